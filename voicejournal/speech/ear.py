"""From blocks of sound to finished pieces with their sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.speech.segmenter import Piece, Segmenter
from voicejournal.speech.silero import HOP_SAMPLES, KeenSilero

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from voicejournal.ports import Samples

FULL_SCALE = 32768.0


class Ear:
    """Cuts a recording as it comes; forgets what no piece can need.

    `next_block` gives the next block, None at the end; `mark_quiet` is told up to which sample
    there is nothing to read that was not given out.
    """

    def __init__(
        self, next_block: Callable[[], Samples | None], mark_quiet: Callable[[int], None]
    ) -> None:
        self._next_block = next_block
        self._mark_quiet = mark_quiet
        self._segmenter = Segmenter()
        self._silero = KeenSilero()
        self._sound = _Sound()

    def pieces(self) -> Iterator[tuple[Piece, Samples]]:
        """Pieces as they are finished, until there is no next block."""
        heard_sample = 0
        while (block := self._next_block()) is not None:
            self._sound.add(block)
            while heard_sample + HOP_SAMPLES <= self._sound.end_sample:
                hop = loudness(self._sound.between(heard_sample, heard_sample + HOP_SAMPLES))
                heard_sample += HOP_SAMPLES
                for piece in self._segmenter.push(hop, self._silero.probability(hop)):
                    yield piece, self._sound_of(piece)
            if self._sound.forget_before(self._segmenter.open_from_sample):
                self._mark_quiet(self._segmenter.open_from_sample)
        for piece in self._segmenter.finish():
            yield piece, self._sound_of(piece)

    def _sound_of(self, piece: Piece) -> Samples:
        return self._sound.between(piece.segment.start_sample, piece.segment.end_sample)


def loudness(samples: Samples) -> NDArray[np.float32]:
    """Samples in -1..1, as the networks take them."""
    return samples.astype(np.float32) / FULL_SCALE


class _Sound:
    """The end of a recording, in a buffer that is moved only when what is old is forgotten."""

    def __init__(self) -> None:
        self._buffer = np.zeros(SAMPLE_RATE_HZ, dtype=np.int16)
        self._first_sample = 0
        self.end_sample = 0

    def add(self, fresh: Samples) -> None:
        """Add sound at the end."""
        held = self.end_sample - self._first_sample
        if held + len(fresh) > len(self._buffer):
            room = np.zeros(2 * (held + len(fresh)), dtype=np.int16)
            room[:held] = self._buffer[:held]
            self._buffer = room
        self._buffer[held : held + len(fresh)] = fresh
        self.end_sample += len(fresh)

    def between(self, start_sample: int, end_sample: int) -> Samples:
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
