"""A text on the screen in rows (prompt_toolkit itself breaks lines by letters)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import BufferControl, GetLinePrefixCallable, UIContent

from voicejournal.dialogue.writing.row_breaks import cells
from voicejournal.dialogue.writing.rows import Added, Place, Rows

MOST_COLUMNS = 80
"""Longer rows are hard to read on."""
_FAR = 1_000_000
"""A column behind the end of any row."""


class Seen(Protocol):
    """What is seen of a text beside its characters."""

    def added(self, text: str) -> Sequence[Added]:
        """What is shown, and does not stand in the text."""

    def under_cursor(self, text: str, cursor: int) -> tuple[int, int] | None:
        """Start and end of what a key would act on."""


class RowsControl(BufferControl):
    """Shows a buffer in rows, and moves its cursor by them."""

    def __init__(self, buffer: Buffer, seen: Seen | None = None) -> None:
        super().__init__(buffer=buffer)
        self._seen = seen
        self._columns = MOST_COLUMNS
        self._rows: Rows | None = None
        self._shows: object = None
        self._ends_row = False
        self._column: int | None = None
        buffer.on_cursor_position_changed += self._forget
        buffer.on_text_changed += self._forget

    @property
    def rows(self) -> Rows:
        """The rows of the text as it stands now."""
        text = self.buffer.text
        added = tuple(self._seen.added(text)) if self._seen else ()
        shows = text, added, self._columns
        if self._rows is None or shows != self._shows:
            self._rows = Rows(text, added, self._columns, self._rows)
            self._shows = shows
        return self._rows

    def move(self, by: int) -> None:
        """Move by rows, keeping the column as long as nothing else is done."""
        place = self._place()
        column = self.rows.column(place) if self._column is None else self._column
        self._go(self.rows.moved(place, by, column))
        self._column = column

    def move_in_row(self, *, to_end: bool) -> None:
        """Move to the start of the row, or behind its last word."""
        row = self.rows.row_of(self._place())[0]
        place = self.rows.at(row, _FAR if to_end else 0)
        if place is not None:
            self._go(place)

    def preferred_height(
        self,
        width: int,  # noqa: ARG002 - as prompt_toolkit asks for it
        max_available_height: int,  # noqa: ARG002
        wrap_lines: bool,  # noqa: ARG002
        get_line_prefix: GetLinePrefixCallable | None,  # noqa: ARG002
    ) -> int | None:
        """As much as there is."""
        return None

    def create_content(
        self,
        width: int,
        height: int,  # noqa: ARG002 - as prompt_toolkit asks for it
        preview_search: bool = False,  # noqa: ARG002
    ) -> UIContent:
        """The rows as they are drawn; the last cell of the width is the cursor's."""
        self._columns = min(width - 1, MOST_COLUMNS)
        rows = self.rows
        row, before = rows.row_of(self._place())
        room = max(width - 1, 1)
        cursor = min(before, len(_cut(rows.shown(row), room)))
        spans = self._spans()

        def line(number: int) -> StyleAndTextTuples:
            shown = _cut(rows.shown(number), room)
            found = [(style, rows.shown_span(number, *span)) for style, span in spans]
            return [*_styled(shown, found), ("", " ")]

        return UIContent(line, rows.count, Point(x=cursor, y=row))

    def _spans(self) -> list[tuple[str, tuple[int, int]]]:
        buffer = self.buffer
        spans = []
        if self._seen and (under := self._seen.under_cursor(buffer.text, buffer.cursor_position)):
            spans.append(("class:under-cursor", under))
        if buffer.selection_state is not None:
            spans.append(("class:selected", buffer.document.selection_range()))
        return spans

    def _place(self) -> Place:
        return Place(self.buffer.cursor_position, self._ends_row)

    def _go(self, place: Place) -> None:
        self.buffer.cursor_position = place.at
        self._ends_row = place.ends_row
        self._column = None

    def _forget(self, _buffer: Buffer) -> None:
        self._ends_row = False
        self._column = None


def _cut(shown: str, room: int) -> str:
    """What of a row has room; only blanks that hang over the edge have none."""
    while shown and cells(shown) > room:
        shown = shown[:-1]
    return shown


def _styled(shown: str, spans: list[tuple[str, tuple[int, int]]]) -> Iterator[tuple[str, str]]:
    """A row in stretches of one style."""
    edges = {0, len(shown), *(min(max(at, 0), len(shown)) for _, span in spans for at in span)}
    marks = sorted(edges)
    for start, end in pairwise(marks):
        styles = (style for style, (first, last) in spans if first <= start and end <= last)
        yield " ".join(styles), shown[start:end]
