"""The moods as a small chart of plain characters. It shows a trend, and says nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap
from typing import Final

from voicejournal.journal import DayRating, TrendPoint
from voicejournal.screen.columns import Column, by_day, by_week, with_trend

ROWS: Final = range(10, -1, -1)
"""A row for each rating; every second one is named."""

LEAST_WIDTH: Final = 20
WIDEST_COLUMN: Final = 6
NUMBER_COLUMNS: Final = 3
"""From this width on, a column holds its rating as a number."""
MEAN_COLUMNS: Final = 4
"""The same for a mean, as '4.8'."""

NOTHING: Final = "No mood is rated yet."
ENERGY: Final = "E"
HIGHEST: Final = 10
TEN: Final = "X"


@dataclass(frozen=True, slots=True)
class _Signs:
    """Characters of the chart."""

    side: str
    corner: str
    base: str
    mark: str
    trend: str


_LINES: Final = _Signs("│", "└", "─", "●", "·")
_ASCII: Final = _Signs("|", "+", "-", "o", ".")


def mood_chart(
    days: Sequence[DayRating],
    width: int,
    trend: Sequence[TrendPoint] = (),
    *,
    ascii_only: bool = False,
) -> str:
    """Chart of the moods in at most `width` columns (not under 20), with a line end at its end.

    A column is a day, blank where nothing was rated. Where the days do not fit, it is a week's
    mean; where the weeks do not, the last ones are shown; the chart says which. Energy is a row of
    figures below; the trend shows where a column has no mark.
    """
    daily = by_day(days)
    if not daily:
        return f"{NOTHING}\n"
    room = max(width, LEAST_WIDTH) - len(_label("", _ASCII))
    is_weekly = len(daily) > room
    columns = with_trend(by_week(daily) if is_weekly else daily, trend, is_weekly=is_weekly)
    shown = columns[-room:]
    each = min(WIDEST_COLUMN, room // len(shown))
    signs = _ASCII if ascii_only else _LINES
    return "\n".join(
        [
            *(_row(row, shown, each, signs, is_weekly=is_weekly) for row in ROWS),
            f"{_label('', signs)[:-1]}{signs.corner}{signs.base * (each * len(shown))}",
            *_energies(shown, each),
            *_dates(shown, each, is_weekly=is_weekly),
            *_remarks(columns, shown, max(width, LEAST_WIDTH), signs, is_weekly=is_weekly),
            "",
        ]
    )


def _label(text: str, signs: _Signs) -> str:
    """What stands left of the columns."""
    return f" {text:>2} {signs.side}"


def _row(row: int, columns: Sequence[Column], each: int, signs: _Signs, *, is_weekly: bool) -> str:
    """A row of the chart: the columns whose rating, or else trend, is nearest to it."""
    cells = (
        f"{_mark(column.rating, each, signs, is_weekly=is_weekly):^{each}}"
        if column.rating is not None and _row_of(column.rating) == row
        else f"{_trend_mark(column, row, signs):^{each}}"
        for column in columns
    )
    name = "" if row % 2 else str(row)
    return f"{_label(name, signs)}{''.join(cells)}".rstrip()


def _trend_mark(column: Column, row: int, signs: _Signs) -> str:
    return signs.trend if column.trend is not None and _row_of(column.trend) == row else ""


def _row_of(rating: float) -> int:
    """The nearest row; halfway, the upper one."""
    return int(rating + 0.5)


def _mark(rating: float, each: int, signs: _Signs, *, is_weekly: bool) -> str:
    """The rating itself where the column has room, else a point."""
    if is_weekly:
        return f"{rating:.1f}" if each > MEAN_COLUMNS else signs.mark
    return f"{rating:.0f}" if each >= NUMBER_COLUMNS else signs.mark


def _energies(columns: Sequence[Column], each: int) -> list[str]:
    """A row of the energies in whole figures; none where none is rated."""
    if all(column.energy is None for column in columns):
        return []
    figures = (
        "" if column.energy is None else _figure(round(column.energy), each) for column in columns
    )
    return [f"  {ENERGY}  {''.join(f'{figure:^{each}}' for figure in figures)}".rstrip()]


def _figure(rating: int, each: int) -> str:
    """A rating in one character where there is no room for two."""
    return TEN if rating == HIGHEST and each == 1 else str(rating)


def _dates(columns: Sequence[Column], each: int, *, is_weekly: bool) -> list[str]:
    """Dates below the columns: of each day where there is room, else of some."""
    margin = " " * len(_label("", _ASCII))
    if each >= NUMBER_COLUMNS and not is_weekly:
        letters = "".join(f"{f'{column.day:%a}'[0]:^{each}}" for column in columns)
        numbers = "".join(f"{column.day.day:^{each}}" for column in columns)
        return [f"{margin}{letters}".rstrip(), f"{margin}{numbers}".rstrip()]
    line = ""
    for place, column in enumerate(columns):
        text = _short(column.day)
        fits = place * each + len(text) <= each * len(columns)
        # Weeks begin on Monday, and so do the dates that are written.
        wanted = not line or is_weekly or column.day.weekday() == 0
        if wanted and fits and (not line or place * each > len(line)):
            line = f"{line:<{place * each}}{text}"
    return [f"{margin}{line}"] if line else []


def _remarks(
    columns: Sequence[Column],
    shown: Sequence[Column],
    width: int,
    signs: _Signs,
    *,
    is_weekly: bool,
) -> list[str]:
    """Which days these are, and what a column stands for."""
    last = shown[-1].day + timedelta(days=6 if is_weekly else 0)
    remarks = [f"{_short(shown[0].day)} {shown[0].day.year} - {_short(last)} {last.year}."]
    if is_weekly:
        remarks += ["Each column is the mean of a week's rated evenings."]
    if len(shown) < len(columns):
        remarks += [f"These are the last {len(shown)} of {len(columns)} weeks."]
    if any(column.rating is None for column in shown):
        remarks += ["Blank: not rated."]
    if any(column.energy is not None for column in shown):
        remarks += [f"{ENERGY}: energy."]
    if any(column.trend is not None for column in shown):
        remarks += [f"{signs.trend} the trend (LOWESS), for the eye alone."]
    return wrap(" ".join(remarks), width, initial_indent=" ", subsequent_indent=" ")


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
