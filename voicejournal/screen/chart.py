"""The moods as a small chart of plain characters. It shows, and says nothing of a trend."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap
from typing import Final

from voicejournal.journal import DayMood

ROWS: Final = (10, 8, 6, 4, 2, 0)
"""Ratings that have a row; one between two rows stands in the upper one."""

LEAST_WIDTH: Final = 20
WIDEST_COLUMN: Final = 6
NUMBER_COLUMNS: Final = 3
"""From this width on, a column holds its rating as a number."""
MEAN_COLUMNS: Final = 4
"""The same for a mean, as '4.8'."""

NOTHING: Final = "No mood is rated yet."


@dataclass(frozen=True, slots=True)
class _Signs:
    """Characters of the chart."""

    side: str
    corner: str
    base: str
    mark: str


_LINES: Final = _Signs("│", "└", "─", "●")
_ASCII: Final = _Signs("|", "+", "-", "o")


@dataclass(frozen=True, slots=True)
class _Column:
    """A day, or a week that begins on `day`, with its rating or mean."""

    day: date
    rating: float | None


def mood_chart(days: Sequence[DayMood], width: int, *, ascii_only: bool = False) -> str:
    """Chart of the moods in at most `width` columns (not under 20), with a line end at its end.

    A column is a day, blank where nothing was rated. Where the days do not fit, it is a week's
    mean; where the weeks do not, the last ones are shown; the chart says which.
    """
    daily = _by_day(days)
    if not daily:
        return f"{NOTHING}\n"
    room = max(width, LEAST_WIDTH) - len(_label("", _ASCII))
    by_week = len(daily) > room
    columns = _by_week(daily) if by_week else daily
    shown = columns[-room:]
    each = min(WIDEST_COLUMN, room // len(shown))
    signs = _ASCII if ascii_only else _LINES
    return "\n".join(
        [
            *(_row(row, shown, each, signs, by_week=by_week) for row in ROWS),
            f"{_label('', signs)[:-1]}{signs.corner}{signs.base * (each * len(shown))}",
            *_dates(shown, each, by_week=by_week),
            *_remarks(columns, shown, max(width, LEAST_WIDTH), by_week=by_week),
            "",
        ]
    )


def _by_day(days: Sequence[DayMood]) -> list[_Column]:
    """Every day from the first one given to the last; none where nothing was rated."""
    rated = {day.day: day.pleasantness for day in days if day.pleasantness is not None}
    if not rated:
        return []
    first, last = min(day.day for day in days), max(day.day for day in days)
    count = (last - first).days + 1
    all_days = (first + timedelta(days=number) for number in range(count))
    return [_Column(day, rated.get(day)) for day in all_days]


def _by_week(daily: Sequence[_Column]) -> list[_Column]:
    """Means of the rated days, by weeks from Monday."""
    weeks: dict[date, list[float]] = {}
    for column in daily:
        monday = date.fromordinal(column.day.toordinal() - column.day.weekday())
        rated = weeks.setdefault(monday, [])
        if column.rating is not None:
            rated.append(column.rating)
    return [
        _Column(monday, sum(rated) / len(rated) if rated else None)
        for monday, rated in weeks.items()
    ]


def _label(text: str, signs: _Signs) -> str:
    """What stands left of the columns."""
    return f" {text:>2} {signs.side}"


def _row(row: int, columns: Sequence[_Column], each: int, signs: _Signs, *, by_week: bool) -> str:
    """A row of the chart: the columns whose rating is nearest to it."""
    cells = (
        f"{_mark(column.rating, each, signs, by_week=by_week):^{each}}"
        if column.rating is not None and _row_of(column.rating) == row
        else " " * each
        for column in columns
    )
    return f"{_label(str(row), signs)}{''.join(cells)}".rstrip()


def _row_of(rating: float) -> int:
    """The nearest row; halfway, the upper one."""
    return 2 * int(rating / 2 + 0.5)


def _mark(rating: float, each: int, signs: _Signs, *, by_week: bool) -> str:
    """The rating itself where the column has room, else a point."""
    if by_week:
        return f"{rating:.1f}" if each > MEAN_COLUMNS else signs.mark
    return f"{rating:.0f}" if each >= NUMBER_COLUMNS else signs.mark


def _dates(columns: Sequence[_Column], each: int, *, by_week: bool) -> list[str]:
    """Dates below the columns: of each day where there is room, else of some."""
    margin = " " * len(_label("", _ASCII))
    if each >= NUMBER_COLUMNS and not by_week:
        letters = "".join(f"{f'{column.day:%a}'[0]:^{each}}" for column in columns)
        numbers = "".join(f"{column.day.day:^{each}}" for column in columns)
        return [f"{margin}{letters}".rstrip(), f"{margin}{numbers}".rstrip()]
    line = ""
    for place, column in enumerate(columns):
        text = _short(column.day)
        fits = place * each + len(text) <= each * len(columns)
        # Weeks begin on Monday, and so do the dates that are written.
        wanted = not line or by_week or column.day.weekday() == 0
        if wanted and fits and (not line or place * each > len(line)):
            line = f"{line:<{place * each}}{text}"
    return [f"{margin}{line}"] if line else []


def _remarks(
    columns: Sequence[_Column], shown: Sequence[_Column], width: int, *, by_week: bool
) -> list[str]:
    """Which days these are, and what a column stands for."""
    last = shown[-1].day + timedelta(days=6 if by_week else 0)
    remarks = [f"{_short(shown[0].day)} {shown[0].day.year} - {_short(last)} {last.year}."]
    if by_week:
        remarks += ["Each column is the mean of a week's rated evenings."]
    if len(shown) < len(columns):
        remarks += [f"These are the last {len(shown)} of {len(columns)} weeks."]
    if any(column.rating is None for column in shown):
        remarks += ["Blank: not rated."]
    return wrap(" ".join(remarks), width, initial_indent=" ", subsequent_indent=" ")


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
