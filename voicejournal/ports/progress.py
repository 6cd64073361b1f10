"""How far a transcription is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class Progress:
    """One moment of giving a recording its words.

    `done_s` of `total_s` is sound; `kept_s` of it was read by an earlier run. `worked_s` is the
    time that this run has taken. `left_s` is about what it will still take, None while there is
    nothing to say it from.
    """

    done_s: float
    total_s: float
    kept_s: float = 0.0
    worked_s: float = 0.0
    left_s: float | None = None


OnProgress = Callable[[Progress], None]


class ProgressScreen(Protocol):
    """Shows how far a transcription is; closed when the block ends, however it ends."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def show(self, progress: Progress) -> None:
        """Show the newest state, where it says anything new."""
        ...

    def close(self) -> None:
        """Leave the line as it was; the next state begins a new one."""
        ...
