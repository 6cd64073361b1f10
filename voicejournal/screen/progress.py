"""How far a transcription is (ports.ProgressScreen): one calm line, or a line now and then."""

from collections.abc import Callable
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from voicejournal.language.text.lengths import how_far_text, left_text
from voicejournal.ports import Progress

SHORTEST_SHOWN_S = 30.0
"""A recording that is shorter is done before one has read the line."""
BAR_COLUMNS = 22
FULL, EMPTY = "█", "░"
ASCII_FULL, ASCII_EMPTY = "#", "-"
PLAIN_EVERY_SHARE = 0.1
PLAIN_EVERY_S = 30.0


class DrawnProgress:
    """One line in place, drawn again only when it says something else."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live: Live | None = None
        self._drawn = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def show(self, progress: Progress) -> None:
        """Draw the newest state."""
        if progress.total_s < SHORTEST_SHOWN_S:
            return
        if self._live is None:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        ascii_only = not self._console.encoding.lower().startswith("utf")
        line = f"  {bar_text(progress, ascii_only=ascii_only)}  {state_text(progress)}"
        if line != self._drawn:
            self._drawn = line
            self._live.update(Text(line, no_wrap=True, overflow="crop"), refresh=True)

    def close(self) -> None:
        """Take the line away: what comes next says what became of it."""
        if self._live is not None:
            self._live.stop()
        self._live = None
        self._drawn = ""


class PlainProgress:
    """A line at each tenth, and each half a minute."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._said: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def show(self, progress: Progress) -> None:
        """Say the newest state, where it is worth a line."""
        if progress.total_s < SHORTEST_SHOWN_S:
            return
        if self._said is None:
            self._said = progress
            if progress.kept_s:
                self._say(f"  {how_far_text(progress.kept_s, progress.total_s)} were kept before")
            return
        further = (progress.done_s - self._said.done_s) / progress.total_s
        if further >= PLAIN_EVERY_SHARE or progress.worked_s - self._said.worked_s >= PLAIN_EVERY_S:
            self._said = progress
            self._say(f"  {state_text(progress)}")

    def close(self) -> None:
        """The next state is of another recording."""
        self._said = None


def state_text(progress: Progress) -> str:
    """'12 of 61 minutes, about 4 minutes left'."""
    far = how_far_text(progress.done_s, progress.total_s)
    return far if progress.left_s is None else f"{far}, {left_text(progress.left_s)}"


def bar_text(progress: Progress, *, ascii_only: bool = False) -> str:
    """How far, as a bar of fixed width."""
    full, empty = (ASCII_FULL, ASCII_EMPTY) if ascii_only else (FULL, EMPTY)
    share = progress.done_s / progress.total_s if progress.total_s else 1.0
    filled = min(BAR_COLUMNS, int(share * BAR_COLUMNS))
    return full * filled + empty * (BAR_COLUMNS - filled)
