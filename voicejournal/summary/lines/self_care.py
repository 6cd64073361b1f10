"""How the person looked after themselves, as they answered it: no counts, no scores."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    Entry,
    Outcome,
    PageLine,
    SectionName,
    Slot,
)
from voicejournal.language.labels.mentioned import sleep_text
from voicejournal.language.lists.care_words import KINDS, care_of_skills
from voicejournal.summary.days import day_text
from voicejournal.summary.lines.said import Said

ASKED: Final = ("food", "movement", "joy", "rest", "nature")
"""Names of the questions of the prompt set `self-care`, and what the page calls them."""
NOTES_FROM: Final = 50
"""The numbers of these notes of an entry, apart from those of other lines of it."""
CONFIRMED_FROM: Final = 60
"""The numbers of what was confirmed, a line a kind."""
CONFIRMED: Final = frozenset((Outcome.ACCEPTED, Outcome.EDITED))
DAYS_OF_A_WEEK: Final = 7
OTHER: Final = "also"


def self_care(said: Sequence[Said], others: Iterable[Candidate] = ()) -> list[Candidate]:
    """A line for each answer of the prompt set, then one for each kind that was confirmed.

    What was confirmed and is quoted by one of `others` already is not told a second time.
    """
    quoted: dict[str, list[str]] = defaultdict(list)
    for one in others:
        if one.key.section is SectionName.CARE and one.line.quote is not None:
            quoted[one.key.entry_id].append(one.line.quote.text)
    found = list(_answered(said))
    return [*found, *_confirmed(said, quoted, len(found))]


def _answered(said: Sequence[Said]) -> Iterator[Candidate]:
    """In the order of the evenings."""
    place = 0
    for one in said:
        told = {
            answer.name: str(answer.value)
            for answer in one.entry.answers
            if answer.slot is Slot.TEXT and answer.outcome in CONFIRMED and answer.value
        }
        for number, kind in enumerate(ASKED, start=NOTES_FROM):
            if kind in told:
                key = CandidateKey(SectionName.CARE, one.entry.id, note=number)
                line = PageLine(note=f"{kind}: {told[kind]}", day=one.entry.moment.journal_day)
                yield Candidate(key, line, (1, 0, place))
                place += 1


def _confirmed(
    said: Sequence[Said], quoted: dict[str, list[str]], place: int
) -> Iterator[Candidate]:
    """'movement: a walk Mon + Wed, swimming Thu', by kind in our order.

    What has no kind comes last.
    """
    days = [one.entry.moment.journal_day for one in said]
    is_week = not days or (max(days) - min(days)).days < DAYS_OF_A_WEEK
    told: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for one in said:
        of_quotes = _told_by_quotes(one.entry, quoted[one.entry.id])
        for slot, kind, what in dict.fromkeys(_things(one.entry)):
            if what not in of_quotes.get(slot, ()):
                told[kind].append((one.entry, what))
    # All hang on one entry, so that they stay together and in our order when they are printed.
    order = {one.entry.id: number for number, one in enumerate(said)}
    ids = (entry.id for things in told.values() for entry, _ in things)
    first = min(ids, key=order.__getitem__, default="")
    for number, kind in enumerate((*KINDS, OTHER), start=CONFIRMED_FROM):
        if told[kind]:
            days_told: dict[str, list[str]] = defaultdict(list)
            for entry, what in told[kind]:
                day = day_text(entry.moment.journal_day, alone=is_week)
                if day not in days_told[what]:
                    days_told[what].append(day)
            things = (f"{what} {' + '.join(own)}".strip() for what, own in days_told.items())
            key = CandidateKey(SectionName.CARE, first, note=number)
            line = PageLine(note=f"{kind}: {', '.join(things)}")
            yield Candidate(key, line, (1, 0, place))
            place += 1


def _things(entry: Entry) -> Iterator[tuple[Slot, str, str]]:
    """What was confirmed: the question that it answers, its kind, and what it was."""
    mentioned = entry.mentioned
    if mentioned.sleep is not None:
        yield Slot.SLEEP, "sleep", sleep_text(mentioned.sleep)
    for care in mentioned.care:
        yield Slot.CARE, care.kind or OTHER, care.what
    of_skill = care_of_skills()
    for skill in mentioned.skills:
        if skill.name in of_skill:
            yield Slot.SKILLS, of_skill[skill.name], skill.name
    for person in mentioned.people:
        yield Slot.PEOPLE, "people", person.name


def _told_by_quotes(entry: Entry, quotes: Sequence[str]) -> dict[Slot, frozenset[str]]:
    """What was taken from words that the page quotes in this section, by question.

    The evidence of several things tells of one of them, and of people that it names.
    """
    things: dict[Slot, list[str]] = defaultdict(list)
    for slot, _kind, what in _things(entry):
        things[slot].append(what)
    return {
        answer.slot: frozenset(
            what
            for what in things[answer.slot]
            if len(things[answer.slot]) == 1 or what in answer.proposal.evidence.text
        )
        for answer in entry.answers
        if answer.proposal is not None
        and answer.outcome is Outcome.ACCEPTED
        and any(_tells(text, answer.proposal.evidence.text) for text in quotes)
    }


def _tells(quote: str, evidence: str) -> bool:
    return bool(evidence) and (quote in evidence or evidence in quote)
