"""Homework and what was told of it in SQLite (ports.HomeworkStore)."""

from collections import defaultdict
from datetime import date, datetime

from sqlite_utils import Database

from voicejournal.errors import NotFoundError
from voicejournal.journal import Homework, Report, Session, Settled
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing
from voicejournal.store.other_seals import is_as_sealed


class HomeworkReports:
    """Reads and keeps homework with its reports."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def add(self, text: str, session: Session) -> None:
        """Keep homework from a session; the same words from it again change nothing."""
        with writing(self._database) as connection:
            connection.execute(
                "INSERT INTO homework (session_id, text, given_at) SELECT ?, ?, ? WHERE NOT EXISTS"
                " (SELECT 1 FROM homework WHERE session_id = ? AND text = ?)",
                [session.number, text, rows.instant_text(session.at), session.number, text],
            )

    def all(self) -> list[Homework]:
        """All of it with its reports, oldest first."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT id, text, given_at, outcome, COALESCE(entry_id, ''),"
                " COALESCE(session_id, 0), carried_at, closed_at FROM homework"
                " ORDER BY given_at, id"
            ).fetchall()
            told = self._connection.execute(
                "SELECT homework_id, entry_id, report_day, tried, in_the_way, learned"
                " FROM homework_reports ORDER BY report_day, made_at"
            ).fetchall()
        reports = defaultdict(list)
        for number, entry_id, day, tried, in_the_way, learned in told:
            did = None if tried is None else bool(tried)
            reports[number].append(
                Report(number, entry_id, date.fromisoformat(day), did, in_the_way, learned)
            )
        return [
            Homework(
                text,
                rows.instant(given_at),
                outcome,
                number,
                entry_id,
                session,
                rows.instant(carried_at) if carried_at else None,
                rows.instant(closed_at) if closed_at else None,
                tuple(reports[number]),
            )
            for number, text, given_at, outcome, entry_id, session, carried_at, closed_at in found
        ]

    def report(self, report: Report, made_at: datetime) -> None:
        """Keep what was told on an evening, in place of what was told on it before."""
        with writing(self._database) as connection:
            connection.execute(
                "INSERT INTO homework_reports"
                " (homework_id, entry_id, report_day, tried, in_the_way, learned, made_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(homework_id, entry_id) DO UPDATE"
                " SET tried = excluded.tried, in_the_way = excluded.in_the_way,"
                " learned = excluded.learned, made_at = excluded.made_at",
                [
                    report.homework,
                    report.entry_id,
                    report.day.isoformat(),
                    report.tried,
                    report.in_the_way,
                    report.learned,
                    rows.instant_text(made_at),
                ],
            )

    def is_as_kept(self, number: int) -> bool:
        """Whether all of one is as it was kept."""
        with reading(self._connection):
            return is_as_sealed(self._connection, "homework", str(number))

    def settle(self, number: int, settled: Settled, session: Session) -> None:
        """Note what became of it at a session."""
        at = rows.instant_text(session.at)
        is_closed = settled is not Settled.CARRIED
        with writing(self._database) as connection:
            changed = connection.execute(
                "UPDATE homework SET outcome = ?, closed_at = ?,"
                " carried_at = COALESCE(?, carried_at) WHERE id = ?",
                [
                    settled.value if is_closed else "",
                    at if is_closed else None,
                    None if is_closed else at,
                    number,
                ],
            )
        if not changed.rowcount:
            raise NotFoundError(
                f"There is no homework {number}.", "`voicejournal session list` shows it."
            )
