"""What skills helped, beside the words that tell of them: 'did: breathing, 8 -> 5'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    Distress,
    Entry,
    Outcome,
    PageLine,
    SectionName,
    Skill,
    Slot,
)
from voicejournal.language.labels.episode_text import distress_text
from voicejournal.language.labels.mentioned import is_rated
from voicejournal.summary.lines.placing import WHAT_I_DID
from voicejournal.summary.lines.said import Said

NOTES_FROM: Final = 80
"""The numbers of these notes of an entry, apart from those of its other lines."""
RANK: Final = (1, 0)


def with_what_helped(said: Sequence[Said], lines: Sequence[Candidate]) -> list[Candidate]:
    """The lines with what the skills of these evenings did.

    Where the page quotes what one skill alone was proposed from, its distress goes with the quote;
    else it is a line of its own.
    """
    found = list(lines)
    for one in said:
        rated = [skill for skill in one.entry.mentioned.skills if is_rated(skill)]
        place = _quote_of(one.entry, found)
        if len(rated) == 1 and place is not None and rated[0].distress != Distress():
            line = replace(found[place].line, distress=rated[0].distress)
            found[place] = replace(found[place], line=line)
        else:
            at = 0 if place is None else found[place].key.start_word
            found += _notes(one.entry, rated, at)
    return found


def _quote_of(entry: Entry, lines: Sequence[Candidate]) -> int | None:
    """The place of the line that quotes what the skills of an entry were taken from."""
    evidence = next(
        (
            answer.proposal.evidence.text
            for answer in entry.answers
            if answer.slot is Slot.SKILLS
            and answer.outcome is Outcome.ACCEPTED
            and answer.proposal is not None
        ),
        "",
    )
    return next(
        (
            place
            for place, one in enumerate(lines)
            if evidence
            and one.key.entry_id == entry.id
            and one.line.quote is not None
            and one.line.label == WHAT_I_DID
            and (one.line.quote.text in evidence or evidence in one.line.quote.text)
        ),
        None,
    )


def _notes(entry: Entry, rated: Sequence[Skill], at: int) -> Iterator[Candidate]:
    for number, skill in enumerate(rated):
        key = CandidateKey(SectionName.HAPPENED, entry.id, at, at, NOTES_FROM + number)
        helped = "" if skill.helped is None else f"helped {skill.helped} of 10"
        told = ", ".join(filter(None, (skill.name, distress_text(skill.distress), helped)))
        line = PageLine(note=f"{WHAT_I_DID} {told}", day=entry.moment.journal_day)
        yield Candidate(key, line, (*RANK, number))
