"""The words of an entry of Day One, and what of it has no place in a journal.

`text` is Markdown. Where it is missing, `richText` holds the words: JSON in a text, whose
`contents` each have a `text` with its line breaks, or what is embedded in its place.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from voicejournal.exchange.building import readable
from voicejournal.exchange.refusal import Refused

LEFT: Final = {"photos": "photo", "videos": "video", "pdfAttachments": "PDF"}
"""Lists of what has no place in a journal, and what one of it is called."""
LEFT_ONE: Final = {
    "location": "place",
    "weather": "weather report",
    "isPinned": "pin",
    "isAllDay": "all-day mark",
}
"""The same of what an entry has once."""
NO_RICH_TEXT: Final = "its words are in a form that cannot be read (richText)"

_MOMENT: Final = re.compile(r"!\[[^\]\n]{0,200}\]\(dayone-moment:[^)\s]{0,200}\)")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def lines_of(given: Mapping[str, Any]) -> list[str]:
    """Its lines without links to what is not text, and with marks of Markdown as they were.

    Raises:
        Refused: its words cannot be read.
    """
    text = given.get("text")
    if text or not given.get("richText"):
        plain = _plain(readable(text or "", "its text"))
        return [_ESCAPED.sub(r"\1", line) for line in _MOMENT.sub("", plain).split("\n")]
    return _plain(readable(_rich(given["richText"]), "its text")).split("\n")


def left_of(given: Mapping[str, Any]) -> Iterator[str]:
    """What of it stays out, a name for each."""
    for key, one in LEFT.items():
        held = given.get(key)
        yield from [one] * (len(held) if isinstance(held, list) else 0)
    yield from (one for key, one in LEFT_ONE.items() if given.get(key))


def _plain(text: str) -> str:
    return text.replace("\u2028", "\n").replace("\u200b", "")


def _rich(given: object) -> str:
    try:
        held = json.loads(given) if isinstance(given, str) else given
    except (ValueError, RecursionError):
        raise Refused(NO_RICH_TEXT) from None
    contents = held.get("contents") if isinstance(held, Mapping) else None
    if not isinstance(contents, list):
        raise Refused(NO_RICH_TEXT)
    parts = [part.get("text", "") if isinstance(part, Mapping) else None for part in contents]
    if not all(isinstance(part, str) for part in parts):
        raise Refused(NO_RICH_TEXT)
    return "".join(map(str, parts))
