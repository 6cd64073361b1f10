"""Wordings that may speak of danger to oneself, and what shows that they do not.

The list is `danger.toml` beside this file, read once.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from voicejournal.errors import DamagedError

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A family of wordings; where `unless` is found in the sentence, it means something else."""

    pattern: Pattern
    unless: Pattern | None
    names_speaker: bool
    denies: bool


@dataclass(frozen=True, slots=True)
class Quiet:
    """What takes a wording its danger: idioms, stories, other people, times long over, denials."""

    idioms: Pattern
    somebody_said: Pattern
    stories: Pattern
    others: Pattern
    long_over: Pattern
    not_over: Pattern
    recent: Pattern
    present: Pattern
    asked: Pattern
    answered: Pattern
    denials: Pattern
    no_denials: Pattern


@dataclass(frozen=True, slots=True)
class DangerWords:
    """The families, and what makes them quiet."""

    wordings: tuple[Wording, ...]
    quiet: Quiet


@cache
def read_danger_words() -> DangerWords:
    """Read and check the packaged list; the same value each time.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    text = files("voicejournal.language").joinpath("danger.toml").read_text(encoding="utf-8")
    return parse_danger_words(text)


def parse_danger_words(text: str) -> DangerWords:
    """Make the list of a TOML text.

    Raises:
        DamagedError: not TOML, a field missing, or a form that is no regular expression.
    """
    try:
        table = tomllib.loads(text)
        quiet = table["quiet"]
        return DangerWords(
            tuple(_wording(row) for row in table["wording"]),
            Quiet(**{name: _any_of(quiet[name]) for name in Quiet.__dataclass_fields__}),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DamagedError(
            f"The list of words is damaged: {error}.", "Install voicejournal again."
        ) from error


def _wording(row: Mapping[str, Any]) -> Wording:
    return Wording(
        _any_of(row["forms"]),
        _any_of(row["unless"]) if "unless" in row else None,
        names_speaker=bool(row.get("names_speaker")),
        denies=bool(row.get("denies")),
    )


def _any_of(forms: Iterable[str]) -> Pattern:
    """One pattern of all forms, each of whole words."""
    either = "|".join(f"(?:{form})" for form in forms)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
