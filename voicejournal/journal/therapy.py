"""What one works on between two sessions, and what is shared there."""

from dataclasses import dataclass
from datetime import datetime

from voicejournal.journal.answers import Distress, Feeling


@dataclass(frozen=True, slots=True)
class Episode:
    """A hard moment: what happened, what went through the mind, what one felt and did."""

    situation: str
    thought: str
    feelings: tuple[Feeling, ...]
    response: str


@dataclass(frozen=True, slots=True)
class Skill:
    """Something practised, with distress before and after."""

    name: str
    distress: Distress
    helped: int | None = None


@dataclass(frozen=True, slots=True)
class Homework:
    """A task between two sessions, and what became of it."""

    text: str
    given_at: datetime
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """An appointment with the therapist."""

    at: datetime
    with_whom: str
    takeaways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person wants to bring to therapy: a sentence that was said, or a typed note.

    An empty text means the whole evening. Whether it was said is seen by looking it up.
    """

    text: str
