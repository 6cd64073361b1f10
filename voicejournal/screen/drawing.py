"""The chart of moods as shapes, for a file: what is drawn where, whatever draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from voicejournal.journal import DayRating, TrendPoint
from voicejournal.language.text.names import MONTHS
from voicejournal.screen.columns import Column, by_day, by_week
from voicejournal.screen.mood_words import mood_sentences
from voicejournal.screen.phrases import short_day_text

WIDTH: Final = 760
HEIGHT: Final = 340
LEFT, RIGHT, TOP, BOTTOM = 44, 740, 56, 272
HIGHEST: Final = 10
MOST_DAYS: Final = 400
"""More days than these are drawn as means of weeks."""

LETTER_WIDTH: Final = 8
"""At most, of a date below the axis; two dates have two letters' room between them."""

DAYS_FOR_DATES: Final = 70
"""Up to so many days, dates stand below the axis; then months, then years."""
DAYS_FOR_MONTHS: Final = 800


class Ink(StrEnum):
    """What a shape stands for; who draws it chooses how that looks."""

    TEXT = "text"
    GRID = "grid"
    MOOD = "mood"
    ENERGY = "energy"
    TREND = "trend"


class Side(StrEnum):
    """Which end of a text lies at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture, in its units from the upper left."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class Dot:
    """A rating: a full circle for a mood, an open square for an energy."""

    at: Point
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place of its baseline."""

    at: Point
    text: str
    side: Side = Side.START
    size: float = 13


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture, from the back to the front, with its title and itself in words."""

    title: str
    words: str
    shapes: tuple[Stroke | Dot | Label, ...]


def mood_picture(days: Sequence[DayRating], trend: Sequence[TrendPoint]) -> Picture:
    """The chart of days of which at least one has a reflection, oldest first."""
    first, last = days[0].day, days[-1].day
    title = f"Mood and energy, 0 to 10: {short_day_text(first)} - {short_day_text(last)}"
    daily = by_day(days)
    is_weekly = len(daily) > MOST_DAYS
    columns = by_week(daily) if is_weekly else daily
    scale = _Scale(first, max(1, (last - first).days))
    shapes = (
        Label(Point(LEFT - 24, 24), title, size=15),
        *_grid(),
        *_dates(scale, last),
        *_course(columns, scale),
        *(
            [Stroke(tuple(scale.point(p.day, p.pleasantness) for p in trend), Ink.TREND)]
            * bool(trend)
        ),
        *_legend(has_trend=bool(trend), is_weekly=is_weekly),
    )
    return Picture(title, " ".join(mood_sentences(days, first, last)), shapes)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and a rating lie."""

    first: date
    span_days: int

    def point(self, day: date, rating: float) -> Point:
        share = min(1.0, max(0.0, (day - self.first).days / self.span_days))
        y = BOTTOM - (BOTTOM - TOP) * rating / HIGHEST
        return Point(round(LEFT + 10 + (RIGHT - LEFT - 20) * share, 1), round(y, 1))


def _grid() -> Iterator[Stroke | Label]:
    for rating in range(0, HIGHEST + 1, 2):
        y = BOTTOM - (BOTTOM - TOP) * rating / HIGHEST
        yield Stroke((Point(LEFT, y), Point(RIGHT, y)), Ink.GRID)
        yield Label(Point(LEFT - 8, y + 4), str(rating), Side.END)


def _dates(scale: _Scale, last: date) -> Iterator[Label]:
    free_from = 0.0
    for day in _dated(scale.first, last, scale.span_days):
        x, text = scale.point(day, 0).x, _date_text(day, scale)
        half = len(text) * LETTER_WIDTH / 2
        if x - half >= free_from:
            yield Label(Point(x, BOTTOM + 20), text, Side.MIDDLE)
            free_from = x + half + 2 * LETTER_WIDTH


def _dated(first: date, last: date, span_days: int) -> Iterator[date]:
    """The first day and Mondays; of longer times the beginnings of months, or of years."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    if span_days <= DAYS_FOR_DATES:
        yield from (day for day in days if day == first or day.weekday() == 0)
    elif span_days <= DAYS_FOR_MONTHS:
        yield from (day for day in days if day.day == 1)
    else:
        yield from (day for day in days if (day.month, day.day) == (1, 1))


def _date_text(day: date, scale: _Scale) -> str:
    month = MONTHS[day.month - 1][:3]
    if scale.span_days <= DAYS_FOR_DATES:
        return f"{day.day} {month}"
    if scale.span_days <= DAYS_FOR_MONTHS:
        return str(day.year) if day.month == 1 else month
    return str(day.year)


def _course(columns: Sequence[Column], scale: _Scale) -> Iterator[Stroke | Dot]:
    """Energy behind, mood before it; a line joins what follows without a gap."""
    radius = 4.5 if len(columns) <= DAYS_FOR_DATES else 2.6
    for ink in (Ink.ENERGY, Ink.MOOD):
        values = [(c.day, c.energy if ink is Ink.ENERGY else c.rating) for c in columns]
        for (day, value), (after, next_value) in pairwise(values):
            if value is not None and next_value is not None:
                yield Stroke((scale.point(day, value), scale.point(after, next_value)), ink)
        for day, value in values:
            if value is not None:
                yield Dot(scale.point(day, value), radius, ink)


def _legend(*, has_trend: bool, is_weekly: bool) -> Iterator[Stroke | Dot | Label]:
    y = BOTTOM + 48
    yield Dot(Point(LEFT + 6, y - 4), 4.5, Ink.MOOD)
    yield Label(Point(LEFT + 18, y), "mood")
    yield Dot(Point(LEFT + 86, y - 4), 4.5, Ink.ENERGY)
    yield Label(Point(LEFT + 98, y), "energy")
    if has_trend:
        yield Stroke((Point(LEFT + 166, y - 4), Point(LEFT + 196, y - 4)), Ink.TREND)
        yield Label(Point(LEFT + 204, y), "trend of the mood (LOWESS), for the eye alone")
    if is_weekly:
        yield Label(Point(RIGHT, y), "means of weeks", Side.END)
