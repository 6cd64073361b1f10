"""A whole text in rows, and its places on the screen both ways."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from voicejournal.dialogue.writing.row_breaks import cells, row_starts


@dataclass(frozen=True, slots=True)
class Added:
    """What is shown before character `at` of a text, and does not stand in it."""

    at: int
    shown: str


@dataclass(frozen=True, slots=True)
class Place:
    """Before character `at` of a text.

    Where a row ends within a word, one place is the end of a row and the start of the next.
    `ends_row` says that it is meant as the former.
    """

    at: int
    ends_row: bool = False


class Rows:
    """The rows of a text; `columns` is how many cells of a row words may take.

    `added` are in order of their places. What is shown behind a line's last character stands there
    before the line's end. Lines are taken from the rows `before`, where they are still the same.
    """

    def __init__(
        self, text: str, added: Sequence[Added], columns: int, before: "Rows | None" = None
    ) -> None:
        self.known: dict[_Key, _Line] = {}
        self._lines: list[_Line] = []
        self._starts: list[int] = []
        self._first_rows: list[int] = []
        self.count = start = used = 0
        for line in text.split("\n"):
            reached = used
            while reached < len(added) and added[reached].at <= start + len(line):
                reached += 1
            own = tuple((one.at - start, one.shown) for one in added[used:reached])
            used = reached
            key = line, own, columns
            known = before and before.known.get(key)
            self.known[key] = known or _set_line(*key)
            self._lines.append(self.known[key])
            self._starts.append(start)
            self._first_rows.append(self.count)
            self.count += len(self._lines[-1].row_starts)
            start += len(line) + 1

    def shown(self, row: int) -> str:
        """What stands in a row, with the blanks that hang over its edge."""
        line, number, _ = self._of_row(row)
        return line.shown[slice(*line.bounds(number))]

    def shown_span(self, row: int, start: int, end: int) -> tuple[int, int]:
        """Where in what a row shows characters `start:end` of the text stand; empty if nowhere."""
        line, number, base = self._of_row(row)
        first, last = line.bounds(number)
        before = line.to_shown(max(start - base, 0))
        behind = line.to_shown(end - 1 - base) + 1 if end > base else 0
        return max(before, first) - first, min(behind, last) - first

    def row_of(self, place: Place) -> tuple[int, int]:
        """The row of a place, and how many of the row's characters stand before it."""
        number = bisect_right(self._starts, place.at) - 1
        line = self._lines[number]
        shown = line.to_shown(place.at - self._starts[number])
        row = bisect_right(line.row_starts, shown) - 1
        if place.ends_row and row and line.row_starts[row] == shown:
            row -= 1
        return self._first_rows[number] + row, shown - line.row_starts[row]

    def column(self, place: Place) -> int:
        """How many cells of its row stand before a place."""
        row, before = self.row_of(place)
        return cells(self.shown(row)[:before])

    def at(self, row: int, column: int) -> Place | None:
        """The place of a row nearest before a column; None where all of it is added."""
        line, number, base = self._of_row(row)
        first, last = line.bounds(number)
        is_last = number == len(line.row_starts) - 1
        stops = range(line.to_text(first), line.to_text(last) + is_last)
        shown = line.shown[first:last]
        edge = len(shown) if is_last else len(shown.rstrip())
        found, reached = None, 0
        for stop in stops:
            before = line.to_shown(stop) - first
            if found is not None and (reached >= edge or cells(shown[:before]) > column):
                break
            found, reached = Place(base + stop), before
        is_within_word = not is_last and edge == len(shown)
        if is_within_word and stops and line.to_shown(stops.stop) == last:
            return Place(base + stops.stop, ends_row=True) if cells(shown) <= column else found
        return found

    def moved(self, place: Place, by: int, column: int) -> Place:
        """The place `by` rows further down, at a column; beyond the text its first or last."""
        row = self.row_of(place)[0] + by
        while 0 <= row < self.count:
            found = self.at(row, column)
            if found is not None:
                return found
            row += 1 if by > 0 else -1
        return Place(0) if by < 0 else Place(self._starts[-1] + self._lines[-1].length)

    def _of_row(self, row: int) -> "tuple[_Line, int, int]":
        """The line that a row is of, which of its rows it is, and where the line starts."""
        number = bisect_right(self._first_rows, row) - 1
        return self._lines[number], row - self._first_rows[number], self._starts[number]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with what is added; `places` are where, `widths` how much, up to each of them."""

    length: int
    shown: str
    row_starts: tuple[int, ...]
    places: tuple[int, ...]
    widths: tuple[int, ...]

    def bounds(self, row: int) -> tuple[int, int]:
        """Where a row begins and ends in what is shown."""
        ends = (*self.row_starts[row + 1 : row + 2], len(self.shown))
        return self.row_starts[row], ends[0]

    def to_shown(self, at: int) -> int:
        """Where a character of the line is shown; what is added there stands before it."""
        return at + self.widths[bisect_right(self.places, at)]

    def to_text(self, shown: int) -> int:
        """The first character that is shown there or behind, at most the line's end."""
        return bisect_left(range(self.length), shown, key=self.to_shown)


_Key: TypeAlias = tuple[str, tuple[tuple[int, str], ...], int]
"""A line, what is added at which of its characters, and the columns."""


def _set_line(line: str, added: tuple[tuple[int, str], ...], columns: int) -> _Line:
    shown, reached = "", 0
    for at, what in added:
        shown += line[reached:at] + what
        reached = at
    shown += line[reached:]
    widths = tuple(accumulate((len(what) for _, what in added), initial=0))
    places = tuple(at for at, _ in added)
    return _Line(len(line), shown, row_starts(shown, columns), places, widths)
