"""Asking whether what sounded private is kept off the page; without an answer it is."""

from collections.abc import Callable
from dataclasses import dataclass

from voicejournal.journal import Entry, Evidence, Proposal, Share, Slot
from voicejournal.language.edited import current
from voicejournal.language.kept_off import KeptOff, kept_off
from voicejournal.language.word_choices import PRIVATE, SHARED, words_scopes
from voicejournal.ports import KEEP_PRIVATE, Asker, Clock, EntryStore, Question

QUESTION = Question(Slot.YES_NO, "Keep this off the page?", KEEP_PRIVATE)
MOST_CHARS = 300
"""Of what is read out to the person again; it is kept off whole."""


@dataclass(frozen=True, slots=True)
class PrivacyQuestion:
    """One question about all passages of an entry that sounded private."""

    store: EntryStore
    asker: Asker
    clock: Clock

    def ask(self, entry: Entry, hear: Callable[[Evidence], None] | None = None) -> None:
        """Ask, and keep the answer for each passage; nothing where nothing sounded so."""
        if entry.private or entry.is_session:
            return
        open_parts = [part for part in kept_off(entry) if not part.is_certain]
        if not open_parts:
            return
        evidence = Evidence(_told(open_parts), _start_s(entry, open_parts[0]))
        proposal = Proposal(Slot.YES_NO, True, evidence, "privacy")
        answer = self.asker.ask(QUESTION, proposal, hear)
        if answer.value is None:
            return
        choice = PRIVATE if answer.value else SHARED
        for part in open_parts:
            for scope in words_scopes(entry, part.start_word, part.end_word):
                self.store.share(Share(entry.id, scope, choice, self.clock.now()))


def _told(parts: list[KeptOff]) -> str:
    text = " … ".join(" ".join(part.text.split()) for part in parts)
    if len(text) <= MOST_CHARS:
        return text
    return f"{text[: MOST_CHARS // 2].rstrip()} … {text[-MOST_CHARS // 2 :].lstrip()}"


def _start_s(entry: Entry, part: KeptOff) -> float:
    transcript = current(entry)
    return transcript.words[part.start_word].start_s if transcript else 0.0
