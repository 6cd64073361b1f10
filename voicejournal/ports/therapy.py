"""Sessions with the therapist, and what was taken along from them."""

from datetime import datetime
from typing import Protocol

from voicejournal.journal import Homework, Session, Takeaway


class SessionStore(Protocol):
    """The appointments. Every method that writes is one durable commit."""

    def add(self, at: datetime, with_whom: str) -> Session:
        """Keep an appointment; the same instant again changes nothing."""
        ...

    def change(self, number: int, at: datetime, with_whom: str) -> Session:
        """Move an appointment, or correct with whom it is.

        Raises:
            NotFoundError: there is none of that number.
            InputError: there is another one at that time.
        """
        ...

    def remove(self, number: int) -> None:
        """Remove an appointment; what was taken along from it stays with its evening.

        Raises:
            NotFoundError: there is none of that number.
        """
        ...

    def all(self) -> list[Session]:
        """All of them, oldest first, with their takeaways."""
        ...

    def last(self, before: datetime) -> Session | None:
        """The newest session that began before an instant."""
        ...

    def next(self, after: datetime) -> Session | None:
        """The first session that begins at an instant, or later."""
        ...

    def takeaways(self, session: Session) -> list[Takeaway]:
        """What was taken along from a session, in the order in which it was said."""
        ...

    def homework(self, session: Session | None = None) -> list[Homework]:
        """Homework from a session, or all there is, oldest first."""
        ...
