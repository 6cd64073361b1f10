"""Hard moments: those of the journal, and a new one out of an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import (
    Answer,
    Entry,
    Episode,
    Evidence,
    Outcome,
    Proposal,
    Slot,
    Value,
)
from voicejournal.language.labels.episodes import NAMES, episodes_of, name_at, names_at
from voicejournal.language.private.kept_off import place_of
from voicejournal.language.text.edited import current
from voicejournal.ports import Asker, Clock, EntryStore, Question

SOURCE = "marked"
"""Says of a proposal that the person marked the passage themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    """An episode with the entry that it is of."""

    entry: Entry
    episode: Episode


@dataclass(frozen=True, slots=True)
class Episodes:
    """Episodes are answers of their entry: sealed, private and deleted with it."""

    store: EntryStore
    clock: Clock

    def all(self, first_day: date | None = None, last_day: date | None = None) -> list[Told]:
        """All of these days, oldest first."""
        return [
            Told(entry, episode)
            for entry in self.store.answering(NAMES, first_day, last_day)
            for episode in episodes_of(entry)
        ]

    def find(self, short_id: str, place: int | None) -> Told:
        """An episode of an entry; without a place the first.

        Raises:
            NotFoundError: no such entry, or no such episode.
        """
        entry = self.store.find(short_id)
        for episode in episodes_of(entry):
            if place is None or episode.place == place:
                return Told(entry, episode)
        raise NotFoundError(
            f"Entry {entry.number} has no such hard moment.", "`voicejournal episodes` shows them."
        )

    def passage(self, entry: Entry, text: str, before: str = "") -> Evidence:
        """Words of an entry as they stand there, of several places those behind `before`.

        Raises:
            InputError: they are not in it.
        """
        place = place_of(entry, text, before)
        transcript = current(entry)
        if place is None or transcript is None:
            raise InputError(
                f"These words are not in entry {entry.number} as it stands.",
                f"`voicejournal show {entry.number}` shows its words.",
            )
        words = transcript.words[slice(*place)]
        return Evidence("".join(word.text for word in words).strip(), words[0].start_s)

    def add(
        self,
        entry: Entry,
        passage: Evidence | None,
        given: Mapping[str, Value],
        questions: Sequence[Question],
        asker: Asker,
    ) -> Told | None:
        """Keep a new episode of an entry: what is given, and what is answered; None if nothing was.

        Each answer is durable before the next question.

        Raises:
            InputError: the entry is the recording of a session.
        """
        if entry.is_session:
            raise InputError(
                f"Entry {entry.number} is a session: it is for reading and hearing.",
                "Add the moment to the evening on which you spoke about it.",
            )
        place = 1 + max((one.place for one in episodes_of(entry)), default=0)
        for question in questions:
            proposal = None
            if question.name == "situation" and passage is not None:
                proposal = Proposal(Slot.TEXT, passage.text, passage, SOURCE)
                answer = Answer(Slot.TEXT, Outcome.ACCEPTED, passage.text, proposal)
            elif question.name in given:
                answer = Answer(question.slot, Outcome.EDITED, given[question.name])
            else:
                answer = asker.ask(question, None)
            named = replace(answer, name=name_at(question.name, place))
            if answer.outcome is not Outcome.SKIPPED:
                self.store.set_answer(entry.id, named, self.clock.now())
        kept = self.store.find(entry.id)
        new = [one for one in episodes_of(kept) if one.place == place]
        return Told(kept, new[0]) if new else None

    def forget(self, told: Told) -> None:
        """Delete an episode on the person's word; its entry stays."""
        self.store.forget_answers(told.entry.id, names_at(told.episode.place))
