"""Taking back what was done to a text, a few words at a time.

prompt_toolkit takes back all that was typed in one go, and cannot bring it again once the cursor
was moved.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings

STEP_CHARACTERS: Final = 20
"""A step of typing ends with the word that reaches this."""
LONGEST_STEP: Final = 80
"""It ends here at the latest: not every script has blanks."""


@dataclass(frozen=True, slots=True)
class _State:
    """A text, where its cursor stood, and what makes its marks again."""

    text: str
    cursor: int
    restore: Callable[[], None]


def _nothing() -> None:
    """Where a text has no marks, nothing has to be made again."""


class Undoing:
    """Steps back and forth of a buffer.

    `remember` gives what makes the marks as they are now again; it is asked before anything else
    that hears of a change may move them.
    """

    def __init__(
        self, buffer: Buffer, remember: Callable[[], Callable[[], None]] = lambda: _nothing
    ) -> None:
        self._buffer = buffer
        self._remember = remember
        self._text, self._cursor = buffer.text, buffer.cursor_position
        self._back: list[_State] = []
        self._forth: list[_State] = []
        self._typed = 0
        buffer.on_text_changed += self._changed
        buffer.on_cursor_position_changed += self._moved

    def keys(self) -> KeyBindings:
        """Ctrl-Z takes back; Ctrl-Y brings again what was taken back, if anything was."""
        keys = KeyBindings()
        for name in ("c-z", "c-_"):
            keys.add(name)(lambda _: self.go(self._back, self._forth))
        keys.add("c-y", filter=Condition(lambda: bool(self._forth)))(
            lambda _: self.go(self._forth, self._back)
        )
        return keys

    def begin_step(self) -> None:
        """What is done next is taken back by itself."""
        self._back.append(self._state())
        self._forth.clear()
        self._typed = 0

    def go(self, source: list[_State], other: list[_State]) -> None:
        """Take the last state of one list, and put what is now on the other."""
        if not source:
            return
        state = source.pop()
        other.append(self._state())
        self._text = state.text  # which tells `_changed` that this is no new step
        self._buffer.document = Document(state.text, state.cursor)
        state.restore()
        self._typed = 0

    def _state(self) -> _State:
        return _State(self._text, self._cursor, self._remember())

    def _changed(self, buffer: Buffer) -> None:
        if buffer.text == self._text:
            return
        grown = len(buffer.text) - len(self._text)
        is_at_word = self._text[self._cursor - 1 : self._cursor].isspace()
        goes_on = abs(grown) == 1 and grown * self._typed > 0
        longest = STEP_CHARACTERS if is_at_word else LONGEST_STEP
        if not goes_on or abs(self._typed) >= longest:
            self.begin_step()
        self._forth.clear()
        self._typed = self._typed + grown if abs(grown) == 1 else 0
        self._text = buffer.text

    def _moved(self, buffer: Buffer) -> None:
        if buffer.text == self._text and abs(buffer.cursor_position - self._cursor) != 1:
            self._typed = 0
        self._cursor = buffer.cursor_position
