"""Questions on a terminal (ports.Asker), one at a time, with prompt_toolkit's line editing."""

from collections.abc import Callable
from textwrap import wrap

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app, run_in_terminal
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.styles import Style

from voicejournal.dialogue.choosing import Choosing
from voicejournal.dialogue.understand import (
    answer_from_text,
    is_of_parts,
    moved_rating,
    of_the_proposed,
    skipped,
    value_as_text,
)
from voicejournal.errors import JournalError
from voicejournal.journal import Answer, Evidence, Proposal, Slot
from voicejournal.language.text.safe import printable
from voicejournal.ports import Question

CALM = Style.from_dict({"bottom-toolbar": "noreverse"})
RATINGS = frozenset(
    (Slot.MOOD, Slot.ENERGY, Slot.DISTRESS_BEFORE, Slot.DISTRESS_AFTER, Slot.RATING)
)
TYPE = {
    Slot.MOOD: "type 0-10",
    Slot.ENERGY: "type 0-10",
    Slot.FEELINGS: "type words, with commas",
    Slot.TRIGGERS: "type words, with commas",
    Slot.HELPED: "type as 6, or 8 5",
    Slot.SLEEP: "type as 4 hours, badly",
    Slot.THERAPY: "type a note",
    Slot.TAKEAWAY: "type it, ; between two",
    Slot.HOMEWORK: "type it, ; between two",
    Slot.DISTRESS_BEFORE: "type 0-10",
    Slot.DISTRESS_AFTER: "type 0-10",
    Slot.RATING: "type 0-{highest}",
    Slot.TEXT: "type as much as you like",
    Slot.YES_NO: "y yes",
}
TYPE_OTHER = "type it"
HEAR_KEYS = {Slot.MOOD: "p", Slot.ENERGY: "p"}
"""Where words are typed, a word may begin with p: there it is Tab."""
HELP_KEY = "?"
COLUMNS = 58
INDENT = "  "
_SKIP = object()
_TAKE = object()


class TerminalAsker:
    """Enter takes the proposal, arrows or typing change it, `p` plays its evidence, Esc skips."""

    help_key = HELP_KEY

    def __init__(self, say: Callable[[str], None], help_text: Callable[[], str]) -> None:
        self._say = say
        self._help_text = help_text

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
        slot = question.slot
        choosing = _choosing(proposal)
        keys = self._keys(slot, proposal, hear)
        _bind_changing(keys, question, proposal, choosing)
        session: PromptSession[object] = PromptSession(
            key_bindings=keys,
            style=CALM,
            bottom_toolbar=_toolbar(question, proposal, can_hear=hear is not None),
        )
        session.app.ttimeoutlen = 0.05  # Esc alone is a key here
        columns = min(COLUMNS, session.output.get_size().columns - len(INDENT))
        self._say(_shown(question, proposal, columns))
        while True:
            try:
                line = session.prompt(lambda: _prompt(choosing, columns))
            except EOFError:
                return skipped(slot, proposal)
            if line is _SKIP:
                return skipped(slot, proposal)
            if line is _TAKE and proposal is not None:
                kept = choosing.kept if choosing else proposal.value
                return of_the_proposed(proposal, kept)
            try:
                return answer_from_text(slot, printable(str(line)), proposal, question.highest)
            except JournalError as wrong:
                self._say(f"{wrong.message} {wrong.remedy}")

    def volunteers(self, slot: Slot) -> bool:
        """A person is asked only about what was mentioned."""
        del slot
        return False

    def _keys(
        self,
        slot: Slot,
        proposal: Proposal | None,
        hear: Callable[[Evidence], None] | None,
    ) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("escape", eager=True)
        def _skip(event: KeyPressEvent) -> None:
            event.app.exit(result=_SKIP)

        @keys.add(HELP_KEY, filter=_NOTHING_TYPED)
        def _help(event: KeyPressEvent) -> None:
            del event
            run_in_terminal(lambda: self._say(self._help_text()))

        if proposal is None or hear is None:
            return keys

        @keys.add(HEAR_KEYS.get(slot, "tab"))
        def _hear(event: KeyPressEvent) -> None:
            del event
            try:
                hear(proposal.evidence)
            except JournalError as silent:
                self._say(silent.message)

        return keys


@Condition
def _NOTHING_TYPED() -> bool:  # noqa: N802 - a filter is a value
    return not get_app().current_buffer.text


def _bind_changing(
    keys: KeyBindings, question: Question, proposal: Proposal | None, choosing: Choosing | None
) -> None:
    """Enter that takes what stands there, and the arrows that change it."""
    slot = question.slot

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.text or proposal is None:
            buffer.validate_and_handle()
            return
        kept = ", ".join(choosing.kept) if choosing else value_as_text(proposal.value)
        if slot is Slot.YES_NO and choosing is None:
            buffer.text = kept
            buffer.validate_and_handle()
            return
        if slot not in {
            Slot.WINS,
            Slot.THERAPY,
            Slot.YES_NO,
        }:  # whole sentences stand there already
            buffer.text = printable(kept) or "no"
        event.app.exit(result=_TAKE)

    if slot in RATINGS:
        for key, by in (("up", 1), ("down", -1)):
            keys.add(key)(_moving_rating(by, proposal, question.highest))
    if choosing is None:
        return
    for key, by in (("left", -1), ("up", -1), ("right", 1), ("down", 1)):
        keys.add(key, filter=_NOTHING_TYPED)(_moving(choosing, by))

    @keys.add(" ", filter=_NOTHING_TYPED)
    def _toggle(event: KeyPressEvent) -> None:
        del event
        choosing.toggle()


def _moving(choosing: Choosing, by: int) -> Callable[[KeyPressEvent], None]:
    def move(event: KeyPressEvent) -> None:
        del event
        choosing.move(by)

    return move


def _moving_rating(
    by: int, proposal: Proposal | None, highest: int
) -> Callable[[KeyPressEvent], None]:
    def move(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        buffer.text = moved_rating(buffer.text, proposal, by, highest)
        buffer.cursor_position = len(buffer.text)

    return move


def _choosing(proposal: Proposal | None) -> Choosing | None:
    if proposal is None or not isinstance(proposal.value, tuple):
        return None
    return Choosing(tuple(printable(label) for label in proposal.value))


def _prompt(choosing: Choosing | None, columns: int) -> str:
    lines = choosing.lines(columns - 2 * len(INDENT)) if choosing else []
    return "".join(f"{INDENT * 2}{line}\n" for line in lines) + f"{INDENT}> "


def _shown(question: Question, proposal: Proposal | None, columns: int) -> str:
    ask = wrap(question.ask, columns, initial_indent=INDENT, subsequent_indent=INDENT)
    lines = ["\n" + "\n".join(ask)]
    if proposal is None or is_of_parts(proposal):  # the parts stand below
        return lines[0]
    value, evidence = proposal.value, printable(proposal.evidence.text)
    if not isinstance(value, tuple) and value != proposal.evidence.text:
        lines[0] += f"   {printable(value_as_text(value))}"
    if isinstance(value, tuple) and proposal.evidence.text in value:
        return lines[0]  # the sentence is what is proposed, and stands below
    lines += wrap(
        f'"{evidence}"',
        columns,
        initial_indent=INDENT * 3,
        subsequent_indent=f"{INDENT * 3} ",
    )
    return "\n".join(lines)


def _toolbar(question: Question, proposal: Proposal | None, *, can_hear: bool) -> str:
    slot = question.slot
    typing = TYPE.get(slot, TYPE_OTHER).format(highest=question.highest)
    if proposal is None:
        no = " · n no" if slot is Slot.YES_NO else ""
        return f"  {typing}{no} · Enter or Esc skip"
    hear = f" · {HEAR_KEYS.get(slot, 'Tab')} hear" if can_hear else ""
    if slot in RATINGS:
        return f"  Enter keep · ↑↓ or 0-{question.highest}{hear} · n no · Esc skip"
    if is_of_parts(proposal):
        return f"  Enter keep · Space/1 3 some · n none{hear} · Esc skip"
    if isinstance(proposal.value, tuple):
        return f"  Enter keep · ←→ Space pick · or type{hear} · n no · Esc skip"
    return f"  Enter keep · {typing}{hear} · n no · Esc skip"
