"""Our own words for skills, urges, wins and people: the lists of `mentions.toml` beside it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from voicejournal.errors import DamagedError
from voicejournal.language.lists.lexicon import WordList


@dataclass(frozen=True, slots=True)
class Named:
    """A skill, an urge or a win: the name to propose, and the phrases that tell of it."""

    name: str
    forms: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Roles and titles of people, and what tells that they were reached or were a support."""

    roles: tuple[str, ...]
    titles: tuple[str, ...]
    reached: tuple[str, ...]
    supported: tuple[str, ...]
    not_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionWords:
    """All lists."""

    skills: WordList[Named]
    urges: WordList[Named]
    wins: WordList[Named]
    people: PeopleWords


@cache
def read_mention_words() -> MentionWords:
    """Read and check the packaged list; the same value each time.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    text = (files("voicejournal.language.lists") / "mentions.toml").read_text("utf-8")
    return parse_mention_words(text)


def parse_mention_words(text: str) -> MentionWords:
    """Make the lists of a TOML text.

    Raises:
        DamagedError: not TOML, or a field missing.
    """
    try:
        table = tomllib.loads(text)
        wins, people = table["wins"], table["people"]
        return MentionWords(
            WordList(tuple(_named(row["name"], row["forms"], row) for row in table["skill"])),
            WordList(tuple(_urge(row, table["urges"]) for row in table["urge"])),
            WordList((_named("win", wins["forms"], wins),)),
            PeopleWords(**{name: tuple(people[name]) for name in PeopleWords.__dataclass_fields__}),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(
            f"The list of words is damaged: {error}.", "Install voicejournal again."
        ) from error


def _named(name: str, forms: list[str], row: Mapping[str, Any]) -> Named:
    return Named(name, tuple(forms), tuple(row.get("unless", ())))


def _urge(row: Mapping[str, Any], pulls: Mapping[str, Any]) -> Named:
    """Each pull before each act: an act without its pull is no urge."""
    pairs = [*product(pulls["pulls"], row["acts"]), *product(pulls["cravings"], row["things"])]
    return _named(row["label"], [f"{pull} {act}" for pull, act in pairs], row)
