"""Whole entries on their way out of a journal and back into one (ports.EntryCarrier)."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlite_utils import Database

from voicejournal.errors import DamagedError, InputError
from voicejournal.journal import Entry
from voicejournal.language.text.edited import current_text
from voicejournal.ports import NewEntry
from voicejournal.store import confirmed, keeping
from voicejournal.store.driver import Connection, reading, writing
from voicejournal.store.reading import each_entry, read_entries


class CarriedEntries:
    """Gives whole entries a few at a time, and takes them as they are."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def count(self, first_day: date | None = None, last_day: date | None = None) -> int:
        """How many entries these days have."""
        return len(self._ids(first_day, last_day))

    def each(self, first_day: date | None = None, last_day: date | None = None) -> Iterator[Entry]:
        """Whole entries of these days, oldest first."""
        return each_entry(self._connection, self._ids(first_day, last_day))

    def like(self, entry: Entry) -> Entry | None:
        """The entry of the same id, else one of the same words and instant, if any.

        Of a file that says no zone, the instant is another one wherever it is read: there the same
        words at the same time on the wall clock are the same entry.
        """
        found = read_entries(self._connection, "id = ?", [entry.id])
        if not found and entry.transcript is not None:
            text = current_text(entry.transcript, entry.edits)
            day = entry.moment.journal_day
            held = read_entries(
                self._connection,
                "number IN (SELECT e.number FROM entries e JOIN texts t ON t.number = e.number"
                " WHERE e.journal_day BETWEEN ? AND ? AND ? IN (t.current, t.raw))",
                [*_around(day), text],
            )
            at = entry.moment.at
            found = [one for one in held if one.moment.at.timestamp() == at.timestamp()]
            found = found or [one for one in held if text and _is_elsewhere(one, entry)]
        return found[0] if found else None

    def restore(self, entry: Entry) -> Entry:
        """Keep a whole entry in one commit; it has its short id again where that is free.

        Raises:
            InputError: it does not fit what a journal holds.
        """
        # Its choices say themselves what is private; what knows none has but this.
        private = entry.private and not entry.shares
        new = NewEntry(entry.id, entry.moment, entry.origin, entry.recording, private)
        with writing(self._database) as connection:
            keeping.keep_head(connection, new, self._free_number(entry.number))
            if entry.transcript is not None:
                keeping.keep_transcript(connection, entry.id, entry.transcript)
            try:
                keeping.keep_edits(connection, entry.id, entry.edits)
            except DamagedError:
                raise InputError("Its corrections do not fit its words.") from None
            for answer in entry.answers:
                confirmed.keep_answer(connection, entry.id, answer, entry.moment.at)
            confirmed.keep_values(connection, entry)
            for share in entry.shares:
                keeping.keep_share(connection, share)
        return read_entries(self._connection, "id = ?", [entry.id])[0]

    def _free_number(self, number: int) -> int | None:
        taken = "SELECT count(*) FROM entries WHERE number = ?"
        is_free = number > 0 and not self._connection.execute(taken, [number]).fetchone()[0]
        return number if is_free else None

    def _ids(self, first_day: date | None, last_day: date | None) -> list[str]:
        days = ((first_day or date.min).isoformat(), (last_day or date.max).isoformat())
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT id FROM entries WHERE journal_day BETWEEN ? AND ?"
                " ORDER BY journal_day, recorded_at, number",
                days,
            ).fetchall()
        return [row[0] for row in found]


def _is_elsewhere(one: Entry, other: Entry) -> bool:
    """Whether they are of the same time on the walls of two zones."""
    ours, theirs = (entry.moment.at.replace(tzinfo=None, fold=0) for entry in (one, other))
    return ours == theirs and one.moment.zone != other.moment.zone


def _around(day: date) -> tuple[str, str]:
    """The day before and after: another journal may have begun its days at another hour."""
    one = timedelta(days=1)
    return (day - one).isoformat(), (day + one).isoformat()
