"""Prompt sets: the questions of an evening, as TOML that ships with the program."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from voicejournal.errors import InputError
from voicejournal.journal import Slot
from voicejournal.ports import Question

NIGHTLY = "nightly"


@dataclass(frozen=True, slots=True)
class PromptSet:
    """A named list of questions."""

    name: str
    questions: tuple[Question, ...]


def read_prompt_set(name: str = NIGHTLY) -> PromptSet:
    """A prompt set that ships with the program.

    Raises:
        InputError: its file is not as it should be; the message names the question.
    """
    text = (files("voicejournal.dialogue") / "prompts" / f"{name}.toml").read_text("utf-8")
    rows = tomllib.loads(text).get("question", [])
    return PromptSet(name, tuple(_question(name, n, row) for n, row in enumerate(rows, start=1)))


def _question(name: str, number: int, row: dict[str, object]) -> Question:
    try:
        return Question(Slot(str(row["slot"])), str(row["ask"]))
    except (KeyError, ValueError) as wrong:
        raise InputError(
            f"Question {number} of the prompt set {name} is not whole: {wrong}.",
            f"It needs `ask`, and `slot` as one of: {', '.join(Slot)}.",
        ) from wrong
