"""Where a line of text is broken into rows of a terminal: between words, as a page is set."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width

from prompt_toolkit.layout.screen import Char
from prompt_toolkit.utils import get_cwidth
from wcwidth import iter_graphemes

LEAST_COLUMNS: Final = 8
"""Rows are never set narrower; a terminal that is cuts them off at its right."""

_WORD: Final = re.compile("[^\\S\u00a0\u2007\u202f]*((?:\\S|[\u00a0\u2007\u202f])+)")
"""A word behind its blanks. Blanks made to hold words together are letters here."""

_NARROW: Final = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u024f\u0370-\u0482\u048a-\u052f\u2010-\u2026]*"
)
_LETTER: Final = re.compile("[^ ]")
_NEVER_FIRST: Final = frozenset("、。，．！？：；）」』】〉》〕］｝ー…")  # noqa: RUF001 - wide marks
_NEVER_LAST: Final = frozenset("（「『【〈《〔［｛")  # noqa: RUF001 - wide marks
"""They close what stands before them, or open what follows: no row begins, or ends, with one."""


def cells(text: str) -> int:
    """How many cells of a terminal a text takes, drawn character by character."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_cells_of_one, text))


def row_starts(line: str, columns: int) -> tuple[int, ...]:
    """Where each row of a line begins, first 0; the rows together are the line.

    Blanks stay behind the word before them, and hang over the edge where there is no room. Only a
    word wider than `columns` is broken; between ideographs, which no blank parts, any place is one.
    """
    columns = max(columns, LEAST_COLUMNS)
    is_narrow = _NARROW.fullmatch(line) is not None
    return tuple(_narrow_starts(line, columns) if is_narrow else _any_starts(line, columns))


def _any_starts(line: str, columns: int) -> Iterator[int]:
    yield 0
    start = used = 0
    for word in _WORD.finditer(line):
        used += cells(line[word.start() : word.start(1)])
        at = word.start(1)
        for part in _parts(word[1]):
            is_whole = cells(part) <= columns
            room = columns if is_whole else 0  # a word that has to be broken begins a row
            for letters in (part,) if is_whole else iter_graphemes(part):
                taken = cells(letters)
                if used + taken > room and at > start:
                    yield at
                    start, used = at, 0
                used += taken
                at += len(letters)
                room = columns


def _narrow_starts(line: str, columns: int) -> Iterator[int]:
    """The same, quickly, where a character is a cell: by rows, and not by words."""
    start = 0
    while True:
        yield start
        if len(line) - start <= columns:
            return
        blank = line.rfind(" ", start, start + columns + 1)
        word = _LETTER.search(line, blank + 1) if blank >= 0 else None
        if blank >= 0 and word is None:
            return
        start = word.start() if word else start + columns


def _parts(word: str) -> Iterator[str]:
    """A word in the parts that stay whole."""
    if word.isascii():
        yield word
        return
    held = last = ""
    for letter in iter_graphemes(word):
        if held and _may_part(last, letter):
            yield held
            held = ""
        held += letter
        last = letter
    yield held


def _may_part(before: str, letter: str) -> bool:
    """Whether a row may end between two letters of a word: beside an ideograph, or a wide mark."""
    is_wide = _is_wide(before[0]) or _is_wide(letter[0])
    return is_wide and letter not in _NEVER_FIRST and before not in _NEVER_LAST


def _is_wide(character: str) -> bool:
    """Of a script that is set without blanks; an emoji is wide too, and belongs to its word."""
    return east_asian_width(character) in {"W", "F"} and category(character)[0] in "LP"


@lru_cache(maxsize=4096)
def _cells_of_one(character: str) -> int:
    return get_cwidth(Char.display_mappings.get(character, character))
