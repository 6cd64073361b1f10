"""Sessions with the therapist in SQLite (ports.SessionStore), and what is linked to them."""

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import Homework, Session, Takeaway
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing

COLUMNS = "id, held_at, with_whom"


class Sessions:
    """Reads and keeps appointments."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def add(self, at: datetime, with_whom: str) -> Session:
        """Keep an appointment; the same instant again changes nothing."""
        with writing(self._database) as connection:
            found = _at(connection, at)
            if found is None:
                connection.execute(
                    "INSERT INTO sessions (held_at, with_whom) VALUES (?, ?)",
                    [rows.instant_text(at), with_whom],
                )
                found = _at(connection, at)
        return self._find(int(str(found)))

    def change(self, number: int, at: datetime, with_whom: str) -> Session:
        """Move an appointment, or correct with whom it is."""
        self._find(number)
        with writing(self._database) as connection:
            if _at(connection, at) not in {None, number}:
                raise InputError(
                    "There is a session at that time already.", "`voicejournal session list`."
                )
            connection.execute(
                "UPDATE sessions SET held_at = ?, with_whom = ? WHERE id = ?",
                [rows.instant_text(at), with_whom, number],
            )
        return self._find(number)

    def remove(self, number: int) -> None:
        """Remove an appointment; what was taken along from it stays with its evening."""
        self._find(number)
        with writing(self._database) as connection:
            connection.execute("DELETE FROM sessions WHERE id = ?", [number])

    def all(self) -> list[Session]:
        """All of them, oldest first."""
        return self._read("1 ORDER BY held_at", [])

    def last(self, before: datetime) -> Session | None:
        """The newest session that began before an instant."""
        found = self._read("held_at < ? ORDER BY held_at DESC LIMIT 1", [rows.instant_text(before)])
        return found[0] if found else None

    def next(self, after: datetime) -> Session | None:
        """The first session that begins at an instant, or later."""
        found = self._read("held_at >= ? ORDER BY held_at LIMIT 1", [rows.instant_text(after)])
        return found[0] if found else None

    def takeaways(self, session: Session) -> list[Takeaway]:
        """What was taken along from a session, in the order in which it was said."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT text, COALESCE(entry_id, '') FROM takeaways WHERE session_id = ?"
                " ORDER BY id",
                [session.number],
            ).fetchall()
        return [Takeaway(*row) for row in found]

    def homework(self, session: Session | None = None) -> list[Homework]:
        """Homework from a session, or all there is, oldest first."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT text, given_at, outcome, id, COALESCE(entry_id, ''),"
                " COALESCE(session_id, 0) FROM homework WHERE ? OR session_id = ?"
                " ORDER BY given_at, id",
                [session is None, session.number if session else 0],
            ).fetchall()
        return [Homework(text, rows.instant(at), *rest) for text, at, *rest in found]

    def _find(self, number: int) -> Session:
        found = self._read("id = ?", [number])
        if not found:
            raise NotFoundError(
                f"There is no session {number}.", "`voicejournal session list` shows them."
            )
        return found[0]

    def _read(self, where: str, parameters: Iterable[object]) -> list[Session]:
        with reading(self._connection):
            found = self._connection.execute(
                f"SELECT {COLUMNS} FROM sessions WHERE {where}",  # noqa: S608 - `where` is ours
                list(parameters),
            ).fetchall()
        return [self._whole(Session(rows.instant(at), whom, (), n)) for n, at, whom in found]

    def _whole(self, session: Session) -> Session:
        texts = tuple(takeaway.text for takeaway in self.takeaways(session))
        return Session(session.at, session.with_whom, texts, session.number)


def _at(connection: Connection, at: datetime) -> int | None:
    row = connection.execute(
        "SELECT id FROM sessions WHERE held_at = ?", [rows.instant_text(at)]
    ).fetchone()
    return None if row is None else int(row[0])
