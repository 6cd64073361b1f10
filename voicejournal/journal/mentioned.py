"""What was told of an evening beside mood and feelings, as the person confirmed it."""

from dataclasses import dataclass

from voicejournal.journal.answers import Slot
from voicejournal.journal.therapy import Skill


@dataclass(frozen=True, slots=True)
class Win:
    """Something that went well, in the person's words."""

    text: str


@dataclass(frozen=True, slots=True)
class Urge:
    """A pull towards doing something; whether it was done is known only if the person says so."""

    label: str
    acted: bool | None = None


@dataclass(frozen=True, slots=True)
class Sleep:
    """The night as it was told: hours 0-24 if a number was said, and a word for how it was."""

    hours: float | None = None
    quality: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was a support, by name or by what they are: 'Dr Okafor', 'sister'."""

    name: str


@dataclass(frozen=True, slots=True)
class Care:
    """How one looked after oneself: its kind, such as 'movement', and what it was.

    `kind` is empty where the person told of something of another kind; `what` may be.
    """

    kind: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """All of it. What was not mentioned is not there, and not asked about."""

    skills: tuple[Skill, ...] = ()
    wins: tuple[Win, ...] = ()
    urges: tuple[Urge, ...] = ()
    sleep: Sleep | None = None
    people: tuple[Person, ...] = ()
    care: tuple[Care, ...] = ()


MENTIONED: tuple[Slot, ...] = (
    Slot.SKILLS,
    Slot.WINS,
    Slot.URGES,
    Slot.SLEEP,
    Slot.PEOPLE,
    Slot.CARE,
)
"""The questions that are asked only about what was mentioned."""
