"""The questions of an evening: proposals from the words, answers from the person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

from voicejournal.journal import SAMPLE_RATE_HZ, Entry, Evidence, Transcript
from voicejournal.ports import Asker, Clock, EntryStore, Player, Question, Samples, Tagger

LEAST_WORDS = 8
"""A reflection of fewer words says too little to guess from."""
SECONDS_A_WORD = 0.45
SPARE_S = 1.0


@dataclass(frozen=True, slots=True)
class Questioner:
    """Asks each question once and keeps each answer at once."""

    store: EntryStore
    tagger: Tagger
    asker: Asker
    clock: Clock
    questions: Sequence[Question]
    player: Player | None = None

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
        proposals = self.tagger.propose(transcript) if transcript and enough else ()
        by_slot = {proposal.slot: proposal for proposal in proposals}
        hear = self._hear(sound)
        for question in self.questions:
            answer = self.asker.ask(question, by_slot.get(question.slot), hear)
            self.store.set_answer(entry.id, answer, self.clock.now())

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
