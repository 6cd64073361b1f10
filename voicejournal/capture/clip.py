"""A sound file in the microphone's place, decoded by PyAV as it is read."""

import time
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from threading import Event
from typing import BinaryIO

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from voicejournal.capture.sound_file import (
    MOST_HOURS,
    breaks_off,
    check_sound,
    no_sound,
    opened,
    too_long,
    unreadable,
)
from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.ports import LiveTranscriber, Samples

BLOCK_SAMPLES = SAMPLE_RATE_HZ // 10
MOST_BEHIND_S = 60.0
WAIT_S = 0.02
LEAST_SAMPLES = SAMPLE_RATE_HZ // 10
"""Less is the rest of something broken, whatever its header promises."""
MOST_SAMPLES = MOST_HOURS * 3600 * SAMPLE_RATE_HZ

Pace = Callable[[float], None]
"""Called with the seconds of sound given so far; returns when the next block may come."""


class ClipMicrophone:
    """Plays a file into the recorder (ports.Microphone)."""

    def __init__(self, path: Path, pace: Pace) -> None:
        self._path = path
        self._pace = pace

    @property
    def name(self) -> str:
        """The file's name: what stands where a device's name stands."""
        return self._path.name

    @property
    def remarks(self) -> tuple[str, ...]:
        """None: a file neither stutters nor changes places."""
        return ()

    def blocks(self, ended: Event) -> Iterator[Samples]:
        """Blocks of a tenth of a second until the clip's end."""
        given = 0
        for block in cut(decode(self._path), BLOCK_SAMPLES):
            if ended.is_set():
                return
            self._pace(given / SAMPLE_RATE_HZ)
            yield block
            given += len(block)


def real_time_pace() -> Pace:
    """A pace that gives a second of sound a second."""
    started_s = time.monotonic()

    def wait(given_s: float) -> None:
        time.sleep(max(0.0, started_s + given_s - time.monotonic()))

    return wait


def draining_pace(live: LiveTranscriber) -> Pace:
    """A pace that gives sound as fast as the worker comes after it."""

    def wait(_given_s: float) -> None:
        while (heard := live.heard()).behind_s > MOST_BEHIND_S and not heard.trouble:
            time.sleep(WAIT_S)

    return wait


def decode(path: Path, file: BinaryIO | None = None) -> Iterator[Samples]:
    """Sound of a file of any kind that recorders write, as mono at 16 kHz.

    It is read from `file` where one is given; then the path is but its name.

    Raises:
        InputError: there is no such file, no sound in it, it breaks off, or it goes on for ever.
    """
    with opened(path, file) as container:
        check_sound(path, container)
        resampler = AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE_HZ)
        given = 0
        try:
            for frame in chain(container.decode(audio=0), [None]):
                for part in _samples(resampler.resample(frame)):
                    given += len(part)
                    yield part
                if given > MOST_SAMPLES:
                    raise too_long(path)
        except (av.FFmpegError, ValueError) as broken:
            raise (breaks_off(path, given) if given else unreadable(path)) from broken
        if given < LEAST_SAMPLES:
            raise no_sound(path)


def read_clip(path: Path) -> Samples:
    """A whole file as mono sound at 16 kHz."""
    parts = list(decode(path))
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int16)


def cut(parts: Iterator[Samples], block_samples: int) -> Iterator[Samples]:
    """Cut sound into blocks of one length; the last may be shorter."""
    waiting: list[Samples] = []
    count = 0
    for part in parts:
        waiting.append(part)
        count += len(part)
        if count < block_samples:
            continue
        held = np.concatenate(waiting)
        whole = count // block_samples * block_samples
        for start, end in pairwise(range(0, whole + 1, block_samples)):
            yield held[start:end]
        waiting, count = [held[whole:]], count - whole
    if count:
        yield np.concatenate(waiting)


def _samples(frames: list[AudioFrame]) -> Iterator[Samples]:
    for frame in frames:
        yield frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)
