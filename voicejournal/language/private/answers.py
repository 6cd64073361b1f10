"""The answers, labels and marks of an entry that are kept off every page."""

from dataclasses import replace
from typing import Final

from voicejournal.journal import (
    Answer,
    Distress,
    Entry,
    Mentioned,
    Mood,
    Proposal,
    Skill,
    Slot,
    Value,
)
from voicejournal.language.lists.care_words import care_text
from voicejournal.language.private.hidden_words import HiddenWords, label_of

ANSWER: Final = "answer"
TEXTS: Final = frozenset((Slot.WINS, Slot.THERAPY, Slot.TAKEAWAY, Slot.HOMEWORK, Slot.TEXT))
"""Answers in the person's own words, which may say again what is kept off."""


def answer_scope(slot: Slot, label: str = "") -> str:
    """The scope of a `Share` for an answer, or for one label of it."""
    return f"{ANSWER} {slot} {label}".strip()


def names_answer(scope: str) -> bool:
    """Whether a scope from elsewhere names an answer, or a label of it, as this does."""
    kind, _, rest = scope.partition(" ")
    return kind == ANSWER and rest.partition(" ")[0] in set(Slot)


def without_private(entry: Entry, closed: frozenset[str], hidden: HiddenWords) -> Entry:
    """An entry without the answers, labels and marks that are kept off."""

    def is_open(slot: Slot, label: str = "") -> bool:
        whole = answer_scope(slot) not in closed
        return whole and (not label or answer_scope(slot, label) not in closed)

    def answered(answer: Answer) -> Answer:
        told = None
        if is_open(answer.slot):
            told = _open_labels(answer.slot, answer.value, closed)
            if answer.slot in TEXTS:
                told = _silent(told, hidden)
            if answer.slot is Slot.SKILLS and not is_open(Slot.HELPED):
                told = _bare(told)
        return replace(answer, proposal=proposed(answer), value=told)

    def proposed(answer: Answer) -> Proposal | None:
        """A proposal that quotes nothing private and names nothing private, whatever was said."""
        proposal = answer.proposal
        if proposal is None or not is_open(answer.slot) or hidden.touch(proposal.evidence.text):
            return None
        own = frozenset(answer_scope(answer.slot, one) for one in hidden.labels_told(answer))
        value = _open_labels(answer.slot, proposal.value, closed | own)
        return None if value is None or value == () else replace(proposal, value=value)

    def effect(skill: Skill) -> Skill:
        return skill if is_open(Slot.HELPED) else Skill(skill.name, Distress())

    mood, mentioned = entry.mood, entry.mentioned
    return replace(
        entry,
        mood=Mood(
            mood.pleasantness if is_open(Slot.MOOD) else None,
            mood.energy if is_open(Slot.ENERGY) else None,
        ),
        feelings=tuple(f for f in entry.feelings if is_open(Slot.FEELINGS, f.word)),
        triggers=tuple(t for t in entry.triggers if is_open(Slot.TRIGGERS, t.label)),
        marks=tuple(
            mark
            for mark in entry.marks
            if is_open(Slot.THERAPY) and not hidden.alone_tell(mark.text)
        ),
        answers=tuple(answered(answer) for answer in entry.answers),
        takeaways=_untold(entry.takeaways, hidden) if is_open(Slot.TAKEAWAY) else (),
        homework=_untold(entry.homework, hidden) if is_open(Slot.HOMEWORK) else (),
        distress=Distress(
            entry.distress.before if is_open(Slot.DISTRESS_BEFORE) else None,
            entry.distress.after if is_open(Slot.DISTRESS_AFTER) else None,
        ),
        mentioned=Mentioned(
            tuple(effect(s) for s in mentioned.skills if is_open(Slot.SKILLS, s.name)),
            tuple(
                w
                for w in mentioned.wins
                if is_open(Slot.WINS, w.text) and not hidden.alone_tell(w.text)
            ),
            tuple(u for u in mentioned.urges if is_open(Slot.URGES, u.label)),
            mentioned.sleep if is_open(Slot.SLEEP) else None,
            tuple(p for p in mentioned.people if is_open(Slot.PEOPLE, p.name)),
            tuple(c for c in mentioned.care if is_open(Slot.CARE, care_text(c))),
        ),
    )


def _silent(value: Value | None, hidden: HiddenWords) -> Value | None:
    """A text, or texts, without those that say what is private."""
    if isinstance(value, tuple):
        return _untold(value, hidden)
    return None if isinstance(value, str) and hidden.alone_tell(value) else value


def _untold(texts: tuple[str, ...], hidden: HiddenWords) -> tuple[str, ...]:
    return tuple(text for text in texts if not hidden.alone_tell(text))


def _open_labels(slot: Slot, value: Value | None, closed: frozenset[str]) -> Value | None:
    """The value without labels that are private by themselves, each with its strength or bare."""
    if not isinstance(value, tuple):
        return value
    own = answer_scope(slot)
    labels = [scope.removeprefix(f"{own} ") for scope in closed if scope.startswith(f"{own} ")]
    return tuple(
        text
        for text in value
        if not any(text == label or text.startswith(f"{label} ") for label in labels)
    )


def _bare(value: Value | None) -> Value | None:
    """Skills without what they did."""
    if not isinstance(value, tuple):
        return value
    return tuple(label_of(Slot.SKILLS, text) for text in value)
