"""What is kept of one reflection."""

from dataclasses import dataclass, field
from enum import StrEnum

from voicejournal.journal.answers import Answer, Distress, Feeling, Mood, Trigger
from voicejournal.journal.mentioned import Mentioned
from voicejournal.journal.moment import Moment
from voicejournal.journal.sharing import Share
from voicejournal.journal.sound import Recording
from voicejournal.journal.therapy import Mark
from voicejournal.journal.words import Edit, Transcript


class Origin(StrEnum):
    """How an entry came into the journal."""

    SPOKEN = "spoken"
    TYPED = "typed"
    IMPORTED = "imported"
    SESSION = "session"
    """The recording of a therapy session, for reading and hearing: others speak in it too, so it
    is never asked about, rated, proposed from, or quoted."""


@dataclass(frozen=True, slots=True)
class SoundsPrivate:
    """Words `start:end` of a text that sound private.

    `of` marks the words and the rules that this is known of; of others it says nothing.
    """

    of: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one reflection.

    `number` is its short id; `transcript` is None while the recording waits for a model.
    `private` is for the whole of it; passages and answers may be private by themselves. All of it
    follows from `shares`, the person's choices, oldest first. `sounds_private` only spares reading
    the words once more, and is no part of what is kept.
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
    shares: tuple[Share, ...] = ()
    distress: Distress = field(default_factory=Distress)
    takeaways: tuple[str, ...] = ()
    homework: tuple[str, ...] = ()
    mentioned: Mentioned = field(default_factory=Mentioned)
    sounds_private: tuple[SoundsPrivate, ...] = field(default=(), compare=False)

    @property
    def is_session(self) -> bool:
        """Whether it is the recording of a session, and so no words of an evening."""
        return self.origin is Origin.SESSION
