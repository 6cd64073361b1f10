"""The moods drawn: a dot for each rated day between 0 and 10, its rating above.

An evening before the last of its day has a ring.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

from voicejournal.journal import DayMood
from voicejournal.language.text.names import DAYS, MONTHS
from voicejournal.summary.printed.sheet import NOT_RATED, ratings_text

WIDTH: Final = 400
"""All lengths are in units of the drawing; printed, one is about 0.3 mm."""
HEIGHT: Final = 104
LEFT: Final = 22
RIGHT: Final = 394
TOP: Final = 16
BOTTOM: Final = 78
DATES_AT: Final = 97

HIGHEST: Final = 10
ROOMY_DAYS: Final = 10
"""Up to so many days each has its weekday and its date below it; of more, each Monday has."""

SVG: Final = "http://www.w3.org/2000/svg"
INK: Final = "currentColor"
FONTS: Final = "Noto Sans, system-ui, sans-serif"


def mood_svg(days: Sequence[DayMood], *, in_page: bool) -> ET.Element:
    """The drawing, with a title and each day in words; `in_page` is within HTML, else a file.

    Neighbouring days are joined by a line; a day that was not rated breaks it.
    """
    attributes = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "font-family": FONTS}
    if in_page:
        attributes |= {"role": "img", "aria-labelledby": "mood-title mood-days"}
    else:
        attributes |= {"xmlns": SVG, "width": str(WIDTH), "height": str(HEIGHT)}
    svg = ET.Element("svg", attributes)
    if in_page:
        ET.SubElement(svg, "title", {"id": "mood-title"}).text = "Mood of each day, 0 to 10"
        ET.SubElement(svg, "desc", {"id": "mood-days"}).text = moods_in_words(days)
    for rating in (0, HIGHEST // 2, HIGHEST):
        _grid_line(svg, rating)
    _joined(svg, days)
    for number, day in enumerate(days):
        _day(svg, day, _across(number, len(days)), roomy=len(days) <= ROOMY_DAYS)
    return svg


def moods_in_words(days: Sequence[DayMood]) -> str:
    """'Monday 16 November: 5. Tuesday 17 November: 3, then 6. …: not rated.'."""
    return " ".join(
        f"{DAYS[day.day.weekday()]} {day.day.day} {MONTHS[day.day.month - 1]}: {_in_words(day)}."
        for day in days
    )


def _in_words(day: DayMood) -> str:
    if day.pleasantness is None:
        return NOT_RATED
    return ", then ".join(map(str, (*day.earlier, day.pleasantness)))


def _across(number: int, count: int) -> float:
    """The middle of a day's share of the width."""
    return LEFT + (RIGHT - LEFT) * (number + 0.5) / count


def _up(rating: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * rating / HIGHEST


def _number(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _grid_line(svg: ET.Element, rating: int) -> None:
    y = _number(_up(rating))
    faint = {"stroke": INK, "stroke-opacity": "0.25", "stroke-width": "0.5"}
    ET.SubElement(svg, "line", {"x1": str(LEFT), "x2": str(RIGHT), "y1": y, "y2": y, **faint})
    _text(svg, str(rating), LEFT - 7, _up(rating) + 3, "8", "end", "0.65")


def _joined(svg: ET.Element, days: Sequence[DayMood]) -> None:
    """The lines between days that follow each other."""
    places = [
        None if day.pleasantness is None else (_across(number, len(days)), _up(day.pleasantness))
        for number, day in enumerate(days)
    ]
    for before, after in pairwise(places):
        if before is not None and after is not None:
            (x1, y1), (x2, y2) = before, after
            ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
            thin = {"stroke": INK, "stroke-opacity": "0.45", "stroke-width": "0.9"}
            ET.SubElement(svg, "line", {key: _number(end) for key, end in ends.items()} | thin)


def _day(svg: ET.Element, day: DayMood, x: float, *, roomy: bool) -> None:
    weekday = DAYS[day.day.weekday()]
    if roomy:
        _text(svg, f"{weekday[:3]} {day.day.day}", x, DATES_AT, "9", "middle", "0.75")
    elif day.day.weekday() == 0:
        month = MONTHS[day.day.month - 1][:3]
        _text(svg, f"{day.day.day} {month}", x, DATES_AT, "8", "middle", "0.75")
    if day.pleasantness is None:
        _text(svg, "-", x, _up(0) - 3, "9", "middle", "0.65")
        return
    y, radius = _up(day.pleasantness), "3" if roomy else "2"
    for rating in sorted({*day.earlier} - {day.pleasantness}):
        ring = {"cx": _number(x), "cy": _number(_up(rating)), "r": radius, "fill": "none"}
        ET.SubElement(svg, "circle", {**ring, "stroke": INK, "stroke-width": "0.9"})
    dot = {"cx": _number(x), "cy": _number(y), "r": radius, "fill": INK}
    ET.SubElement(svg, "circle", dot)
    above = _up(max(day.pleasantness, *day.earlier, 0)) - 6
    _text(svg, ratings_text(day), x, above, "10" if roomy else "7", "middle", "1")


def _text(
    svg: ET.Element, text: str, x: float, y: float, size: str, anchor: str, opacity: str
) -> None:
    where = {"x": _number(x), "y": _number(y), "font-size": size, "text-anchor": anchor}
    ET.SubElement(svg, "text", {**where, "fill": INK, "fill-opacity": opacity}).text = text
