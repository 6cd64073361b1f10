"""The page as a PDF: one sheet, measured, its text never read as markup (extra `pdf`)."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources, util
from itertools import chain
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import WeeklyPage
from voicejournal.summary.printed.mood_svg import mood_svg, moods_in_words
from voicejournal.summary.printed.paper import Paper
from voicejournal.summary.printed.sheet import (
    INTRODUCTION,
    MOOD_TITLE,
    NOTHING,
    Block,
    Moods,
    Row,
    Sheet,
    sheet_of,
)

STEPS: Final = (
    *((11.0, air / 10) for air in range(10, 4, -1)),
    *((number / 4, 0.4) for number in range(43, 35, -1)),
    *((number / 4, 0.0) for number in range(36, 19, -1)),
)
"""Size of type in pt, and share of the room around lines and edges: tried in this order, so that
room goes first, and type only then. 400 words of six letters have 10 pt, of twenty 6.75 pt."""

SERIF: Final = "Libertinus Serif"
SANS: Final = "Noto Sans"
LONG_WORD: Final = 30
"""A word beyond so many characters may be broken, at every tenth."""
BREAK_EVERY: Final = 10

ACCESSIBLE: Final = "ua-1"
"""PDF/UA: tagged for screen readers. Typst refuses it where a sign is in none of the fonts."""
_NOT_SHOWN: Final = re.compile(r"the text(?: contains the disallowed codepoint)? `\"(.+?)\"`")
_MAKER: Final = re.compile(rb"Typst \d+\.\d+\.\d+[-+.\w]*")
_TOO_LONG: Final = "panicked with"

FONTS_PACKAGE: Final = "manimgx_fonts"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A file, and the receipts of quotes with signs that are in none of the fonts.

    `missing_elsewhere` is the same of words that have no receipt.
    """

    content: bytes
    missing_in: tuple[str, ...] = ()
    missing_elsewhere: bool = False


def is_pdf_here() -> bool:
    """Whether the extra is installed."""
    return all(map(util.find_spec, ("typst", FONTS_PACKAGE)))


def page_pdf(page: WeeklyPage, paper: Paper) -> Pdf:
    """The page on one sheet, the same bytes for the same page.

    Raises:
        NotFoundError: the extra is not installed.
        InputError: its words have no room on a sheet at a size that can be read.
    """
    if not is_pdf_here():
        raise NotFoundError(
            "Making a PDF needs the extra `pdf`, which is not installed.",
            "In a checkout `.venv/bin/pip install typst manimgx-fonts` brings it, else"
            " `pip install '.[pdf]'`. Or take --format html, which any browser prints.",
        )
    sheet = sheet_of(page)
    content, missing = _set_in_type(composition(sheet, paper))
    rows = list(chain.from_iterable(block.rows for block in (*sheet.above, *sheet.below)))
    return Pdf(
        _MAKER.sub(lambda made: b" " * len(made[0]), content),
        tuple(row.receipt for row in rows if missing & set(row.quote)),
        bool(missing - set(chain.from_iterable(row.quote for row in rows))),
    )


def composition(sheet: Sheet, paper: Paper) -> dict[str, Any]:
    """What Typst is called with: the template, its fonts, and the page as data."""
    import typst  # noqa: PLC0415 - an extra

    inputs = {"sheet": json.dumps(_values(sheet, paper), ensure_ascii=False)}
    if sheet.moods is not None and sheet.moods.mean:
        drawn = mood_svg(sheet.moods.days, in_page=False)
        inputs["chart"] = ET.tostring(drawn, encoding="unicode")
    folder = Path(str(resources.files(FONTS_PACKAGE)))
    return {
        "input": resources.files("voicejournal.summary.printed").joinpath("page.typ").read_bytes(),
        "font_paths": typst.Fonts(include_system_fonts=False, font_paths=[folder]),
        "sys_inputs": inputs,
    }


def _set_in_type(composed: Mapping[str, Any]) -> tuple[bytes, frozenset[str]]:
    """The file, and the characters that none of the fonts has."""
    import typst  # noqa: PLC0415 - an extra

    given = {**composed, "format": "pdf"}
    try:
        return _one_file(typst.compile(**given, pdf_standards=ACCESSIBLE)), frozenset()
    except typst.TypstError as refused:
        told = refused.diagnostic
    # Outside of the handler: what Typst says quotes the words, and must not be shown with ours.
    if _TOO_LONG in told:
        raise InputError(
            "The words of this page have no room on one sheet at a size that can be read.",
            "Leave a line or two out: `voicejournal week --preview`.",
        )
    missing = frozenset(chain.from_iterable(map(_signs, _NOT_SHOWN.findall(told))))
    return _one_file(typst.compile(**given)), missing


def _signs(told: str) -> str:
    """What Typst names: as it is, or by its number in braces."""
    return _BY_NUMBER.sub(lambda number: chr(int(number[1], 16)), told)


_BY_NUMBER: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    """Typst gives a list only where pages are files of their own."""
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made


def _values(sheet: Sheet, paper: Paper) -> dict[str, Any]:
    """All that the template puts in its places."""
    return {
        "paper": {Paper.A4: "a4", Paper.LETTER: "us-letter"}[paper],
        "steps": STEPS,
        "sans": [SANS, *_other_fonts()],
        "serif": [SERIF, SANS, *_other_fonts()],
        "title": isolated(breakable(sheet.title)),
        "dates": sheet.dates,
        "introduction": INTRODUCTION,
        "nothing": NOTHING if sheet.is_empty else "",
        "moods": _moods_values(sheet.moods) if sheet.moods else None,
        "above": [_block_values(block) for block in sheet.above],
        "below": [_block_values(block) for block in sheet.below],
    }


def _moods_values(moods: Moods) -> dict[str, str]:
    told = (moods.rated, f"mean {moods.mean}" if moods.mean else "")
    return {
        "title": MOOD_TITLE.capitalize(),
        "told": " · ".join(filter(None, told)),
        "before": moods.before,
        "remark": moods.remark,
        "in-words": moods_in_words(moods.days),
    }


def _block_values(block: Block) -> dict[str, Any]:
    return {
        "title": block.title.capitalize(),
        "shape": block.shape.name.lower(),
        "rows": [_row_values(row) for row in block.rows],
    }


def _row_values(row: Row) -> dict[str, Any]:
    return {
        "label": row.label,
        "quote": isolated(breakable(row.quote)),
        "receipt": row.receipt,
        "note": isolated(breakable(row.note)),
        "distress": row.distress.replace("->", "→"),
        "day": row.day,
        "triggers": isolated(breakable(row.triggers)),
        "feelings": isolated(breakable(row.feelings)),
        "has-words": row.has_words,
        "rtl": is_from_the_right(row.quote or row.note),
    }


def is_from_the_right(text: str) -> bool:
    """Whether a text's first letter is of a script that is written from the right."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def isolated(text: str) -> str:
    """Text from the right kept apart from what stands beside it; any other as it is."""
    kinds = {unicodedata.bidirectional(character) for character in text}
    return f"\u2068{text}\u2069" if kinds & {"R", "AL"} else text


def breakable(text: str) -> str:
    """The text with places in its very long words where a line may end, between whole letters."""
    return " ".join(
        word if len(word) <= LONG_WORD else "\u200b".join(_pieces(word)) for word in text.split(" ")
    )


def _pieces(word: str) -> Iterator[str]:
    """Parts of a word; a mark stays with the letter that it stands on."""
    piece = ""
    for character in word:
        joins = (
            unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"} or piece[-1:] == "\u200d"
        )
        if len(piece) >= BREAK_EVERY and not joins:
            yield piece
            piece = ""
        piece += character
    yield piece


def _other_fonts() -> list[str]:
    """Fonts of the scripts that the first one lacks, in one order everywhere."""
    return [f"{SANS} {script}" for script in _SCRIPTS] + ["Noto Emoji"]


_SCRIPTS: Final = (
    *("Arabic", "Hebrew", "Armenian", "Georgian", "Devanagari", "Bengali", "Gujarati", "Gurmukhi"),
    *("Tamil", "Telugu", "Kannada", "Malayalam", "Oriya", "Sinhala", "Thai", "Lao", "Khmer"),
    *("Myanmar", "Ethiopic", "Symbols"),
)
