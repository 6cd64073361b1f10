"""Days, or weeks, side by side: what a chart in characters and a drawn one have in common."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from voicejournal.journal import DayRating, TrendPoint


@dataclass(frozen=True, slots=True)
class Column:
    """A day, or a week that begins on `day`, with its ratings or their means."""

    day: date
    rating: float | None
    energy: float | None = None
    trend: float | None = None


def by_day(days: Sequence[DayRating]) -> list[Column]:
    """Every day from the first one given to the last; none where nothing was rated."""
    if all(day.pleasantness is None and day.energy is None for day in days):
        return []
    rated = {day.day: day for day in days}
    first, last = min(rated), max(rated)
    count = (last - first).days + 1
    return [
        Column(day, rated[day].pleasantness, rated[day].energy)
        if day in rated
        else Column(day, None)
        for day in (first + timedelta(days=number) for number in range(count))
    ]


def by_week(daily: Sequence[Column]) -> list[Column]:
    """Means of the rated days, by weeks from Monday."""
    weeks: dict[date, list[Column]] = {}
    for column in daily:
        monday = date.fromordinal(column.day.toordinal() - column.day.weekday())
        weeks.setdefault(monday, []).append(column)
    return [
        Column(
            monday,
            _mean(column.rating for column in columns),
            _mean(column.energy for column in columns),
        )
        for monday, columns in weeks.items()
    ]


def _mean(ratings: Iterable[float | None]) -> float | None:
    rated = [rating for rating in ratings if rating is not None]
    return sum(rated) / len(rated) if rated else None


def with_trend(
    columns: Sequence[Column], trend: Sequence[TrendPoint], *, is_weekly: bool
) -> Sequence[Column]:
    """The columns with the trend at their days, or in the middle of their weeks."""
    if not trend:
        return columns
    numbers = [point.day.toordinal() for point in trend]
    smooth = [point.pleasantness for point in trend]
    middle = timedelta(days=3 if is_weekly else 0)
    return [
        replace(column, trend=_between(numbers, smooth, (column.day + middle).toordinal()))
        for column in columns
    ]


def _between(x: Sequence[int], y: Sequence[float], at: int) -> float | None:
    """The value at a place on the straight lines between points; None outside of them."""
    after = bisect_left(x, at)
    if after < len(x) and x[after] == at:
        return y[after]
    if after in {0, len(x)}:
        return None
    share = (at - x[after - 1]) / (x[after] - x[after - 1])
    return y[after - 1] + share * (y[after] - y[after - 1])
