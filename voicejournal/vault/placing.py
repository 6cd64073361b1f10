"""Files and folders for somewhere else than the journal: whole in their place, or not there."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicejournal.errors import InputError
from voicejournal.vault.sealed import (
    PRIVATE_FOLDER_MODE,
    make_private_folder,
    storage_errors,
    sync_folder,
)

HALF = ".part"


@contextmanager
def placed_file(path: Path, *, over: bool = False) -> Iterator[Path]:
    """Gives a name beside `path` to write to; the file is in its place when the block ends well.

    Raises:
        InputError: there is one already, unless `over`.
        StorageError: the disk refuses.
    """
    half = _half(path)
    with storage_errors(path.parent):
        try:
            yield half
            with half.open("rb") as file:
                os.fsync(file.fileno())
            _put(half, path, over=over)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


@contextmanager
def placed_folder(path: Path) -> Iterator[Path]:
    """Gives an empty folder beside `path`; it is in its place when the block ends well.

    Raises:
        InputError: there is one already that is not empty.
        StorageError: the disk refuses.
    """
    half = _half(path)
    with storage_errors(path.parent):
        half.mkdir(mode=PRIVATE_FOLDER_MODE)
        try:
            yield half
            os.sync()  # one for all: each of thousands of files alone takes minutes
            try:
                half.rename(path)
            except OSError as refused:
                if refused.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR}:
                    raise
                raise is_there(path) from None
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        sync_folder(path.parent)


def is_there(path: Path) -> InputError:
    """Something has that name."""
    return InputError(f"{path} is there already. Nothing was changed.", "Name another place.")


def _half(path: Path) -> Path:
    half = path.with_name(f".{path.name}{HALF}")
    with storage_errors(path.parent):
        make_private_folder(path.parent)
        if os.path.lexists(half):
            raise InputError(
                f"Half of an earlier export lies in {half}.", "Remove it, then try again."
            )
    return half


def _put(half: Path, path: Path, *, over: bool) -> None:
    if over:
        half.replace(path)
        return
    try:
        os.link(half, path)  # which never replaces, as a rename would
    except FileExistsError:
        raise is_there(path) from None
    except OSError as refused:
        if refused.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}:
            raise
        if os.path.lexists(path):  # a stick's file system knows no links
            raise is_there(path) from None
        half.replace(path)
        return
    half.unlink()
