"""Wordings that may speak of danger to oneself, and what shows that they do not.

The list is `danger.toml` beside this file, read once.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from voicejournal.errors import DamagedError
from voicejournal.language.lists.lazy_pattern import LazyPattern, Way, ways_from

WORDINGS: Final = "danger.toml"
NEEDS: Final = "danger_needs.json"


@dataclass(frozen=True, slots=True)
class Wording:
    """A family of wordings; where `unless` is found in the sentence, it means something else."""

    pattern: LazyPattern
    unless: LazyPattern | None
    names_speaker: bool
    denies: bool


@dataclass(frozen=True, slots=True)
class Quiet:
    """What takes a wording its danger: idioms, stories, other people, times long over, denials."""

    idioms: LazyPattern
    somebody_said: LazyPattern
    stories: LazyPattern
    others: LazyPattern
    long_over: LazyPattern
    not_over: LazyPattern
    recent: LazyPattern
    present: LazyPattern
    asked: LazyPattern
    answered: LazyPattern
    denials: LazyPattern
    no_denials: LazyPattern


@dataclass(frozen=True, slots=True)
class DangerWords:
    """The families, and what makes them quiet."""

    wordings: tuple[Wording, ...]
    quiet: Quiet


@cache
def read_danger_words() -> DangerWords:
    """The packaged list; the same value each time.

    What the wordings need is heeded only where it was reckoned of just these
    (`scripts/train/needs.py`); else they are looked through, and none is left untried.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    folder = files("voicejournal.language.danger")
    content = (folder / WORDINGS).read_bytes()
    try:
        needs = json.loads((folder / NEEDS).read_bytes())
        if needs["of"] == sha256(content).hexdigest():
            return _words(tomllib.loads(content.decode()), needs["needs"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # what the wordings need only spares trying them
    return parse_danger_words(content.decode(errors="replace"))


def parse_danger_words(text: str) -> DangerWords:
    """Make the list of a TOML text.

    Raises:
        DamagedError: not TOML, a field missing, or a form that is no regular expression.
    """
    try:
        table = tomllib.loads(text)
        words = _words(table, [()] * len(table["wording"]))
        for pattern in _patterns(words):
            _ = pattern.compiled
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DamagedError(
            f"The list of words is damaged: {error}.", "Install voicejournal again."
        ) from error
    return words


def any_of(forms: Iterable[str]) -> str:
    """One expression of all forms, each of whole words."""
    either = "|".join(f"(?:{form})" for form in forms)
    return rf"(?<!\w)(?:{either})(?!\w)"


def _words(table: Mapping[str, Any], needs: Sequence[Any]) -> DangerWords:
    rows, quiet = table["wording"], table["quiet"]
    return DangerWords(
        tuple(_wording(row, ways_from(own)) for row, own in zip(rows, needs, strict=True)),
        Quiet(**{one: LazyPattern(any_of(quiet[one])) for one in Quiet.__dataclass_fields__}),
    )


def _wording(row: Mapping[str, Any], ways: tuple[Way, ...]) -> Wording:
    return Wording(
        LazyPattern(any_of(row["forms"]), ways),
        LazyPattern(any_of(row["unless"])) if "unless" in row else None,
        names_speaker=bool(row.get("names_speaker")),
        denies=bool(row.get("denies")),
    )


def _patterns(words: DangerWords) -> list[LazyPattern]:
    quiet = [getattr(words.quiet, name) for name in Quiet.__dataclass_fields__]
    unless = [one.unless for one in words.wordings if one.unless is not None]
    return [*(one.pattern for one in words.wordings), *unless, *quiet]
