"""What one works on, keeps and leans on between two sessions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from voicejournal.journal.loop import Topic
from voicejournal.journal.page import ChoiceKind
from voicejournal.journal.therapy import Homework, Session


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the person works towards; `done_at` is None while they do. `number` is its id."""

    number: int
    text: str
    set_at: datetime
    done_at: datetime | None = None


class MaterialKind(StrEnum):
    """What a material is."""

    FILE = "file"
    TEXT = "text"
    LINK = "link"
    """An address as text: the program never opens it."""


@dataclass(frozen=True, slots=True)
class Material:
    """A handout, a text or an address, whose content lies in `file` of the journal's materials.

    `about` are the topics at which it is shown; `name` is for the screen, and names no file.
    """

    number: int
    name: str
    kind: MaterialKind
    about: tuple[str, ...]
    file: str
    size_bytes: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Support:
    """Somebody who helps: named by the person, or confirmed as a support on some evenings.

    `evenings` counts the days on which that was confirmed; `last_day` is the newest of them.
    """

    name: str
    note: str = ""
    is_added: bool = False
    evenings: int = 0
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class LineOfPage:
    """A line of a page by its key, and the words that it quotes: empty where it quotes none."""

    key: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """What was chosen of a line, for a page of these days; `instead` is the line in its place."""

    first_day: date
    last_day: date
    line: LineOfPage
    kind: ChoiceKind
    made_at: datetime
    place: int = 0
    instead: LineOfPage | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """All that is kept between sessions, on its way to another journal; materials lie beside it.

    Numbers are those of the journal that it is from: homework, reports and topics name their
    session, and reports and lines of pages their homework, by them.
    """

    sessions: tuple[Session, ...] = ()
    homework: tuple[Homework, ...] = ()
    goals: tuple[Goal, ...] = ()
    topics: tuple[Topic, ...] = ()
    people: tuple[Support, ...] = ()
    choices: tuple[KeptChoice, ...] = ()
