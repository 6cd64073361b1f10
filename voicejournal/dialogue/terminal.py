"""Questions on a terminal (ports.Asker), one at a time, with prompt_toolkit's line editing."""

from collections.abc import Callable
from textwrap import wrap

from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.styles import Style

from voicejournal.dialogue.understand import answer_from_text, skipped, value_as_text
from voicejournal.errors import JournalError
from voicejournal.journal import Answer, Evidence, Proposal, Slot
from voicejournal.language.safe import printable
from voicejournal.ports import Question

CALM = Style.from_dict({"bottom-toolbar": "noreverse"})
TYPE = {
    Slot.MOOD: "type 0-10",
    Slot.ENERGY: "type 0-10",
    Slot.FEELINGS: "type words, with commas",
    Slot.TRIGGERS: "type words, with commas",
    Slot.THERAPY: "type a note",
    Slot.TAKEAWAY: "type it, ; between two",
    Slot.HOMEWORK: "type it, ; between two",
    Slot.DISTRESS_BEFORE: "type 0-10",
    Slot.DISTRESS_AFTER: "type 0-10",
    Slot.RATING: "type 0-{highest}",
    Slot.TEXT: "type as much as you like",
    Slot.YES_NO: "y yes",
}
HEAR_KEYS = {Slot.MOOD: "p", Slot.ENERGY: "p"}
"""Where words are typed, a word may begin with p: there it is Tab."""
COLUMNS = 66
INDENT = "  "
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
            bottom_toolbar=_toolbar(question, proposal, can_hear=hear is not None),
        )
        session.app.ttimeoutlen = 0.05  # Esc alone is a key here
        self._say(_shown(question, proposal))
        while True:
            try:
                line = session.prompt(f"{INDENT}> ")
            except EOFError:
                return skipped(question.slot, proposal)
            if line is _SKIP:
                return skipped(question.slot, proposal)
            try:
                return answer_from_text(
                    question.slot, printable(str(line)), proposal, question.highest
                )
            except JournalError as wrong:
                self._say(f"{wrong.message} {wrong.remedy}")

    def _keys(
        self, proposal: Proposal | None, hear: Callable[[Evidence], None] | None
    ) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("escape", eager=True)
        def _skip(event: KeyPressEvent) -> None:
            event.app.exit(result=_SKIP)

        @keys.add("enter")
        def _enter(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if not buffer.text and proposal is not None:
                buffer.text = "yes" if proposal.slot is Slot.THERAPY else _value(proposal)
            buffer.validate_and_handle()

        if proposal is None or hear is None:
            return keys

        @keys.add(HEAR_KEYS.get(proposal.slot, "tab"))
        def _hear(event: KeyPressEvent) -> None:
            del event
            try:
                hear(proposal.evidence)
            except JournalError as silent:
                self._say(silent.message)

        return keys


def _shown(question: Question, proposal: Proposal | None) -> str:
    if proposal is None:
        return f"\n{INDENT}{question.ask}"
    evidence = printable(proposal.evidence.text)
    lines = [f"\n{INDENT}{question.ask}"]
    if proposal.value != proposal.evidence.text:
        lines[0] += f"   {_value(proposal)}"
    lines += wrap(
        f'"{evidence}"',
        COLUMNS,
        initial_indent=INDENT * 3,
        subsequent_indent=f"{INDENT * 3} ",
    )
    return "\n".join(lines)


def _value(proposal: Proposal) -> str:
    return printable(value_as_text(proposal.value))


def _toolbar(question: Question, proposal: Proposal | None, *, can_hear: bool) -> str:
    slot = question.slot
    how = TYPE[slot].format(highest=question.highest)
    if proposal is None:
        no = " · n no" if slot is Slot.YES_NO else ""
        return f"  {how}{no} · Enter or Esc skip"
    key = HEAR_KEYS.get(slot, "Tab")
    hear = f" · {key} hear it" if can_hear else ""
    return f"  Enter keep · {how}{hear} · n no · Esc skip"
