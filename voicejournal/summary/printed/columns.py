"""Text in columns of a terminal, where some characters are two columns wide."""

import unicodedata
from collections.abc import Iterator

from voicejournal.language.text.safe import printable

_VARIATION = "\ufe0f"
"""It makes a sign a picture, which is wider."""


def one_line(text: str) -> str:
    """The text without controls, its words one space apart."""
    return " ".join(printable(text).split())


def width_of(text: str) -> int:
    """Columns of a text; where terminals differ, the most that it may take."""
    if text.isascii():  # each of them is one column wide
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if character == _VARIATION:
        return 1
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    from wcwidth import wcwidth  # noqa: PLC0415 - its tables take time, and few texts need them

    by_standard = 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
    return max(by_standard, wcwidth(character))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` columns; `first` begins the first line, `rest` each other one.

    A word longer than a line is cut, so that no line is ever too long.
    """
    lines: list[str] = []
    line, empty = first, True
    for word in _pieces(one_line(text).split(), width - max(width_of(first), width_of(rest))):
        longer = f"{line}{word}" if empty else f"{line} {word}"
        if not empty and width_of(longer) > width:
            lines.append(line.rstrip())
            longer = f"{rest}{word}"
        line, empty = longer, False
    return [*lines, line.rstrip()]


def _pieces(words: list[str], room: int) -> Iterator[str]:
    """The words, those without room cut into pieces that have it."""
    for word in words:
        if width_of(word) <= room:
            yield word
            continue
        piece = ""
        for character in word:
            if piece and width_of(piece) + _width(character) > room:
                yield piece
                piece = ""
            piece += character
        yield piece
