"""What one works on between two sessions, and what is shared there."""

from dataclasses import dataclass
from datetime import datetime

from voicejournal.journal.answers import Distress, Feeling
from voicejournal.journal.loop import Report

NOT_RATED = Distress()


@dataclass(frozen=True, slots=True)
class Episode:
    """A hard moment, as it was answered: what happened, one's mind, what one felt and did.

    `parts` are all its texts by the names of their questions, in order. Feelings go up to
    `highest`, 10 or 100; `feelings_after` are the same ones rated again. `place` tells apart the
    episodes of one entry, from 1. `from_words` where the situation is a passage that was said.
    """

    entry_id: str
    place: int
    kind: str
    parts: tuple[tuple[str, str], ...]
    feelings: tuple[Feeling, ...] = ()
    feelings_after: tuple[Feeling, ...] = ()
    highest: int = 10
    distress: Distress = NOT_RATED
    from_words: bool = False

    def part(self, *names: str) -> str:
        """The first of some parts that has words."""
        told = dict(self.parts)
        return next((told[name] for name in names if told.get(name)), "")

    @property
    def situation(self) -> str:
        """What happened."""
        return self.part("situation", "event", "what_happened")

    @property
    def thought(self) -> str:
        """What went through the mind."""
        return self.part("hot_thought", "thought", "belief", "wanted_to_say")

    @property
    def response(self) -> str:
        """What the person did."""
        return self.part("what_i_did", "consequence", "said")


@dataclass(frozen=True, slots=True)
class Skill:
    """Something practised, with distress before and after."""

    name: str
    distress: Distress
    helped: int | None = None


@dataclass(frozen=True, slots=True)
class Homework:
    """A task between two sessions, and what became of it.

    `entry_id` is the evening on which it was kept, `session` the number of the session that it is
    from; both may be unknown. `outcome` is empty while it is open; `carried_at` is the newest
    session that carried it on, `closed_at` the one that closed it. `reports` is what was told of
    it, oldest first.
    """

    text: str
    given_at: datetime
    outcome: str = ""
    number: int = 0
    entry_id: str = ""
    session: int = 0
    carried_at: datetime | None = None
    closed_at: datetime | None = None
    reports: tuple[Report, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the person still works on it."""
        return not self.outcome


@dataclass(frozen=True, slots=True)
class Takeaway:
    """What the person took along from a session, and the evening on which they said so."""

    text: str
    entry_id: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """An appointment with the therapist, past or to come; `number` is its short id."""

    at: datetime
    with_whom: str
    takeaways: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person wants to bring to therapy: a sentence that was said, or a typed note.

    An empty text means the whole evening. Whether it was said is seen by looking it up.
    """

    text: str
