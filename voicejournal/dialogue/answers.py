"""Answers without a keyboard: a TOML or JSON file that stands for the person (ports.Asker)."""

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voicejournal.dialogue.understand import (
    BETWEEN_SENTENCES,
    accepted,
    chosen,
    skipped,
    value_from_text,
)
from voicejournal.errors import InputError
from voicejournal.journal import MENTIONED, Answer, Evidence, Outcome, Proposal, Slot, Value
from voicejournal.language.labels.labels import HIGHEST_RATING
from voicejournal.ports import KEEP_PRIVATE, Question

ACCEPT = "accept"
EXAMPLES = {
    Slot.MOOD: "mood = 4, or leave it out",
    Slot.ENERGY: "energy = 3, or leave it out",
    Slot.FEELINGS: 'feelings = ["anxious 8"], or leave it out',
    Slot.TRIGGERS: 'triggers = ["work"], or leave it out',
    Slot.SKILLS: 'skills = ["breathing"], or leave it out',
    Slot.HELPED: 'helped = ["8 -> 5", "6"], or leave it out',
    Slot.WINS: 'wins = ["a sentence that was said"], or leave it out',
    Slot.URGES: 'urges = ["urge to drink (not acted)"], or leave it out',
    Slot.SLEEP: 'sleep = "4 hours, badly", or leave it out',
    Slot.PEOPLE: 'people = ["sister"], or leave it out',
    Slot.CARE: 'care = ["movement: a walk"], or leave it out',
    Slot.THERAPY: 'therapy = true, or marks = ["a sentence that was said"]',
    Slot.TAKEAWAY: 'takeaway = ["what I take along"], or leave it out',
    Slot.HOMEWORK: 'homework = ["what to try"], or leave it out',
    Slot.DISTRESS_BEFORE: "distress_before = 7, or leave it out",
    Slot.DISTRESS_AFTER: "distress_after = 4, or leave it out",
    Slot.RATING: "a whole number, or leave it out",
    Slot.TEXT: "a text, or leave it out",
    Slot.YES_NO: "true or false, or leave it out",
}
SKIP = "skip"
TEXTS = frozenset((Slot.THERAPY, Slot.TAKEAWAY, Slot.HOMEWORK))
LISTS = frozenset((Slot.FEELINGS, Slot.TRIGGERS, Slot.HELPED, *MENTIONED)) - {Slot.SLEEP}
NAMED = frozenset((Slot.RATING, Slot.TEXT, Slot.YES_NO))
"""Asked under the name of a question alone."""
KEYS = frozenset(
    (
        *(slot.value for slot in Slot if slot not in NAMED),
        "private",
        "marks",
        "page",
        "keep_private",
    )
)


@dataclass(frozen=True, slots=True)
class ScriptedAnswers:
    """Answers by slot, and by the names of a prompt set's questions; what is left out is a skip.

    `keep_private` answers for what sounded private, None leaves it open; `accepts_page` is the
    person's yes to the page as it is.
    """

    by_slot: Mapping[Slot, Value] = field(default_factory=dict)
    accepted_slots: frozenset[Slot] = frozenset()
    rejected_slots: frozenset[Slot] = frozenset()
    private: bool = False
    by_name: Mapping[str, Value] = field(default_factory=dict)
    keep_private: bool | None = None
    accepts_page: bool = False
    help_key = ""

    def ask(
        self,
        question: Question,
        proposal: Proposal | None,
        hear: Callable[[Evidence], None] | None = None,
    ) -> Answer:
        """What the file says to this question."""
        del hear  # a file has no ears
        slot = question.slot
        if question.name:
            return self._named(question, proposal)
        if slot in self.rejected_slots:
            return Answer(slot, Outcome.REJECTED, None, proposal)
        if slot in self.accepted_slots:
            return accepted(slot, proposal)
        if slot in self.by_slot:
            return chosen(slot, self.by_slot[slot], proposal)
        return skipped(slot, proposal)

    def _named(self, question: Question, proposal: Proposal | None) -> Answer:
        if question.name == KEEP_PRIVATE:
            value: Value | None = self.keep_private
        else:
            value = self.by_name.get(question.name)
        if value is None:
            return skipped(question.slot, proposal)
        return chosen(question.slot, value, proposal)

    def volunteers(self, slot: Slot) -> bool:
        """Whether the file answers this of its own accord."""
        return slot in self.by_slot


NO_ANSWERS = ScriptedAnswers()


def read_answers(path: Path, questions: Sequence[Question] = ()) -> ScriptedAnswers:
    """Answers from a file; what `questions` have a name is answered under it.

    Raises:
        InputError: no such file, not TOML or JSON, or a value that answers nothing.
    """
    try:
        text = path.read_text("utf-8")
        given = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except OSError as missing:
        raise InputError(f"The answers in {path} cannot be read.", "Check the path.") from missing
    except ValueError as broken:  # no UTF-8, no JSON, no TOML, huge numbers
        raise InputError(f"{path} is neither TOML nor JSON.", "Mend the file.") from broken
    return answers_from(given, path.name, questions)


def answers_from(
    given: Mapping[str, Any], name: str, questions: Sequence[Question] = ()
) -> ScriptedAnswers:
    """Answers from decoded TOML or JSON; `name` is for messages.

    Raises:
        InputError: an unknown key, or a value that answers nothing.
    """
    named = {question.name: question for question in questions if question.name}
    unknown = sorted(set(given) - KEYS - set(named))
    if unknown:
        raise InputError(
            f"{name} answers what was not asked: {', '.join(unknown)}.",
            f"The keys are: {', '.join(sorted(KEYS - {'page'}))}.",
        )
    if not isinstance(given.get("private", False), bool):
        raise InputError(f"{name}: private is neither true nor false.", "private = true")
    if given.get("keep_private", SKIP) not in (True, False, ACCEPT, SKIP):
        raise InputError(f"{name}: keep_private is neither true nor false.", "keep_private = true")
    by_slot: dict[Slot, Value] = {}
    taken = set()
    for slot in (slot for slot in Slot if slot not in NAMED):
        value = _therapy(given, name) if slot is Slot.THERAPY else given.get(slot.value)
        if value == ACCEPT:
            taken.add(slot)
        elif value is not None and value is not False and value != SKIP:
            by_slot[slot] = _value(slot, value, name)
    return ScriptedAnswers(
        by_slot,
        accepted_slots=frozenset(taken),
        rejected_slots=frozenset(slot for slot in Slot if given.get(slot.value) is False),
        private=given.get("private") is True,
        by_name={
            key: _value(question.slot, given[key], name, question.highest, key)
            for key, question in named.items()
            if key in given and given[key] not in (SKIP, ACCEPT)
        },
        keep_private={True: True, ACCEPT: True, False: False}.get(given.get("keep_private", SKIP)),
        accepts_page=given.get("page") == ACCEPT,
    )


def _therapy(given: Mapping[str, Any], name: str) -> Any:
    """What is to be brought up: the marks, then what was typed beside them."""
    marks, told = given.get("marks"), given.get(Slot.THERAPY.value)
    if not marks:
        return told
    if told == ACCEPT:
        raise InputError(
            f"{name}: therapy takes what is proposed, and marks say something else.",
            "Name each sentence under marks, and leave therapy out.",
        )
    if told is None or isinstance(told, bool) or told == SKIP:
        return marks
    both = [text for texts in (marks, told) for text in _as_list(texts)]
    return list(dict.fromkeys(both)) if all(isinstance(text, str) for text in both) else told


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _value(
    slot: Slot, value: Any, name: str, highest: int = HIGHEST_RATING, key: str = ""
) -> Value:
    key = key or slot
    try:
        if isinstance(value, bool):
            if slot in {Slot.THERAPY, Slot.YES_NO}:
                return value
        elif isinstance(value, list) and slot in TEXTS:
            return tuple(str(text) for text in value)
        elif isinstance(value, list) and slot in LISTS:
            between = BETWEEN_SENTENCES if slot is Slot.WINS else ","
            return value_from_text(slot, between.join(str(label) for label in value), highest)
        elif isinstance(value, int | str) or (isinstance(value, float) and slot is Slot.SLEEP):
            return value_from_text(slot, str(value), highest)
    except InputError as wrong:
        raise InputError(f"{name}, {key}: {wrong.message}", wrong.remedy) from wrong
    example = f"{key} = {EXAMPLES[slot]}" if slot in NAMED else EXAMPLES[slot]
    raise InputError(f"{name}: {key} has a value that answers nothing.", example)
