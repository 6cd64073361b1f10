"""Sound files that lie beside entries, or within the same zip (ports.FoundSound)."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from voicejournal.errors import InputError
from voicejournal.journal import Entry, Recording
from voicejournal.ports import SoundFiles
from voicejournal.vault.sealed import make_private_folder, open_private

FOLDER = "audio"
"""Where the sound of an export lies, as `audio/ID.flac`."""
MOST_SOUND_BYTES = 3_000_000_000
"""A day of speech as it comes from a recorder."""


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A file of its own."""

    path: Path

    @property
    def name(self) -> str:
        """For messages."""
        return self.path.name

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """A file to read from."""
        try:
            with self.path.open("rb") as file:
                yield file
        except OSError as refused:
            raise InputError(f"{self.name} cannot be read.", "Look at it there.") from refused


@dataclass(frozen=True, slots=True)
class InZip:
    """A member of a zip."""

    archive: ZipFile
    member: ZipInfo

    @property
    def name(self) -> str:
        """For messages."""
        return Path(self.member.filename).name

    @property
    def path(self) -> None:
        """It has none."""
        return

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """A file to read from."""
        if self.member.file_size > MOST_SOUND_BYTES:
            raise InputError(f"{self.name} is larger than a recording can be.", "Leave it out.")
        try:
            with self.archive.open(self.member) as file:
                yield cast("BinaryIO", file)
        except (BadZipFile, OSError, NotImplementedError, EOFError) as broken:
            raise InputError(f"{self.name} cannot be read.", "Make the zip again.") from broken


def with_sound(
    entries: Iterable[Entry], folder: Path, sounds: SoundFiles | None
) -> Iterator[Entry]:
    """Pass entries on, each after its sound was written below the folder's `audio/`."""
    for entry in entries:
        held = entry.recording
        if sounds is not None and held is not None and sounds.is_here(held):
            make_private_folder(folder / FOLDER)
            with os.fdopen(open_private(folder / sound_path(entry)), "wb") as file:
                sounds.write_flac(held, file)
        yield entry


def sound_path(entry: Entry) -> str:
    """Where the sound of an entry lies below an export's folder."""
    return f"{FOLDER}/{entry.id}.flac"


def beside(folder: Path, recording: Recording) -> FileBeside | None:
    """The sound of a recording in an export's folder; never one that a link leads to."""
    path = folder / FOLDER / f"{recording.id}.flac"
    inside = path.resolve().is_relative_to(folder.resolve())
    return FileBeside(path) if inside and path.is_file() else None
