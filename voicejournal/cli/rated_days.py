"""Which days `mood` and `patterns` look at."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from voicejournal.cli.moments import LAST_YEAR, day_from_text
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from voicejournal.wiring import Wiring

DAYS_IN_YEAR = 365

_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})")


def newest_day(wiring: Wiring) -> date:
    """Today, or the newest evening's day where that is later."""
    today = wiring.clock.moment().journal_day
    return max(today, wiring.database.rated.newest_day() or today)


def days_between(first: str | None, last: str | None, newest: date) -> tuple[date, date]:
    """From and to, as they were given: up to the newest day, and a year long where one is not.

    Raises:
        InputError: no dates, or the wrong way round.
    """
    end = day_from_text(last) if last else newest
    start = day_from_text(first) if first else _back(end, DAYS_IN_YEAR - 1)
    if end < start:
        raise InputError("The last day is before the first.", "Give --from before --to.")
    return start, end


def last_days(count: int, newest: date) -> tuple[date, date]:
    """As many days, up to the newest."""
    return _back(newest, count - 1), newest


def days_of_month(text: str) -> tuple[date, date]:
    """First and last day of '2026-11'.

    Raises:
        InputError: it is no month.
    """
    matched = _MONTH.fullmatch(text)
    try:
        first = date(int(matched["year"]), int(matched["month"]), 1) if matched else None
    except ValueError:
        first = None
    if first is None or first.year > LAST_YEAR:
        raise InputError(f"{text} is no month.", "For example 2026-11.")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def days_of_year(year: int) -> tuple[date, date]:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))
