"""The moods of a page's days."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from voicejournal.errors import InputError
from voicejournal.journal import DayMood, Entry
from voicejournal.language.kept_off import shareable, shareable_values

LONGEST_DAYS: Final = 366


def moods_of_days(entries: Iterable[Entry], first_day: date, last_day: date) -> tuple[DayMood, ...]:
    """Last confirmed mood of each day, private entries and sessions apart.

    A private rating leaves its day spoken and not rated by that entry.

    Raises:
        InputError: the days are the wrong way round, or more than a year.
    """
    count = (last_day - first_day).days + 1
    if count < 1:
        raise InputError("The first day comes after the last one.", "Change them round.")
    if count > LONGEST_DAYS:
        raise InputError(
            f"A page holds {LONGEST_DAYS} days at most.", "Choose days that lie closer together."
        )
    rated: dict[date, int | None] = {}
    for entry in map(shareable_values, _open(entries, first_day, last_day)):
        day, mood = entry.moment.journal_day, entry.mood.pleasantness
        rated[day] = rated.get(day) if mood is None else mood
    days = (first_day + timedelta(days=number) for number in range(count))
    return tuple(DayMood(day, rated.get(day), spoken=day in rated) for day in days)


def mean_mood(days: Iterable[DayMood]) -> float | None:
    """Mean of the rated days; None where none is rated."""
    rated = [day.pleasantness for day in days if day.pleasantness is not None]
    return sum(rated) / len(rated) if rated else None


def shown(entries: Iterable[Entry], first_day: date, last_day: date) -> list[Entry]:
    """What a page may know of these days' entries, oldest first: nothing of what is kept off."""
    return [shareable(entry) for entry in _open(entries, first_day, last_day)]


def spoken(entries: Iterable[Entry], first_day: date, last_day: date) -> list[Entry]:
    """The entries of these days, oldest first."""
    return sorted(
        (entry for entry in entries if first_day <= entry.moment.journal_day <= last_day),
        key=lambda entry: (entry.moment.journal_day, entry.moment.at, entry.number),
    )


def _open(entries: Iterable[Entry], first_day: date, last_day: date) -> list[Entry]:
    """The evenings of these days that are not private as a whole, oldest first."""
    return [
        entry
        for entry in spoken(entries, first_day, last_day)
        if not (entry.private or entry.is_session)
    ]
