"""Whether all sound came: what a device gave, beside the time that went by."""

from collections import deque
from typing import Final

WINDOW_BLOCKS: Final = 20
"""A busy machine gives late blocks in a burst: only what stays behind for so many is lost."""
LEAST_LOST_S: Final = 0.4
LEARNS: Final = 0.005
"""Share a block of it by which the norm follows; no two clocks tick alike."""


class Continuity:
    """Counts a device's sound against the clock."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._samples = 0
        self._started_s: float | None = None
        self._norm_s = 0.0
        self._behind_s: deque[float] = deque(maxlen=WINDOW_BLOCKS)

    def lost_s(self, samples: int, at_s: float) -> float:
        """Seconds that were found missing with this block, which came `at_s` (monotonic)."""
        if self._started_s is None:
            self._started_s = at_s
        else:
            self._samples += samples
        self._behind_s.append(at_s - self._started_s - self._samples / self._rate_hz)
        if len(self._behind_s) < WINDOW_BLOCKS:
            return 0.0
        behind_s = min(self._behind_s)
        lost_s = behind_s - self._norm_s
        if lost_s >= LEAST_LOST_S:
            self._norm_s = behind_s
            return lost_s
        self._norm_s += LEARNS * lost_s
        return 0.0
