"""A database's pages as they stand, its log of changes laid over them: read, never opened.

SQLite would stop at the first damage, and opening a file may already change it.
https://sqlite.org/fileformat2.html is the format, of the log (the 'WAL') as well.
"""

import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PAGE_BYTES = 4096
"""Of every journal that this program makes; taken where the header's own figure cannot be."""
PAGE_BYTES_AT = 16
SMALLEST_PAGE_BYTES = 512
LARGEST_PAGE_BYTES = 65_536
LOG_HEADER_BYTES = 32
FRAME_HEADER_BYTES = 24
LOG_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""How a log begins, and the byte order of its check sums."""
WORD = 2**32
TREE_PAGES = frozenset({2, 5, 10, 13})
"""First byte of a page that holds rows, or leads to some."""
STILL_WITHIN = 20
STILL_S = 0.02


@dataclass(frozen=True, slots=True)
class Image:
    """All pages, the first one first; `log_is_broken` if the log is damaged before its end."""

    page_bytes: int
    pages: tuple[bytes, ...]
    log_is_broken: bool = False

    def page(self, number: int) -> bytes:
        """A page by its number from 1; empty where there is none."""
        return self.pages[number - 1] if 0 < number <= len(self.pages) else b""

    def content(self) -> bytearray:
        """The database as one file without a log."""
        whole = bytearray().join(self.pages)
        if len(whole) > PAGE_BYTES_AT + 3:
            whole[18:20] = b"\x01\x01"  # the versions that say there is no log
        return whole


@dataclass(frozen=True, slots=True)
class Log:
    """What a log says: the pages that its commits changed, and how many there are then."""

    page_bytes: int = 0
    pages: tuple[tuple[int, bytes], ...] = ()
    page_count: int = 0
    is_broken: bool = False


def log_path(database: Path) -> Path:
    """The log of changes beside a database."""
    return database.with_name(f"{database.name}-wal")


def is_log_broken(database: Path) -> bool:
    """Whether the log of changes is damaged before its end."""
    return read_log(_bytes_of(log_path(database))).is_broken


def read_image(database: Path) -> Image:
    """Read a database and its log, both as they are at one time; a missing file has no pages."""
    for _ in range(STILL_WITHIN):
        before = _stamp(database)
        content, log_content = _bytes_of(database), _bytes_of(log_path(database))
        if _stamp(database) == before:
            break
        time.sleep(STILL_S)  # another program writes just now
    log = read_log(log_content)
    page_bytes = _page_bytes(content, log)
    cut = range(0, len(content), page_bytes)
    pages = [content[at : at + page_bytes].ljust(page_bytes, b"\0") for at in cut]
    if log.page_count:
        pages += [bytes(page_bytes)] * (log.page_count - len(pages))
        for number, page in log.pages:
            if 0 < number <= len(pages):
                pages[number - 1] = page
        pages = pages[: log.page_count]
    return Image(page_bytes, tuple(pages), log.is_broken)


def read_log(content: bytes) -> Log:
    """What a log's commits come to.

    A frame that is damaged is left out, and those behind it are read all the same: each is checked
    by the sum that stands before it. SQLite itself would forget them without a word.
    """
    if len(content) < LOG_HEADER_BYTES:
        return Log()
    magic, _version, page_bytes, _count, *salts, first, second = struct.unpack(
        ">IIIIIIII", content[:LOG_HEADER_BYTES]
    )
    order = LOG_MAGIC.get(magic)
    if order is None or not _is_page_size(page_bytes):
        return Log(is_broken=any(content))
    frames = list(_frames(content, page_bytes, order, tuple(salts), (first, second)))
    commits = [at for at, (_number, count, page) in enumerate(frames) if page and count]
    told = frames[: commits[-1] + 1] if commits else []
    pages = tuple((number, page) for number, _count, page in told if page)
    count = told[-1][1] if told else 0
    return Log(page_bytes, pages, count, is_broken=len(pages) < len(told))


def _frames(
    content: bytes, page_bytes: int, order: str, salts: tuple[int, ...], sums: tuple[int, int]
) -> Iterator[tuple[int, int, bytes]]:
    """Frames: page number, pages after the commit (0 within one), content.

    The content is empty where it is not what was written, or is left of an older log.
    """
    size = FRAME_HEADER_BYTES + page_bytes
    for at in range(LOG_HEADER_BYTES, len(content) - size + 1, size):
        head = content[at : at + FRAME_HEADER_BYTES]
        page = content[at + FRAME_HEADER_BYTES : at + size]
        number, count, *own, first, second = struct.unpack(">IIIIII", head)
        summed = _sums(page, order, _sums(head[:8], order, sums))
        is_whole = tuple(own) == salts and summed == (first, second)
        sums = (first, second)
        yield number, count, page if is_whole else b""


def _sums(content: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """SQLite's running check sums over a frame."""
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) % WORD
        second = (second + odd + first) % WORD
    return first, second


def _page_bytes(content: bytes, log: Log) -> int:
    """The size of a page: what the log or the header says, where the pages bear it out."""
    if log.page_bytes:
        return log.page_bytes
    said = int.from_bytes(content[PAGE_BYTES_AT : PAGE_BYTES_AT + 2], "big")
    said = LARGEST_PAGE_BYTES if said == 1 else said
    if not _is_page_size(said):
        return PAGE_BYTES
    return max((PAGE_BYTES, said), key=lambda size: _trees(content, size) * size)


def _trees(content: bytes, page_bytes: int) -> int:
    """How many pages begin as one that holds rows does."""
    return sum(content[at] in TREE_PAGES for at in range(page_bytes, len(content), page_bytes))


def _is_page_size(size: int) -> bool:
    return SMALLEST_PAGE_BYTES <= size <= LARGEST_PAGE_BYTES and size & (size - 1) == 0


def _bytes_of(path: Path) -> bytes:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


def _stamp(database: Path) -> tuple[tuple[int, int], ...]:
    stamps = []
    for path in (database, log_path(database)):
        with suppress(FileNotFoundError):
            found = path.stat()
            stamps.append((found.st_mtime_ns, found.st_size))
    return tuple(stamps)
