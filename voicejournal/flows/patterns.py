"""Moods of some days, and what went together with them."""

from dataclasses import dataclass
from datetime import date

from voicejournal.journal import DayRating, Patterns, TrendPoint
from voicejournal.ports import RatedEvenings
from voicejournal.summary.patterns.days import LEAST_FOR_TREND, day_ratings, rated_count
from voicejournal.summary.patterns.find import find_patterns
from voicejournal.summary.patterns.reckoned import Reckon


@dataclass(frozen=True, slots=True)
class Moods:
    """The mood log, its trend, and its patterns. Loads numpy where there is something to reckon."""

    rated: RatedEvenings
    reckoning: Reckon

    def days(self, first_day: date, last_day: date) -> tuple[DayRating, ...]:
        """Days with a reflection and their last confirmed ratings, oldest first."""
        return day_ratings(self.rated.rated_evenings(first_day, last_day, named=False))

    def trend(self, days: tuple[DayRating, ...]) -> tuple[TrendPoint, ...]:
        """The slow course of these days, for the eye alone; empty under four weeks of them."""
        if rated_count(days) < LEAST_FOR_TREND:
            return ()
        from voicejournal.summary.patterns.trend import trend_of  # noqa: PLC0415 - loads numpy

        return trend_of(days)

    def patterns(self, first_day: date, last_day: date) -> Patterns:
        """What went together with mood, private evenings too: it is for the person's own eyes."""
        evenings = self.rated.rated_evenings(first_day, last_day)
        return find_patterns(evenings, first_day, last_day, self.reckoning)
