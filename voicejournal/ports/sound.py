"""Where sound comes from, grows, is kept and is heard again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeAlias

from voicejournal.errors import JournalError
from voicejournal.journal import Moment, Origin, Recording

if TYPE_CHECKING:  # numpy takes longer to load than `list` may
    import numpy as np
    from numpy.typing import NDArray


Samples: TypeAlias = "NDArray[np.int16]"
"""Mono sound at `SAMPLE_RATE_HZ`, shape (n,)."""


class Microphone(Protocol):
    """A source of live sound: a device, or a clip in its place."""

    @property
    def name(self) -> str:
        """What the person calls it."""
        ...

    @property
    def remarks(self) -> Sequence[str]:
        """What was odd so far without ending the sound: a gap, another device; each with a way."""
        ...

    def blocks(self, ended: Event) -> Iterator[Samples]:
        """Yield blocks of at most a tenth of a second until `ended`, or a clip's end.

        Raises:
            MicrophoneError: no device, no PortAudio, or no block for two seconds.
        """
        ...


class SpoolWriter(Protocol):
    """A recording as it grows; every second of it is durable."""

    def append(self, samples: Samples) -> None:
        """Add sound, and make it durable once a second of it has come.

        Raises:
            StorageError: the disk refuses; what was appended before stays readable.
        """
        ...

    def sync(self) -> None:
        """Make all of it durable now, as before a pause.

        Raises:
            StorageError: the disk refuses.
        """
        ...

    def seal(self) -> Recording:
        """Close the recording under its final name, durable, and say how long it is."""
        ...


@dataclass(frozen=True, slots=True)
class CopyOf:
    """Says of a recording in the spool that it is a copy of a file which a person brought in.

    `fingerprint` is the sha256 of the whole file's samples; `private` and `session` are what was
    wished for it.
    """

    fingerprint: str
    private: bool = False
    session: bool = False

    @property
    def origin(self) -> Origin:
        """What becomes of it."""
        return Origin.SESSION if self.session else Origin.IMPORTED


class AudioSpool(Protocol):
    """Recordings that are not archived yet, known by what lies on disk."""

    def begin(
        self,
        recording_id: str,
        moment: Moment,
        device: str,
        copy_of: CopyOf | None = None,
        *,
        private: bool = False,
    ) -> SpoolWriter:
        """Start a recording; its sidecar, `private` with it, is durable before the first sound."""
        ...

    def is_private(self, recording_id: str) -> bool:
        """Whether a recording was begun as private; so it is where that cannot be read."""
        ...

    def copied(self, recording_id: str) -> CopyOf | None:
        """What a copy is to be a copy of; None for what was spoken here, or where it is unsaid."""
        ...

    def scan(self) -> Sequence[Recording]:
        """Say which recordings lie here, sealed or cut off, oldest first."""
        ...

    def never_begun(self) -> Sequence[str]:
        """Ids of what was begun here and has no sample of sound, be it on its way just now."""
        ...

    def recover(self, recording_id: str) -> Recording:
        """Seal a recording that was cut off; a sealed one is left as it is."""
        ...

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        ...

    def blocks(self, recording_id: str) -> Iterator[Samples]:
        """The sound of a recording, some seconds at a time, however long it is.

        Raises:
            NotFoundError: it is not here; said before the first block.
        """
        ...

    def drop(self, recording_id: str) -> None:
        """Unlink a recording, after its archive was verified or on the person's word."""
        ...


class AudioArchive(Protocol):
    """Where sealed recordings are kept for good, bit for bit, in less room."""

    def store(self, recording_id: str, blocks: Iterable[Samples]) -> str:
        """Keep the sound, read it back, compare, and return the sha256 of its samples.

        Raises:
            DamagedError: what was read back differs; nothing may be unlinked.
        """
        ...

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        ...

    def blocks(self, recording_id: str) -> Iterator[Samples]:
        """The sound of a recording, a little at a time, however long it is.

        Raises:
            NotFoundError: it is not here; said before the first block.
        """
        ...

    def file(self, recording_id: str) -> AbstractContextManager[BinaryIO]:
        """The recording as the FLAC that it is kept as, to read from.

        Raises:
            NotFoundError: it is not here.
        """
        ...

    def holds(self, recording_id: str) -> bool:
        """Whether the recording is here."""
        ...

    def ids(self) -> tuple[str, ...]:
        """Ids of all recordings here."""
        ...

    def drop(self, recording_id: str) -> None:
        """Unlink a recording on the person's word."""
        ...


@dataclass(frozen=True, slots=True)
class SoundState:
    """A snapshot of the recorder. `levels_dbfs` are the peaks of the last blocks, newest last.

    `longest_muted_s` is the longest stretch of exact silence, as a muted microphone gives, 0 where
    there was none. `notice` is what is to be told just now, empty where all is well; `remarks` are
    all that were odd. `trouble` is what ended the recording, where something did.
    """

    elapsed_s: float
    levels_dbfs: tuple[float, ...]
    paused: bool
    muted: bool
    longest_muted_s: float
    notice: str
    remarks: Sequence[str]
    running: bool
    trouble: JournalError | None


class Player(Protocol):
    """Plays sound to the person."""

    def play(self, samples: Samples, stopped: Event, on_position: Callable[[float], None]) -> None:
        """Play all samples; `on_position` gets the seconds played."""
        ...


class OneProgram(Protocol):
    """Sees to it that one program at a time does something to a journal, such as recording."""

    def held(self, holder: str) -> AbstractContextManager[None]:
        """Be the one; `holder` says to others who is.

        Raises:
            LockedError: another program is.
        """
        ...

    def is_held(self) -> bool:
        """Whether a program is at it just now."""
        ...


class SoundRecorder(Protocol):
    """Listens from `open` on, keeps sound from `begin` on."""

    def open(self) -> None:
        """Open the microphone; nothing is kept yet."""
        ...

    def begin(self) -> None:
        """Keep sound from now on, or again after a pause."""
        ...

    def pause(self) -> None:
        """Keep nothing until `begin`."""
        ...

    def state(self) -> SoundState:
        """What is to be seen of the sound just now."""
        ...

    def end(self) -> Recording | None:
        """Stop listening and seal what was kept; None where nothing was."""
        ...
