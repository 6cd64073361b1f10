"""Large JSON a piece at a time, from files that are not believed in anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO

import ijson

from voicejournal.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_BYTES = 20_000_000_000
"""Fifty years of evenings, every word with its times, are a tenth of that."""
MOST_ENTRY_BYTES = 100_000_000
"""An hour of speech, every word with its times, is a hundredth of that."""

MOST_DEPTH = 2_000
"""The parser keeps the path to where it is, and to all above: its memory grows by the square."""


class Counted(RawIOBase):
    """A file that is read to an end: so much in all, and so much an entry."""

    def __init__(self, file: BinaryIO, name: str, most_bytes: int = MOST_BYTES) -> None:
        super().__init__()
        self._file = file
        self._name = name
        self._left = most_bytes
        self._left_of_entry = MOST_ENTRY_BYTES
        self._depth = 0

    def readable(self) -> bool:
        """It is read, and no more."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read the next bytes; how many.

        Raises:
            InputError: it goes on and on.
        """
        view = memoryview(buffer).cast("B")
        content = self._file.read(len(view))
        view[: len(content)] = content
        self._left -= len(content)
        self._left_of_entry -= len(content)
        # A bracket within words counts as well: so many of them that do not close, nobody says.
        self._depth += sum(map(content.count, (b"[", b"{"))) - sum(map(content.count, (b"]", b"}")))
        if min(self._left, self._left_of_entry) < 0 or self._depth > MOST_DEPTH:
            raise InputError(
                f"{self._name} holds more than a journal can.",
                "It may be broken, or meant to fill this computer. Export it again.",
            )
        return len(content)

    def next_entry(self) -> None:
        """Begin to count anew."""
        self._depth = 0
        self._left_of_entry = MOST_ENTRY_BYTES


def items(file: BinaryIO, name: str, prefix: str, most_bytes: int = MOST_BYTES) -> Iterator[Any]:
    """The items below a prefix such as `entries.item`, one in memory at a time.

    Raises:
        InputError: it is no JSON, or breaks off; what came before stands.
    """
    counted = Counted(file, name, most_bytes)
    with json_errors(name):
        for item in ijson.items(counted, prefix, use_float=True):
            counted.next_entry()
            yield item


@contextmanager
def json_errors(name: str) -> Iterator[None]:
    """Turn what the parser says into our words: its own hold what it read."""
    try:
        yield
    except (ijson.JSONError, OverflowError, ValueError):
        raise InputError(
            f"{name} is no JSON, or breaks off.", "Export it again, then import that."
        ) from None
