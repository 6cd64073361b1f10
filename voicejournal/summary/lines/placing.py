"""Under which heading a telling sentence stands, with which label, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from voicejournal.journal import Candidate, PageLine, SectionName
from voicejournal.summary.lines.homework_words import homework_label
from voicejournal.summary.lines.said import Said
from voicejournal.summary.lines.telling import Told

SECTIONS: Final = {
    "bring_up": SectionName.TALK,
    "question": SectionName.QUESTIONS,
    "hardest": SectionName.HAPPENED,
    "trigger": SectionName.HAPPENED,
    "coping": SectionName.CARE,
    "takeaway": SectionName.TAKEAWAY,
    "homework": SectionName.HOMEWORK,
    "win": SectionName.WINS,
    "sleep": SectionName.CARE,
    "people": SectionName.CARE,
    "self_care": SectionName.CARE,
}
"""Of each kind; what helped on a hard evening stands with that evening."""

LABELS: Final = {"sleep": "sleep", "coping": "coping", "self_care": "care", "people": "people"}
WHAT_I_DID: Final = "did:"
CONFIRMED: Final = (1, 0)
"""Rank of what the person confirmed, or marked: whatever was found only has a higher one."""

_EPISODE: Final = frozenset(("hardest", "trigger"))


def placed(ordered: Sequence[Told]) -> list[Candidate]:
    """A candidate for each, ranked in the order given."""
    hard = {told.said.entry.id for told in ordered if told.kind in _EPISODE}
    return [
        _candidate(told, rank, with_evening=told.said.entry.id in hard)
        for rank, told in enumerate(ordered, start=1)
    ]


def in_print_order(lines: Iterable[Candidate], said: Sequence[Said]) -> tuple[Candidate, ...]:
    """Lines of a section as they are printed: what was confirmed before what was found.

    Then by label, and as they were said; marks as ranked. What happened stays with its evening.
    """
    entries = {one.entry.id: number for number, one in enumerate(said)}
    return tuple(sorted(lines, key=lambda one: _print_key(one, entries)))


def _print_key(one: Candidate, entries: Mapping[str, int]) -> tuple[int, ...]:
    key = one.key
    if key.section is SectionName.TALK and one.rank[0] == 0:
        return 0, *one.rank
    labels = list(LABELS.values())
    label = labels.index(one.line.label) if one.line.label in labels else 0
    day = one.line.day.toordinal() if one.line.day is not None else 0
    place = entries.get(key.entry_id, -1)
    found = one.rank[:2] > CONFIRMED
    if key.section is SectionName.HAPPENED:
        return 1, label, day, place, key.start_word, key.note
    return 1, found, label, day, place, key.start_word, key.note


def _candidate(told: Told, rank: int, *, with_evening: bool) -> Candidate:
    section, label = SECTIONS[told.kind], LABELS.get(told.kind, "")
    if told.kind == "coping" and with_evening:
        section, label = SectionName.HAPPENED, WHAT_I_DID
    elif section is SectionName.HOMEWORK:
        label = homework_label(told.text)
    quote = told.said.quote(told.span)
    line = PageLine(label, quote, day=quote.day)
    return Candidate(told.said.key(section, told.span), line, (1, rank))
