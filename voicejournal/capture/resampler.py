"""Blocks of sound of any rate to 16 kHz, without aliasing, as they come."""

from collections.abc import Iterator

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.ports import Samples


class Resampler:
    """Brings blocks to 16 kHz without aliasing; 16 kHz passes through."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._resampler = (
            None
            if rate_hz == SAMPLE_RATE_HZ
            else AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE_HZ)
        )

    def __call__(self, block: Samples) -> Iterator[Samples]:
        """What of a block has left the filter, at 16 kHz."""
        if self._resampler is None:
            yield block
            return
        frame = AudioFrame.from_ndarray(block.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = self._rate_hz
        yield from _samples(self._resampler.resample(frame))

    def rest(self) -> Iterator[Samples]:
        """What the filter still held at the end."""
        if self._resampler is not None:
            yield from _samples(self._resampler.resample(None))


def _samples(frames: list[AudioFrame]) -> Iterator[Samples]:
    for frame in frames:
        yield frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)
