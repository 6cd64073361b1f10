"""What sounds private of authored weeks: wishes heard, private sentences and others kept off.

Run: .venv/bin/python -m scripts.bench.privacy              (each author by weights of the others)
     … --weeks DIR                                          (other weeks, by the packaged weights)
     … --beside 2                           (evenings cut to so much beside what is private)
     … --told                                               (and the sentences)

An evening is lost where it has open sentences and all of them are kept off. Needs scikit-learn.
"""

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.bench.speech_tables import Table
from scripts.bench.week_material import AuthoredWeek, read_weeks
from scripts.train.page import all_weeks
from scripts.train.privacy import Said, said_in, trained_on, use
from voicejournal.language.private.passages import private_passages
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence: whether it asks for privacy, or is private, and whether it is kept off."""

    text: str
    asks: bool
    private: bool
    kept_off: bool

    @property
    def is_false(self) -> bool:
        """Whether it is kept off for nothing."""
        return self.kept_off and not (self.asks or self.private)


@dataclass(frozen=True, slots=True)
class Evening:
    """The sentences of one entry."""

    part: str
    sentences: tuple[Judged, ...]

    @property
    def is_lost(self) -> bool:
        """Whether nothing is left of it, though not all of it is private."""
        return all(one.kept_off for one in self.sentences) and any(
            one.is_false for one in self.sentences
        )


def evenings_of(week: AuthoredWeek, beside: int | None = None) -> Iterator[Evening]:
    """The evenings of a week, as the rules and weights of now take them; whole, or cut."""
    said = iter(said_in(week))
    for entry in week.entries:
        sentences = sentences_of(words_of_text(entry["text"]))
        told = [next(said) for _ in sentences]
        own = slice(None) if beside is None else _cut(told, beside)
        passages = private_passages(sentences[own])
        off = {n for one in passages for n in range(one.first, one.last)}
        judged = (
            Judged(one.text, one.asks, one.private, n in off) for n, one in enumerate(told[own])
        )
        yield Evening(week.part, tuple(judged))


def _cut(said: Sequence[Said], beside: int) -> slice:
    """Where what is private of an evening stands, with so many sentences on each side."""
    private = [n for n, one in enumerate(said) if one.private]
    if not private:
        return slice(0, 0)
    return slice(max(private[0] - beside, 0), private[-1] + beside + 1)


def table_of(evenings: Sequence[Evening]) -> Table:
    """By part, and all."""
    table = Table(
        "Kept off",
        ("part", "evenings", "wishes", "private", "others", "lost"),
    )
    parts = sorted({evening.part for evening in evenings})
    for name in (*parts, *(["all"] if len(parts) > 1 else [])):
        own = [one for one in evenings if name in (one.part, "all")]
        table.add(name, *_counts(own))
    return table


def _counts(evenings: Sequence[Evening]) -> tuple[Any, ...]:
    said = [one for evening in evenings for one in evening.sentences]
    return (
        len(evenings),
        _share(one.kept_off for one in said if one.asks),
        _share(one.kept_off for one in said if one.private and not one.asks),
        _share(one.is_false for one in said if not one.private),
        _share(one.is_lost for one in evenings if any(s.kept_off for s in one.sentences)),
    )


def _share(found: Iterator[bool]) -> str:
    counted = list(found)
    return f"{sum(counted)} of {len(counted)}"


def left_out(beside: int | None) -> Iterator[Evening]:
    """The weeks to learn from, each by weights that have seen no week of its part."""
    weeks = all_weeks()
    for part in sorted({week.part for week in weeks}):
        use(trained_on([week for week in weeks if week.part != part]))
        own = (week for week in weeks if week.part == part)
        yield from (evening for week in own for evening in evenings_of(week, beside))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weeks", type=Path, metavar="DIR")
    parser.add_argument(
        "--beside", type=int, metavar="N", help="cut evenings so near to what is private"
    )
    parser.add_argument("--told", action="store_true", help="print what is kept off")
    given = parser.parse_args()
    print(f"$ python -m scripts.bench.privacy {shlex.join(sys.argv[1:])}")
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n")
    if given.weeks:
        evenings = [
            one for week in read_weeks(given.weeks) for one in evenings_of(week, given.beside)
        ]
    else:
        evenings = list(left_out(given.beside))
    if given.told:
        for evening in evenings:
            _print(evening)
    print(table_of(evenings).as_text())


def _print(evening: Evening) -> None:
    if any(one.kept_off or one.private for one in evening.sentences):
        print(f"--- {evening.part}")
        for one in evening.sentences:
            mark = "?" if one.asks else "!" if one.private else "-" if one.kept_off else " "
            print(f"{mark}{'x' if one.kept_off else ' '} {one.text}")


if __name__ == "__main__":
    main()
