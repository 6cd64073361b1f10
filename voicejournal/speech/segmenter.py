"""Cuts a recording into pieces where the speaker pauses; it never decides what to throw away.

A hop is speech if Silero or the level says so: Silero alone misses a soft or hoarse speaker.
Only stretches that neither takes for speech are left out.
"""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from voicejournal.journal import SAMPLE_RATE_HZ, SpeechSegment
from voicejournal.speech.silero import HOP_SAMPLES, rms_dbfs

VOICED_PROBABILITY = 0.5
PERHAPS_VOICED_PROBABILITY = 0.15
"""Enough to keep a hop: a soft voice under noise lies at 0.2 to 0.6, a room below 0.05."""
LEVEL_OVER_FLOOR_DB = 9.0
QUIETEST_SPEECH_DBFS = -60.0
"""Below this the level alone is no sign of speech: microphones' own noise lies there."""
FLOOR_PERCENTILE = 10.0
DIGITAL_SILENCE_DBFS = -100.0
"""Sixteen bits are so quiet only where all is zero: a muted microphone, not a room."""
FLOOR_OVER_HOPS = int(15 * SAMPLE_RATE_HZ / HOP_SAMPLES)

LONG_PAUSE_S = 1.5
SHORT_PAUSE_S = 0.7
SHORT_PAUSE_AFTER_S = 8.0
LONGEST_PIECE_S = 25.0
MARGIN_S = 0.4
"""Kept before and after what was taken for speech: first sounds are soft."""


def _hops(seconds: float) -> int:
    return round(seconds * SAMPLE_RATE_HZ / HOP_SAMPLES)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece to decode; `voiced_s` is how much of it Silero took for speech.

    `pause_sample` lies in the middle of its longest inner pause: where to cut it, if it must be.
    """

    segment: SpeechSegment
    voiced_s: float
    pause_sample: int

    def halves(self) -> "tuple[Piece, Piece] | None":
        """The piece cut at its pause, the voice shared out by length; None where there is none."""
        start, end = self.segment.start_sample, self.segment.end_sample
        if not start < self.pause_sample < end:
            return None
        share = (self.pause_sample - start) / (end - start)
        return (
            Piece(SpeechSegment(start, self.pause_sample), self.voiced_s * share, start),
            Piece(SpeechSegment(self.pause_sample, end), self.voiced_s * (1 - share), end),
        )


@dataclass(slots=True)
class _Open:
    """The piece that is being heard, from hop `first`."""

    first: int
    speech: list[bool] = field(default_factory=list)
    voiced: list[bool] = field(default_factory=list)
    levels_dbfs: list[float] = field(default_factory=list)

    trailing_silence: int = 0
    """Hops since the last one that was speech."""

    def take(self, level_dbfs: float, *, is_speech: bool, voiced: bool) -> None:
        """Add the next hop."""
        self.speech.append(is_speech)
        self.voiced.append(voiced)
        self.levels_dbfs.append(level_dbfs)
        self.trailing_silence = 0 if is_speech else self.trailing_silence + 1

    def after(self, hops: int) -> "_Open":
        """What is left when the first `hops` are a piece of their own."""
        rest = _Open(self.first + hops)
        for number in range(hops, len(self.speech)):
            rest.take(
                self.levels_dbfs[number], is_speech=self.speech[number], voiced=self.voiced[number]
            )
        return rest


class _Floor:
    """Level of the room: a low percentile of the last hops, kept sorted as they come."""

    def __init__(self) -> None:
        self._recent_dbfs: deque[float] = deque()
        self._sorted_dbfs: list[float] = []

    def take(self, level_dbfs: float) -> None:
        """Add a hop; a muted stretch says nothing of the room."""
        if level_dbfs <= DIGITAL_SILENCE_DBFS:
            return
        if len(self._recent_dbfs) == FLOOR_OVER_HOPS:
            oldest = self._recent_dbfs.popleft()
            del self._sorted_dbfs[bisect_left(self._sorted_dbfs, oldest)]
        self._recent_dbfs.append(level_dbfs)
        insort(self._sorted_dbfs, level_dbfs)

    def dbfs(self) -> float:
        """The percentile, between two hops where it falls between them."""
        if not self._sorted_dbfs:
            return DIGITAL_SILENCE_DBFS
        place = (len(self._sorted_dbfs) - 1) * FLOOR_PERCENTILE / 100
        below = int(place)
        above = min(below + 1, len(self._sorted_dbfs) - 1)
        step_dbfs = self._sorted_dbfs[above] - self._sorted_dbfs[below]
        return self._sorted_dbfs[below] + (place - below) * step_dbfs


class Segmenter:
    """Takes hops with their speech probability, gives finished pieces."""

    def __init__(self) -> None:
        self._hop = 0
        self._open: _Open | None = None
        self._last_end = 0
        self._floor = _Floor()

    @property
    def open_from_sample(self) -> int:
        """First sample that a piece to come may still need."""
        first = self._open.first if self._open else self._hop - _hops(MARGIN_S)
        return max(0, first) * HOP_SAMPLES

    def push(self, hop: NDArray[np.float32], probability: float) -> Iterator[Piece]:
        """Take the next hop of `HOP_SAMPLES` samples in -1..1."""
        level_dbfs = rms_dbfs(hop)
        self._floor.take(level_dbfs)
        voiced = probability > VOICED_PROBABILITY
        is_speech = probability > PERHAPS_VOICED_PROBABILITY or self._is_loud(level_dbfs)
        if self._open is None and is_speech:
            self._open = _Open(max(self._last_end, self._hop - _hops(MARGIN_S)))
            for _ in range(self._open.first, self._hop):
                self._open.take(level_dbfs, is_speech=False, voiced=False)
        self._hop += 1
        if self._open is not None:
            self._open.take(level_dbfs, is_speech=is_speech, voiced=voiced)
            yield from self._close_where_due(self._open)

    def finish(self) -> Iterator[Piece]:
        """Close the open piece at the end of the recording."""
        if self._open is not None and any(self._open.speech):
            yield self._close(self._open, len(self._open.speech))

    def _is_loud(self, level_dbfs: float) -> bool:
        return level_dbfs > max(self._floor.dbfs() + LEVEL_OVER_FLOOR_DB, QUIETEST_SPEECH_DBFS)

    def _close_where_due(self, piece: _Open) -> Iterator[Piece]:
        held = len(piece.speech)
        silence = piece.trailing_silence
        enough = held - silence >= _hops(SHORT_PAUSE_AFTER_S)
        if silence >= _hops(LONG_PAUSE_S) or (enough and silence >= _hops(SHORT_PAUSE_S)):
            yield self._close(piece, held - silence + _hops(MARGIN_S))
        elif held >= _hops(LONGEST_PIECE_S):
            yield self._close(piece, _quietest_hop(piece.levels_dbfs))

    def _close(self, piece: _Open, hops: int) -> Piece:
        hops = min(hops, len(piece.speech))
        end = piece.first + hops
        self._last_end = end
        rest = piece.after(hops)
        self._open = rest if any(rest.speech) else None
        voiced_s = sum(piece.voiced[:hops]) * HOP_SAMPLES / SAMPLE_RATE_HZ
        pause = piece.first + _longest_pause_hop(piece.speech[:hops])
        return Piece(
            SpeechSegment(piece.first * HOP_SAMPLES, end * HOP_SAMPLES),
            voiced_s,
            pause * HOP_SAMPLES,
        )


def _longest_pause_hop(speech: list[bool]) -> int:
    """Middle of the longest stretch without speech that has speech on both sides; 0 if none."""
    first = speech.index(True) if True in speech else len(speech)
    middle, longest, run = 0, 0, 0
    for hop in range(first, len(speech)):
        if not speech[hop]:
            run += 1
            continue
        if run > longest:
            middle, longest = hop - (run + 1) // 2, run
        run = 0
    return middle


def _quietest_hop(levels_dbfs: list[float]) -> int:
    """Where to cut a piece without a pause: the quietest fifth of a second of its later half."""
    window = _hops(0.2)
    power = 10 ** (np.array(levels_dbfs) / 10)
    smooth = np.convolve(power, np.ones(window) / window, mode="same")
    half = len(smooth) // 2
    return half + int(np.argmin(smooth[half : len(smooth) - window]))
