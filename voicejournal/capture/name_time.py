"""When a recording was made, by its file's name, as recorders and messengers write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

NOON = 12
HOURS_A_HALF_DAY = 12


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time that a file tells; without a zone it is the clock on the wall where one is.

    `has_hour` is False where only the day is told; `at` is then its noon.
    """

    at: datetime
    has_hour: bool = True


_LONG_DAY = r"(?P<year>(?:19|20)\d{2})(?P<sep>[-_. ]?)(?P<month>\d{2})(?P=sep)(?P<day>\d{2})"
_SHORT_DAY = r"(?P<short_year>\d{2})(?P<short_month>\d{2})(?P<short_day>\d{2})(?=[-_]\d{4})"
_HOUR = (
    r"(?: at |, |[-_. ]{1,3}|T|)"
    r"(?P<hour>\d{2})(?P<colon>[-_.:h]?)(?P<minute>\d{2})"
    r"(?:(?P=colon)(?P<second>\d{2})(?:\d{3})?)?(?!\d)"
    r"(?: ?(?P<half>[AaPp])[Mm](?![A-Za-z0-9]))?(?P<utc>Z(?![A-Za-z0-9]))?"
)
_WITH_HOUR = re.compile(rf"(?<!\d)(?:{_LONG_DAY}|{_SHORT_DAY}){_HOUR}", re.ASCII)
_DAY_ALONE = re.compile(rf"(?<!\d){_LONG_DAY}(?!\d)", re.ASCII)


def time_in_name(name: str) -> ToldTime | None:
    """The first time in a file's name, else the first day; None where it tells neither.

    What is no date of the calendar is passed over: `New Recording 12`, `20269917`.
    """
    return next(_times(name), None) or next(_days(name), None)


def _times(name: str) -> Iterator[ToldTime]:
    for found in _WITH_HOUR.finditer(name):
        part = found.groupdict()
        hour = _hour(int(part["hour"]), part["half"])
        year = int(part["year"] or f"20{part['short_year']}")
        month = int(part["month"] or part["short_month"])
        day = int(part["day"] or part["short_day"])
        try:
            at = datetime(year, month, day, hour, int(part["minute"]), int(part["second"] or 0))  # noqa: DTZ001 - the clock on the wall
        except ValueError:
            continue
        yield ToldTime(at.replace(tzinfo=UTC) if part["utc"] else at)


def _days(name: str) -> Iterator[ToldTime]:
    for found in _DAY_ALONE.finditer(name):
        try:
            at = datetime(int(found["year"]), int(found["month"]), int(found["day"]), NOON)  # noqa: DTZ001
        except ValueError:
            continue
        yield ToldTime(at, has_hour=False)


def _hour(hour: int, half: str | None) -> int:
    """Hour of the day, from one of the morning or the afternoon where that is said."""
    if half is None or not 1 <= hour <= HOURS_A_HALF_DAY:
        return hour
    return hour % HOURS_A_HALF_DAY + (HOURS_A_HALF_DAY if half in "Pp" else 0)
