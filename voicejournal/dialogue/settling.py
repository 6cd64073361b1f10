"""What a person settles of words in doubt (ports.Settler): on a terminal, or as plain lines."""

from collections.abc import Callable
from typing import Final

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent

from voicejournal.dialogue.terminal import CALM, INDENT
from voicejournal.errors import InputError, JournalError
from voicejournal.language.text.safe import printable
from voicejournal.ports import DoubtView

STANDS: Final = "1"
OTHER: Final = "2"
HEAR: Final = "p"
OUT: Final = "-"
SKIP: Final = "skip"
_SKIPPED = object()


def reading_of(line: str, view: DoubtView) -> str:
    """What the words read by a line; an empty line leaves them as they stand.

    Raises:
        InputError: the other reading was asked for where there is none.
    """
    said = " ".join(printable(line).split())
    if said in {"", STANDS}:
        return view.text
    if said == OUT:
        return ""
    if said != OTHER:
        return said
    if view.other is None:
        raise InputError("There is no other reading here.", "Type what was said.")
    return view.other


class TerminalSettler:
    """Enter keeps the words, 2 takes the other reading, Tab or p plays them, Esc skips.

    What is typed may begin with any of these letters, so they count once Enter is pressed.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def settle(self, view: DoubtView, hear: Callable[[], None] | None) -> str | None:
        """Ask until the line can be understood.

        Raises:
            KeyboardInterrupt: Ctrl-C; what was settled before is kept.
        """
        session: PromptSession[object] = PromptSession(
            key_bindings=self._keys(hear),
            style=CALM,
            bottom_toolbar=_toolbar(view, can_hear=hear is not None),
        )
        session.app.ttimeoutlen = 0.05  # Esc alone is a key here
        while True:
            try:
                line = session.prompt(f"{INDENT}> ")
            except EOFError:
                return None
            if line is _SKIPPED:
                return None
            if hear is not None and str(line).strip() == HEAR:
                _play(hear, self._say)
                continue
            try:
                return reading_of(str(line), view)
            except JournalError as wrong:
                self._say(f"{INDENT}{wrong.message} {wrong.remedy}")

    def _keys(self, hear: Callable[[], None] | None) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("escape", eager=True)
        def _skip(event: KeyPressEvent) -> None:
            event.app.exit(result=_SKIPPED)

        if hear is None:
            return keys

        @keys.add("tab")
        def _hear(event: KeyPressEvent) -> None:
            del event
            # Over the prompt, which is drawn again below what is said.
            _play(hear, lambda told: _above(self._say, told))

        return keys


class PlainSettler:
    """A line for each choice, and a line that answers; the end of the input skips the rest."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def settle(self, view: DoubtView, hear: Callable[[], None] | None) -> str | None:
        """Ask until the line can be understood."""
        hears = f"{HEAR} plays it; " if hear else ""
        self._say(f"  Enter keeps 1; or type what was said; {hears}skip leaves it in doubt.")
        while True:
            try:
                line = input().strip()
            except EOFError:
                return None
            if line.lower() == SKIP:
                return None
            if hear is not None and line.lower() == HEAR:
                _play(hear, self._say)
                continue
            try:
                return reading_of(line, view)
            except JournalError as wrong:
                self._say(f"{wrong.message} {wrong.remedy}")


def _play(hear: Callable[[], None], say: Callable[[str], None]) -> None:
    try:
        hear()
    except JournalError as silent:
        say(f"{INDENT}{silent.message}")


def _above(say: Callable[[str], None], told: str) -> None:
    run_in_terminal(lambda: say(told))


def _toolbar(view: DoubtView, *, can_hear: bool) -> str:
    other = f" · {OTHER} other" if view.other is not None else ""
    hears = " · Tab hear" if can_hear else ""
    return f"{INDENT}Enter keep{other} · or type it{hears} · Esc skip"
