"""Whole files in private folders: the one place that opens, syncs and renames them."""

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from voicejournal.errors import NotFoundError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE_FOLDER_MODE = 0o700
PRIVATE_FILE_MODE = 0o600
UNFINISHED = ".new"


class PlainFiles:
    """A folder of plain files (ports.SealedFiles), written aside, synced and renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, name: str, content: bytes) -> None:
        """Put a file in place in one durable step."""
        target = self._folder / name
        aside = target.with_name(_aside(name))
        with storage_errors(self._folder):
            make_private_folder(self._folder)
            try:
                _write_durably(aside, content)
                aside.replace(target)
            except OSError:
                aside.unlink(missing_ok=True)  # a full disk has no room for half a file
                raise
            sync_folder(self._folder)

    @contextmanager
    def writing(self, name: str) -> "Iterator[BinaryIO]":
        """A file to write into; in place, durable, when the block ends well."""
        target = self._folder / name
        aside = target.with_name(_aside(name))
        with storage_errors(self._folder):
            make_private_folder(self._folder)
            try:
                with os.fdopen(open_private(aside), "w+b") as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                aside.replace(target)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
            sync_folder(self._folder)

    @contextmanager
    def reading(self, name: str) -> "Iterator[BinaryIO]":
        """A file to read from."""
        with storage_errors(self._folder):
            try:
                file = (self._folder / name).open("rb")
            except FileNotFoundError as missing:
                raise NotFoundError(f"There is no file {name} in {self._folder}.") from missing
            with file:
                yield file

    def read(self, name: str) -> bytes:
        """Content of a file."""
        with storage_errors(self._folder):
            try:
                return (self._folder / name).read_bytes()
            except FileNotFoundError as missing:
                raise NotFoundError(f"There is no file {name} in {self._folder}.") from missing

    def names(self) -> tuple[str, ...]:
        """Names of the whole files, sorted; files that were never finished are not listed."""
        if not self._folder.is_dir():
            return ()
        return tuple(
            sorted(path.name for path in self._folder.iterdir() if path.suffix != UNFINISHED)
        )

    def remove(self, name: str) -> None:
        """Unlink a file, and what a kill left of one that was never finished."""
        with storage_errors(self._folder):
            for left in (name, _aside(name)):
                (self._folder / left).unlink(missing_ok=True)
            if self._folder.is_dir():
                sync_folder(self._folder)


def _aside(name: str) -> str:
    """Name of a file while it is written."""
    return name + UNFINISHED


def make_private_folder(folder: Path) -> None:
    """Create a folder (and its parents) that only its owner can enter."""
    if not folder.is_dir():
        make_private_folder(folder.parent)  # `parents=True` would leave them open to all
        folder.mkdir(mode=PRIVATE_FOLDER_MODE, exist_ok=True)


def open_private(path: Path) -> int:
    """Open a file for writing and reading that only its owner can read; returns the handle."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE_MODE)


def write_all(handle: int, content: bytes | memoryview) -> None:
    """Write every byte: the system may take fewer at a time, a nearly full disk does."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _write_durably(path: Path, content: bytes) -> None:
    handle = open_private(path)
    try:
        write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make renames and unlinks in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def storage_errors(folder: Path) -> "Iterator[None]":
    """Turn the system's refusals into a StorageError with its remedy."""
    try:
        yield
    except OSError as refused:
        raise storage_error(refused, folder) from refused


def storage_error(refused: OSError, folder: Path) -> StorageError:
    """Say what the disk refused, and what can be done."""
    if refused.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageError(
            f"The disk with {folder} is full.",
            "Free some room, then start again: what was kept before is still there.",
        )
    if refused.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return StorageError(
            f"{folder} cannot be written to.",
            "Make the folder yours (`ls -ld` shows whose it is), or name another with --journal.",
        )
    return StorageError(
        f"The disk refused to work on {folder}: {os.strerror(refused.errno or errno.EIO)}.",
        "Try again; `voicejournal doctor` looks at the disk and the journal.",
    )
