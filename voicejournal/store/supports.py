"""Who helps, in SQLite (ports.SupportStore): named by the person, or confirmed of evenings."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from sqlite_utils import Database

from voicejournal.errors import NotFoundError
from voicejournal.journal import Slot, Support
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing


class Supports:
    """Reads and keeps who helps. Names are the same whatever their case."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def add(self, name: str, note: str, added_at: datetime) -> Support:
        """Keep somebody; the same name again gets the new note."""
        with writing(self._database) as connection:
            for known in _same(connection, "SELECT name FROM supports", name):
                connection.execute("DELETE FROM supports WHERE name = ?", [known])
            connection.execute(
                "INSERT INTO supports (name, note, added_at) VALUES (?, ?, ?)",
                [name, note, rows.instant_text(added_at)],
            )
        return next(one for one in self.all() if one.name == name)

    def all(self) -> list[Support]:
        """Everybody, those named first, then by their newest evening."""
        with reading(self._connection):
            added = self._connection.execute("SELECT name, note FROM supports").fetchall()
            told = self._connection.execute(
                "SELECT p.name, e.journal_day FROM people p JOIN entries e ON e.id = p.entry_id"
                " ORDER BY e.journal_day"
            ).fetchall()
        names: dict[str, str] = {}
        days: dict[str, set[str]] = {}
        for name, day in told:
            names.setdefault(name.casefold(), name)
            days.setdefault(name.casefold(), set()).add(day)
        notes = {name.casefold(): (name, note) for name, note in added}
        found = []
        for key in dict.fromkeys((*notes, *names)):
            evenings = days.get(key, set())
            name, note = notes.get(key, (names.get(key, ""), ""))
            last = date.fromisoformat(max(evenings)) if evenings else None
            found.append(Support(name, note, key in notes, len(evenings), last))
        return sorted(found, key=_order)

    def find(self, name: str) -> Support:
        """Somebody by name."""
        wanted = name.casefold()
        found = next((one for one in self.all() if one.name.casefold() == wanted), None)
        if found is None:
            raise NotFoundError(
                "Nobody of that name is kept.", "`voicejournal people list` shows who is."
            )
        return found

    def forget(self, name: str) -> Support:
        """Forget somebody: the name that was added, and that they were a support on evenings."""
        gone = self.find(name)
        with writing(self._database) as connection:
            for known in _same(connection, "SELECT name FROM supports", name):
                connection.execute("DELETE FROM supports WHERE name = ?", [known])
            for known in _same(connection, "SELECT DISTINCT name FROM people", name):
                connection.execute("DELETE FROM people WHERE name = ?", [known])
            for table in ("answers", "proposals"):
                _leave_out(connection, table, name.casefold())
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone


def _order(one: Support) -> tuple[bool, int, str]:
    newest = -one.last_day.toordinal() if one.last_day else 0
    return not one.is_added, newest, one.name.casefold()


def _same(connection: Connection, query: str, name: str) -> Iterable[str]:
    """Names as they are written of those that are the same name."""
    wanted = name.casefold()
    return [known for (known,) in connection.execute(query) if known.casefold() == wanted]


def _leave_out(connection: Connection, table: str, wanted: str) -> None:
    """Take a name out of the answers, or proposals, about who was there."""
    held = connection.execute(
        f"SELECT rowid, value FROM {table} WHERE slot = ? AND value IS NOT NULL",  # noqa: S608 - ours
        [Slot.PEOPLE.value],
    ).fetchall()
    for rowid, text in held:
        value = json.loads(text)
        names = value if isinstance(value, list) else [value]
        left = [name for name in names if str(name).casefold() != wanted]
        if len(left) != len(names):
            connection.execute(
                f"UPDATE {table} SET value = ? WHERE rowid = ?",  # noqa: S608 - ours
                [json.dumps(left, ensure_ascii=False), rowid],
            )
