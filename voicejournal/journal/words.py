"""What was heard, and what the person made of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was heard; `text` keeps its leading space. Probability is 0-1.

    `doubtful` words are shown as such, and never quoted before the person settled them.
    """

    start_s: float
    end_s: float
    text: str
    probability: float
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What else words `start_word:end_word` of a segment may be, by a second opinion.

    An empty text says that the words may not have been said at all.
    """

    start_word: int
    end_word: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """What was heard in one piece: its words with their times, and how sure the model is."""

    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...]
    avg_logprob: float = 0.0
    no_speech_prob: float = 0.0
    others: tuple[OtherReading, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether any of its words is in doubt."""
        return any(word.doubtful for word in self.words)


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
