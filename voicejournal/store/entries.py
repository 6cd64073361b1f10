"""The journal's entries in SQLite (ports.EntryStore): each method that writes is one commit."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlite_utils import Database

from voicejournal.journal import (
    Answer,
    Edit,
    Entry,
    Recording,
    Share,
    Transcript,
)
from voicejournal.language.text.correcting import edits_between
from voicejournal.ports import NewEntry
from voicejournal.store import confirmed, hashes, keeping, rows
from voicejournal.store.driver import Connection, reading, writing
from voicejournal.store.reading import read_entries
from voicejournal.store.short_ids import find_entry_id


class Entries:
    """Reads and keeps entries."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def add(self, entry: NewEntry, transcript: Transcript | None = None) -> Entry:
        """Keep an entry with its recording or its words; the same id again changes nothing."""
        with writing(self._database) as connection:
            keeping.keep_head(connection, entry)
            if transcript is not None:
                keeping.keep_transcript(connection, entry.id, transcript)
        return self._entry(entry.id)

    def set_transcript(self, entry_id: str, transcript: Transcript) -> None:
        """Keep the raw words beside earlier ones; what was read of them so far has served.

        Earlier words that are damaged give way to them, with the person's corrections laid anew.
        """
        with writing(self._database) as connection:
            corrected = hashes.take_out_altered(connection, entry_id)
            keeping.keep_transcript(connection, entry_id, transcript)
            if corrected is not None:
                edits = edits_between(transcript, corrected, transcript.made_at)
                keeping.keep_edits(connection, entry_id, edits)
            connection.execute("DELETE FROM drafts WHERE entry_id = ?", [entry_id])

    def set_edits(self, entry_id: str, edits: Sequence[Edit], shares: Sequence[Share] = ()) -> None:
        """Keep one sitting's edits beside the raw transcript, and what was chosen with them."""
        with writing(self._database) as connection:
            for share in shares:
                keeping.keep_share(connection, share)
            keeping.keep_edits(connection, entry_id, edits)

    def set_answer(self, entry_id: str, answer: Answer, made_at: datetime) -> None:
        """Keep an answer, its proposal, and the value it confirms."""
        with writing(self._database) as connection:
            confirmed.keep_answer(connection, entry_id, answer, made_at)

    def forget_answers(self, entry_id: str, names: Sequence[str]) -> None:
        """Remove answers to questions of these names, and what was proposed for them."""
        with writing(self._database) as connection:
            found = connection.execute(
                "DELETE FROM answers WHERE entry_id = ? AND substr(slot, instr(slot, ' ') + 1)"
                " IN (SELECT value FROM json_each(?)) RETURNING proposal_id",
                [entry_id, json.dumps(list(names))],
            ).fetchall()
            connection.executemany("DELETE FROM proposals WHERE id = ?", found)
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def set_archived(self, recording_id: str, audio_id: str) -> None:
        """Note that a recording is in the archive."""
        with writing(self._database) as connection:
            connection.execute(
                "UPDATE recordings SET audio_id = ?, fingerprint = ? WHERE id = ?",
                [audio_id, audio_id, recording_id],
            )

    def make_session(self, entry_id: str) -> None:
        """Keep an entry as the recording of a session; answers that confirm nothing go."""
        with writing(self._database) as connection:
            connection.execute("DELETE FROM answers WHERE entry_id = ?", [entry_id])
            connection.execute("DELETE FROM proposals WHERE entry_id = ?", [entry_id])
            connection.execute("UPDATE entries SET kind = 'session' WHERE id = ?", [entry_id])

    def share(self, share: Share) -> None:
        """Keep a choice about what may be seen."""
        with writing(self._database) as connection:
            keeping.keep_share(connection, share)

    def find(self, short_id: str) -> Entry:
        """Entry by `last`, number, date or id prefix."""
        return self._entry(find_entry_id(self._connection, short_id))

    def holds(self, entry_id: str) -> bool:
        """Whether there is an entry of this full id."""
        query = "SELECT count(*) FROM entries WHERE id = ?"
        with reading(self._connection):
            return bool(self._connection.execute(query, [entry_id]).fetchone()[0])

    def with_sound(self, fingerprint: str) -> Entry | None:
        """The entry whose sound is just this, archived or waiting, if any."""
        where = "recording_id IN (SELECT id FROM recordings WHERE fingerprint = ?)"
        found = read_entries(self._connection, where, [fingerprint])
        return found[0] if found else None

    def entries(self, first_day: date | None = None, last_day: date | None = None) -> list[Entry]:
        """Whole entries of these days, oldest first."""
        return read_entries(
            self._connection,
            "journal_day BETWEEN ? AND ?",
            [_day(first_day, date.min), _day(last_day, date.max)],
        )

    def reflections(
        self, first_day: date | None = None, last_day: date | None = None
    ) -> list[Entry]:
        """Whole entries of these days but recordings of sessions, oldest first."""
        return read_entries(
            self._connection,
            "kind = 'reflection' AND journal_day BETWEEN ? AND ?",
            [_day(first_day, date.min), _day(last_day, date.max)],
        )

    def answering(
        self, names: Iterable[str], first_day: date | None = None, last_day: date | None = None
    ) -> list[Entry]:
        """Those reflections that answer a question of one of these names, numbered or not."""
        return read_entries(
            self._connection,
            "kind = 'reflection' AND journal_day BETWEEN ? AND ? AND EXISTS"
            " (SELECT 1 FROM answers a WHERE a.entry_id = entries.id AND"
            " rtrim(substr(a.slot, instr(a.slot, ' ') + 1), '_0123456789') IN"
            " (SELECT value FROM json_each(?)))",
            [_day(first_day, date.min), _day(last_day, date.max), json.dumps(sorted(names))],
        )

    def newest(self, count: int | None) -> list[Entry]:
        """The newest entries, newest first; None is all."""
        found = read_entries(
            self._connection,
            "number IN (SELECT number FROM entries"
            " ORDER BY journal_day DESC, recorded_at DESC, number DESC LIMIT ?)",
            [-1 if count is None else count],
        )
        return found[::-1]

    def pending(self) -> list[Entry]:
        """Entries whose recording waits for its transcript."""
        return read_entries(
            self._connection,
            "recording_id IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM transcripts WHERE entry_id = entries.id)",
            [],
        )

    def unarchived(self) -> list[Recording]:
        """Recordings that have their transcript and are not archived yet."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT r.id, r.started_at, r.zone, r.journal_day, r.sample_rate_hz, r.duration_s,"
                " r.device, r.audio_id, r.fingerprint"
                " FROM recordings r JOIN entries e ON e.recording_id = r.id"
                " WHERE r.audio_id = '' AND EXISTS"
                " (SELECT 1 FROM transcripts t WHERE t.entry_id = e.id) ORDER BY r.started_at"
            ).fetchall()
        return [rows.recording(row) for row in found]

    def altered(
        self, first_day: date | None = None, last_day: date | None = None
    ) -> tuple[int, ...]:
        """Numbers of these days' entries whose words are not as they were kept."""
        days = (_day(first_day, date.min), _day(last_day, date.max))
        return hashes.altered_numbers(self._connection, days)

    def altered_beside(
        self, first_day: date | None = None, last_day: date | None = None
    ) -> tuple[int, ...]:
        """Numbers of those of which something beside the words is not as it was kept."""
        days = (_day(first_day, date.min), _day(last_day, date.max))
        return hashes.altered_beside(self._connection, days)

    def delete(self, entry_id: str) -> None:
        """Remove an entry and every trace of its words, in the log of changes as well."""
        with writing(self._database) as connection:
            held = connection.execute(
                "SELECT recording_id FROM entries WHERE id = ?", [entry_id]
            ).fetchone()
            connection.execute("DELETE FROM entries WHERE id = ?", [entry_id])
            if held and held[0]:
                connection.execute("DELETE FROM recordings WHERE id = ?", [held[0]])
            connection.execute(
                "DELETE FROM triggers WHERE id NOT IN (SELECT trigger_id FROM entry_triggers)"
            )
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _entry(self, entry_id: str) -> Entry:
        return read_entries(self._connection, "id = ?", [entry_id])[0]


def _day(day: date | None, otherwise: date) -> str:
    return (day or otherwise).isoformat()
