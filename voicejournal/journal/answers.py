"""Proposals, answers, and the values that an answer confirms."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a question."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class Slot(StrEnum):
    """What a question asks for."""

    MOOD = "mood"
    ENERGY = "energy"
    FEELINGS = "feelings"
    TRIGGERS = "triggers"
    SKILLS = "skills"
    HELPED = "helped"
    """How much the skills helped: asked after them, and kept with them."""
    WINS = "wins"
    URGES = "urges"
    SLEEP = "sleep"
    PEOPLE = "people"
    CARE = "care"
    THERAPY = "therapy"
    TAKEAWAY = "takeaway"
    HOMEWORK = "homework"
    DISTRESS_BEFORE = "distress_before"
    DISTRESS_AFTER = "distress_after"
    RATING = "rating"
    TEXT = "text"
    YES_NO = "yes_no"
    """The last three hold nothing but what a prompt set asks, under the question's name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that made the program think so, and where it was said."""

    text: str
    start_s: float


Value = int | bool | str | tuple[str, ...]
"""A rating, a yes, a sentence or several labels."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A guess with its evidence. It is never an answer by itself."""

    slot: Slot
    value: Value
    evidence: Evidence
    source: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said to a question; `value` is None unless accepted or edited.

    `name` tells apart what a prompt set asks in the same slot ('situation', 'hot_thought'). A named
    answer is kept as such; one without a name is also what the entry is known by.
    """

    slot: Slot
    outcome: Outcome
    value: Value | None = None
    proposal: Proposal | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mood:
    """A point of Russell's affect grid as the person rated it: 0-10 each, None is 'not rated'."""

    pleasantness: int | None = None
    energy: int | None = None


@dataclass(frozen=True, slots=True)
class Distress:
    """Subjective units of distress, 0-10, before and after."""

    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling the person confirmed; intensity 0-10 if given."""

    word: str
    intensity: int | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """What set it off, in the person's own list."""

    label: str
