"""Transcribes while one speaks (ports.LiveTranscriber): an ear thread, and readers behind it.

The ear takes blocks from memory and cuts them into pieces; each piece is read on a core of its
own while the next is heard. Nothing here can hold the recorder up.
"""

from __future__ import annotations

from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from voicejournal.errors import JournalError, ModelError
from voicejournal.journal import SAMPLE_RATE_HZ, Segment, Transcript
from voicejournal.ports import Clock, Heard, Identify, ReadPiece, Samples
from voicejournal.speech.ear import Ear
from voicejournal.speech.reader import Models, Reader
from voicejournal.speech.whisper import Whisper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

WAIT_S = 0.1


class WhisperTranscriber:
    """One model or two, loaded once for all reflections of a run (ports.Transcriber)."""

    def __init__(
        self,
        names: Sequence[str],
        find: Callable[[str], Path],
        language: str | None,
        cores: int,
        own_words: Sequence[str],
        identify: Identify,
        clock: Clock,
    ) -> None:
        self._names = tuple(names)
        self._find = find
        self._language = language
        self._cores = cores
        self._own_words = tuple(own_words)
        self._identify = identify
        self._clock = clock
        self._models: Models | None = None
        self._lock = Lock()

    @property
    def model(self) -> str:
        """Its name in the manifest; with a second opinion, both."""
        return " + ".join(self._names)

    def ready(self) -> None:
        """Check that the model is here and unaltered; without a second one it goes on alone."""
        self._find(self._names[0])

    def listen(self, known: Sequence[ReadPiece] = ()) -> LiveWhisper:
        """Start a worker for one reflection."""
        return LiveWhisper(
            lambda: Reader(self._load(), self._language, self._cores, self._own_words),
            self._transcript,
            known,
        )

    def _load(self) -> Models:
        with self._lock:
            if self._models is None:
                first, *seconds = self._names
                self._models = Models(self._whisper(first), self._opinion(seconds))
            return self._models

    def _whisper(self, name: str) -> Whisper:
        return Whisper(self._find(name), 1, self._cores)

    def _opinion(self, names: Sequence[str]) -> Whisper | None:
        """The second model; one that is altered or finds no memory costs its opinion, no words."""
        try:
            return self._whisper(names[0]) if names else None
        except ModelError:
            return None

    def _transcript(self, segments: tuple[Segment, ...], language: str) -> Transcript:
        models = self._load()
        asked = self._names if models.opinion_on(language) else self._names[:1]
        name = " + ".join(asked)
        return Transcript(self._identify(), segments, language, name, self._clock.now())


class LiveWhisper:
    """Hears one reflection: cuts it at pauses, and has each piece read as it is finished.

    `known` pieces are not read again.
    """

    def __init__(
        self,
        load: Callable[[], Reader],
        make: Callable[[tuple[Segment, ...], str], Transcript],
        known: Sequence[ReadPiece] = (),
    ) -> None:
        self._load = load
        self._make = make
        self._known = {read.piece: read for read in known}
        self._inbox: SimpleQueue[Samples | None] = SimpleQueue()
        self._lock = Lock()
        self._done: tuple[ReadPiece, ...] = ()
        self._open: tuple[Future[ReadPiece], ...] = ()
        self._fed_samples = 0
        self._quiet_samples = 0
        self._language = ""
        self._trouble: JournalError | None = None
        self._abandoned = False
        # Waited for in place of the thread: Ctrl-C in `Thread.join` makes Python take a live
        # thread for one that has ended.
        self._ended = Event()
        Thread(target=self._run, name="ear", daemon=True).start()

    def feed(self, samples: Samples) -> None:
        """Take a block; the ear comes to it when it can, and a dead one needs none."""
        if self._ended.is_set():
            return
        with self._lock:
            self._fed_samples += len(samples)
        self._inbox.put(samples)

    def heard(self) -> Heard:
        """The finished pieces, and how far behind the readers are."""
        with self._lock:
            self._collect()
            read_samples = self._done[-1].piece.end_sample if self._done else 0
            if not self._open:
                read_samples = max(read_samples, self._quiet_samples)
            return Heard(
                self._done,
                (self._fed_samples - read_samples) / SAMPLE_RATE_HZ,
                self._trouble.message if self._trouble else "",
            )

    def finish(self, on_progress: Callable[[Heard], None] | None = None) -> Transcript:
        """Wait for the open pieces and return the whole."""
        self._inbox.put(None)
        ended = False
        while not ended:
            ended = self._ended.wait(WAIT_S)
            if on_progress is not None:
                on_progress(self.heard())
        heard = self.heard()
        if self._trouble is not None:
            raise self._trouble
        return self._make(heard.segments, self._language)

    def abandon(self) -> None:
        """End the worker; the sound is in the spool."""
        self._abandoned = True
        self._inbox.put(None)
        self._ended.wait()

    def _run(self) -> None:
        try:
            with self._load() as reader:
                for piece, sound in Ear(self._next_block, self._mark_quiet).pieces():
                    if self._abandoned:
                        return
                    known = self._known.get(piece.segment)
                    self._take(reader.recall(known) if known else reader.read(piece, sound))
                self._wait(reader)
        except JournalError as trouble:
            self._trouble = trouble
        except Exception as fault:  # noqa: BLE001 - half a transcript must not pass for the whole
            self._trouble = _failed(fault)
        finally:
            self._ended.set()

    def _wait(self, reader: Reader) -> None:
        """Until all is read, or nobody wants it any more."""
        for read in self._open:
            while not (read.done() or self._abandoned):
                reader.wait(read, WAIT_S)
        self._language = reader.language

    def _next_block(self) -> Samples | None:
        return None if self._abandoned or self._trouble else self._inbox.get()

    def _take(self, read: Future[ReadPiece]) -> None:
        with self._lock:
            self._open = (*self._open, read)
            self._collect()

    def _collect(self) -> None:
        """Move what is read, in its order, to what is done; the lock is held."""
        while self._open and self._open[0].done() and self._trouble is None:
            fault = self._open[0].exception() if not self._open[0].cancelled() else None
            if self._open[0].cancelled() or fault is not None:
                self._trouble = _failed(fault)
                return
            self._done = (*self._done, self._open[0].result())
            self._open = self._open[1:]

    def _mark_quiet(self, sample: int) -> None:
        with self._lock:
            self._quiet_samples = max(self._quiet_samples, sample)


def _failed(fault: BaseException | None) -> JournalError:
    """A trouble to tell, without a word of what was heard."""
    if isinstance(fault, JournalError):
        return fault
    return ModelError(
        f"The speech model failed ({type(fault).__name__}).",
        "`voicejournal doctor` looks at the model and the settings.",
    )
