"""The chart as a file: SVG and PNG of the same shapes."""

import io
import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from PIL import Image

from voicejournal.journal import DayRating, RatedWhen, TrendPoint
from voicejournal.screen.drawing import HEIGHT, WIDTH, Dot, Ink, Label, mood_picture
from voicejournal.screen.png import png_bytes
from voicejournal.screen.svg import svg_text

FIRST = date(2026, 1, 5)


def days_of(count: int) -> list[DayRating]:
    """Days, of which every seventh is not rated."""
    return [
        DayRating(
            FIRST + timedelta(days=n), None if n % 7 == 6 else n % 11, n % 4, RatedWhen.SAME_DAY
        )
        for n in range(count)
    ]


TREND = [TrendPoint(FIRST, 4.0), TrendPoint(FIRST + timedelta(days=20), 6.0)]


def test_every_rating_is_a_dot_within_the_picture() -> None:
    """A mood that was not rated has none."""
    shapes = mood_picture(days_of(21), TREND).shapes
    dots = [shape for shape in shapes if isinstance(shape, Dot)]
    assert sum(dot.ink is Ink.MOOD for dot in dots) == 18 + 1  # and one beside its name
    assert all(0 < dot.at.x < WIDTH and 0 < dot.at.y < HEIGHT for dot in dots)


def test_dates_below_the_axis_do_not_touch() -> None:
    """Days, months or years, as there is room."""
    for count in (1, 9, 28, 70, 365, 900, 9_000):
        picture = mood_picture(days_of(count), ())
        below = [s for s in picture.shapes if isinstance(s, Label) and s.at.y == 292]
        assert below
        ends = [label.at.x + 4 * len(label.text) for label in below]
        starts = [label.at.x - 4 * len(label.text) for label in below]
        assert all(end < start for end, start in zip(ends, starts[1:], strict=False))


def test_an_svg_says_itself_in_words_and_needs_nothing_from_elsewhere() -> None:
    """Dark where the reader is; the title and the words are what a screen reader says."""
    text = svg_text(mood_picture(days_of(28), TREND))
    root = ET.fromstring(text)  # noqa: S314 - our own
    said = {child.tag.rpartition("}")[2]: child.text for child in root}
    assert said["title"] == "Mood and energy, 0 to 10: Mon  5 Jan 2026 - Sun  1 Feb 2026"
    assert (said["desc"] or "").startswith("24 of 28 evenings rated, 4 missing. Mood ")
    assert "prefers-color-scheme:dark" in text
    assert re.findall(r"(?:href|src|url|@import)\W*(\S+)", text) == []


def test_a_png_is_the_same_picture() -> None:
    """Twice as fine, on white, with the words in its notes."""
    picture = mood_picture(days_of(28), TREND)
    image = Image.open(io.BytesIO(png_bytes(picture)))
    assert image.size == (2 * WIDTH, 2 * HEIGHT)
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert image.info["Description"] == picture.words
    colours = image.convert("RGB").getcolors(2 * WIDTH * 2 * HEIGHT) or []
    assert (31, 78, 140) in {colour for _, colour in colours}
