"""What the flows need from the stages: Protocols, and the small values that cross them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from threading import Event
from typing import TYPE_CHECKING, Protocol, TypeAlias

from voicejournal.errors import JournalError
from voicejournal.journal import (
    Answer,
    DayMood,
    Edit,
    Entry,
    Evidence,
    Moment,
    Origin,
    Proposal,
    Quote,
    Recording,
    Segment,
    Session,
    Share,
    Slot,
    Transcript,
    WeeklyPage,
)

if TYPE_CHECKING:  # numpy takes longer to load than `list` may
    import numpy as np
    from numpy.typing import NDArray

Samples: TypeAlias = "NDArray[np.int16]"
"""Mono sound at `SAMPLE_RATE_HZ`, shape (n,)."""


class Clock(Protocol):
    """The time and place of the person; the core has none of its own."""

    def now(self) -> datetime:
        """Aware instant in the person's zone."""
        ...

    def moment(self) -> Moment:
        """Now, with the zone's name and the evening's day."""
        ...


class Identify(Protocol):
    """Gives new ids."""

    def __call__(self) -> str:
        """Return a fresh UUIDv7."""
        ...


class Microphone(Protocol):
    """A source of live sound: a device, or a clip in its place."""

    @property
    def name(self) -> str:
        """What the person calls it."""
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

    def seal(self) -> Recording:
        """Close the recording under its final name, durable, and say how long it is."""
        ...


class AudioSpool(Protocol):
    """Recordings that are not archived yet, known by what lies on disk."""

    def begin(self, recording_id: str, moment: Moment, device: str) -> SpoolWriter:
        """Start a recording; its sidecar is durable before the first sound."""
        ...

    def scan(self) -> Sequence[Recording]:
        """Say which recordings lie here, sealed or cut off, oldest first."""
        ...

    def recover(self, recording_id: str) -> Recording:
        """Seal a recording that was cut off; a sealed one is left as it is."""
        ...

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        ...

    def drop(self, recording_id: str) -> None:
        """Unlink a recording, after its archive was verified or on the person's word."""
        ...


class AudioArchive(Protocol):
    """Where sealed recordings are kept for good, bit for bit, in less room."""

    def store(self, recording_id: str, samples: Samples) -> str:
        """Keep the sound, read it back, compare, and return the sha256 of its samples.

        Raises:
            DamagedError: what was read back differs; nothing may be unlinked.
        """
        ...

    def read(self, recording_id: str) -> Samples:
        """All the sound of a recording."""
        ...

    def holds(self, recording_id: str) -> bool:
        """Whether the recording is here."""
        ...

    def drop(self, recording_id: str) -> None:
        """Unlink a recording on the person's word."""
        ...


@dataclass(frozen=True, slots=True)
class SoundState:
    """A snapshot of the recorder. `levels_dbfs` are the peaks of the last blocks, newest last.

    `longest_muted_s` is the longest stretch of exact silence, as a muted microphone gives, 0 where
    there was none. `trouble` is what ended the recording, where something did.
    """

    elapsed_s: float
    levels_dbfs: tuple[float, ...]
    paused: bool
    muted: bool
    longest_muted_s: float
    running: bool
    trouble: JournalError | None


class Player(Protocol):
    """Plays sound to the person."""

    def play(self, samples: Samples, stopped: Event, on_position: Callable[[float], None]) -> None:
        """Play all samples; `on_position` gets the seconds played."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What the worker has understood so far.

    `behind_s` is the sound that came in and is not transcribed yet.
    """

    segments: tuple[Segment, ...]
    behind_s: float
    trouble: str = ""


class LiveTranscriber(Protocol):
    """Transcribes piece by piece while the recording goes on."""

    def feed(self, samples: Samples) -> None:
        """Take a block; returns at once, whatever the worker does."""
        ...

    def heard(self) -> Heard:
        """The finished pieces; what is shown is never taken back."""
        ...

    def finish(self, on_progress: Callable[[Heard], None] | None = None) -> Transcript:
        """Transcribe the open piece and return the whole.

        Raises:
            ModelError: no usable model; the recording waits.
        """
        ...

    def abandon(self) -> None:
        """End the worker without a result."""
        ...


class Transcriber(Protocol):
    """A speech model that may be loaded: makes a live transcriber for each reflection."""

    @property
    def model(self) -> str:
        """Its name in the manifest."""
        ...

    def ready(self) -> None:
        """Check that the model is here and unaltered.

        Raises:
            ModelError: with the remedy.
        """
        ...

    def listen(self) -> LiveTranscriber:
        """Start a worker; the model is loaded there, while the person speaks."""
        ...


class OneRecorder(Protocol):
    """Sees to it that one program records into a journal at a time."""

    def held(self, holder: str) -> AbstractContextManager[None]:
        """Be the recorder; `holder` says to others who is.

        Raises:
            LockedError: another program records.
        """
        ...

    def is_held(self) -> bool:
        """Whether a program records just now."""
        ...


class Tagger(Protocol):
    """Proposes answers from the words of a reflection."""

    def propose(self, transcript: Transcript) -> tuple[Proposal, ...]:
        """At most one proposal a slot, each with its evidence; silence where unsure."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a prompt set, with what it asks for."""

    slot: Slot
    ask: str


class Asker(Protocol):
    """Puts a question to the person, or to a file of answers."""

    def ask(
        self,
        question: Question,
        proposal: Proposal | None,
        hear: Callable[[Evidence], None] | None = None,
    ) -> Answer:
        """Return what the person answered; Esc, or no terminal, is a skip.

        `hear` plays the evidence of a proposal, where there is sound.
        """
        ...


class Control(Enum):
    """What the person wants of a running recording."""

    ENTER = auto()
    PAUSE = auto()
    INTERRUPT = auto()
    TERMINATE = auto()


class Controls(Protocol):
    """Where the person's wishes come from while recording."""

    def next(self, timeout_s: float) -> Control | None:
        """The next wish, None when none came in time."""
        ...


@dataclass(frozen=True, slots=True)
class LiveView:
    """All there is to see of a running recording."""

    device: str
    moment: Moment
    sound: SoundState
    heard: Heard
    started: bool
    finishing: bool = False


class LiveScreen(Protocol):
    """What the person sees while speaking."""

    def show(self, view: LiveView) -> None:
        """Show the newest state; called about ten times a second."""
        ...

    def close(self) -> None:
        """Leave what was heard on the screen, and stop drawing."""
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


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is known of an entry before its words are."""

    id: str
    moment: Moment
    origin: Origin
    recording: Recording | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that holds the words searched for; hits are (start, end) in `excerpt`."""

    entry: Entry
    excerpt: str
    hits: tuple[tuple[int, int], ...]


class SealedFiles(Protocol):
    """A folder of files that are whole or absent, and readable by their owner alone.

    Names are plain file names. A protected journal gives another kind that also encrypts.
    """

    def write(self, name: str, content: bytes) -> None:
        """Put a file in place, durable, in one step.

        Raises:
            StorageError: the disk refuses; an earlier file of that name is untouched.
        """
        ...

    def read(self, name: str) -> bytes:
        """Content of a file.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def names(self) -> tuple[str, ...]:
        """Names of the whole files, sorted."""
        ...

    def remove(self, name: str) -> None:
        """Unlink a file; one that is not there is no error."""
        ...


class EntryStore(Protocol):
    """The journal's rows. Every method that writes is one durable commit."""

    def add(self, entry: NewEntry) -> Entry:
        """Keep an entry (and its recording); adding the same id again changes nothing."""
        ...

    def set_transcript(self, entry_id: str, transcript: Transcript) -> None:
        """Keep the raw words; an earlier transcript and its edits stay beside it."""
        ...

    def set_answer(self, entry_id: str, answer: Answer, made_at: datetime) -> None:
        """Keep an answer, its proposal, and the value it confirms."""
        ...

    def set_edits(self, entry_id: str, edits: Sequence[Edit]) -> None:
        """Keep one sitting's edits."""
        ...

    def set_archived(self, recording_id: str, audio_id: str) -> None:
        """Note that a recording is in the archive."""
        ...

    def share(self, share: Share) -> None:
        """Keep a choice about what may be seen."""
        ...

    def find(self, short_id: str) -> Entry:
        """Entry by `last`, number, date or id prefix.

        Raises:
            NotFoundError: none, or more than one.
        """
        ...

    def holds(self, entry_id: str) -> bool:
        """Whether there is an entry of this full id."""
        ...

    def with_audio(self, audio_id: str) -> Entry | None:
        """The entry whose archived sound is just this, if any."""
        ...

    def entries(self, first_day: date | None = None, last_day: date | None = None) -> list[Entry]:
        """Whole entries of these days, oldest first."""
        ...

    def newest(self, count: int | None) -> list[Entry]:
        """The newest entries, newest first."""
        ...

    def pending(self) -> list[Entry]:
        """Entries whose recording waits for its transcript, oldest first."""
        ...

    def unarchived(self) -> list[Recording]:
        """Recordings that have their transcript and are not archived yet."""
        ...

    def delete(self, entry_id: str) -> None:
        """Remove an entry and every trace of its words, the full-text index included."""
        ...

    def check(self) -> str:
        """What is damaged, in one sentence; empty where all is whole."""
        ...

    def day_moods(self, first_day: date | None, last_day: date | None) -> list[DayMood]:
        """The last confirmed mood of each day that has an entry, oldest first."""
        ...


class TextIndex(Protocol):
    """The words of all entries."""

    def search(self, words: str, limit: int) -> list[Found]:
        """Entries that hold all the words, best first."""
        ...


class PageStore(Protocol):
    """Sessions, and the pages made for them."""

    def last_session(self, before: datetime) -> Session | None:
        """The newest session before an instant."""
        ...

    def keep_page(self, page: WeeklyPage, made_at: datetime) -> None:
        """Remember the page's quotes, so that `play q3` finds them."""
        ...

    def quote(self, number: int) -> Quote:
        """Quote of the last page by its number.

        Raises:
            NotFoundError: no page, or no such quote.
        """
        ...
