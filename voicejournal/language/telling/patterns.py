"""What a sentence tells, by the way it is put: a weight for each kind of thing on the page.

`telling.toml` beside this file has the patterns. They are of general English; a name in braces
stands for the people of a week. Nothing is concluded: a weight only says which sentence goes first.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from voicejournal.errors import DamagedError
from voicejournal.language.text.plain import plain

PARTS: Final = (
    r"(?:my |our )?\b(?:mum|mom|dad|mam|mother|father|sister|brother|son|daughter|wife|husband|"
    r"partner|girlfriend|boyfriend|gran|nan|grandmother|grandfather|granddad|aunt|auntie|uncle|"
    r"cousin|niece|nephew|friend|flatmate|roommate|housemate|neighbou?r|boss|manager|supervisor|"
    r"colleague|coworker|co-worker|teacher|professor|coach|landlord|doctor|nurse|"
    r"ex|kids|children|parents|mother-in-law|father-in-law|sister-in-law|brother-in-law)\b"
)
"""People by their part in one's life."""

THERAPIST: Final = ("my therapist", "the therapist", "my counsellor", "my counselor")
NOBODY: Final = r"(?!)"
ROUTINE: Final = "routine"
"""The name of what happens every day."""

_NEVER: Final = re.compile(NOBODY)


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns of which one hit counts, once."""

    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """The groups of one kind; a hit of `unless` says that the sentence is not of it."""

    groups: tuple[Group, ...]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """The patterns with the people of a week in their places."""

    kinds: Mapping[str, Kind]
    against: tuple[Group, ...]
    never: re.Pattern[str]

    def weights(self, sentence: str) -> dict[str, float]:
        """For each kind the sum of its groups that hit."""
        found = _found(self, plain(sentence))
        return {name: _sum(kind.groups, found[name]) for name, kind in self.kinds.items()}

    def hits(self, sentence: str) -> Iterator[tuple[str, float]]:
        """The groups that hit, each by name with 1, and for each kind the sum of its groups."""
        for name, places in _found(self, plain(sentence)).items():
            if places:
                groups = self.against if name == ROUTINE else self.kinds[name].groups
                yield from ((f"{name} {n}", 1.0) for n in places)
                yield name, _sum(groups, places)

    def routine(self, sentence: str) -> float:
        """How much a sentence speaks of what happens every day."""
        return _sum(self.against, _found(self, plain(sentence))[ROUTINE])

    def is_aside(self, sentence: str) -> bool:
        """Whether it says what is not to be shown: such a sentence is never on a page."""
        return self.never.search(plain(sentence)) is not None


@lru_cache(maxsize=2048)
def _found(telling: Telling, text: str) -> Mapping[str, tuple[int, ...]]:
    """Of each kind, and of what happens every day, the groups that hit a plain text.

    A page asks for them of each of its sentences several times.
    """
    kinds = (*telling.kinds.items(), (ROUTINE, Kind(telling.against, _NEVER)))
    return {name: _hitting(kind, text) for name, kind in kinds}


def _hitting(kind: Kind, text: str) -> tuple[int, ...]:
    found = tuple(n for n, group in enumerate(kind.groups) if group.pattern.search(text))
    return () if found and kind.unless.search(text) else found


def _sum(groups: Sequence[Group], places: Iterable[int]) -> float:
    return sum(groups[n].weight for n in places)


def read_telling(names: Iterable[str], therapist: str) -> Telling:
    """Read the packaged patterns for a week's people (in lowercase) and therapist.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    own = [name for name in therapist.lower().split() if name.strip(".") not in _TITLES]
    others = sorted(re.escape(name) for name in set(names) - set(own))
    one = "|".join([PARTS, *(rf"\b{name}\b" for name in others)])
    known = "|".join(rf"\b{re.escape(name)}\b" for name in (*THERAPIST, *own))
    places = {"{one}": one, "{therapist}": known, "{their}": r"\b(?:she|he|they)\b"}
    return _compiled(tuple(places.items()))


_TITLES: Final = frozenset(("dr", "mr", "mrs", "ms", "prof"))


@cache
def _compiled(places: tuple[tuple[str, str], ...]) -> Telling:
    text = (files("voicejournal.language.telling") / "telling.toml").read_text("utf-8")
    try:
        table = tomllib.loads(text)
        kinds = {row["name"]: _kind(row, places) for row in table["kind"]}
        against = tuple(g for row in table["against"] for g in _groups(row["groups"], places))
        never = _either((one for row in table["never"] for one in row["any"]), places)
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DamagedError(
            f"The list of patterns is damaged: {error}.", "Install voicejournal again."
        ) from error
    return Telling(kinds, against, never)


def _kind(row: Mapping[str, Any], places: tuple[tuple[str, str], ...]) -> Kind:
    return Kind(_groups(row["groups"], places), _either(row.get("unless", (NOBODY,)), places))


def _groups(
    rows: Iterable[Mapping[str, Any]], places: tuple[tuple[str, str], ...]
) -> tuple[Group, ...]:
    return tuple(Group(float(row["weight"]), _either(row["any"], places)) for row in rows)


def _either(patterns: Iterable[str], places: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    for name, people in places:
        joined = joined.replace(name, f"(?:{people})")
    return re.compile(joined)
