"""What goes out of a journal and comes into one beside its rows: sound, and entries of files."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from voicejournal.errors import InputError
from voicejournal.journal import Between, Entry, Material, Recording, Session
from voicejournal.ports.sound import Samples


class SoundFiles(Protocol):
    """The sound of recordings as files that other programs play."""

    def is_here(self, recording: Recording) -> bool:
        """Whether its sound is in this journal."""
        ...

    def write_flac(self, recording: Recording, file: BinaryIO) -> None:
        """Write its sound as FLAC, bit for bit, just as it is kept.

        Raises:
            NotFoundError: it is not here.
        """
        ...

    def write_m4a(self, recording: Recording, file: BinaryIO) -> None:
        """Write its sound as AAC in MPEG-4, which loses a little; `file` can be sought in.

        Raises:
            NotFoundError: it is not here.
        """
        ...


class FoundSound(Protocol):
    """A sound file that came with an entry: its name, where it lies if it is a file of its own."""

    @property
    def name(self) -> str:
        """For messages."""
        ...

    @property
    def path(self) -> Path | None:
        """None where it lies in another file."""
        ...

    def opened(self) -> AbstractContextManager[BinaryIO]:
        """A file to read from, and to seek in.

        Raises:
            InputError: it is not there, or larger than a recording can be.
        """
        ...


@dataclass(frozen=True, slots=True)
class Arrived:
    """One entry as a file that is brought in has it; `name` says which, for messages.

    `left` names what of it has no place in a journal.
    """

    name: str
    entry: Entry
    sound: FoundSound | None = None
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialCopy:
    """A material with its content, on its way to another journal."""

    material: Material
    content: bytes


Arriving = Iterator[Arrived | Session | Between | MaterialCopy | InputError]
"""Entries of a file, one at a time, after appointments and before what else is between sessions;
in the place of what cannot be taken, why."""


class BetweenCarrier(Protocol):
    """Takes what is between sessions into a journal."""

    def restore(self, between: Between, at: datetime) -> None:
        """Keep all of it in one commit, at an instant, beside what is here: that stays as it is.

        Homework and topics of an evening that is not here, and what was told of homework on one,
        stay out; homework that never had an evening comes.
        """
        ...


class SoundReader(Protocol):
    """Decodes sound that came with an entry."""

    def blocks(self, sound: FoundSound) -> Iterator[Samples]:
        """Its sound as mono at 16 kHz, a little at a time.

        Raises:
            InputError: it is no sound, or breaks off.
        """
        ...
