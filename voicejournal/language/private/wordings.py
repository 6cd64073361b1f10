"""The wordings of `privacy.toml` as patterns."""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from voicejournal.language.lists.lazy_pattern import LazyPattern, Way, ways_from

WORDINGS: Final = "privacy.toml"
NEEDS: Final = "privacy_needs.json"

_PART: Final = re.compile(r"<([A-Z_]+)>")


@dataclass(frozen=True, slots=True)
class PrivacyWordings:
    """What asks for privacy, and what tells how far a passage reaches."""

    sayings: tuple[LazyPattern, ...]
    forward: LazyPattern
    """The words are about what comes."""
    back: LazyPattern
    """They are about what was said."""
    whole: LazyPattern
    """They are about the whole evening."""
    closes: LazyPattern
    """They end, in so many words, what was private."""
    turns: LazyPattern
    """A topic begins with them."""
    shifts: LazyPattern
    """A topic may begin with them: the time or the place is another."""
    shares: LazyPattern
    """They are plainly for the therapist."""
    continues: LazyPattern
    """They lean on the sentence before them."""
    story: LazyPattern
    """They tell what somebody said, did or kept."""
    telling: LazyPattern
    """They speak of this telling, though they sound like a story."""
    now: LazyPattern
    """They ask for something now, whatever stands before them."""
    of_telling: LazyPattern
    """They speak of the telling, or of who is to have it."""

    def asks(self, text: str) -> bool:
        """Whether a text asks for privacy."""
        if not text.isascii():  # such letters may be alike in more ways than by their lower case
            return any(saying.search(text) for saying in self.sayings)
        lowered = text.lower()
        return any(one.may_be_in(lowered) and one.search(text) for one in self.sayings)


@cache
def privacy_wordings() -> PrivacyWordings:
    """The wordings, read once.

    What they need is heeded only where it was reckoned of just these wordings
    (`scripts/train/needs.py`).
    """
    folder = files("voicejournal.language.private")
    content = (folder / WORDINGS).read_bytes()
    sayings, edges = expanded(content.decode())
    needed = _needed(folder, content) or [()] * len(sayings)
    return PrivacyWordings(
        tuple(_pattern(text, ways_from(own)) for text, own in zip(sayings, needed, strict=True)),
        **{name: _pattern(text) for name, text in edges.items()},
    )


def _needed(folder: Traversable, content: bytes) -> list[Any]:
    """What each saying needs; empty where that is damaged, or of other wordings."""
    try:
        needs = json.loads((folder / NEEDS).read_bytes())
        return list(needs["needs"]) if needs["of"] == sha256(content).hexdigest() else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _pattern(text: str, ways: tuple[Way, ...] = ()) -> LazyPattern:
    return LazyPattern(text, ways, re.IGNORECASE)


def expanded(content: str) -> tuple[list[str], dict[str, str]]:
    """The sayings and edges of the file as whole patterns, each part in its place."""
    told = tomllib.loads(content)
    parts = told["parts"]

    def whole(text: str) -> str:
        while _PART.search(text):
            text = _PART.sub(lambda part: parts[part[1]], text)
        return text

    edges = {name: whole(text) for name, text in (told["edges"] | told["telling"]).items()}
    return [whole(text) for text in told["asks"]["sayings"]], edges
