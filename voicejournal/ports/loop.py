"""What goes round from one session to the next."""

from datetime import datetime
from typing import Protocol

from voicejournal.journal import Homework, Report, Session, Settled, Topic

TRIED = "tried"
GOT_IN_THE_WAY = "got_in_the_way"
LEARNED = "learned"
DISCUSSED = "discussed"
TAKE_ALONG = "take_along"
HOMEWORK_DONE = "homework_done"
CARRY_ON = "carry_on"
LOOP_NAMES = frozenset(
    (TRIED, GOT_IN_THE_WAY, LEARNED, DISCUSSED, TAKE_ALONG, HOMEWORK_DONE, CARRY_ON)
)
"""Names of the questions about homework and topics, and their keys in a file of answers."""


class HomeworkStore(Protocol):
    """Homework and what was told of it. Every method that writes is one durable commit."""

    def add(self, text: str, session: Session) -> None:
        """Keep homework from a session; the same words from it again change nothing."""
        ...

    def all(self) -> list[Homework]:
        """All of it with its reports, oldest first."""
        ...

    def is_as_kept(self, number: int) -> bool:
        """Whether all of one is as it was kept."""
        ...

    def report(self, report: Report, made_at: datetime) -> None:
        """Keep what was told on an evening, in place of what was told on it before."""
        ...

    def settle(self, number: int, settled: Settled, session: Session) -> None:
        """Note what became of it at a session.

        Raises:
            NotFoundError: there is no homework of that number.
        """
        ...


class TopicStore(Protocol):
    """What the accepted pages wanted to talk about."""

    def all(self) -> list[Topic]:
        """All of them, in the order in which they came onto a page."""
        ...

    def is_as_kept(self, number: int) -> bool:
        """Whether all of one is as it was kept."""
        ...

    def settle(self, number: int, settled: Settled, session: Session) -> None:
        """Note what became of one at a session.

        Raises:
            NotFoundError: there is no topic of that number.
        """
        ...
