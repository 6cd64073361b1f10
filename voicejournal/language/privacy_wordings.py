"""The wordings of `privacy.toml` as patterns."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Final

WORDINGS: Final = "privacy.toml"
NEEDS: Final = "privacy_needs.toml"

_PART: Final = re.compile(r"<([A-Z_]+)>")


@dataclass(frozen=True)
class Wording:
    """A pattern, compiled when a text first may have it.

    Each match has one of its `needs`, letters in lower case; without any it is always tried.
    """

    text: str
    needs: tuple[str, ...] = ()

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, whatever its case."""
        return self._pattern.search(text)

    def all_in(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text, in order."""
        return self._pattern.finditer(text)

    def replaced(self, text: str, by: str) -> str:
        """A text with other words for each match."""
        return self._pattern.sub(by, text)

    def may_be_in(self, lowered: str) -> bool:
        """Whether a text of ASCII alone, in lower case, has what the pattern needs."""
        return not self.needs or any(need in lowered for need in self.needs)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.text, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrivacyWordings:
    """What asks for privacy, and what tells how far a passage reaches."""

    sayings: tuple[Wording, ...]
    forward: Wording
    """The words are about what comes."""
    back: Wording
    """They are about what was said."""
    whole: Wording
    """They are about the whole evening."""
    closes: Wording
    """They end, in so many words, what was private."""
    turns: Wording
    """A topic begins with them."""
    shifts: Wording
    """A topic may begin with them: the time or the place is another."""
    shares: Wording
    """They are plainly for the therapist."""
    continues: Wording
    """They lean on the sentence before them."""
    story: Wording
    """They tell what somebody said, did or kept."""
    telling: Wording
    """They speak of this telling, though they sound like a story."""
    now: Wording
    """They ask for something now, whatever stands before them."""
    of_telling: Wording
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
    (`scripts/train/privacy_needs.py`).
    """
    folder = files("voicejournal.language")
    content = (folder / WORDINGS).read_bytes()
    needs = tomllib.loads((folder / NEEDS).read_text("utf-8"))
    sayings, edges = expanded(content.decode())
    is_of_these = needs["of"] == sha256(content).hexdigest()
    needed = needs["needs"] if is_of_these else [()] * len(sayings)
    return PrivacyWordings(
        tuple(Wording(text, tuple(own)) for text, own in zip(sayings, needed, strict=True)),
        **{name: Wording(text) for name, text in edges.items()},
    )


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
