"""How many entries are done, of many: one line in place, or a line now and then."""

from collections.abc import Callable
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

FEWEST_SHOWN = 500
"""Fewer are done before one has read the line."""
EVERY_SHARE = 0.1


class CountedLine:
    """Shows how far an export or an import is; closed when the block ends."""

    def __init__(self, console: Console, say: Callable[[str], None], *, is_drawn: bool) -> None:
        self._console = console
        self._say = say
        self._is_drawn = is_drawn
        self._live: Live | None = None
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._live is not None:
            self._live.stop()

    def show(self, done: int, total: int) -> None:
        """Show the newest count, where it says anything new."""
        if total < FEWEST_SHOWN or done / total < self._shown + EVERY_SHARE / 10:
            return
        line = f"  {done:,} of {total:,} entries"
        if not self._is_drawn:
            if done / total >= self._shown + EVERY_SHARE:
                self._shown = done / total
                self._say(line)
            return
        self._shown = done / total
        if self._live is None:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        self._live.update(Text(line), refresh=True)
