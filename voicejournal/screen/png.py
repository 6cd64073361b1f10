"""A picture as PNG, by Pillow with the font that it brings."""

import io
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from voicejournal.screen.drawing import (
    HEIGHT,
    WIDTH,
    Dot,
    Ink,
    Label,
    Picture,
    Point,
    Side,
    Stroke,
)

SCALE: Final = 2
"""Points of the file for each of the picture."""
FINER: Final = 3
"""Drawn so many times larger, then made smaller: Pillow's own lines have steps."""
UNIT: Final = SCALE * FINER

GROUND: Final = "#ffffff"
INKS: Final = {
    Ink.TEXT: "#222222",
    Ink.GRID: "#dddddd",
    Ink.MOOD: "#1f4e8c",
    Ink.ENERGY: "#9a5b00",
    Ink.TREND: "#555555",
}
WIDTHS: Final = {Ink.GRID: 1.0, Ink.TREND: 2.0}
ANCHORS: Final = {Side.START: "ls", Side.MIDDLE: "ms", Side.END: "rs"}
DASH, GAP = 7.0, 5.0


def png_bytes(picture: Picture) -> bytes:
    """The picture on white, with its title and its words in the file's own notes."""
    image = Image.new("RGB", (WIDTH * UNIT, HEIGHT * UNIT), GROUND)
    draw = ImageDraw.Draw(image)
    for shape in picture.shapes:
        match shape:
            case Stroke(points, Ink.TREND):
                for begin, end in _dashes(points):
                    _line(draw, begin, end, Ink.TREND)
            case Stroke(points, ink):
                for begin, end in pairwise(points):
                    _line(draw, begin, end, ink)
            case Dot():
                _dot(draw, shape)
            case Label(at, text, side, size):
                font = ImageFont.load_default(size * UNIT)
                place = (at.x * UNIT, at.y * UNIT)
                draw.text(place, text, INKS[Ink.TEXT], font, ANCHORS[side])
    notes = PngInfo()
    notes.add_itxt("Title", picture.title)
    notes.add_itxt("Description", picture.words)
    content = io.BytesIO()
    small = image.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.LANCZOS)
    small.save(content, "PNG", pnginfo=notes, optimize=True)
    return content.getvalue()


def _line(draw: ImageDraw.ImageDraw, begin: Point, end: Point, ink: Ink) -> None:
    ends = [(begin.x * UNIT, begin.y * UNIT), (end.x * UNIT, end.y * UNIT)]
    draw.line(ends, INKS[ink], round(WIDTHS.get(ink, 1.3) * UNIT))


def _dot(draw: ImageDraw.ImageDraw, dot: Dot) -> None:
    x, y, radius = dot.at.x * UNIT, dot.at.y * UNIT, dot.radius * UNIT
    if dot.ink is Ink.ENERGY:
        half = radius - UNIT / 2
        draw.rectangle((x - half, y - half, x + half, y + half), GROUND, INKS[dot.ink], UNIT)
    else:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), INKS[dot.ink])


def _dashes(points: tuple[Point, ...]) -> list[tuple[Point, Point]]:
    """The parts of a way that are drawn, a dash and a gap in turn."""
    parts: list[tuple[Point, Point]] = []
    gone = 0.0
    for begin, end in pairwise(points):
        length = ((end.x - begin.x) ** 2 + (end.y - begin.y) ** 2) ** 0.5
        place = 0.0
        while place < length:
            within = (gone + place) % (DASH + GAP)
            step = min(length - place, (DASH if within < DASH else DASH + GAP) - within + 1e-9)
            if within < DASH:
                parts.append(
                    (_on(begin, end, place / length), _on(begin, end, (place + step) / length))
                )
            place += step
        gone += length
    return parts


def _on(begin: Point, end: Point, share: float) -> Point:
    return Point(begin.x + (end.x - begin.x) * share, begin.y + (end.y - begin.y) * share)
