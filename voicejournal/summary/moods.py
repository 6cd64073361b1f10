"""The moods of a page's days."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from voicejournal.errors import InputError
from voicejournal.journal import DayMood, Entry
from voicejournal.language.once_said import as_it_reads
from voicejournal.language.private.kept_off import shareable, shareable_values

LONGEST_DAYS: Final = 366


def moods_of_days(entries: Iterable[Entry], first_day: date, last_day: date) -> tuple[DayMood, ...]:
    """Confirmed moods of each day, the last one apart; of private entries and sessions none.

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
    rated: dict[date, list[int]] = {}
    for entry in map(shareable_values, _open(entries, first_day, last_day)):
        own = rated.setdefault(entry.moment.journal_day, [])
        if entry.mood.pleasantness is not None:
            own.append(entry.mood.pleasantness)
    return tuple(
        _mood(first_day + timedelta(days=number), rated.get(first_day + timedelta(days=number)))
        for number in range(count)
    )


def _mood(day: date, rated: Sequence[int] | None) -> DayMood:
    last = rated[-1] if rated else None
    return DayMood(day, last, rated is not None, tuple(rated[:-1]) if rated else ())


def mean_mood(days: Iterable[DayMood]) -> float | None:
    """Mean of the rated days, each by its last rating; None where none is rated."""
    rated = [day.pleasantness for day in days if day.pleasantness is not None]
    return sum(rated) / len(rated) if rated else None


def shown(entries: Iterable[Entry], first_day: date, last_day: date) -> list[Entry]:
    """What a page may know of these days' entries, oldest first: nothing of what is kept off."""
    return [shareable(as_it_reads(entry)) for entry in _open(entries, first_day, last_day)]


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
