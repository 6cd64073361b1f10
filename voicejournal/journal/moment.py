"""When something was said: the instant, the zone, and the evening's day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

DAY_STARTS_AT_HOUR: Final = 4
"""The night until 04:00 belongs to the day before (a setting may change it)."""


def journal_day(spoken_at: datetime, day_starts_at_hour: int = DAY_STARTS_AT_HOUR) -> date:
    """Day to which an evening belongs, from its wall-clock time.

    The hours are taken off the wall clock, not off elapsed time, so that the hour that happens
    twice in autumn does not move an evening to another day.
    """
    return (spoken_at.replace(tzinfo=None) - timedelta(hours=day_starts_at_hour)).date()


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, the IANA zone (or fixed offset) of the person, and the evening's day."""

    at: datetime
    zone: str
    journal_day: date
