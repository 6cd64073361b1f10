"""The preview of the page: its lines, what is left out of it and why; pure."""

import textwrap
from collections.abc import Iterator, Sequence

from voicejournal.language.text.safe import printable
from voicejournal.ports import PreviewRow

LEFT_OUT = "NOT ON THE PAGE"
EMPTY = "Nothing is on the page."
KEYS = (
    "Up Down choose   x out, or back in   s swap   u d move",
    "n initials   N of all   a accept   q leave without",
)
CHOSEN = "class:chosen"
TITLE = "class:title"
DIM = "class:dim"
PLAIN = ""
MARK = "> "
SPACE = "  "
NARROWEST = 20

Styled = tuple[str, str]


def drawn_preview(
    rows: Sequence[PreviewRow], chosen: int, columns: int, lines: int, message: str
) -> list[Styled]:
    """As much of the preview as has room, the chosen line in it, and below it the keys."""
    width = max(columns - 1, NARROWEST)
    below = [(DIM, key) for text in KEYS for key in textwrap.wrap(text, width)]
    said = [(PLAIN, text) for text in textwrap.wrap(printable(message), width)]
    room = max(lines - len(below) - len(said) - 1, 1)
    body = list(_body(rows, chosen, width))
    first = _first_shown([is_chosen for _, _, is_chosen in body], room)
    shown = [(style, text) for style, text, _ in body[first : first + room]]
    filled = shown + [(PLAIN, "")] * (room - len(shown))
    return [*filled, (PLAIN, ""), *said, *below]


def preview_lines(rows: Sequence[PreviewRow]) -> Iterator[str]:
    """The preview as plain lines, each line of the page with its number."""
    title, was_on_page = None, True
    if not any(row.is_on_page for row in rows):
        yield EMPTY
    for number, row in enumerate(rows, start=1):
        if was_on_page and not row.is_on_page:
            yield LEFT_OUT
        elif row.is_on_page and row.title != title:
            yield row.title
        title, was_on_page = row.title, row.is_on_page
        yield f"{number}. {preview_row_text(row)}"


def preview_row_text(row: PreviewRow) -> str:
    """A line with its receipt, or with why it is not on the page, and the names in it."""
    parts = [printable(row.text)]
    if row.receipt:
        parts.append(f"[{row.receipt}]")
    if row.names:
        how = "initials" if row.has_initials else "names"
        parts.append(f"({how}: {printable(', '.join(row.names))})")
    if row.reason:
        parts.insert(0, f"{row.reason}:")
    return " ".join(parts)


def _body(rows: Sequence[PreviewRow], chosen: int, width: int) -> Iterator[tuple[str, str, bool]]:
    """Style, text, and whether it belongs to the chosen line."""
    title, was_on_page = None, True
    if not any(row.is_on_page for row in rows):
        yield PLAIN, EMPTY, False
    for number, row in enumerate(rows):
        if was_on_page and not row.is_on_page:
            yield PLAIN, "", False
            yield TITLE, LEFT_OUT, False
        elif row.is_on_page and row.title != title:
            yield TITLE, row.title, False
        title, was_on_page = row.title, row.is_on_page
        mark = MARK if number == chosen else SPACE
        style = CHOSEN if number == chosen else PLAIN if row.is_on_page else DIM
        wrapped = textwrap.wrap(
            preview_row_text(row), width, initial_indent=mark, subsequent_indent=SPACE * 2
        )
        for text in wrapped:
            yield style, text, number == chosen


def _first_shown(chosen: Sequence[bool], room: int) -> int:
    """The first line to be shown, so that the chosen ones are, with some before them."""
    if len(chosen) <= room or True not in chosen:
        return 0
    begin = chosen.index(True)
    end = len(chosen) - chosen[::-1].index(True)
    first = max(0, min(begin - room // 3, len(chosen) - room))
    return max(first, min(end - room, begin))
