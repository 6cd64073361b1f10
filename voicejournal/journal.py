"""The nouns of the journal: frozen values, with the units in their names.

A *reflection* is one evening's speaking, an *entry* what is kept of it, a *session* is the
therapist's, a *prompt set* the questions of an evening, a *page* the week on paper.
Ids are UUIDv7 as text. Instants are aware datetimes; `journal_day` is the evening's day.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

SAMPLE_RATE_HZ: Final = 16_000
"""Rate of all speech inside the program: what Whisper and Silero were trained on."""

DAY_STARTS_AT_HOUR: Final = 4
"""The night until 04:00 belongs to the day before (a setting may change it)."""


def journal_day(spoken_at: datetime, day_starts_at_hour: int = DAY_STARTS_AT_HOUR) -> date:
    """Day to which an evening belongs, from its wall-clock time.

    The hours are taken off the wall clock, not off elapsed time, so that the hour that happens
    twice in autumn does not move an evening to another day.
    """
    return (spoken_at.replace(tzinfo=None) - timedelta(hours=day_starts_at_hour)).date()


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
    THERAPY = "therapy"


class Origin(StrEnum):
    """How an entry came into the journal."""

    SPOKEN = "spoken"
    TYPED = "typed"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, the IANA zone (or fixed offset) of the person, and the evening's day."""

    at: datetime
    zone: str
    journal_day: date


@dataclass(frozen=True, slots=True)
class Recording:
    """A stretch of sound on disk: growing in the spool, or sealed, or archived.

    `audio_id` is the archive's content id (sha256 of the samples), empty until archived.
    """

    id: str
    moment: Moment
    duration_s: float
    device: str
    audio_id: str = ""
    sample_rate_hz: int = SAMPLE_RATE_HZ


@dataclass(frozen=True, slots=True)
class SpeechSegment:
    """A piece of a recording between two pauses, in samples from its start."""

    start_sample: int
    end_sample: int

    @property
    def duration_s(self) -> float:
        """Length of the piece."""
        return (self.end_sample - self.start_sample) / SAMPLE_RATE_HZ


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was heard; `text` keeps its leading space. Probability is 0-1."""

    start_s: float
    end_s: float
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Segment:
    """What was heard in one piece: its words with their times, and how sure the model is."""

    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...]
    avg_logprob: float = 0.0
    no_speech_prob: float = 0.0
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """The raw words of one reflection, as the model (or the person's keyboard) gave them."""

    id: str
    segments: tuple[Segment, ...]
    language: str
    model: str
    made_at: datetime

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in order; the indices that edits refer to."""
        return tuple(word for segment in self.segments for word in segment.words)

    @property
    def text(self) -> str:
        """The raw text in one line."""
        return "".join(word.text for word in self.words).strip()


@dataclass(frozen=True, slots=True)
class Edit:
    """Raw words `start_word:end_word` of transcript `of` read `text` instead.

    All edits of one sitting share `made_at`; the latest sitting is what counts, whole.
    A sitting that goes back to the raw text is one empty edit (0, 0, "").
    """

    of: str
    start_word: int
    end_word: int
    text: str
    made_at: datetime


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
    """What the person said to a question; `value` is None unless accepted or edited."""

    slot: Slot
    outcome: Outcome
    value: Value | None = None
    proposal: Proposal | None = None


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


@dataclass(frozen=True, slots=True)
class Share:
    """A choice about what somebody else may see of an entry: `scope` says which part of it."""

    entry_id: str
    scope: str
    choice: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one reflection.

    `number` is its short id; `transcript` is None while the recording waits for a model.
    """

    id: str
    number: int
    moment: Moment
    origin: Origin
    recording: Recording | None = None
    transcript: Transcript | None = None
    edits: tuple[Edit, ...] = ()
    mood: Mood = field(default_factory=Mood)
    feelings: tuple[Feeling, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    marks: tuple[Mark, ...] = ()
    answers: tuple[Answer, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of an entry with their receipt: which entry, which second."""

    entry_id: str
    day: date
    start_s: float
    text: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page's section: a label of ours, and what the person said or confirmed.

    `note` is what they typed and did not say; where it is empty and there is no quote, the label
    stands for an evening (`day`) as a whole.
    """

    label: str = ""
    quote: Quote | None = None
    note: str = ""
    day: date | None = None
    triggers: tuple[Trigger, ...] = ()
    feelings: tuple[Feeling, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSection:
    """A headed part of the page; without lines it is left out."""

    title: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class DayMood:
    """The last confirmed mood of a day, None where nothing was rated; `spoken` if any entry."""

    day: date
    pleasantness: int | None
    spoken: bool


@dataclass(frozen=True, slots=True)
class WeeklyPage:
    """The one page for the therapist, as chosen from the entries of some days.

    `left_out` are lines that found no room; a preview shows them, the page never does.
    """

    first_day: date
    last_day: date
    with_whom: str
    days: tuple[DayMood, ...]
    mean_before: float | None
    sections: tuple[PageSection, ...]
    left_out: tuple[PageSection, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in the order of their numbers: the first is q1."""
        return tuple(
            line.quote
            for section in self.sections
            for line in section.lines
            if line.quote is not None
        )
