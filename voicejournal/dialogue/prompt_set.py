"""Prompt sets: the questions of an evening, as TOML; some ship with the program, others are own."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final, NoReturn

from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import Slot
from voicejournal.ports import Question
from voicejournal.ports.loop import LOOP_NAMES

NIGHTLY: Final = "nightly"
SCALES: Final = (10, 100)
NEED_A_NAME: Final = frozenset((Slot.RATING, Slot.TEXT, Slot.YES_NO))
KEYS: Final = frozenset(("slot", "ask", "name", "highest", "if_mentioned"))
MOST_QUESTIONS: Final = 30
MOST_BYTES: Final = 100_000
LONGEST_ASK: Final = 200
TAKEN: Final = frozenset((*(slot.value for slot in Slot), *LOOP_NAMES, "private", "marks", "page"))
"""Keys of a file of answers that mean something else."""

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SET_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_QUESTION: Final = re.compile(r"\s*\[\[\s*question\s*\]\]")
_TOML_LINE: Final = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class PromptSet:
    """A named list of questions; `title` is what it is for, in a few words."""

    name: str
    questions: tuple[Question, ...]
    title: str = ""
    is_own: bool = False


def read_prompt_set(name: str = NIGHTLY, own: Path | None = None) -> PromptSet:
    """A prompt set by its name: one of the person's own in the folder `own`, else a shipped one.

    Raises:
        NotFoundError: there is none of that name.
        InputError: its file is not as it should be; the message names the line.
    """
    if _SET_NAME.fullmatch(name):
        path = own / f"{name}.toml" if own else None
        if path is not None and path.is_file():
            return parse_prompt_set(name, _own_text(path), path.name, is_own=True)
        shipped = files("voicejournal.dialogue") / "prompts" / f"{name}.toml"
        if shipped.is_file():
            return parse_prompt_set(name, shipped.read_text("utf-8"), f"{name}.toml")
    raise NotFoundError(
        f"There is no prompt set {name[:40]}.", "`voicejournal record --prompts list` names them."
    )


def prompt_set_names(own: Path | None = None) -> tuple[str, ...]:
    """Names of all sets, those of the person's own last."""
    shipped = [
        path.name.removesuffix(".toml")
        for path in (files("voicejournal.dialogue") / "prompts").iterdir()
        if path.name.endswith(".toml")
    ]
    there = own.glob("*.toml") if own is not None and own.is_dir() else ()
    mine = sorted(path.stem for path in there if _SET_NAME.fullmatch(path.stem))
    first = sorted(shipped, key=lambda name: (name != NIGHTLY, name))
    return (*first, *(name for name in mine if name not in first))


def parse_prompt_set(name: str, text: str, file: str, *, is_own: bool = False) -> PromptSet:
    """A prompt set from its text; `file` is for messages.

    Raises:
        InputError: it is not as it should be; the message names the line.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        line = _TOML_LINE.search(str(broken))
        at = int(line[1]) if line else len(text.splitlines())
        raise InputError(f"{file}, line {at}: it is no TOML from there on.", REMEDY) from None
    places = _Places(file, text)
    for key in told.keys() - {"title", "question"}:
        places.refuse(key, None, f"there is no {key}")
    title, rows = told.get("title", ""), told.get("question", [])
    if not isinstance(title, str):
        places.refuse("title", None, "the title is no text")
    if not isinstance(rows, list) or not rows or len(rows) > MOST_QUESTIONS:
        places.refuse("question", None, f"it needs one to {MOST_QUESTIONS} of [[question]]")
    questions = tuple(_question(places, number, row) for number, row in enumerate(rows))
    for number, question in enumerate(questions):
        if any((question.slot, question.name) == (q.slot, q.name) for q in questions[:number]):
            places.refuse("slot", number, "that is asked already; a name tells them apart")
        if question.name and question.name in {q.name for q in questions[:number]}:
            places.refuse("name", number, f"{question.name} is the name of another question")
    return PromptSet(name, questions, " ".join(title.split()), is_own)


ASKABLE: Final = tuple(slot for slot in Slot if slot is not Slot.HELPED)
"""What helped is asked after the skills that it is of, and not by itself."""
REMEDY: Final = f"A question has `ask`, and `slot` as one of: {', '.join(ASKABLE)}."


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in a file something stands, for messages."""

    file: str
    text: str

    def refuse(self, key: str, question: int | None, what: str) -> NoReturn:
        """Say what is wrong, and in which line."""
        raise InputError(f"{self.file}, line {self._line(key, question)}: {what}.", REMEDY)

    def _line(self, key: str, question: int | None) -> int:
        """The line of a key of the question of this number, else where the question begins."""
        begin, end = self._block(question)
        sought = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\.|\])")
        rows = self.text.splitlines()
        found = (n for n in range(begin, end) if sought.match(rows[n]))
        return next(found, begin) + 1

    def _block(self, question: int | None) -> tuple[int, int]:
        rows = self.text.splitlines()
        starts = [n for n, row in enumerate(rows) if _QUESTION.match(row)]
        if question is None or question >= len(starts):
            return 0, len(rows)
        following = starts[question + 1] if question + 1 < len(starts) else len(rows)
        return starts[question], following


def _question(places: _Places, number: int, row: object) -> Question:
    if not isinstance(row, Mapping):
        places.refuse("question", number, "a question is a table of its own, [[question]]")
    for key in row.keys() - KEYS:
        places.refuse(str(key), number, f"a question has no {key}")
    kinds = [slot for slot in ASKABLE if slot == row.get("slot")]
    if not kinds:
        places.refuse("slot", number, "its slot is missing or unknown")
    ask, name, highest = row.get("ask"), row.get("name", ""), row.get("highest", SCALES[0])
    if not isinstance(ask, str) or not 0 < len(ask.strip()) <= LONGEST_ASK:
        places.refuse("ask", number, f"`ask` is a text of 1 to {LONGEST_ASK} characters")
    if not isinstance(name, str) or (name and not _NAME.fullmatch(name)) or name in TAKEN:
        places.refuse("name", number, "a name is of small letters, digits and _, and its own")
    if kinds[0] in NEED_A_NAME and not name:
        places.refuse("slot", number, f"a question for {kinds[0]} needs a `name`")
    _check_scale(places, number, kinds[0], name, highest)
    if_mentioned = row.get("if_mentioned", False)
    if not isinstance(if_mentioned, bool):
        places.refuse("if_mentioned", number, "`if_mentioned` is true or false")
    return Question(kinds[0], " ".join(ask.split()), name, int(highest), if_mentioned)


def _check_scale(places: _Places, number: int, slot: Slot, name: str, highest: object) -> None:
    """Ratings are 0-10; one that has a name may be 0-100."""
    if isinstance(highest, bool) or highest not in SCALES:
        places.refuse("highest", number, "`highest` is 10 or 100")
    if highest != SCALES[0] and not (name and slot in {Slot.RATING, Slot.FEELINGS}):
        places.refuse("highest", number, "only a rating or feelings with a `name` go to 100")


def _own_text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name} is too large for a prompt set.", "Shorten it.")
        return path.read_text("utf-8")
    except (OSError, ValueError) as unread:
        raise InputError(f"{path.name} cannot be read.", "It is a text file in UTF-8.") from unread


def all_prompt_sets(own: Path | None = None) -> Iterator[PromptSet | InputError]:
    """Each set, or why it cannot be used."""
    for name in prompt_set_names(own):
        try:
            yield read_prompt_set(name, own)
        except InputError as wrong:
            yield wrong
