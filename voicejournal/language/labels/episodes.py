"""Hard moments of an entry, put together from the answers to the questions about them. Pure."""

import re
from collections import defaultdict
from typing import Final

from voicejournal.journal import Answer, Distress, Entry, Episode, Feeling, Outcome, Slot
from voicejournal.language.labels.labels import feeling_from_text

THOUGHT_RECORD: Final = "thought record"
PARTS: Final = {
    THOUGHT_RECORD: (
        "situation",
        "hot_thought",
        "evidence_for",
        "evidence_against",
        "balanced_thought",
    ),
    "abc": ("event", "belief", "consequence"),
    "communication": ("wanted_to_say", "said", "what_happened"),
    "hard moment": ("situation", "thought", "what_i_did"),
}
"""Kinds of episode, and the names of what is told of each, in order."""

FELT: Final = "felt"
FELT_BEFORE: Final = "feelings_before"
FELT_AFTER: Final = "feelings_after"
TENSE_BEFORE: Final = "tense_before"
TENSE_AFTER: Final = "tense_after"
HIGHEST: Final = 10
HIGHEST_OF_RECORD: Final = 100

_TOLD: Final = frozenset(name for names in PARTS.values() for name in names)
NAMES: Final = _TOLD | {FELT, FELT_BEFORE, FELT_AFTER, TENSE_BEFORE, TENSE_AFTER}
"""Names of the questions about them."""
_NUMBERED: Final = re.compile(r"(?P<name>[a-z_]+?)(?:_(?P<place>[2-9]|[1-9]\d+))?")
_CONFIRMED: Final = frozenset((Outcome.ACCEPTED, Outcome.EDITED))


def episodes_of(entry: Entry) -> tuple[Episode, ...]:
    """The episodes of an entry, in the order in which they were told.

    One that has neither words nor ratings is none.
    """
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for answer in entry.answers:
        found = placed(answer.name)
        if found is not None and answer.outcome in _CONFIRMED and answer.value is not None:
            name, place = found
            answers[place][name] = answer
    episodes = (_episode(entry.id, place, told) for place, told in sorted(answers.items()))
    return tuple(episode for episode in episodes if episode is not None)


def placed(name: str) -> tuple[str, int] | None:
    """The name and the place of an episode's question; None of another question's name."""
    matched = _NUMBERED.fullmatch(name)
    if matched is None or matched["name"] not in NAMES:
        return None
    return matched["name"], int(matched["place"] or 1)


def name_at(name: str, place: int) -> str:
    """The name of a question about the episode at a place; `placed` reads it."""
    return name if place == 1 else f"{name}_{place}"


def names_at(place: int) -> tuple[str, ...]:
    """All names of answers about the episode at a place."""
    return tuple(name_at(name, place) for name in sorted(NAMES))


def _episode(entry_id: str, place: int, told: dict[str, Answer]) -> Episode | None:
    kind = _kind(told)
    names = PARTS[kind]
    others = sorted(name for name in told if name in _TOLD and name not in names)
    parts = tuple((n, str(told[n].value)) for n in (*names, *others) if n in told)
    highest = HIGHEST_OF_RECORD if FELT_BEFORE in told or FELT_AFTER in told else HIGHEST
    feelings = _feelings(told.get(FELT_BEFORE, told.get(FELT)), highest)
    distress = Distress(_rating(told.get(TENSE_BEFORE)), _rating(told.get(TENSE_AFTER)))
    if not (parts or feelings):
        return None
    situation = told.get("situation")
    return Episode(
        entry_id,
        place,
        kind,
        parts,
        feelings,
        _feelings(told.get(FELT_AFTER), highest),
        highest,
        distress,
        from_words=situation is not None and situation.proposal is not None,
    )


def _kind(told: dict[str, Answer]) -> str:
    """The kind whose questions fit most of what was told; of equals the plainer one."""
    counted = {kind: sum(name in told for name in names) for kind, names in PARTS.items()}
    counted[THOUGHT_RECORD] += FELT_BEFORE in told or FELT_AFTER in told
    return max(reversed(PARTS), key=lambda kind: counted[kind])


def _feelings(answer: Answer | None, highest: int) -> tuple[Feeling, ...]:
    if answer is None or answer.slot is not Slot.FEELINGS:
        return ()
    value = answer.value
    labels = value if isinstance(value, tuple) else (str(value),)
    return tuple(feeling_from_text(label, highest) for label in labels)


def _rating(answer: Answer | None) -> int | None:
    value = None if answer is None else answer.value
    return value if isinstance(value, int) and not isinstance(value, bool) else None
