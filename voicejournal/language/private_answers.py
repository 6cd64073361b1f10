"""The answers, labels and marks of an entry that are kept off every page."""

import unicodedata
from dataclasses import replace
from typing import Final

from voicejournal.journal import (
    Answer,
    Distress,
    Entry,
    Mentioned,
    Mood,
    Outcome,
    Proposal,
    Slot,
    Value,
)

ANSWER: Final = "answer"


def answer_scope(slot: Slot, label: str = "") -> str:
    """The scope of a `Share` for an answer, or for one label of it."""
    return f"{ANSWER} {slot} {label}".strip()


def without_private(entry: Entry, closed: frozenset[str], secret: str, told: str) -> Entry:
    """An entry without the answers, labels and marks that are kept off."""

    def is_open(slot: Slot, label: str = "") -> bool:
        whole = answer_scope(slot) not in closed
        return whole and (not label or answer_scope(slot, label) not in closed)

    def answered(answer: Answer) -> Answer:
        proposal = answer.proposal
        if proposal is not None and not (is_open(answer.slot) and is_sayable(proposal)):
            proposal = None
        value = _open_labels(answer, closed) if is_open(answer.slot) else None
        return replace(answer, proposal=proposal, value=value)

    def is_sayable(proposal: Proposal) -> bool:
        """Whether a proposal quotes nothing private, whatever was answered to it."""
        return not _overlaps(proposal.evidence.text, secret)

    def tells(text: str) -> bool:
        """Whether a text says what is private, and nothing that is open."""
        return _overlaps(text, secret) and letters_of(text) not in told

    mood, mentioned = entry.mood, entry.mentioned
    return replace(
        entry,
        mood=Mood(
            mood.pleasantness if is_open(Slot.MOOD) else None,
            mood.energy if is_open(Slot.ENERGY) else None,
        ),
        feelings=tuple(f for f in entry.feelings if is_open(Slot.FEELINGS, f.word)),
        triggers=tuple(t for t in entry.triggers if is_open(Slot.TRIGGERS, t.label)),
        marks=tuple(mark for mark in entry.marks if is_open(Slot.THERAPY) and not tells(mark.text)),
        answers=tuple(answered(answer) for answer in entry.answers),
        takeaways=entry.takeaways if is_open(Slot.TAKEAWAY) else (),
        homework=entry.homework if is_open(Slot.HOMEWORK) else (),
        distress=Distress(
            entry.distress.before if is_open(Slot.DISTRESS_BEFORE) else None,
            entry.distress.after if is_open(Slot.DISTRESS_AFTER) else None,
        ),
        mentioned=Mentioned(
            mentioned.skills if is_open(Slot.SKILLS) else (),
            tuple(w for w in mentioned.wins if is_open(Slot.WINS) and not tells(w.text)),
            mentioned.urges if is_open(Slot.URGES) else (),
            mentioned.sleep if is_open(Slot.SLEEP) else None,
            mentioned.people if is_open(Slot.PEOPLE) else (),
            mentioned.care if is_open(Slot.CARE) else (),
        ),
    )


def _open_labels(answer: Answer, closed: frozenset[str]) -> Value | None:
    """The value without labels that are private by themselves, each with its strength or bare."""
    if not isinstance(answer.value, tuple):
        return answer.value
    own = answer_scope(answer.slot)
    labels = [scope.removeprefix(f"{own} ") for scope in closed if scope.startswith(f"{own} ")]
    return tuple(
        text
        for text in answer.value
        if not any(text == label or text.startswith(f"{label} ") for label in labels)
    )


def told_in(answer: Answer, secret: str) -> bool:
    """Whether an answer was taken as proposed from words that are kept off."""
    proposal = answer.proposal
    return (
        proposal is not None
        and answer.outcome is Outcome.ACCEPTED
        and _overlaps(proposal.evidence.text, secret)
    )


def _overlaps(text: str, secret: str) -> bool:
    letters = letters_of(text)
    return bool(letters) and bool(secret) and (letters in secret or secret in letters)


def letters_of(text: str) -> str:
    """Letters and digits alone, in one case."""
    if text.isascii():  # nothing in it has more than one form
        return "".join(filter(str.isalnum, text.lower()))
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if c.isalnum() or unicodedata.category(c).startswith("M"))
