"""Zips that are believed in nothing: looked at before a byte of them is unpacked."""

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from voicejournal.errors import InputError
from voicejournal.exchange.sounds import InZip

MAGIC = b"PK\x03\x04"
MOST_MEMBERS = 200_000
MOST_JSON_BYTES = 5_000_000_000
MOST_TIMES_SMALLER = 200
"""Words pack to a fifth, and the dullest journal to a fiftieth. What packs better is a bomb."""
ENDINGS = (".m4a", ".mp4", ".aac", ".mp3", ".wav", ".flac", ".caf", ".ogg", ".opus")
REMEDY = "Export it again where it comes from, and import that."

_MD5 = re.compile(r"[0-9a-fA-F]{32}")
_DRIVE = re.compile(r"[A-Za-z]:")


@contextmanager
def opened(path: Path) -> Iterator[ZipFile]:
    """A zip whose members lead nowhere, none of which is read yet.

    Raises:
        InputError: it is broken, or means no good.
    """
    try:
        with ZipFile(path) as archive:
            _check(path.name, archive.infolist())
            yield archive
    except (BadZipFile, NotImplementedError, EOFError, UnicodeDecodeError):
        raise InputError(f"{path.name} is a broken zip.", REMEDY) from None
    except OSError as refused:
        raise InputError(f"{path} cannot be read.", "Check the path.") from refused


def journals_in(archive: ZipFile) -> list[ZipInfo]:
    """The JSON files at its top: Day One calls each by its journal's name."""
    return [
        member
        for member in archive.infolist()
        if "/" not in member.filename and member.filename.lower().endswith(".json")
    ]


@contextmanager
def member_of(archive: ZipFile, member: ZipInfo) -> Iterator[BinaryIO]:
    """A member to read from.

    Raises:
        InputError: it is packed in a way that is not known, or broken.
    """
    try:
        with archive.open(member) as file:
            yield cast("BinaryIO", file)
    except (BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError) as broken:
        raise InputError(f"{Path(member.filename).name} in it is broken.", REMEDY) from broken


def sound_in(archive: ZipFile | None, folder: str, md5: object) -> InZip | None:
    """The sound file that is named by its MD5, whatever its kind; None where there is none."""
    if archive is None or not isinstance(md5, str) or not _MD5.fullmatch(md5):
        return None
    for ending in ENDINGS:
        try:
            return InZip(archive, archive.getinfo(f"{folder}/{md5}{ending}"))
        except KeyError:
            continue
    return None


def _check(name: str, members: list[ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise InputError(f"{name} holds more files than a journal can.", REMEDY)
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or _DRIVE.match(str(path)):
            raise InputError(f"{name} holds a file that leads out of it.", REMEDY)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise InputError(f"{name} holds a link.", REMEDY)
        if member.flag_bits & 1:
            raise InputError(f"{name} is locked by a password.", "Unlock it, and import that.")
        is_bomb = member.file_size > MOST_TIMES_SMALLER * max(member.compress_size, 1)
        if member.file_size > MOST_JSON_BYTES or (is_bomb and member.file_size > 10**7):
            raise InputError(f"{name} would unpack to more than a journal can hold.", REMEDY)
