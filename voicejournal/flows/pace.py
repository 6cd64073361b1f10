"""How long it will still take, said from the last minutes of work and from nothing else."""

from collections import deque
from collections.abc import Callable

WINDOW_S = 180.0
FEWEST_MARKS = 4
SHORTEST_S = 8.0
"""Of fewer pieces, or of less time, the pace is chance."""


class Pace:
    """Work done at instants of `elapsed`, the seconds of a clock that never goes back.

    The first mark is the first piece that was read, so that loading a model counts for nothing.
    """

    def __init__(self, elapsed: Callable[[], float]) -> None:
        self._elapsed = elapsed
        self._marks: deque[tuple[float, float]] = deque()

    def mark(self, worked_s: float) -> None:
        """Note that so many seconds of sound were worked through by now."""
        now_s = self._elapsed()
        self._marks.append((now_s, worked_s))
        while len(self._marks) > FEWEST_MARKS and self._marks[1][0] < now_s - WINDOW_S:
            self._marks.popleft()

    def left_s(self, to_do_s: float) -> float | None:
        """Time for the sound that was still to do at the last mark; None: too early to say."""
        if len(self._marks) < FEWEST_MARKS:
            return None
        (first_at_s, first_s), (last_at_s, last_s) = self._marks[0], self._marks[-1]
        if last_at_s - first_at_s < SHORTEST_S or last_s <= first_s:
            return None
        needed_s = to_do_s * (last_at_s - first_at_s) / (last_s - first_s)
        return max(0.0, needed_s - (self._elapsed() - last_at_s))
