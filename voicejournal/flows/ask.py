"""The questions of an evening: proposals from the words, answers from the person."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Event

from voicejournal.errors import StorageError
from voicejournal.flows.keep_private import PrivacyQuestion
from voicejournal.journal import SAMPLE_RATE_HZ, Entry, Evidence, Proposal, Slot, Transcript
from voicejournal.ports import (
    Asker,
    Clock,
    EntryStore,
    Player,
    Question,
    Readings,
    Samples,
    Tagger,
)

LEAST_WORDS = 8
"""A reflection of fewer words says too little to guess from."""
SECONDS_A_WORD = 0.45
SPARE_S = 1.0


@dataclass(frozen=True, slots=True)
class Questioner:
    """Asks each question once and keeps each answer at once."""

    store: EntryStore
    readings: Readings
    tagger: Tagger
    asker: Asker
    clock: Clock
    questions: Sequence[Question]
    player: Player | None = None
    say: Callable[[str], None] = lambda _remark: None

    def ask(
        self,
        entry: Entry,
        transcript: Transcript | None,
        sound: Callable[[], Samples] | None = None,
    ) -> None:
        """Go through the questions; an answer is durable before the next is asked.

        An entry that waits for its words is asked about without proposals, the recording of a
        session not at all.
        `sound` gives the recording, so that evidence can be heard again.
        """
        if entry.is_session:  # others speak in it too
            return
        enough = transcript is not None and len(transcript.words) >= LEAST_WORDS
        by_slot = self._proposals(entry, transcript) if transcript and enough else {}
        hear = self._hear(sound)
        for question in self.questions:
            proposal = None if question.name else by_slot.get(question.slot)
            answer = self.asker.ask(question, proposal, hear)
            named = replace(answer, name=question.name)
            self.store.set_answer(entry.id, named, self.clock.now())
        PrivacyQuestion(self.store, self.asker, self.clock).ask(self.store.find(entry.id), hear)

    def _proposals(self, entry: Entry, transcript: Transcript) -> dict[Slot, Proposal]:
        tagged = self.tagger.propose(transcript, self.readings.past(but=entry.id))
        if tagged.remark:
            self.say(tagged.remark)
        if tagged.reading is not None:
            with suppress(StorageError):  # later proposals are the poorer for it, and no more
                self.readings.keep(entry.id, tagged.reading)
        return {proposal.slot: proposal for proposal in tagged.proposals}

    def _hear(self, sound: Callable[[], Samples] | None) -> Callable[[Evidence], None] | None:
        player = self.player
        if player is None or sound is None:
            return None

        def hear(evidence: Evidence) -> None:
            start = int(evidence.start_s * SAMPLE_RATE_HZ)
            seconds = SPARE_S + SECONDS_A_WORD * len(evidence.text.split())
            part = sound()[start : start + int(seconds * SAMPLE_RATE_HZ)]
            player.play(part, Event(), lambda _position_s: None)

        return hear
