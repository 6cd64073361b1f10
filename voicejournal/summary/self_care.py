"""How the person looked after themselves, as they answered it: no counts, no scores."""

from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Candidate, CandidateKey, Outcome, PageLine, SectionName, Slot
from voicejournal.summary.said import Said

KINDS: Final = ("food", "movement", "joy", "rest", "nature")
"""Names of the questions of the prompt set `self-care`, and what the page calls them."""
NOTES_FROM: Final = 50
"""The numbers of these notes of an entry, apart from those of other lines of it."""
CONFIRMED: Final = frozenset((Outcome.ACCEPTED, Outcome.EDITED))


def self_care(said: Sequence[Said]) -> list[Candidate]:
    """A line for each answer, in the order of the evenings."""
    found: list[Candidate] = []
    for one in said:
        day = one.entry.moment.journal_day
        told = {
            answer.name: str(answer.value)
            for answer in one.entry.answers
            if answer.slot is Slot.TEXT and answer.outcome in CONFIRMED and answer.value
        }
        for number, kind in enumerate(KINDS, start=NOTES_FROM):
            if kind in told:
                key = CandidateKey(SectionName.CARE, one.entry.id, note=number)
                line = PageLine(note=f"{kind}: {told[kind]}", day=day)
                found.append(Candidate(key, line, (1, 0, len(found))))
    return found
