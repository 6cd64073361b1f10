"""The one page for the therapist: what may go on it, what the person chose, what is on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from voicejournal.journal.answers import Distress, Feeling, Trigger
from voicejournal.journal.entry import Entry
from voicejournal.journal.loop import Topic
from voicejournal.journal.therapy import Homework, Session


@dataclass(frozen=True, slots=True)
class PageSource:
    """What a page is made of.

    `session` is the one since which it tells, with its takeaways; `homework` is what was given.
    `mean_before` is the mean mood of as many days before; `went_together` one line of patterns.
    `names` are people's names that the person taught the program. `topics` are those of earlier
    pages that were not discussed; `closed_lines` the keys of lines that were.
    """

    first_day: date
    last_day: date
    entries: tuple[Entry, ...]
    with_whom: str = ""
    mean_before: float | None = None
    session: Session | None = None
    homework: tuple[Homework, ...] = ()
    went_together: str = ""
    names: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    closed_lines: frozenset[str] = frozenset()


class SectionName(StrEnum):
    """The parts of a page, in the order in which they are printed.

    The moods stand behind `TALK`. Lines of `HAPPENED` are told by evenings: the first of a day
    carries the triggers and feelings, those of the same day after it only what was said.
    """

    TALK = "talk"
    HAPPENED = "happened"
    TAKEAWAY = "takeaway"
    HOMEWORK = "homework"
    WINS = "wins"
    CARE = "care"
    TOGETHER = "together"
    QUESTIONS = "questions"


class Reason(StrEnum):
    """What keeps a line off the page."""

    NO_ROOM = "no room"
    PRIVATE = "private"
    MAYBE_PRIVATE = "perhaps private, not answered yet"
    IN_DOUBT = "not clearly heard"
    LEFT_OUT = "left out by you"
    NOT_CHOSEN = "others came first"


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of an entry with their receipt: which entry, which second.

    With `initials` the names in `text` stand as initials, as the person chose. A `doubtful` one has
    the words that were not clearly heard in brackets, as `[said?]`. Else it is verbatim.
    """

    entry_id: str
    day: date
    start_s: float
    text: str
    initials: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page's section: a label of ours, and what the person said or confirmed.

    `note` is what they typed and did not say; where it is empty and there is no quote, the label
    stands for an evening (`day`) as a whole. `distress` is before and after what the quote tells.
    """

    label: str = ""
    quote: Quote | None = None
    note: str = ""
    day: date | None = None
    triggers: tuple[Trigger, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    distress: Distress | None = None


@dataclass(frozen=True, slots=True, order=True)
class CandidateKey:
    """What a line is, whatever else is on the page: the same line has the same key each time.

    Words `start_word:end_word` are those of the entry's current text. A line without words (a note,
    a takeaway) has none, and `note` tells it from others of its section and entry.
    """

    section: SectionName
    entry_id: str
    start_word: int = 0
    end_word: int = 0
    note: int = 0

    def __str__(self) -> str:
        """One word, for a database or a command line; `parse` reads it."""
        return f"{self.section}:{self.entry_id}:{self.start_word}-{self.end_word}:{self.note}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` gave.

        Raises:
            ValueError: it is none.
        """
        section, rest = text.split(":", 1)
        entry_id, words, note = rest.rsplit(":", 2)
        start, end = words.split("-")
        return cls(SectionName(section), entry_id, int(start), int(end), int(note))

    def shares_words(self, other: "CandidateKey") -> bool:
        """Whether two lines quote a word in common, whatever their sections."""
        return (
            self.entry_id == other.entry_id
            and self.start_word < other.end_word
            and other.start_word < self.end_word
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may go on the page; the lower its rank, the sooner it gets its room.

    An extra one is on the page only where the person puts it there.
    """

    key: CandidateKey
    line: PageLine
    rank: tuple[int, ...]
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class CandidateSection:
    """All lines that a section may have, in the order in which they would be printed.

    `most` is how many of them it takes unless the person moved more there.
    """

    name: SectionName
    title: str
    candidates: tuple[Candidate, ...]
    most: int


class ChoiceKind(StrEnum):
    """What the person wants of a line."""

    OUT = "out"
    """It is not printed, and nothing else that quotes its words is."""
    MOVED = "moved"
    """It is printed, at `place` of its section (0 is the first), whatever its rank."""
    SWAPPED = "swapped"
    """It is not printed, and `instead` is, in its place."""
    INITIALS = "initials"
    """Names in it are printed as initials."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that the person chose in the preview."""

    key: CandidateKey
    kind: ChoiceKind
    place: int = 0
    instead: CandidateKey | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """All that the person chose for a page, in the order in which they chose; the later counts."""

    made: tuple[Choice, ...] = ()

    def of(self, kind: ChoiceKind) -> tuple[Choice, ...]:
        """Choices of one kind, in their order."""
        return tuple(choice for choice in self.made if choice.kind is kind)


@dataclass(frozen=True, slots=True)
class PageSection:
    """A headed part of the page; without lines it is left out. `keys` are those of its lines."""

    name: SectionName
    title: str
    lines: tuple[PageLine, ...]
    keys: tuple[CandidateKey, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not on the page, and why. What is private has its day and no words."""

    key: CandidateKey
    line: PageLine
    reason: Reason


@dataclass(frozen=True, slots=True)
class DayMood:
    """The last confirmed mood of a day, None where nothing was rated; `spoken` if any entry.

    `earlier` are the moods of that day's evenings before, oldest first: shown, and in no mean.
    """

    day: date
    pleasantness: int | None
    spoken: bool
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageDraft:
    """All that a page of some days may hold, before it is made to fit.

    `kept_off` are lines that are no candidates, whatever is chosen: private, or in doubt.
    `names` are the words in its lines that are taken for names, in lowercase.
    """

    first_day: date
    last_day: date
    with_whom: str
    days: tuple[DayMood, ...]
    mean_before: float | None
    sections: tuple[CandidateSection, ...]
    kept_off: tuple[LeftOut, ...] = ()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WeeklyPage:
    """The one page for the therapist, as chosen from the entries of some days.

    `left_out` are the lines that are not on it, and why; a preview shows them, the page never does.
    """

    first_day: date
    last_day: date
    with_whom: str
    days: tuple[DayMood, ...]
    mean_before: float | None
    sections: tuple[PageSection, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in the order of their numbers: the first is q1."""
        return tuple(
            line.quote
            for section in self.sections
            for line in section.lines
            if line.quote is not None
        )
