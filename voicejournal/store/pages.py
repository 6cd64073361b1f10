"""The quotes of the last page (ports.PageStore)."""

from datetime import date, datetime

from sqlite_utils import Database

from voicejournal.errors import NotFoundError
from voicejournal.journal import Quote, WeeklyPage
from voicejournal.store import rows
from voicejournal.store.driver import Connection, writing


class Pages:
    """Keeps pages."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def keep_page(self, page: WeeklyPage, made_at: datetime) -> None:
        """Remember the page's quotes; only the last page can be played from."""
        with writing(self._database) as connection:
            connection.execute("DELETE FROM pages")
            kept = connection.execute(
                "INSERT INTO pages (first_day, last_day, made_at) VALUES (?, ?, ?)",
                [page.first_day.isoformat(), page.last_day.isoformat(), rows.instant_text(made_at)],
            )
            connection.executemany(
                "INSERT INTO quotes (page_id, number, entry_id, start_s, text)"
                " VALUES (?, ?, ?, ?, ?)",
                [
                    [kept.lastrowid, number, quote.entry_id, quote.start_s, quote.text]
                    for number, quote in enumerate(page.quotes, start=1)
                ],
            )

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
