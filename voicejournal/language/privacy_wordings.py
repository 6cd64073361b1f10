"""The wordings of `privacy.toml` as patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_PART: Final = re.compile(r"<([A-Z_]+)>")


@dataclass(frozen=True, slots=True)
class PrivacyWordings:
    """What asks for privacy, and what tells how far a passage reaches."""

    sayings: tuple[re.Pattern[str], ...]
    forward: re.Pattern[str]
    """The words are about what comes."""
    back: re.Pattern[str]
    """They are about what was said."""
    whole: re.Pattern[str]
    """They are about the whole evening."""
    closes: re.Pattern[str]
    """They end, in so many words, what was private."""
    turns: re.Pattern[str]
    """A topic begins with them."""
    shares: re.Pattern[str]
    """They are plainly for the therapist."""
    continues: re.Pattern[str]
    """They lean on the sentence before them."""


@cache
def privacy_wordings() -> PrivacyWordings:
    """The wordings, read once."""
    told = tomllib.loads((files("voicejournal.language") / "privacy.toml").read_text("utf-8"))
    parts = told["parts"]

    def pattern(text: str) -> re.Pattern[str]:
        while _PART.search(text):
            text = _PART.sub(lambda part: parts[part[1]], text)
        return re.compile(text, re.IGNORECASE)

    edges = {name: pattern(text) for name, text in told["edges"].items()}
    return PrivacyWordings(tuple(map(pattern, told["asks"]["sayings"])), **edges)
