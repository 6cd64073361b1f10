"""Moods of some days in sentences: what a chart shows, for who does not see it."""

from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import Final

from voicejournal.journal import DayRating, RatedWhen
from voicejournal.language.text.names import MONTHS
from voicejournal.screen.phrases import short_day_text

MANY_DAYS: Final = 62
"""From so many days on, months are told one by one."""


def day_line(day: DayRating) -> str:
    """A day with its ratings: 'Tue 17 Nov 2026   mood 5   energy 4'."""
    told = [
        f"{what} {rating}"
        for what, rating in (("mood", day.pleasantness), ("energy", day.energy))
        if rating is not None
    ] or ["not rated"]
    if day.rated is RatedWhen.LATER:
        told += ["filled in later"]
    return "   ".join([short_day_text(day.day), *told])


def mood_sentences(days: Sequence[DayRating], first_day: date, last_day: date) -> list[str]:
    """How many evenings are rated, their means, the lowest and the highest, what came later."""
    count = (last_day - first_day).days + 1
    rated = [day for day in days if day.pleasantness is not None]
    told = [f"{len(rated)} of {count} evenings rated, {count - len(rated)} missing."]
    moods = [day.pleasantness for day in rated if day.pleasantness is not None]
    if moods:
        lowest, highest = rated[moods.index(min(moods))], rated[moods.index(max(moods))]
        told += [f"Mood {_mean(moods)} on average,"]
        told[-1] += f" from {min(moods)} ({short_day_text(lowest.day)})"
        told[-1] += f" to {max(moods)} ({short_day_text(highest.day)})."
    energies = [day.energy for day in days if day.energy is not None]
    if energies:
        told += [f"Energy {_mean(energies)} on average."]
    return [*told, *when_rated(days)]


def when_rated(days: Sequence[DayRating]) -> list[str]:
    """How many evenings were filled in later, and of how many that is not known."""
    later = sum(day.rated is RatedWhen.LATER for day in days)
    unknown = sum(day.rated is RatedWhen.UNKNOWN for day in days)
    told = []
    if later:
        told += [f"{later} {_were(later)} filled in later, on another day."]
    if unknown:
        told += [f"{unknown} {_were(unknown)} brought in with the rating: when is not known."]
    return told


def month_sentences(days: Sequence[DayRating], first_day: date, last_day: date) -> list[str]:
    """A sentence for each month of many days; nothing for fewer."""
    if (last_day - first_day).days < MANY_DAYS:
        return []
    of_months: dict[date, list[int]] = {}
    for day in days:
        if day.pleasantness is not None:
            of_months.setdefault(day.day.replace(day=1), []).append(day.pleasantness)
    told = []
    month = first_day.replace(day=1)
    while month <= last_day:
        after = (month + timedelta(days=31)).replace(day=1)
        moods = of_months.get(month, [])
        rated = f"{len(moods)} rated, mean {_mean(moods)}" if moods else "not rated"
        told += [f"{MONTHS[month.month - 1]} {month.year}: {rated}."]
        month = after
    return told


def wrapped(sentences: Sequence[str], width: int, indent: str = "  ") -> str:
    """Sentences as a paragraph."""
    return "\n".join(
        wrap(" ".join(sentences), width, initial_indent=indent, subsequent_indent=indent)
    )


def _mean(ratings: Sequence[int]) -> str:
    return f"{sum(ratings) / len(ratings):.1f}"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
