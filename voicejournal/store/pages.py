"""What was chosen and accepted for pages, and the quotes of the last one (ports.PageStore)."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from sqlite_utils import Database

from voicejournal.errors import NotFoundError
from voicejournal.journal import (
    CandidateKey,
    Choice,
    ChoiceKind,
    Choices,
    KeptChoice,
    LineOfPage,
    Quote,
    WeeklyPage,
)
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing
from voicejournal.store.topics import keep_topics

OF_LINES = "(entry_id IN (SELECT value FROM json_each(?)) OR (entry_id IS NULL AND first_day = ?))"


class Pages:
    """Keeps pages."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def choices(self, entry_ids: Sequence[str], first_day: date) -> Choices:
        """What was chosen for lines of these entries, and for a page that begins on this day."""
        with reading(self._connection):
            found = self._connection.execute(
                f"SELECT line, kind, place, instead FROM choices WHERE {OF_LINES} ORDER BY id",  # noqa: S608
                [json.dumps(list(entry_ids)), first_day.isoformat()],
            ).fetchall()
        made = []
        for line, kind, place, instead in found:
            with suppress(ValueError):  # a choice of another version is none
                other = CandidateKey.parse(instead) if instead else None
                made.append(Choice(CandidateKey.parse(line), ChoiceKind(kind), place, other))
        return Choices(tuple(made))

    def keep_choices(
        self,
        page: WeeklyPage,
        entry_ids: Sequence[str],
        choices: Choices,
        made_at: datetime,
    ) -> None:
        """Keep all that is chosen for lines of these entries, in place of what was before."""
        first, last = page.first_day.isoformat(), page.last_day.isoformat()
        with writing(self._database) as connection:
            connection.execute(
                f"DELETE FROM choices WHERE {OF_LINES}",  # noqa: S608 - a condition of ours
                [json.dumps(list(entry_ids)), first],
            )
            connection.executemany(
                "INSERT INTO choices (first_day, last_day, entry_id, line, kind, place, instead,"
                " made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    [
                        first,
                        last,
                        choice.key.entry_id or None,
                        str(choice.key),
                        choice.kind.value,
                        choice.place,
                        str(choice.instead) if choice.instead else None,
                        rows.instant_text(made_at),
                    ]
                    for choice in choices.made
                ],
            )

    def all_choices(self) -> Sequence[KeptChoice]:
        """All that was ever chosen, in that order; the words of the lines are left away."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT first_day, last_day, line, kind, place, instead, made_at FROM choices"
                " ORDER BY id"
            ).fetchall()
        return [
            KeptChoice(
                date.fromisoformat(first),
                date.fromisoformat(last),
                LineOfPage(line),
                ChoiceKind(kind),
                rows.instant(made_at),
                place,
                LineOfPage(instead) if instead else None,
            )
            for first, last, line, kind, place, instead, made_at in found
        ]

    def accept(self, page: WeeklyPage, mark: str, made_at: datetime) -> None:
        """Keep that the person accepted a page, by its mark, with its quotes and topics."""
        days = [page.first_day.isoformat(), page.last_day.isoformat()]
        with writing(self._database) as connection:
            connection.execute(
                "INSERT INTO accepted (first_day, last_day, sha256, made_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT(first_day, last_day) DO UPDATE"
                " SET sha256 = excluded.sha256, made_at = excluded.made_at",
                [*days, mark, rows.instant_text(made_at)],
            )
            _keep_quotes(connection, page, made_at)
            keep_topics(connection, page, made_at)

    def accepted(self, first_day: date, last_day: date) -> str | None:
        """The mark of the page of these days that was accepted, if one was."""
        with reading(self._connection):
            row = self._connection.execute(
                "SELECT sha256 FROM accepted WHERE first_day = ? AND last_day = ?",
                [first_day.isoformat(), last_day.isoformat()],
            ).fetchone()
        return None if row is None else str(row[0])

    def accepted_days(self, first_day: date | None = None) -> tuple[date, date] | None:
        """The days of the page that was accepted last, of those that begin on a day."""
        first = first_day.isoformat() if first_day else None
        with reading(self._connection):
            row = self._connection.execute(
                "SELECT first_day, last_day FROM accepted WHERE first_day = COALESCE(?, first_day)"
                " ORDER BY made_at DESC LIMIT 1",
                [first],
            ).fetchone()
        return None if row is None else (date.fromisoformat(row[0]), date.fromisoformat(row[1]))

    def keep_page(self, page: WeeklyPage, made_at: datetime) -> None:
        """Remember the page's quotes; only the last page can be played from."""
        with writing(self._database) as connection:
            _keep_quotes(connection, page, made_at)

    def quote(self, number: int) -> Quote:
        """Quote of the last page by its number."""
        row = self._connection.execute(
            "SELECT q.entry_id, e.journal_day, q.start_s, q.text FROM quotes q"
            " JOIN entries e ON e.id = q.entry_id WHERE q.number = ?",
            [number],
        ).fetchone()
        if row is None:
            raise NotFoundError(
                f"The last page has no quote q{number}.",
                "`voicejournal week` shows the page with its quotes.",
            )
        return Quote(row[0], date.fromisoformat(row[1]), row[2], row[3])


def _keep_quotes(connection: Connection, page: WeeklyPage, made_at: datetime) -> None:
    days = [page.first_day.isoformat(), page.last_day.isoformat()]
    connection.execute("DELETE FROM pages")
    kept = connection.execute(
        "INSERT INTO pages (first_day, last_day, made_at) VALUES (?, ?, ?)",
        [*days, rows.instant_text(made_at)],
    )
    connection.executemany(
        "INSERT INTO quotes (page_id, number, entry_id, start_s, text) VALUES (?, ?, ?, ?, ?)",
        [
            [kept.lastrowid, number, quote.entry_id, quote.start_s, quote.text]
            for number, quote in enumerate(page.quotes, start=1)
        ],
    )
