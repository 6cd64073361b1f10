"""Whether a text comes to speak of a topic: its words stand there together, whatever their case."""

import re
from typing import Final

from voicejournal.language.text.plain import plain

_PLURAL: Final = r"(?:'s|s|es)?"


def is_about(text: str, topic: str) -> bool:
    """Whether the words of a topic stand in a text, whole, in their order; a plural counts."""
    words = plain(topic).split()
    if not words:
        return False
    sought = r"\s+".join(map(re.escape, words))
    return re.search(rf"(?<!\w){sought}{_PLURAL}(?!\w)", plain(text)) is not None
