"""The recorder thread: from the microphone into the spool, and past the worker's ear."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from threading import Event, Lock, Thread

import numpy as np

from voicejournal.errors import JournalError, MicrophoneError
from voicejournal.journal import SAMPLE_RATE_HZ, Recording
from voicejournal.ports import Microphone, Samples, SoundState, SpoolWriter

MUTED_AFTER_SAMPLES = 3 * SAMPLE_RATE_HZ
"""Exact zeros for three seconds come from a muted microphone, never from a quiet room."""
LEVELS_KEPT = 32
SILENCE_DBFS = -96.0
LETS_GO_WITHIN_S = 10.0
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
    ) -> None:
        self._microphone = microphone
        self._begin_spool = begin_spool
        self._hear = hear
        self._mode = _Mode.WAITING
        self._ended = Event()
        self._lock = Lock()
        self._counters = _Counters()
        self._levels: deque[float] = deque(maxlen=LEVELS_KEPT)
        self._writer: SpoolWriter | None = None
        self._thread = Thread(target=self._run, name="recorder", daemon=True)

    def open(self) -> None:
        """Open the microphone; nothing is kept yet."""
        self._thread.start()

    def begin(self) -> None:
        """Keep sound from now on, or again after a pause."""
        self._mode = _Mode.RECORDING

    def pause(self) -> None:
        """Keep nothing until `begin`."""
        self._mode = _Mode.PAUSED

    def state(self) -> SoundState:
        """What is to be seen of the sound just now."""
        with self._lock:
            return SoundState(
                elapsed_s=self._counters.kept_samples / SAMPLE_RATE_HZ,
                levels_dbfs=tuple(self._levels),
                paused=self._mode is _Mode.PAUSED,
                muted=self._counters.zero_samples >= MUTED_AFTER_SAMPLES,
                longest_muted_s=self._counters.muted_samples / SAMPLE_RATE_HZ,
                running=self._thread.is_alive(),
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

    def _take(self, block: Samples) -> None:
        keep = self._mode is _Mode.RECORDING
        if keep:
            if self._writer is None:
                self._writer = self._begin_spool()
            self._writer.append(block)
            with suppress(Exception):  # whoever listens may fail; the sound is what counts
                self._hear(block)
        with self._lock:
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
