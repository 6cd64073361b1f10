"""What accepted pages wanted to talk about, in SQLite (ports.TopicStore)."""

import json
from datetime import date, datetime

from sqlite_utils import Database

from voicejournal.errors import NotFoundError
from voicejournal.journal import SectionName, Session, Settled, Topic, WeeklyPage
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing
from voicejournal.store.other_seals import is_as_sealed


class Topics:
    """Reads and settles topics."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def all(self) -> list[Topic]:
        """All of them, in the order in which they came onto a page."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT t.id, line, text, COALESCE(entry_id, ''), said_day, start_s, since_day,"
                " last_day, settled, COALESCE(session_id, 0), held_at, first_day FROM topics t"
                " LEFT JOIN sessions s ON s.id = session_id ORDER BY t.id"
            ).fetchall()
        return [_topic(row) for row in found]

    def is_as_kept(self, number: int) -> bool:
        """Whether all of one is as it was kept."""
        with reading(self._connection):
            return is_as_sealed(self._connection, "topic", str(number))

    def settle(self, number: int, settled: Settled, session: Session) -> None:
        """Note what became of one at a session."""
        with writing(self._database) as connection:
            changed = connection.execute(
                "UPDATE topics SET settled = ?, session_id = ? WHERE id = ?",
                [settled.value, session.number, number],
            )
        if not changed.rowcount:
            raise NotFoundError(
                f"There is no topic {number}.", "`voicejournal session close` shows what waits."
            )


def _topic(row: rows.Row) -> Topic:
    number, line, text, entry_id, day, start_s, since, last, settled, session, held_at, first = row
    return Topic(
        int(str(number)),
        str(line),
        str(text),
        str(entry_id),
        date.fromisoformat(str(day)) if day else None,
        None if start_s is None else float(str(start_s)),
        date.fromisoformat(str(since)),
        date.fromisoformat(str(last)),
        Settled(str(settled)) if settled else None,
        int(str(session)),
        rows.instant(held_at) if held_at else None,
        date.fromisoformat(str(first)),
    )


def keep_topics(connection: Connection, page: WeeklyPage, made_at: datetime) -> None:
    """Keep what an accepted page wants to talk about, in the commit that accepts it.

    A page of the same days that was accepted before gives way to it; what was settled stays so.
    """
    first, last = page.first_day.isoformat(), page.last_day.isoformat()
    kept = []
    for section in page.sections:
        if section.name is not SectionName.TALK:
            continue
        for key, line in zip(section.keys, section.lines, strict=True):
            kept.append(str(key))
            quote = line.quote
            day = quote.day if quote else line.day
            connection.execute(
                "INSERT INTO topics (line, text, entry_id, said_day, start_s, since_day,"
                " first_day, last_day, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT(line) DO UPDATE SET text = excluded.text,"
                " first_day = excluded.first_day, last_day = excluded.last_day",
                [
                    str(key),
                    quote.text if quote else line.note or line.label,
                    key.entry_id or None,
                    day.isoformat() if day else None,
                    quote.start_s if quote else None,
                    last,
                    first,
                    last,
                    rows.instant_text(made_at),
                ],
            )
    connection.execute(
        "DELETE FROM topics WHERE first_day = ? AND last_day = ? AND settled IS NULL"
        " AND line NOT IN (SELECT value FROM json_each(?))",
        [first, last, json.dumps(kept)],
    )
