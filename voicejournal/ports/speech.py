"""From sound to words, while one speaks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from voicejournal.journal import Segment, SpeechSegment, Transcript
from voicejournal.ports.sound import Samples


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A piece that was read; `segment` is None where there were no words in it."""

    piece: SpeechSegment
    segment: Segment | None
    language: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the worker has understood so far.

    `behind_s` is the sound that came in and is not transcribed yet.
    """

    pieces: tuple[ReadPiece, ...]
    behind_s: float
    trouble: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The words, piece by piece."""
        return tuple(read.segment for read in self.pieces if read.segment is not None)


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

    def listen(self, known: Sequence[ReadPiece] = ()) -> LiveTranscriber:
        """Start a worker; the model is loaded there, while the person speaks.

        Pieces that are `known`, from a transcription that was cut off, are not read again.
        """
        ...


class PaceMeter(Protocol):
    """Measures how fast this machine reads speech."""

    def pace(self, model: str, beside: str | None) -> float:
        """Seconds of work for a second of speech, `beside` reading the same at the same time.

        Raises:
            ModelError: a model is not here, altered, or fails.
        """
        ...
