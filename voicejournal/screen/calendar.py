"""Moods as a calendar: a year of weeks, or a month. The figures stand there; colour only adds."""

from calendar import Calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from rich.text import Text

from voicejournal.journal import DayRating, RatedWhen
from voicejournal.language.text.names import DAYS, MONTHS

TEN: Final = "X"
NOT_RATED: Final = "-"
NO_EVENING: Final = "·"
NO_EVENING_ASCII: Final = "."
LATER: Final = "*"

WEEKS_IN_YEAR: Final = 53
MARGIN: Final = 5
CELL: Final = 7
"""Columns of a month's day."""

HEAT: Final = (
    ("#ffffff", "#00204d"),
    ("#ffffff", "#0d2f6c"),
    ("#ffffff", "#333f6c"),
    ("#ffffff", "#4c4f6c"),
    ("#ffffff", "#60606e"),
    ("#ffffff", "#6b6b70"),
    ("#000000", "#878478"),
    ("#000000", "#9f9676"),
    ("#000000", "#bcaf6f"),
    ("#000000", "#dcc760"),
    ("#000000", "#ffe945"),
)
"""Letters and ground for 0 to 10, after the colours of cividis: in order for every kind of eye."""


def year_calendar(
    days: Sequence[DayRating], first_day: date, last_day: date, width: int, *, ascii_only: bool
) -> Text:
    """Weeks side by side, a row a weekday; the last ones where not all fit."""
    rated = {day.day: day for day in days}
    monday = first_day - timedelta(days=first_day.weekday())
    count = (last_day - monday).days // 7 + 1
    shown = max(1, min(count, width - MARGIN, WEEKS_IN_YEAR + 1))
    start = monday + timedelta(weeks=count - shown)
    weeks = [start + timedelta(weeks=number) for number in range(shown)]
    view = Text(
        "".join(f"{' ' * MARGIN}{row}\n" for row in _months(weeks, first_day, width - MARGIN))
    )
    for weekday, name in enumerate(DAYS):
        view.append(f"  {name[:2]} ")
        for week in weeks:
            day = week + timedelta(days=weekday)
            if first_day <= day <= last_day:
                view.append_text(_cell(rated.get(day), ascii_only=ascii_only))
            else:
                view.append(" ")
        view.append("\n")
    none = NO_EVENING_ASCII if ascii_only else NO_EVENING
    view.append(f"\n  0-9 the mood, {TEN} is 10. {NOT_RATED} not rated. {none} no evening.")
    if shown < count:
        view.append(f"\n  These are the last {shown} of {count} weeks.")
    return view


def month_calendar(
    days: Sequence[DayRating], month: date, last_day: date, *, ascii_only: bool
) -> Text:
    """A month up to a day, each day's date over its mood and energy."""
    rated = {day.day: day for day in days}
    none = NO_EVENING_ASCII if ascii_only else NO_EVENING
    view = Text(f"  {MONTHS[month.month - 1]} {month.year}\n\n  ")
    view.append("".join(f"{name[:3]:<{CELL}}" for name in DAYS).rstrip())
    for week in Calendar().monthdatescalendar(month.year, month.month):
        dates = (f"{day.day if day.month == month.month else '':<{CELL}}" for day in week)
        view.append(f"\n  {''.join(dates).rstrip()}\n  ", style="dim")
        for day in week:
            if day.month == month.month and day <= last_day:
                view.append_text(_month_cell(rated.get(day), none))
            else:
                view.append(" " * CELL)
    view.rstrip()
    view.append("\n\n  Mood/energy, 0 to 10.")
    view.append(f" {NOT_RATED} not rated. {none} no evening.")
    if any(day.rated is RatedWhen.LATER and _is_in(day.day, month) for day in days):
        view.append(f"\n  {LATER} filled in later.")
    return view


def _cell(day: DayRating | None, *, ascii_only: bool) -> Text:
    if day is None:
        return Text(NO_EVENING_ASCII if ascii_only else NO_EVENING)
    if day.pleasantness is None:
        return Text(NOT_RATED)
    sign = TEN if day.pleasantness == len(HEAT) - 1 else str(day.pleasantness)
    return Text(sign, style=_heat(day.pleasantness))


def _month_cell(day: DayRating | None, none: str) -> Text:
    if day is None:
        return Text(f"{none:<{CELL}}")
    mood = NOT_RATED if day.pleasantness is None else str(day.pleasantness)
    energy = "" if day.energy is None else f"/{day.energy}"
    later = LATER if day.rated is RatedWhen.LATER else ""
    cell = Text(mood, style="" if day.pleasantness is None else _heat(day.pleasantness))
    cell.append(f"{energy}{later}", style="")
    cell.append(" " * (CELL - len(cell)))
    return cell


def _heat(mood: int) -> str:
    letters, ground = HEAT[mood]
    return f"{letters} on {ground}"


def _months(weeks: Sequence[date], first_day: date, width: int) -> list[str]:
    """Names of the months over the first week of each; the first stands higher if it is short."""
    names: list[tuple[int, str]] = []
    for place, week in enumerate(weeks):
        name = MONTHS[max(week, first_day).month - 1][:3]
        if (not names or names[-1][1] != name) and (not place or place <= width - len(name)):
            names.append((place, name))
    is_short = len(names) > 1 and names[1][0] <= len(names[0][1])
    rows = [names[:1], names[1:]] if is_short else [names]
    return [_in_a_row(row) for row in rows]


def _in_a_row(names: Sequence[tuple[int, str]]) -> str:
    line = ""
    for place, name in names:
        line = f"{line:<{place}}{name}"
    return line


def _is_in(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)
