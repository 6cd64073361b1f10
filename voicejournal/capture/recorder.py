"""The recorder thread: from the microphone into the spool, and past the worker's ear."""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from threading import Event, Lock, Thread

import numpy as np

from voicejournal.capture.asleep import LEAST_SLEEP_S, asleep_text, seconds_asleep
from voicejournal.errors import JournalError, MicrophoneError
from voicejournal.journal import SAMPLE_RATE_HZ, Recording
from voicejournal.ports import Microphone, Samples, SoundState, SpoolWriter

MUTED_AFTER_SAMPLES = 3 * SAMPLE_RATE_HZ
"""Exact zeros for three seconds come from a muted microphone, never from a quiet room."""
LEVELS_KEPT = 32
SILENCE_DBFS = -96.0
LETS_GO_WITHIN_S = 10.0
FIRST_SOUND_WITHIN_S = 2.5
NOTICE_STAYS_S = 10.0
FULL_SCALE = 32768


class _Mode(Enum):
    WAITING = auto()
    RECORDING = auto()
    PAUSED = auto()


@dataclass(slots=True)
class _Counters:
    """What the thread has seen; guarded by the recorder's lock."""

    kept_samples: int = 0
    zero_samples: int = 0
    muted_samples: int = 0
    trouble: JournalError | None = None
    remarks: tuple[str, ...] = ()
    remarked_at_s: float = -NOTICE_STAYS_S


class Recorder:
    """Listens from `open` on, keeps sound from `begin` on; nothing that listens can stop it.

    `begin_spool` makes the writer when the first block is kept; `hear` takes each kept block
    for transcription and must return at once.
    """

    def __init__(
        self,
        microphone: Microphone,
        begin_spool: Callable[[], SpoolWriter],
        hear: Callable[[Samples], None],
        asleep_s: Callable[[], float] = seconds_asleep,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._microphone = microphone
        self._begin_spool = begin_spool
        self._hear = hear
        self._asleep_s = asleep_s
        self._slept_s = asleep_s()
        self._now_s = now_s
        self._opened_s = now_s()
        self._mode = _Mode.WAITING
        self._ended = Event()
        self._lock = Lock()
        self._counters = _Counters()
        self._levels: deque[float] = deque(maxlen=LEVELS_KEPT)
        self._writer: SpoolWriter | None = None
        self._known_remarks = 0
        self._thread = Thread(target=self._run, name="recorder", daemon=True)

    def open(self) -> None:
        """Open the microphone; nothing is kept yet."""
        self._opened_s = self._now_s()
        self._thread.start()

    def begin(self) -> None:
        """Keep sound from now on, or again after a pause."""
        self._mode = _Mode.RECORDING

    def pause(self) -> None:
        """Keep nothing until `begin`."""
        self._mode = _Mode.PAUSED

    def state(self) -> SoundState:
        """What is to be seen of the sound just now."""
        running = self._thread.is_alive()
        with self._lock:
            return SoundState(
                elapsed_s=self._counters.kept_samples / SAMPLE_RATE_HZ,
                levels_dbfs=tuple(self._levels),
                paused=self._mode is _Mode.PAUSED,
                muted=self._counters.zero_samples >= MUTED_AFTER_SAMPLES,
                longest_muted_s=self._counters.muted_samples / SAMPLE_RATE_HZ,
                notice=self._notice() if running else "",
                remarks=self._counters.remarks,
                running=running,
                trouble=self._counters.trouble,
            )

    def end(self) -> Recording | None:
        """Stop listening and seal what was kept; None where nothing was."""
        self._ended.set()
        self._thread.join(LETS_GO_WITHIN_S)
        if self._thread.is_alive():
            raise MicrophoneError(
                "The microphone or the disk does not let go.",
                "What you said is in the spool; the next start keeps it.",
            )
        if self._writer is None:
            return None
        return self._writer.seal()

    def _run(self) -> None:
        try:
            for block in self._microphone.blocks(self._ended):
                self._take(block)
        except JournalError as trouble:
            self._give_up(trouble)
        except Exception as fault:  # noqa: BLE001 - a silent thread would record nothing, unseen
            self._give_up(
                MicrophoneError(
                    f"Recording ended by a fault of the program ({type(fault).__name__}).",
                    "What you said until then is kept. Start again to record the rest.",
                )
            )

    def _give_up(self, trouble: JournalError) -> None:
        with self._lock:
            self._counters.trouble = trouble

    def _notice(self) -> str:
        """What is to be told just now; the lock is held."""
        now_s = self._now_s()
        if not self._levels and now_s - self._opened_s >= FIRST_SOUND_WITHIN_S:
            return f"{self._microphone.name} gives no sound yet. Is it plugged in?"
        if now_s - self._counters.remarked_at_s < NOTICE_STAYS_S:
            return self._counters.remarks[-1]
        return ""

    def _look(self) -> None:
        """Note what the microphone remarks, and a lid that was closed meanwhile; the lock is held.

        The sound goes on after a sleep: whoever opens the lid and speaks on must not be lost.
        """
        asleep_s = self._asleep_s()
        slept_s, self._slept_s = asleep_s - self._slept_s, asleep_s
        said = list(self._microphone.remarks)[self._known_remarks :]
        self._known_remarks += len(said)
        if slept_s >= LEAST_SLEEP_S:
            said.append(asleep_text(slept_s))
        if said:
            self._counters.remarks += tuple(said)
            self._counters.remarked_at_s = self._now_s()

    def _take(self, block: Samples) -> None:
        keep = self._mode is _Mode.RECORDING
        if keep:
            if self._writer is None:
                self._writer = self._begin_spool()
            self._writer.append(block)
            with suppress(Exception):  # whoever listens may fail; the sound is what counts
                self._hear(block)
        elif self._mode is _Mode.PAUSED and self._writer is not None:
            self._writer.sync()  # the last words before a pause need no next second
        with self._lock:
            self._look()
            self._levels.append(peak_dbfs(block))
            if block.any():
                self._counters.zero_samples = 0
            else:
                self._counters.zero_samples += len(block)
                if keep and self._counters.zero_samples >= MUTED_AFTER_SAMPLES:
                    self._counters.muted_samples = max(
                        self._counters.muted_samples, self._counters.zero_samples
                    )
            if keep:
                self._counters.kept_samples += len(block)


def peak_dbfs(block: Samples) -> float:
    """Loudest sample of a block in decibels below full scale."""
    peak = int(np.abs(block.astype(np.int32)).max(initial=0))
    return SILENCE_DBFS if peak == 0 else 20 * float(np.log10(peak / FULL_SCALE))
