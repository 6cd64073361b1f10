"""What one works on, keeps and leans on between two sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from voicejournal.journal import Goal, Material, MaterialKind, Support


class GoalStore(Protocol):
    """The person's goals. Every method that writes is one durable commit."""

    def add(self, text: str, set_at: datetime) -> Goal:
        """Keep a goal; one that is open with the same words already is that one."""
        ...

    def all(self) -> list[Goal]:
        """All of them, oldest first."""
        ...

    def find(self, number: int) -> Goal:
        """A goal by its number.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def finish(self, number: int, done_at: datetime | None) -> Goal:
        """Note that a goal is reached, or with None that it is not.

        Raises:
            NotFoundError: there is none of that number.
        """
        ...

    def remove(self, number: int) -> None:
        """Remove a goal and every trace of its words.

        Raises:
            NotFoundError: there is none of that number.
        """
        ...


class MaterialStore(Protocol):
    """What is known of the materials. Every method that writes is one durable commit."""

    def add(
        self,
        name: str,
        kind: MaterialKind,
        about: Sequence[str],
        file: str,
        size_bytes: int,
        sha256: str,
        added_at: datetime,
    ) -> Material:
        """Keep a material; its file is in place already."""
        ...

    def all(self) -> list[Material]:
        """All of them, oldest first."""
        ...

    def find(self, number: int) -> Material:
        """A material by its number.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def remove(self, number: int) -> None:
        """Remove what is known of it."""
        ...


class SupportStore(Protocol):
    """Who helps: by name, and as confirmed of evenings. Each method that writes is one commit."""

    def add(self, name: str, note: str, added_at: datetime) -> Support:
        """Keep somebody; the same name again gets the new note."""
        ...

    def all(self) -> list[Support]:
        """Everybody, those named first, then by their newest evening."""
        ...

    def find(self, name: str) -> Support:
        """Somebody by name, whatever its case.

        Raises:
            NotFoundError: nobody of that name is kept.
        """
        ...

    def forget(self, name: str) -> Support:
        """Forget somebody: the name that was added, and that they were a support on evenings.

        What was said of them stays in the words of the evenings.

        Raises:
            NotFoundError: nobody of that name is kept.
        """
        ...
