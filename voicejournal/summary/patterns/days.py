"""Evenings as days: the last confirmed ratings of each, and what they come to."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from voicejournal.journal import DayRating, RatedEvening

if TYPE_CHECKING:
    from datetime import date

LEAST_FOR_TREND: Final = 28
"""Under four weeks of rated days nothing is said of a course, and none is drawn."""


def day_ratings(evenings: Iterable[RatedEvening]) -> tuple[DayRating, ...]:
    """The last ratings of each day, of evenings oldest first; a day that is not rated has None."""
    days: dict[date, DayRating] = {}
    for evening in evenings:
        before = days.get(evening.day)
        mood, rated = evening.pleasantness, evening.rated
        if mood is None and before is not None:
            mood, rated = before.pleasantness, before.rated
        energy = evening.energy
        if energy is None and before is not None:
            energy = before.energy
        days[evening.day] = DayRating(evening.day, mood, energy, rated)
    return tuple(days.values())


def rated_count(days: Sequence[DayRating]) -> int:
    """How many of the days have a confirmed mood."""
    return sum(day.pleasantness is not None for day in days)
