"""Sentences that are marked on the writing screen: how they look, and the keys that mark them."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from voicejournal.dialogue.marking import Mark, Marked, Marking
from voicejournal.dialogue.writing.around import quoted
from voicejournal.dialogue.writing.rows import Added
from voicejournal.dialogue.writing.undoing import Undoing

KEYS: Final = {"f2": Mark.MOMENT, "f3": Mark.PRIVATE}
_NO: Final = {Mark.MOMENT: "no", Mark.PRIVATE: "not"}


class Marks:
    """A marked sentence stands in brackets that say what it is: `[private: He told me.]`.

    The sentence at the cursor, which the keys act on, is underlined, and quoted beside them.
    """

    def __init__(self, marking: Marking) -> None:
        self._marking = marking
        self._first = marking.marked()

    @property
    def is_changed(self) -> bool:
        """Whether a sentence is marked otherwise than at first."""
        return self._marking.marked() != self._first

    def added(self, text: str) -> Sequence[Added]:
        """The brackets."""
        found: list[Added] = []
        for one in self._marking.marked() if text == self._marking.text else ():
            found += (Added(one.start, f"[{', '.join(one.marks)}: "), Added(one.end, "]"))
        return found

    def under_cursor(self, text: str, cursor: int) -> tuple[int, int] | None:
        """Start and end of the sentence that a key would mark."""
        one = self._marking.at(cursor) if text == self._marking.text else None
        return (one.start, one.end) if one else None

    def told(self, cursor: int, columns: int) -> tuple[str, ...]:
        """The sentence at the cursor in one row, and what each key does to it."""
        one = self._marking.at(cursor) or Marked(0, 0, ())
        quote = quoted(self._marking.text[one.start : one.end], columns)
        can_change = (mark for mark in KEYS.values() if not self._marking.is_kept(mark, one))
        return (quote, *(_does(mark, one) for mark in can_change))

    def follow(self, buffer: Buffer) -> None:
        """Move the marks along with a changed text."""
        self._marking.changed(buffer.text)

    def remember(self) -> Callable[[], None]:
        """What makes the marks as they are now again."""
        kept = deepcopy(self._marking)
        return lambda: self._marking.become(kept)

    def keys(self, undoing: Undoing) -> KeyBindings:
        """The keys; each press is a step that can be taken back."""
        keys = KeyBindings()
        for key, mark in KEYS.items():

            @keys.add(key)
            def _mark(event: KeyPressEvent, mark: Mark = mark) -> None:
                undoing.begin_step()
                self._marking.toggle(mark, event.current_buffer.cursor_position)

        return keys


def _does(mark: Mark, one: Marked) -> str:
    """What a key does to a sentence."""
    key = next(name for name, of in KEYS.items() if of is mark)
    return f"{key.upper()} {_NO[mark]} {mark}" if mark in one.marks else f"{key.upper()} {mark}"
