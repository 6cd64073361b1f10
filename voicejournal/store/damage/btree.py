"""The rows on a database's pages, each decoded by itself: a bad one costs no other.

Live rows only. What was deleted was overwritten, and free room on a page is not looked at.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from voicejournal.store.damage.image import Image

INTERIOR_INDEX: Final = 2
INTERIOR_TABLE: Final = 5
LEAF_INDEX: Final = 10
LEAF_TABLE: Final = 13
INTERIOR: Final = frozenset({INTERIOR_INDEX, INTERIOR_TABLE})
FILE_HEADER_BYTES: Final = 100
"""They stand before the first page's own header."""
FREE_LIST_AT: Final = 32
REAL: Final = 7
FIRST_BLOB: Final = 12
INTEGER_BYTES: Final = (0, 1, 2, 3, 4, 6, 8)

Value = int | float | str | bytes | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it lies there; `rowid` is None in a table without one."""

    page: int
    rowid: int | None
    values: tuple[Value, ...]


@dataclass(slots=True)
class Found:
    """The rows of a tree or a page; `unreadable` counts cells and pages that could not be read."""

    rows: list[Row] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    unreadable: int = 0


class UnreadableError(Exception):
    """These bytes are no cell."""


def rows_below(image: Image, root: int) -> Found:
    """All rows of the tree with this root."""
    found = Found()
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in found.pages:
            found.unreadable += 1
            continue
        kind = kind_of(image, number)
        if kind is None:
            found.unreadable += 1
            continue
        found.pages.add(number)
        _take_rows(image, number, found)
        if kind in INTERIOR:
            waiting += _children(image, number)
    return found


def rows_on(image: Image, number: int) -> Found:
    """The rows of one page."""
    found = Found(pages={number})
    _take_rows(image, number, found)
    return found


def kind_of(image: Image, number: int) -> int | None:
    """What kind of tree page this is; None if it is none."""
    page = image.page(number)
    start = FILE_HEADER_BYTES if number == 1 else 0
    kinds = {INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE}
    return page[start] if len(page) > start and page[start] in kinds else None


def free_pages(image: Image) -> set[int]:
    """Pages that belong to nothing."""
    free: set[int] = set()
    trunk = int.from_bytes(image.page(1)[FREE_LIST_AT : FREE_LIST_AT + 4], "big")
    while trunk and trunk not in free and (page := image.page(trunk)):
        free.add(trunk)
        trunk, count = struct.unpack(">II", page[:8])
        held = min(count, image.page_bytes // 4 - 2)
        free.update(struct.unpack(f">{held}I", page[8 : 8 + 4 * held]))
    return free


def _cells(image: Image, number: int) -> tuple[int, Sequence[int]]:
    """The kind of a page, and where its cells begin."""
    page = image.page(number)
    start = FILE_HEADER_BYTES if number == 1 else 0
    kind = page[start]
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if kind in INTERIOR else 8)
    count = min(count, (len(page) - first) // 2)
    return kind, struct.unpack(f">{count}H", page[first : first + 2 * count])


def _children(image: Image, number: int) -> Iterator[int]:
    page = image.page(number)
    start = FILE_HEADER_BYTES if number == 1 else 0
    for at in _cells(image, number)[1]:
        yield int.from_bytes(page[at : at + 4], "big")
    yield int.from_bytes(page[start + 8 : start + 12], "big")


def _take_rows(image: Image, number: int, found: Found) -> None:
    kind, places = _cells(image, number)
    if kind == INTERIOR_TABLE:
        return
    for at in places:
        try:
            found.rows.append(_row(image, number, kind, at))
        except (UnreadableError, IndexError, struct.error):
            found.unreadable += 1


def _row(image: Image, number: int, kind: int, at: int) -> Row:
    page = image.page(number)
    if kind == INTERIOR_INDEX:
        at += 4  # the child to its left
    length, at = _varint(page, at)
    rowid = None
    if kind == LEAF_TABLE:
        rowid, at = _varint(page, at)
        rowid = rowid - 2**64 if rowid >= 2**63 else rowid
    return Row(number, rowid, _record(_payload(image, page, at, length, kind)))


def _payload(image: Image, page: bytes, at: int, length: int, kind: int) -> bytes:
    """A cell's content, from its overflow pages as well."""
    if length > len(image.pages) * image.page_bytes:
        raise UnreadableError
    usable = image.page_bytes
    least = (usable - 12) * 32 // 255 - 23
    most = usable - 35 if kind == LEAF_TABLE else (usable - 12) * 64 // 255 - 23
    local = length
    if length > most:
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
    payload = page[at : at + local]
    following = int.from_bytes(page[at + local : at + local + 4], "big") if local < length else 0
    while len(payload) < length:
        more = image.page(following)
        if not more:
            raise UnreadableError
        payload += more[4 : 4 + length - len(payload)]
        following = int.from_bytes(more[:4], "big")
    return payload


def _record(payload: bytes) -> tuple[Value, ...]:
    head_bytes, at = _varint(payload, 0)
    if head_bytes > len(payload):
        raise UnreadableError
    kinds = []
    while at < head_bytes:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    at = head_bytes
    for kind in kinds:
        size = _size(kind)
        if at + size > len(payload):
            raise UnreadableError
        values.append(_value(kind, payload[at : at + size]))
        at += size
    if at != len(payload):
        raise UnreadableError
    return tuple(values)


def _size(kind: int) -> int:
    if kind >= FIRST_BLOB:
        return (kind - FIRST_BLOB) // 2
    if kind == REAL:
        return 8
    return INTEGER_BYTES[kind] if kind < len(INTEGER_BYTES) else 0


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind < REAL:
        return int.from_bytes(content, "big", signed=True)
    if kind == REAL:
        return float(struct.unpack(">d", content)[0])
    if kind < FIRST_BLOB:
        if kind not in {8, 9}:
            raise UnreadableError
        return kind - 8
    # Half a character is damage, which the hash of a text finds.
    return content if kind % 2 == 0 else content.decode(errors="replace")


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A whole number of one to nine bytes, and where it ends."""
    number = 0
    for place in range(at, at + 8):
        byte = content[place]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says more follows
            return number, place + 1
    return number << 8 | content[at + 8], at + 9
