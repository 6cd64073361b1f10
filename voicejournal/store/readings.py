"""What was read of reflections for their proposals (ports.Readings).

A reading follows from the words and can be made anew, so it is not sealed as they are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from voicejournal.journal import Past, PastEvening, Reading
from voicejournal.store.driver import Connection, reading, writing

if TYPE_CHECKING:  # the driver must be the first to import it
    from collections.abc import Sequence

    from sqlite_utils import Database

MOST_EVENINGS = 400
"""More than a year: what is older tells little of how somebody rates, and costs time."""


class KeptReadings:
    """Reads and keeps readings."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def keep(self, entry_id: str, reading: Reading) -> None:
        """Keep what was read of an entry, in the place of an earlier reading."""
        with writing(self._database) as connection:
            connection.execute(
                "INSERT INTO readings (entry_id, model, vector, mood, energy)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT(entry_id) DO UPDATE SET"
                " model = excluded.model, vector = excluded.vector,"
                " mood = excluded.mood, energy = excluded.energy",
                [entry_id, reading.model, reading.vector, reading.mood, reading.energy],
            )

    def past(self, but: str) -> Past:
        """The newest reflections that have words, at most `MOST_EVENINGS`, without `but`."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT (SELECT language FROM transcripts WHERE entry_id = e.id"
                "  ORDER BY made_at DESC LIMIT 1) AS language,"
                " r.model, r.vector, r.mood, r.energy, m.pleasantness, m.energy,"
                " (SELECT json_group_array(label) FROM entry_triggers"
                "  JOIN triggers ON id = trigger_id WHERE entry_id = e.id)"
                " FROM entries e LEFT JOIN readings r ON r.entry_id = e.id"
                " LEFT JOIN moods m ON m.entry_id = e.id"
                " WHERE kind = 'reflection' AND e.id != ? AND language IS NOT NULL"
                " ORDER BY journal_day DESC, recorded_at DESC, number DESC LIMIT ?",
                [but, MOST_EVENINGS],
            ).fetchall()
        return Past(tuple(map(_evening, found)))


def _evening(row: Sequence[Any]) -> PastEvening:
    language, model, vector, *read, mood, energy, triggers = row
    reading = Reading(model, vector, *read) if model else None
    return PastEvening(language, reading, mood, energy, tuple(json.loads(triggers)))
