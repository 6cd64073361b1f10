"""Questions as plain lines (ports.Asker): for screen readers, pipes and simple terminals."""

from collections.abc import Callable

from voicejournal.dialogue.understand import answer_from_text, is_of_parts, skipped, value_as_text
from voicejournal.errors import JournalError
from voicejournal.journal import Answer, Evidence, Proposal, Slot
from voicejournal.language.text.safe import printable
from voicejournal.ports import Question

HEAR = "hear"
HELP = "help"
SKIP = "skip"


class PlainAsker:
    """Asks by a line and reads a line; the end of the input skips the rest."""

    help_key = HELP

    def __init__(self, say: Callable[[str], None], help_text: Callable[[], str]) -> None:
        self._say = say
        self._help_text = help_text

    def ask(
        self,
        question: Question,
        proposal: Proposal | None,
        hear: Callable[[Evidence], None] | None = None,
    ) -> Answer:
        """Ask until the answer can be understood."""
        self._say(question.ask)
        if proposal is not None and is_of_parts(proposal):
            self._say_parts(proposal, can_hear=hear is not None)
        elif proposal is not None:
            value = printable(value_as_text(proposal.value))
            self._say(f"  Proposed: {value}")
            self._say(f'  From your words: "{printable(proposal.evidence.text)}"')
            self._say("  Enter keeps it; type another; no; skip" + ("; hear" if hear else ""))
        while True:
            try:
                line = input().strip()
            except EOFError:
                return skipped(question.slot, proposal)
            if line.lower() == SKIP:
                return skipped(question.slot, proposal)
            if line.lower() == HELP:
                self._say(self._help_text())
                continue
            try:
                if line.lower() == HEAR and hear is not None and proposal is not None:
                    hear(proposal.evidence)
                    continue
                return answer_from_text(question.slot, printable(line), proposal, question.highest)
            except JournalError as wrong:
                self._say(f"{wrong.message} {wrong.remedy}")

    def _say_parts(self, proposal: Proposal, *, can_hear: bool) -> None:
        parts = proposal.value if isinstance(proposal.value, tuple) else ()
        for part in parts:
            self._say(f"  {printable(part)}")
        self._say(
            "  Enter for all of it; no for none; numbers for some, as in 1 3; skip"
            + ("; hear" if can_hear else "")
        )

    def volunteers(self, slot: Slot) -> bool:
        """A person is asked only about what was mentioned."""
        del slot
        return False
