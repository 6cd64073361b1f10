"""A sound file in the microphone's place, decoded by PyAV as it is read."""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from threading import Event

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from voicejournal.errors import InputError
from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.ports import LiveTranscriber, Samples

BLOCK_SAMPLES = SAMPLE_RATE_HZ // 10
MOST_BEHIND_S = 60.0
WAIT_S = 0.02

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


def decode(path: Path) -> Iterator[Samples]:
    """Sound of any file that PyAV reads, as mono at 16 kHz.

    Raises:
        InputError: there is no such file, no sound in it, or it breaks off.
    """
    if not path.is_file():
        raise InputError(f"There is no file {path}.", "Check the path, then try again.")
    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            if not container.streams.audio:
                raise InputError(f"There is no sound in {path.name}.", "Name a sound file.")
            resampler = AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE_HZ)
            is_empty = True
            for frame in container.decode(audio=0):
                is_empty = False
                yield from _samples(resampler.resample(frame))
            if is_empty:
                raise InputError(f"There is no sound in {path.name}.", "Name a sound file.")
            yield from _samples(resampler.resample(None))
    except av.FFmpegError as broken:
        raise InputError(
            f"{path.name} cannot be read as sound.",
            "It may be broken or of another kind: m4a, mp3, ogg, wav and flac are read.",
        ) from broken


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
