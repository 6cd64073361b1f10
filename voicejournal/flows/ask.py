"""The questions of an evening: proposals from the words, answers from the person."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Event

from voicejournal.errors import StorageError
from voicejournal.flows.helped import asking, with_effects
from voicejournal.flows.keep_private import PrivacyQuestion
from voicejournal.journal import (
    SAMPLE_RATE_HZ,
    Answer,
    Entry,
    Evidence,
    Outcome,
    Proposal,
    Slot,
    Transcript,
)
from voicejournal.ports import (
    Asker,
    Clock,
    EntryStore,
    Noticed,
    Noticer,
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
OFFER = "If tonight is heavy: `voicejournal help-now` has your plan, and numbers to ring."
HELPED = "{skills}: how much did it help, 0 to 10? Or how tense before and after, as in 8 5?"
FOR_EACH = " A comma between two."
OFFER_KEY = "At any question, {key} shows them here."


@dataclass(frozen=True, slots=True)
class Questioner:
    """Asks each question once and keeps each answer at once."""

    store: EntryStore
    readings: Readings
    tagger: Tagger
    noticer: Noticer
    asker: Asker
    clock: Clock
    questions: Sequence[Question]
    player: Player | None = None
    say: Callable[[str], None] = lambda _remark: None
    was_offered: Event = field(default_factory=Event)

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
        noticed = self.noticer.notice(transcript) if transcript else Noticed()
        if noticed.may_be_danger or noticed.withheld:
            self._offer_help()
        enough = transcript is not None and len(transcript.words) >= LEAST_WORDS
        by_slot = self._proposals(entry, transcript, noticed) if transcript and enough else {}
        hear = self._hear(sound)
        for question in self.questions:
            proposal = None if question.name else by_slot.get(question.slot)
            if question.if_mentioned and not (proposal or self.asker.volunteers(question.slot)):
                continue
            answer = self.asker.ask(question, proposal, hear)
            named = replace(answer, name=question.name)
            self.store.set_answer(entry.id, named, self.clock.now())
            if question.slot is Slot.SKILLS and not question.name:
                self._ask_helped(entry, answer, by_slot.get(Slot.HELPED))
        private = PrivacyQuestion(self.store, self.asker, self.clock, self.say)
        private.ask(self.store.find(entry.id), hear)

    def _ask_helped(self, entry: Entry, skills: Answer, helped: Proposal | None) -> None:
        """How much what was practised helped: one question for all of it, and a key to skip it."""
        asked = asking(skills, helped)
        if not asked.skills:
            return
        ask = HELPED.format(skills=", ".join(asked.skills))
        ask += FOR_EACH if len(asked.skills) > 1 else ""
        answer = self.asker.ask(Question(Slot.HELPED, ask), asked.proposal)
        if answer.outcome is Outcome.ACCEPTED:  # private with the words that it was taken from
            self.store.set_answer(entry.id, answer, self.clock.now())
        if isinstance(answer.value, tuple):
            rated = with_effects(skills, asked.skills, answer.value)
            self.store.set_answer(entry.id, rated, self.clock.now())

    def _offer_help(self) -> None:
        """Quietly, once a run, and without a trace: nothing of it is kept."""
        if self.was_offered.is_set():
            return
        self.was_offered.set()
        key = self.asker.help_key
        self.say(f"{OFFER} {OFFER_KEY.format(key=key)}" if key else OFFER)

    def _proposals(
        self, entry: Entry, transcript: Transcript, noticed: Noticed
    ) -> dict[Slot, Proposal]:
        if noticed.may_be_danger:  # see docs/decisions/0011: no other guess stands beside that
            return {proposal.slot: proposal for proposal in noticed.proposals}
        past = self.readings.past(but=entry.id)
        tagged = self.tagger.propose(transcript, past, noticed.withheld)
        if tagged.remark:
            self.say(tagged.remark)
        if tagged.reading is not None:
            with suppress(StorageError):  # later proposals are the poorer for it, and no more
                self.readings.keep(entry.id, tagged.reading)
        found = (*tagged.proposals, *noticed.proposals)
        return {proposal.slot: proposal for proposal in found}

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
