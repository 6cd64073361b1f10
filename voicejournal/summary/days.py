"""Days and weeks as people write them: '2026-W47', '16 - 22 November 2026'."""

import re
from datetime import date, timedelta
from typing import Final

from voicejournal.errors import InputError
from voicejournal.language.text.names import DAYS, MONTHS

_ISO_WEEK: Final = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d{1,2})", re.IGNORECASE | re.ASCII)


def days_of_week(text: str) -> tuple[date, date]:
    """Monday and Sunday of an ISO week such as '2026-W47'.

    Raises:
        InputError: not a week, or one that the year does not have.
    """
    matched = _ISO_WEEK.fullmatch(text.strip())
    remedy = f"Write the year and the number of the week, for example {_EXAMPLE}."
    if matched is None:
        raise InputError(f"{text.strip()[:20]!r} is no week.", remedy)
    try:
        monday = date.fromisocalendar(int(matched["year"]), int(matched["week"]), 1)
        return monday, monday + timedelta(days=6)
    except (ValueError, OverflowError) as wrong:
        raise InputError(f"There is no week {text.strip()}.", remedy) from wrong


def iso_week_of(day: date) -> str:
    """Week of a day, as `days_of_week` reads it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_EXAMPLE: Final = iso_week_of(date(2026, 11, 16))


def day_text(day: date, *, alone: bool = False) -> str:
    """'Thu 19 Nov', or 'Thu' alone where a page has no second Thursday."""
    weekday = DAYS[day.weekday()][:3]
    return weekday if alone else f"{weekday} {day.day} {MONTHS[day.month - 1][:3]}"


def range_text(first_day: date, last_day: date) -> str:
    """'16 - 22 November 2026', with no more than is needed of month and year."""
    last = f"{last_day.day} {MONTHS[last_day.month - 1]} {last_day.year}"
    if first_day == last_day:
        return last
    first = str(first_day.day)
    if (first_day.year, first_day.month) != (last_day.year, last_day.month):
        first += f" {MONTHS[first_day.month - 1]}"
    if first_day.year != last_day.year:
        first += f" {first_day.year}"
    return f"{first} - {last}"
