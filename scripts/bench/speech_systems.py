"""The sides that the speech benchmark compares, each timed by the clock and by the processor."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, Self

import numpy as np

from scripts.bench.sounds import RATE_HZ, Samples
from voicejournal.journal import Transcript
from voicejournal.speech.live import LiveWhisper
from voicejournal.speech.reader import Models, Reader
from voicejournal.speech.whisper import Whisper

if TYPE_CHECKING:
    from pathlib import Path

    from voicejournal.journal import Segment

CORES = 2
LANGUAGE = "en"
BLOCK_SAMPLES = RATE_HZ // 10
MOST_BEHIND_S = 60.0
SETTLING_S = 3.0
"""No piece takes so long to read."""
LEAD_S = 8.0
"""Before a stop, sound is fed at the speed of speech for so long; what comes earlier, faster."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a side made of a recording; `words` are its words, each with whether it is marked."""

    text: str
    wall_s: float
    cpu_s: float
    words: tuple[tuple[str, bool], ...] = ()


class Side(Protocol):
    """Something that turns a recording into text."""

    @property
    def name(self) -> str:
        """What stands in the tables."""
        ...

    def transcribe(self, samples: Samples) -> Outcome:
        """The text of a recording."""
        ...


@dataclass(frozen=True)
class WholeFile:
    """faster-whisper over the whole file, as its users call it."""

    name: str
    model: Any
    options: dict[str, Any] = field(default_factory=dict)

    def transcribe(self, samples: Samples) -> Outcome:
        """The text of a recording."""
        sound = samples.astype(np.float32) / 32768
        with _Timed() as timed:
            segments, _info = self.model.transcribe(sound, language=LANGUAGE, **self.options)
            text = " ".join(segment.text.strip() for segment in segments)
        return Outcome(text, timed.wall_s, timed.cpu_s)


@dataclass(frozen=True)
class Pieces:
    """This program: piece by piece, by one model or two, fed as fast as it reads."""

    name: str
    models: Models

    def transcribe(self, samples: Samples) -> Outcome:
        """The text of a recording."""
        with _Timed() as timed:
            transcript = self.transcript(samples)
        words = tuple((word.text, word.doubtful) for word in transcript.words)
        return Outcome(transcript.text, timed.wall_s, timed.cpu_s, words)

    def transcript(self, samples: Samples) -> Transcript:
        """What was heard, with its times."""
        live = self.listen()
        for start in range(0, len(samples), BLOCK_SAMPLES):
            while live.heard().behind_s > MOST_BEHIND_S:
                time.sleep(0.01)
            live.feed(samples[start : start + BLOCK_SAMPLES])
        return live.finish()

    def listen(self) -> LiveWhisper:
        """A worker for one recording."""
        return LiveWhisper(lambda: Reader(self.models, LANGUAGE, CORES), _transcript)

    def stop_to_text_s(self, samples: Samples) -> float:
        """Seconds from the end of a recording to its whole text.

        The last `LEAD_S` are fed at the speed of speech; what comes before, as fast as it is read,
        and it is all read by then, as it would be after so long.
        """
        live = self.listen()
        lead = max(0, len(samples) - int(LEAD_S * RATE_HZ))
        for start in range(0, lead, BLOCK_SAMPLES):
            live.feed(samples[start : min(lead, start + BLOCK_SAMPLES)])
            while live.heard().behind_s > MOST_BEHIND_S:
                time.sleep(0.01)
        _until_settled(live)
        began_s = time.monotonic()
        for start in range(lead, len(samples), BLOCK_SAMPLES):
            time.sleep(max(0.0, began_s + (start - lead) / RATE_HZ - time.monotonic()))
            live.feed(samples[start : start + BLOCK_SAMPLES])
        time.sleep(max(0.0, began_s + (len(samples) - lead) / RATE_HZ - time.monotonic()))
        stopped_s = time.monotonic()
        live.finish()
        return time.monotonic() - stopped_s


def load_whole(folder: Path, threads: int = CORES) -> Any:
    """A model as faster-whisper's users load it, in the same precision as the program's."""
    from faster_whisper import WhisperModel  # noqa: PLC0415 - takes seconds to import

    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)


def load_batched(model: Any) -> Any:
    """The batched pipeline over a loaded model."""
    from faster_whisper import BatchedInferencePipeline  # noqa: PLC0415 - as above

    return BatchedInferencePipeline(model)


def load_pieces(folder: Path, second: Path | None = None) -> Models:
    """The program's models, as its wiring loads them."""
    return Models(
        Whisper(folder, 1, CORES), Whisper(second, 1, CORES) if second is not None else None
    )


def peak_memory_mb() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


class _Timed:
    """Wall seconds, and user and system seconds of all threads."""

    wall_s = 0.0
    cpu_s = 0.0

    def __enter__(self) -> Self:
        self.wall_s, self.cpu_s = -time.monotonic(), -_cpu_s()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.wall_s += time.monotonic()
        self.cpu_s += _cpu_s()


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _until_settled(live: LiveWhisper) -> None:
    """Wait until nothing but the open piece is unread."""
    before = -1.0
    while (behind_s := live.heard().behind_s) != before:
        before = behind_s
        time.sleep(SETTLING_S)


def _transcript(segments: tuple[Segment, ...], language: str) -> Transcript:
    return Transcript("bench", segments, language, "", datetime.now(UTC))
