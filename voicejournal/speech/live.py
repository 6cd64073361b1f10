"""Transcribes while one speaks (ports.LiveTranscriber): a worker thread behind a queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

import numpy as np

from voicejournal.errors import JournalError, ModelError
from voicejournal.journal import SAMPLE_RATE_HZ, Segment, Transcript, Word
from voicejournal.ports import Clock, Heard, Identify, ReadPiece, Samples
from voicejournal.speech import quality
from voicejournal.speech.segmenter import Piece, Segmenter
from voicejournal.speech.silero import HOP_SAMPLES, Silero
from voicejournal.speech.whisper import Whisper

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FULL_SCALE = 32768.0
WAIT_S = 0.1
TELLING_S = 3.0
"""Less speech than this names a language too easily to hold for the whole evening."""
Load = Callable[[], Whisper]


class WhisperTranscriber:
    """A model that is loaded once, for all reflections of a run (ports.Transcriber)."""

    def __init__(
        self,
        model: str,
        find: Callable[[str], Path],
        language: str | None,
        threads: int,
        identify: Identify,
        clock: Clock,
    ) -> None:
        self._model_name = model
        self._find = find
        self._language = language
        self._threads = threads
        self._identify = identify
        self._clock = clock
        self._whisper: Whisper | None = None
        self._lock = Lock()

    @property
    def model(self) -> str:
        """Its name in the manifest."""
        return self._model_name

    def ready(self) -> None:
        """Check that the model is here and unaltered."""
        self._find(self._model_name)

    def listen(self, known: Sequence[ReadPiece] = ()) -> LiveWhisper:
        """Start a worker for one reflection."""
        return LiveWhisper(self._load, self._language, self._transcript, known)

    def _load(self) -> Whisper:
        with self._lock:
            if self._whisper is None:
                self._whisper = Whisper(self._find(self._model_name), self._threads)
            return self._whisper

    def _transcript(self, segments: tuple[Segment, ...], language: str) -> Transcript:
        return Transcript(self._identify(), segments, language, self._model_name, self._clock.now())


class LiveWhisper:
    """Hears one reflection: cuts it at pauses and decodes each piece as it is finished."""

    def __init__(
        self,
        load: Load,
        language: str | None,
        make: Callable[[tuple[Segment, ...], str], Transcript],
        known: Sequence[ReadPiece] = (),
    ) -> None:
        self._known = {read.piece: read for read in known}
        self._load = load
        self._language = language
        self._guess = ""
        self._make = make
        self._inbox: SimpleQueue[Samples | None] = SimpleQueue()
        self._lock = Lock()
        self._pieces: tuple[ReadPiece, ...] = ()
        self._fed_samples = 0
        self._done_samples = 0
        self._trouble: JournalError | None = None
        self._abandoned = False
        self._thread = Thread(target=self._run, name="transcriber", daemon=True)
        self._thread.start()

    def feed(self, samples: Samples) -> None:
        """Take a block; the worker comes to it when it can, and a dead one needs none."""
        if not self._thread.is_alive():
            return
        with self._lock:
            self._fed_samples += len(samples)
        self._inbox.put(samples)

    def heard(self) -> Heard:
        """The finished pieces, and how far behind the worker is."""
        with self._lock:
            return Heard(
                self._pieces,
                (self._fed_samples - self._done_samples) / SAMPLE_RATE_HZ,
                self._trouble.message if self._trouble else "",
            )

    def finish(self, on_progress: Callable[[Heard], None] | None = None) -> Transcript:
        """Wait for the open piece and return the whole."""
        self._inbox.put(None)
        while self._thread.is_alive():
            self._thread.join(WAIT_S)
            if on_progress is not None:
                on_progress(self.heard())
        if self._trouble is not None:
            raise self._trouble
        return self._make(self.heard().segments, self._language or self._guess)

    def abandon(self) -> None:
        """End the worker; the sound is in the spool."""
        self._abandoned = True
        self._inbox.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            whisper = self._load()
            for piece, sound in _Ear(self._next_block, self._mark_done).pieces():
                if self._abandoned:
                    return
                known = self._known.get(piece.segment)
                self._keep(known or self._decode(whisper, piece, sound))
        except JournalError as trouble:
            self._trouble = trouble
        except Exception as fault:  # noqa: BLE001 - half a transcript must not pass for the whole
            self._trouble = ModelError(
                f"The speech model failed ({type(fault).__name__}).",
                "`voicejournal doctor` looks at the model and the settings.",
            )

    def _next_block(self) -> Samples | None:
        return None if self._abandoned else self._inbox.get()

    def _decode(self, whisper: Whisper, piece: Piece, sound: NDArray[np.float32]) -> ReadPiece:
        decoded = whisper.decode(sound, self._language)
        reading = quality.Reading(
            decoded.words,
            decoded.avg_logprob,
            decoded.no_speech_prob,
            piece.segment.duration_s,
            piece.voiced_s,
        )
        if not quality.is_believable(reading):
            return ReadPiece(piece.segment, None, decoded.language)
        if self._language is None and decoded.language_is_sure:
            self._guess = decoded.language
            if piece.voiced_s >= TELLING_S:
                self._language = decoded.language
        start_s = piece.segment.start_sample / SAMPLE_RATE_HZ
        doubtful = quality.is_doubtful(reading)
        words = tuple(_later(word, start_s, doubtful=doubtful) for word in decoded.words)
        segment = Segment(
            start_s=words[0].start_s,
            end_s=words[-1].end_s,
            text="".join(word.text for word in words).strip(),
            words=words,
            avg_logprob=decoded.avg_logprob,
            no_speech_prob=decoded.no_speech_prob,
        )
        return ReadPiece(piece.segment, segment, decoded.language)

    def _keep(self, read: ReadPiece) -> None:
        with self._lock:
            self._pieces = (*self._pieces, read)
            self._done_samples = max(self._done_samples, read.piece.end_sample)

    def _mark_done(self, sample: int) -> None:
        with self._lock:
            self._done_samples = max(self._done_samples, sample)


class _Ear:
    """From blocks to finished pieces with their sound; forgets what no piece can need."""

    def __init__(
        self, next_block: Callable[[], Samples | None], mark_done: Callable[[int], None]
    ) -> None:
        self._next_block = next_block
        self._mark_done = mark_done
        self._segmenter = Segmenter()
        self._silero = Silero()
        self._sound = _Sound()

    def pieces(self) -> Iterator[tuple[Piece, NDArray[np.float32]]]:
        """Pieces as they are finished, until there is no next block."""
        heard_sample = 0
        while (block := self._next_block()) is not None:
            self._sound.add(block.astype(np.float32) / FULL_SCALE)
            while heard_sample + HOP_SAMPLES <= self._sound.end_sample:
                hop = self._sound.between(heard_sample, heard_sample + HOP_SAMPLES)
                heard_sample += HOP_SAMPLES
                for piece in self._segmenter.push(hop, self._silero.probability(hop)):
                    yield piece, self._sound_of(piece)
            if self._sound.forget_before(self._segmenter.open_from_sample):
                self._mark_done(self._segmenter.open_from_sample)
        for piece in self._segmenter.finish():
            yield piece, self._sound_of(piece)

    def _sound_of(self, piece: Piece) -> NDArray[np.float32]:
        return self._sound.between(piece.segment.start_sample, piece.segment.end_sample)


class _Sound:
    """The end of a recording, in a buffer that is moved only when what is old is forgotten."""

    def __init__(self) -> None:
        self._buffer = np.zeros(SAMPLE_RATE_HZ, dtype=np.float32)
        self._first_sample = 0
        self.end_sample = 0

    def add(self, fresh: NDArray[np.float32]) -> None:
        """Add sound at the end."""
        held = self.end_sample - self._first_sample
        if held + len(fresh) > len(self._buffer):
            room = np.zeros(2 * (held + len(fresh)), dtype=np.float32)
            room[:held] = self._buffer[:held]
            self._buffer = room
        self._buffer[held : held + len(fresh)] = fresh
        self.end_sample += len(fresh)

    def between(self, start_sample: int, end_sample: int) -> NDArray[np.float32]:
        """A copy of a stretch that was not forgotten."""
        return self._buffer[
            start_sample - self._first_sample : end_sample - self._first_sample
        ].copy()

    def forget_before(self, sample: int) -> bool:
        """Forget what no piece can need; whether there was any."""
        if sample <= self._first_sample:
            return False
        held = self.between(sample, self.end_sample)
        self._buffer[: len(held)] = held
        self._first_sample = sample
        return True


def _later(word: Word, by_s: float, *, doubtful: bool) -> Word:
    return Word(word.start_s + by_s, word.end_s + by_s, word.text, word.probability, doubtful)
