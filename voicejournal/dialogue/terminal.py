"""Questions on a terminal (ports.Asker), one at a time, with prompt_toolkit's line editing."""

from collections.abc import Callable

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.styles import Style

from voicejournal.dialogue.understand import answer_from_text, skipped, value_as_text
from voicejournal.errors import JournalError
from voicejournal.journal import Answer, Evidence, Proposal, Slot
from voicejournal.language.safe import printable
from voicejournal.ports import Question

CALM = Style.from_dict({"bottom-toolbar": "noreverse", "evidence": "italic", "value": "bold"})
TYPE = {
    Slot.MOOD: "type 0-10",
    Slot.ENERGY: "type 0-10",
    Slot.FEELINGS: "type words, with commas",
    Slot.TRIGGERS: "type words, with commas",
    Slot.THERAPY: "type a note",
}
ASK_COLUMNS = 22
_SKIP = object()


class TerminalAsker:
    """Enter takes the proposal, typing changes it, `p` plays its evidence, Esc skips."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def ask(
        self,
        question: Question,
        proposal: Proposal | None,
        hear: Callable[[Evidence], None] | None = None,
    ) -> Answer:
        """Ask until the answer can be understood.

        Raises:
            KeyboardInterrupt: Ctrl-C; the questions before are kept.
        """
        session: PromptSession[object] = PromptSession(
            key_bindings=self._keys(proposal, hear),
            style=CALM,
            bottom_toolbar=_toolbar(question.slot, proposal, can_hear=hear is not None),
        )
        session.app.ttimeoutlen = 0.05  # Esc alone is a key here
        while True:
            try:
                line = session.prompt(_shown(question, proposal))
            except EOFError:
                return skipped(question.slot, proposal)
            if line is _SKIP:
                return skipped(question.slot, proposal)
            try:
                return answer_from_text(question.slot, printable(str(line)), proposal)
            except JournalError as wrong:
                self._say(f"{wrong.message} {wrong.remedy}")

    def _keys(
        self, proposal: Proposal | None, hear: Callable[[Evidence], None] | None
    ) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("escape", eager=True)
        def _skip(event: KeyPressEvent) -> None:
            event.app.exit(result=_SKIP)

        @keys.add("p")
        def _hear(event: KeyPressEvent) -> None:
            if event.current_buffer.text or proposal is None or hear is None:
                event.current_buffer.insert_text("p")
                return
            try:
                hear(proposal.evidence)
            except JournalError as silent:
                self._say(silent.message)

        return keys


def _shown(question: Question, proposal: Proposal | None) -> FormattedText:
    ask = f"  {question.ask:<{ASK_COLUMNS}}"
    if proposal is None:
        return FormattedText([("", ask)])
    value = printable(value_as_text(proposal.value))
    evidence = printable(proposal.evidence.text)
    parts = [("", ask), ("class:value", value)]
    if evidence != value:
        parts += [("", "    "), ("class:evidence", f'"{evidence}"')]
    return FormattedText([*parts, ("", "\n  > ")])


def _toolbar(slot: Slot, proposal: Proposal | None, *, can_hear: bool) -> str:
    if proposal is None:
        return f"  {TYPE[slot]} · Enter or Esc skip"
    hear = " · p hear it" if can_hear else ""
    return f"  Enter keep · {TYPE[slot]}{hear} · n no · Esc skip"
