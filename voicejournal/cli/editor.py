"""Writing in the program itself: no temporary file, no editor's swap file."""

from bisect import bisect_right

from prompt_toolkit import PromptSession
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from voicejournal.dialogue.marking import Mark, Marking
from voicejournal.dialogue.signals import noted_signals
from voicejournal.dialogue.terminal import CALM

MOMENT_KEY = "f2"
PRIVATE_KEY = "f3"
TOOLBAR = "  F2 hard moment · F3 private · Esc Enter keep · Ctrl-C leave"


def edit_text(text: str) -> str:
    """Let the person edit a text over several lines; Esc then Enter keeps it.

    Raises:
        KeyboardInterrupt: Ctrl-C; nothing is changed.
    """
    return _edited(PromptSession(history=DummyHistory(), multiline=True), text)


def write_text() -> tuple[str, bool]:
    """Let the person write; returns the text, and whether Ctrl-C or a signal cut it short."""
    session: PromptSession[str] = PromptSession(history=DummyHistory(), multiline=True)
    app = session.app

    def leave() -> None:
        if app.is_running and not app.is_done:
            app.exit(exception=KeyboardInterrupt())

    def wake() -> None:
        if app.loop is not None:
            app.loop.call_soon_threadsafe(leave)

    with noted_signals(wake) as is_ending:
        try:
            text = session.prompt(
                "  ", prompt_continuation="  ", pre_run=lambda: leave() if is_ending() else None
            )
        except EOFError:  # Ctrl-D keeps what stands there
            text = session.default_buffer.text
        except (KeyboardInterrupt, OSError):  # OSError: the terminal is gone
            return session.default_buffer.text, True
        return text, is_ending()


def edit_marked(marking: Marking) -> str:
    """The same, where a key marks the sentence at the cursor.

    Raises:
        KeyboardInterrupt: Ctrl-C; nothing is changed.
    """
    session: PromptSession[str] = PromptSession(
        history=DummyHistory(),
        multiline=True,
        key_bindings=_keys(marking),
        input_processors=[_Marks(marking)],
        style=CALM,
        bottom_toolbar=TOOLBAR,
    )

    def follow(buffer: Buffer) -> None:
        marking.changed(buffer.text)

    session.default_buffer.on_text_changed += follow
    return _edited(session, marking.text)


def _edited(session: PromptSession[str], text: str) -> str:
    try:
        return session.prompt("  ", default=text, prompt_continuation="  ")
    except EOFError:  # Ctrl-D keeps what stands there
        return session.default_buffer.text


def _keys(marking: Marking) -> KeyBindings:
    keys = KeyBindings()
    for key, mark in ((MOMENT_KEY, Mark.MOMENT), (PRIVATE_KEY, Mark.PRIVATE)):

        @keys.add(key)
        def _mark(event: KeyPressEvent, mark: Mark = mark) -> None:
            marking.toggle(mark, event.current_buffer.cursor_position)

    return keys


class _Marks(Processor):
    """Shows a marked sentence in brackets that say what it is: `[private: He told me.]`."""

    def __init__(self, marking: Marking) -> None:
        self._marking = marking

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Put in what stands before and behind the sentences of a line."""
        document, line = transformation_input.document, transformation_input.lineno
        starts = document.translate_row_col_to_index(line, 0)
        text = fragment_list_to_text(transformation_input.fragments)
        added: list[tuple[int, str]] = []
        for one in self._marking.marked() if document.text == self._marking.text else ():
            for at, shown in ((one.start, f"[{', '.join(one.marks)}: "), (one.end, "]")):
                if 0 <= at - starts <= len(document.lines[line]):
                    added.append((at - starts, shown))
        if not added:
            return Transformation(transformation_input.fragments)
        shown, reached = "", 0
        for at, what in added:
            shown += text[reached:at] + what
            reached = at
        places = [at for at, _ in added]
        widths = [0, *(sum(len(what) for _, what in added[: n + 1]) for n in range(len(added)))]

        def to_shown(at: int) -> int:
            return at + widths[bisect_right(places, at)]

        def to_text(at: int) -> int:
            return max((n for n in range(len(text) + 1) if to_shown(n) <= at), default=0)

        return Transformation([("", shown + text[reached:])], to_shown, to_text)
