"""How large the type of an HTML page may be, so that it prints on one sheet.

HTML cannot measure itself without a script, and its fonts are those of another machine. So the
widths here are those of the widest common fonts (DejaVu, Verdana-like), and one sheet holds for A4
and Letter alike: as narrow as the one, as low as the other.
"""

import unicodedata
from typing import Final

from voicejournal.summary.printed.paper import Paper
from voicejournal.summary.printed.sheet import Block, Moods, Row, Shape, Sheet

PT_PER_MM: Final = 72 / 25.4
MARGIN_X_MM: Final = 16.0
MARGIN_Y_MM: Final = 12.0
CHART_MM: Final = 110.0 * 104 / 400
"""Height of the drawn moods in the width that the style sheet gives them."""

SIZES_PT: Final = tuple(number / 2 for number in range(22, 7, -1))
"""11 pt down to 4 pt."""

LINE_EM: Final = 1.35
SMALL: Final = 0.8
HEADING_COLUMN_EM: Final = 10.0
ROW_EM: Final = 0.25
EVENING_EM: Final = 0.8
SECTION_EM: Final = 1.0
HEADER_EM: Final = 4.5
"""These are the lengths of page.css in print."""

FULL: Final = 0.97
"""Share of the sheet that may be used."""


def print_size_pt(sheet: Sheet) -> float:
    """The largest size at which the sheet has room for everything; the least where none has."""
    width = (min(paper.width_mm for paper in Paper) - 2 * MARGIN_X_MM) * PT_PER_MM
    height = (min(paper.height_mm for paper in Paper) - 2 * MARGIN_Y_MM) * PT_PER_MM
    for size in SIZES_PT:
        if _height_pt(sheet, size, width) <= height * FULL:
            return size
    return SIZES_PT[-1]


def width_em(text: str) -> float:
    """Width of a text in the size of its type, by the widest common fonts."""
    return sum(map(_character_em, text))


def _character_em(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.3  # an emoji's picture is wider than its em
    if character in "mwMW@%":
        return 1.03
    if character in "iljtfrI.,:;'|!() ":
        return 0.38
    return 0.78 if character.isupper() else 0.62


def _height_pt(sheet: Sheet, size: float, width: float) -> float:
    """Height of all at a size of type."""
    inner = width / size - HEADING_COLUMN_EM
    height_em = HEADER_EM + _lines(sheet.title, width / size / 2) * LINE_EM * 1.3
    height_em += sum(_block_em(block, inner) for block in (*sheet.above, *sheet.below))
    height_em += LINE_EM if sheet.is_empty else 0.0
    return height_em * size + (_moods_pt(sheet.moods, size) if sheet.moods else 0.0)


def _moods_pt(moods: Moods, size: float) -> float:
    chart = CHART_MM * PT_PER_MM if moods.mean else 0.0
    return chart + (SECTION_EM + LINE_EM * (2 if moods.remark else 1)) * size


def _block_em(block: Block, inner: float) -> float:
    heading = _lines(block.title, (HEADING_COLUMN_EM - 1) / SMALL) * LINE_EM * SMALL
    indent = 1.4 if block.shape is Shape.NUMBERED else 0.0
    return SECTION_EM + max(heading, sum(_row_em(row, inner - indent) for row in block.rows))


def _row_em(row: Row, inner: float) -> float:
    said = f"{row.label} {row.quote} {row.note} [{row.receipt}] {row.distress}"
    above = f"{row.day}   {row.triggers}   {row.feelings}".strip()
    height = _lines(said, inner) * LINE_EM + ROW_EM if row.has_words else 0.0
    return height + (_lines(above, inner / SMALL) * LINE_EM * SMALL + EVENING_EM if above else 0.0)


def _lines(text: str, width: float) -> int:
    """Lines of a text in a width, broken between words, and within those that are too wide."""
    lines, used = 1, 0.0
    space = _character_em(" ")
    for word in text.split():
        wide = width_em(word)
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0.0)
        if used > width:
            lines, used = lines + int(used // width), used % width
    return lines
