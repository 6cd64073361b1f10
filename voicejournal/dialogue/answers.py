"""Answers without a keyboard: a TOML or JSON file that stands for the person (ports.Asker)."""

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voicejournal.dialogue.understand import accepted, chosen, skipped, value_from_text
from voicejournal.errors import InputError
from voicejournal.journal import Answer, Evidence, Outcome, Proposal, Slot, Value
from voicejournal.ports import Question

ACCEPT = "accept"
EXAMPLES = {
    Slot.MOOD: "mood = 4, or leave it out",
    Slot.ENERGY: "energy = 3, or leave it out",
    Slot.FEELINGS: 'feelings = ["anxious 8"], or leave it out',
    Slot.TRIGGERS: 'triggers = ["work"], or leave it out',
    Slot.THERAPY: 'therapy = true, or marks = ["a sentence that was said"]',
}
SKIP = "skip"
KEYS = frozenset({"mood", "energy", "feelings", "triggers", "therapy", "private", "marks", "page"})


@dataclass(frozen=True, slots=True)
class ScriptedAnswers:
    """Answers by slot; a slot that is left out is a skip."""

    by_slot: Mapping[Slot, Value] = field(default_factory=dict)
    accepted_slots: frozenset[Slot] = frozenset()
    rejected_slots: frozenset[Slot] = frozenset()
    private: bool = False

    def ask(
        self,
        question: Question,
        proposal: Proposal | None,
        hear: Callable[[Evidence], None] | None = None,
    ) -> Answer:
        """What the file says to this question."""
        del hear  # a file has no ears
        slot = question.slot
        if slot in self.rejected_slots:
            return Answer(slot, Outcome.REJECTED, None, proposal)
        if slot in self.accepted_slots:
            return accepted(slot, proposal)
        if slot in self.by_slot:
            return chosen(slot, self.by_slot[slot], proposal)
        return skipped(slot, proposal)


NO_ANSWERS = ScriptedAnswers()


def read_answers(path: Path) -> ScriptedAnswers:
    """Answers from a file.

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
    return answers_from(given, path.name)


def answers_from(given: Mapping[str, Any], name: str) -> ScriptedAnswers:
    """Answers from decoded TOML or JSON; `name` is for messages.

    Raises:
        InputError: an unknown key, or a value that answers nothing.
    """
    unknown = sorted(set(given) - KEYS)
    if unknown:
        raise InputError(
            f"{name} answers what was not asked: {', '.join(unknown)}.",
            f"The keys are: {', '.join(sorted(KEYS - {'page'}))}.",
        )
    if not isinstance(given.get("private", False), bool):
        raise InputError(f"{name}: private is neither true nor false.", "private = true")
    by_slot: dict[Slot, Value] = {}
    taken = set()
    for slot in Slot:
        value = _therapy(given) if slot is Slot.THERAPY else given.get(slot.value)
        if value == ACCEPT:
            taken.add(slot)
        elif value is not None and value is not False and value != SKIP:
            by_slot[slot] = _value(slot, value, name)
    return ScriptedAnswers(
        by_slot,
        accepted_slots=frozenset(taken),
        rejected_slots=frozenset(slot for slot in Slot if given.get(slot.value) is False),
        private=given.get("private") is True,
    )


def _therapy(given: Mapping[str, Any]) -> Any:
    marks = given.get("marks")
    if marks:
        return marks
    return given.get(Slot.THERAPY.value)


def _value(slot: Slot, value: Any, name: str) -> Value:
    try:
        if isinstance(value, bool):
            if slot is Slot.THERAPY:
                return value
        elif isinstance(value, list) and slot is Slot.THERAPY:
            return tuple(str(mark) for mark in value)
        elif isinstance(value, list) and slot in {Slot.FEELINGS, Slot.TRIGGERS}:
            return value_from_text(slot, ",".join(str(label) for label in value))
        elif isinstance(value, int | str):
            return value_from_text(slot, str(value))
    except InputError as wrong:
        raise InputError(f"{name}, {slot}: {wrong.message}", wrong.remedy) from wrong
    raise InputError(f"{name}: {slot} has a value that answers nothing.", EXAMPLES[slot])
