"""The words of an entry, followed while its sound plays."""

from collections.abc import Sequence
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from voicejournal.journal import Word
from voicejournal.language.text.safe import printable
from voicejournal.screen.phrases import position_text

WORDS_BEFORE = 24
WORDS_AFTER = 36


class FollowedWords:
    """Shows the words around the position that plays, the spoken one underlined."""

    def __init__(self, console: Console, words: Sequence[Word], from_s: float) -> None:
        self._console = console
        self._words = words
        self._from_s = from_s
        self._live = Live(console=console, auto_refresh=False)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._live.stop()

    def at(self, played_s: float) -> None:
        """Show the words at so many seconds after the start."""
        self._live.update(following(self._words, self._from_s + played_s), refresh=True)


def following(words: Sequence[Word], position_s: float) -> Text:
    """The words around a position."""
    current = max((n for n, word in enumerate(words) if word.start_s <= position_s), default=0)
    first = max(0, current - WORDS_BEFORE)
    text = Text(f"  {position_text(position_s)}  ", style="dim")
    for number, word in enumerate(words[first : current + WORDS_AFTER], start=first):
        style = "bold underline not dim" if number == current else "not dim"
        text.append(printable(word.text), style=style)
    return text
