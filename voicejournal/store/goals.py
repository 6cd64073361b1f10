"""Goals in SQLite (ports.GoalStore)."""

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from voicejournal.errors import NotFoundError
from voicejournal.journal import Goal
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing


class Goals:
    """Reads and keeps goals."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def add(self, text: str, set_at: datetime) -> Goal:
        """Keep a goal; one that is open with the same words already is that one."""
        with writing(self._database) as connection:
            connection.execute(
                "INSERT INTO goals (text, set_at) SELECT ?, ? WHERE NOT EXISTS"
                " (SELECT 1 FROM goals WHERE text = ? AND done_at IS NULL)",
                [text, rows.instant_text(set_at), text],
            )
        return self._read("text = ? AND done_at IS NULL", [text])[0]

    def all(self) -> list[Goal]:
        """All of them, oldest first."""
        return self._read("1", [])

    def find(self, number: int) -> Goal:
        """A goal by its number."""
        found = self._read("id = ?", [number])
        if not found:
            raise NotFoundError(
                f"There is no goal {number}.", "`voicejournal goal list --all` shows them."
            )
        return found[0]

    def finish(self, number: int, done_at: datetime | None) -> Goal:
        """Note that a goal is reached, or with None that it is not."""
        self.find(number)
        with writing(self._database) as connection:
            connection.execute(
                "UPDATE goals SET done_at = ? WHERE id = ?",
                [rows.instant_text(done_at) if done_at else None, number],
            )
        return self.find(number)

    def remove(self, number: int) -> None:
        """Remove a goal and every trace of its words, in the log of changes as well."""
        self.find(number)
        with writing(self._database) as connection:
            connection.execute("DELETE FROM goals WHERE id = ?", [number])
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _read(self, where: str, parameters: Sequence[object]) -> list[Goal]:
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT id, text, set_at, done_at FROM goals"  # noqa: S608 - `where` is ours
                f" WHERE {where} ORDER BY set_at, id",
                parameters,
            ).fetchall()
        return [
            Goal(number, text, rows.instant(set_at), rows.instant(done_at) if done_at else None)
            for number, text, set_at, done_at in found
        ]
