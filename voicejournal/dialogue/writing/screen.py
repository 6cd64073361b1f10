"""The writing screen: a title, the text, and what the keys do, on the whole terminal.

It leaves nothing of the text behind on the terminal when it ends.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from prompt_toolkit import Application
from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.styles import Style

from voicejournal.dialogue.signals import noted_signals
from voicejournal.dialogue.writing.around import INDENT, SEPARATOR, MoreMargin, in_rows, indented
from voicejournal.dialogue.writing.marks import Marks
from voicejournal.dialogue.writing.row_keys import row_keys
from voicejournal.dialogue.writing.rows_control import RowsControl
from voicejournal.dialogue.writing.undoing import Undoing
from voicejournal.language.text.safe import printable

STYLE: Final = Style.from_dict(
    {"title": "bold", "selected": "reverse", "under-cursor": "underline"}
)
ESC_WAITS_S: Final = 0.5
"""An Esc is taken as one by itself after this."""
KEEP, UNDO = "Esc Enter keep", "Ctrl-Z undo"


class Ending(Enum):
    """How the writing ended."""

    KEPT = auto()
    LEFT = auto()
    """By Ctrl-C."""
    CUT_SHORT = auto()
    """By a signal, or because the terminal was gone."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stood there at the end."""

    text: str
    ending: Ending


def _columns() -> int:
    return get_app().output.get_size().columns - 2 * INDENT


class _Asked(Enum):
    """What the next key is asked to say; every other key goes on with the writing."""

    NOTHING = ""
    TO_KEEP = "Enter keeps it · any other key goes on"
    TO_LEAVE = "Ctrl-C again leaves without your changes · any other key goes on"


class WritingScreen:
    """Esc then Enter keeps what stands there.

    `leaving` says what Ctrl-C does. Where it `drops` what was changed, it is asked for twice.
    """

    def __init__(
        self,
        title: str,
        leaving: str,
        text: str = "",
        marks: Marks | None = None,
        *,
        drops: bool = False,
    ) -> None:
        self._title, self._leaving, self._drops, self._marks = title, leaving, drops, marks
        self._first = text
        self._asked = self._was_asked = _Asked.NOTHING
        self.buffer = Buffer(document=Document(text), multiline=True)
        undoing = Undoing(self.buffer, marks.remember) if marks else Undoing(self.buffer)
        control = RowsControl(self.buffer, marks)
        keys = [undoing.keys(), row_keys(control), self._keys()]
        if marks is not None:
            self.buffer.on_text_changed += marks.follow
            keys.append(marks.keys(undoing))
        text_window = Window(
            control, left_margins=[MoreMargin()], scroll_offsets=ScrollOffsets(top=1, bottom=1)
        )
        self._app: Application[Ending] = Application(
            Layout(self._around(text_window), text_window),
            style=STYLE,
            key_bindings=merge_key_bindings(keys),
            full_screen=True,
            enable_page_navigation_bindings=False,  # those know no rows
        )
        self._app.timeoutlen = self._app.ttimeoutlen = ESC_WAITS_S
        self._app.key_processor.before_key_press += self._next_key

    def run(self) -> Written:
        """Let the person write; whatever ends it, what stands there is returned."""
        app = self._app

        def leave() -> None:
            if app.is_running and not app.is_done:
                app.exit(result=Ending.CUT_SHORT)

        def wake() -> None:
            if app.loop is not None:
                app.loop.call_soon_threadsafe(leave)

        with noted_signals(wake) as is_ending:
            try:
                ending = app.run(
                    pre_run=lambda: leave() if is_ending() else None, handle_sigint=False
                )
            except (EOFError, OSError):  # the terminal is gone
                ending = Ending.CUT_SHORT
            return Written(self.buffer.text, Ending.CUT_SHORT if is_ending() else ending)

    def _around(self, text_window: Window) -> HSplit:
        gap = Dimension(max=1)
        return HSplit(
            [
                Window(FormattedTextControl(self._titled), dont_extend_height=True),
                Window(height=gap),
                text_window,
                Window(height=gap),
                Window(FormattedTextControl(self._told), dont_extend_height=True),
            ]
        )

    def _titled(self) -> StyleAndTextTuples:
        return [("class:title", indented(in_rows(self._title.split(), _columns(), " ")))]

    def _told(self) -> str:
        rows = in_rows((KEEP, f"Ctrl-C {self._leaving}", UNDO), _columns())
        if self._marks is not None:
            first, *keys = self._marks.told(self.buffer.cursor_position, _columns())
            rows = [first, *in_rows(keys, _columns()), *rows]
        if self._asked is not _Asked.NOTHING:
            asked = in_rows(self._asked.value.split(SEPARATOR), _columns())
            rows = [
                *asked,
                *("" for _ in rows[len(asked) :]),
            ]  # so that the text stays in its place
        return indented(rows)

    def _next_key(self, _keys: object) -> None:
        self._was_asked, self._asked = self._asked, _Asked.NOTHING

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        was_to_keep = Condition(lambda: self._was_asked is _Asked.TO_KEEP)
        is_empty = Condition(lambda: not self.buffer.text)
        for names, filtered in ((("escape", "enter"), True), (("enter",), was_to_keep)):
            keys.add(*names, filter=filtered)(lambda event: event.app.exit(result=Ending.KEPT))
        keys.add("c-d", filter=is_empty)(lambda event: event.app.exit(result=Ending.KEPT))

        @keys.add("escape")
        def _escape(event: KeyPressEvent) -> None:
            del event
            self._asked = _Asked.TO_KEEP

        @keys.add("c-c")
        def _leave(event: KeyPressEvent) -> None:
            if self._drops and self._is_changed and self._was_asked is not _Asked.TO_LEAVE:
                self._asked = _Asked.TO_LEAVE
            else:
                event.app.exit(result=Ending.LEFT)

        @keys.add(Keys.BracketedPaste)
        def _paste(event: KeyPressEvent) -> None:
            if event.current_buffer.selection_state is not None:
                event.current_buffer.cut_selection()
            lines = event.data.replace("\r\n", "\n").replace("\r", "\n")
            event.current_buffer.insert_text(printable(lines))

        return keys

    @property
    def _is_changed(self) -> bool:
        has_marks = self._marks is not None and self._marks.is_changed
        return has_marks or self.buffer.text != self._first
