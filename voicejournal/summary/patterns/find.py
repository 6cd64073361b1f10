"""Which of the things that a person named went together with their mood, and where it is too early.

Nothing is said under 28 rated days, nor with fewer than 5 days on a side; under 8 days that name a
factor it is counted and no more. What is said is a difference of at most 5% by chance alone, and of
a false discovery rate of at most .10 over all factors that were tested (docs/PATTERNS.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from operator import not_
from typing import Final

from voicejournal.journal import (
    DayRating,
    Factor,
    Pattern,
    Patterns,
    RatedEvening,
    Verdict,
)
from voicejournal.summary.patterns.days import day_ratings
from voicejournal.summary.patterns.reckoned import Reckon, reckon

LEAST_RATED_DAYS: Final = 28
LEAST_ON_A_SIDE: Final = 5
LEAST_NAMED: Final = 8
"""Under so many days that name a factor it is counted and not tested."""

HIGHEST_P: Final = 0.05
HIGHEST_Q: Final = 0.10
"""Benjamini-Hochberg, over all that were tested; with one factor alone `HIGHEST_P` is stricter."""


def find_patterns(
    evenings: Iterable[RatedEvening],
    first_day: date,
    last_day: date,
    reckoning: Reckon = reckon,
) -> Patterns:
    """What the evenings of these days come to.

    Evenings of one day are given in the order in which they were spoken. Patterns come in
    the order of what may be said of them, then of how often they were named.
    """
    of_days = [evening for evening in evenings if first_day <= evening.day <= last_day]
    of_days.sort(key=lambda evening: evening.day)
    days = day_ratings(of_days)
    rated_days = [day for day in days if day.pleasantness is not None]
    rated = [day.day for day in rated_days]
    named = _named(of_days, rated)
    tested = [factor for factor, on in named.items() if _may_test(len(on), len(rated))]
    found = _tested(rated_days, named, tested, reckoning)
    counted = [
        Pattern(factor, len(on), len(rated) - len(on), Verdict.TOO_FEW)
        for factor, on in named.items()
        if factor not in set(tested)
    ]
    patterns = sorted([*found, *counted], key=_order)
    return Patterns(first_day, last_day, days, tuple(patterns), len(tested))


def _named(evenings: Iterable[RatedEvening], rated: Iterable[date]) -> dict[Factor, set[date]]:
    """Each factor with the rated days that named it."""
    is_rated = set(rated)
    named: dict[Factor, set[date]] = {}
    for evening in evenings:
        for factor in evening.factors if evening.day in is_rated else ():
            named.setdefault(factor, set()).add(evening.day)
    return dict(sorted(named.items(), key=lambda item: (item[0].kind, item[0].label)))


def _may_test(on: int, rated: int) -> bool:
    return (
        rated >= LEAST_RATED_DAYS
        and on >= max(LEAST_NAMED, LEAST_ON_A_SIDE)
        and rated - on >= LEAST_ON_A_SIDE
    )


def _tested(
    days: Sequence[DayRating],
    named: Mapping[Factor, set[date]],
    tested: Sequence[Factor],
    reckoning: Reckon,
) -> list[Pattern]:
    if not tested:
        return []
    moods = [day.pleasantness for day in days if day.pleasantness is not None]
    places = {day.day: place for place, day in enumerate(days)}
    columns = [_column(named[factor], places) for factor in tested]
    found = reckoning([day.day.toordinal() for day in days], moods, columns)
    return [
        _pattern(factor, moods, column, *of)
        for factor, column, *of in zip(
            tested, columns, found.adjusted, found.p, found.q, strict=True
        )
    ]


def _column(on: Iterable[date], places: Mapping[date, int]) -> list[bool]:
    column = [False] * len(places)
    for day in on:
        column[places[day]] = True
    return column


def _pattern(
    factor: Factor,
    moods: Sequence[int],
    column: Sequence[bool],
    adjusted: float,
    p: float,
    q: float,
) -> Pattern:
    on, off = list(compress(moods, column)), list(compress(moods, map(not_, column)))
    mean_with, mean_without = sum(on) / len(on), sum(off) / len(off)
    is_clear = p <= HIGHEST_P and q <= HIGHEST_Q
    # Where taking the trend off turns a difference round, neither side of it is said.
    agrees = (mean_with - mean_without) * adjusted > 0
    verdict = Verdict.TOGETHER if is_clear and agrees else Verdict.NO_DIFFERENCE
    return Pattern(factor, len(on), len(off), verdict, mean_with, mean_without, adjusted, p, q)


def _order(pattern: Pattern) -> tuple[int, float, int, str]:
    """What went together first, the larger difference first; then the more often named."""
    place = (Verdict.TOGETHER, Verdict.NO_DIFFERENCE, Verdict.TOO_FEW).index(pattern.verdict)
    size = abs(pattern.adjusted or 0.0) if pattern.verdict is Verdict.TOGETHER else 0.0
    return place, -size, -pattern.evenings_with, pattern.factor.label
