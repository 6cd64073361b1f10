"""What goes round from one session to the next: homework that is asked after, topics to discuss."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Settled(StrEnum):
    """What became of homework, or of a topic, at a session."""

    DONE = "done"
    """It was discussed, or done with."""
    CARRIED = "carried"
    """It goes on to the next session."""
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class Report:
    """What was told of homework on an evening. `tried` is None where the person did not say."""

    homework: int
    entry_id: str
    day: date
    tried: bool | None = None
    in_the_way: str = ""
    learned: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A line that an accepted page wanted to talk about.

    `line` is its key there; `start_s` is None where it is a note and no quote. `since_day` and
    `last_day` are the last days of the first and of the newest page with it, `first_day` is the
    first day of that one. `settled` is None
    until it was asked about; `session` is the number of the session at which it was, 0 if none.
    In the words of a `doubtful` one what was not clearly heard stands in brackets.
    """

    number: int
    line: str
    text: str
    entry_id: str
    day: date | None
    start_s: float | None
    since_day: date
    last_day: date
    settled: Settled | None = None
    session: int = 0
    settled_at: datetime | None = None
    first_day: date | None = None
    doubtful: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits to be discussed."""
        return self.settled in {None, Settled.CARRIED}
