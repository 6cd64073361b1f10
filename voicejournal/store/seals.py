"""A hash over all that is kept of an entry, part by part: finds a bit flipped in a rating or a day.

Every commit seals the parts that it changed, and no others: what damage altered stays found. Which
parts those are, triggers note that live as long as the connection; the file has none of it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

Connection = Any  # the driver's, which uses this module


@dataclass(frozen=True, slots=True)
class Part:
    """What is sealed together.

    `queries` give its rows, of one entry; `touched` names its tables, with the query for the id of
    the entry that a row of it belongs to, where {row} is the row.
    """

    name: str
    queries: tuple[str, ...]
    touched: tuple[tuple[str, str], ...]


OF_ENTRY: Final = "SELECT {row}.entry_id"
OF_TRANSCRIPT: Final = "SELECT entry_id FROM transcripts WHERE id = {row}.transcript_id"
ALL_DAYS: Final = ("", "~")
WORDS: Final = "words"
PARTS: Final = (
    Part(
        "head",
        (
            (
                "SELECT number, recorded_at, zone, journal_day, origin, kind, recording_id"
                " FROM entries WHERE id = ?"
            ),
            (
                "SELECT r.id, started_at, r.zone, r.journal_day, sample_rate_hz, duration_s,"
                " device, audio_id, fingerprint FROM recordings r"
                " JOIN entries e ON e.recording_id = r.id"
                " WHERE e.id = ?"
            ),
        ),
        (
            ("entries", "SELECT {row}.id"),
            ("recordings", "SELECT id FROM entries WHERE recording_id = {row}.id"),
        ),
    ),
    Part(
        WORDS,
        (
            "SELECT id, language, model, made_at FROM transcripts WHERE entry_id = ? ORDER BY id",
            (
                "SELECT s.transcript_id, position, start_s, end_s, text, words, avg_logprob,"
                " no_speech_prob, doubtful, others, sha256 FROM segments s"
                " JOIN transcripts t ON t.id = s.transcript_id WHERE t.entry_id = ?"
                " ORDER BY s.transcript_id, position"
            ),
            (
                "SELECT e.transcript_id, start_word, end_word, e.text, e.made_at FROM edits e"
                " JOIN transcripts t ON t.id = e.transcript_id WHERE t.entry_id = ?"
                " ORDER BY e.rowid"
            ),
        ),
        (
            ("transcripts", OF_ENTRY),
            ("segments", OF_TRANSCRIPT),
            ("edits", OF_TRANSCRIPT),
        ),
    ),
    Part(
        "answers",
        (
            (
                "SELECT a.slot, outcome, a.value, made_at, p.slot, p.value, evidence,"
                " evidence_start_s, source FROM answers a"
                " LEFT JOIN proposals p ON p.id = proposal_id"
                " WHERE a.entry_id = ? ORDER BY a.rowid"
            ),
        ),
        (("answers", OF_ENTRY), ("proposals", OF_ENTRY)),
    ),
    Part(
        "values",
        (
            "SELECT pleasantness, energy FROM moods WHERE entry_id = ?",
            "SELECT before, after FROM distress WHERE entry_id = ?",
            "SELECT position, word, intensity FROM feelings WHERE entry_id = ? ORDER BY position",
            (
                "SELECT position, label FROM entry_triggers LEFT JOIN triggers ON id = trigger_id"
                " WHERE entry_id = ? ORDER BY position"
            ),
            "SELECT position, text FROM marks WHERE entry_id = ? ORDER BY position",
            "SELECT scope, choice, made_at FROM shares WHERE entry_id = ? ORDER BY id",
        ),
        tuple(
            (table, OF_ENTRY)
            for table in ("moods", "distress", "feelings", "entry_triggers", "marks", "shares")
        ),
    ),
    Part(
        "mentioned",
        (
            (
                "SELECT name, distress_before, distress_after, helped FROM skills"
                " WHERE entry_id = ? ORDER BY id"
            ),
            "SELECT position, text FROM wins WHERE entry_id = ? ORDER BY position",
            "SELECT position, label, acted FROM urges WHERE entry_id = ? ORDER BY position",
            "SELECT quality, hours FROM sleep WHERE entry_id = ?",
            "SELECT position, name FROM people WHERE entry_id = ? ORDER BY position, id",
        ),
        tuple((table, OF_ENTRY) for table in ("skills", "wins", "urges", "sleep", "people")),
    ),
    Part(
        "care",
        ("SELECT position, kind, what FROM care WHERE entry_id = ? ORDER BY position",),
        (("care", OF_ENTRY),),
    ),
)

SEALS: Final = """
CREATE TABLE seals (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (entry_id, part)
) STRICT, WITHOUT ROWID;
"""
IS_THERE: Final = "SELECT count(*) FROM main.sqlite_schema WHERE name = 'seals'"
NOTED: Final = "SELECT name FROM temp.sqlite_schema"
IS_NOTED: Final = "SELECT count(*) FROM temp.sqlite_schema WHERE name = 'touched'"


def note_changes(connection: Connection) -> None:
    """Note from now on which parts of which entries change; a migration may have added a part."""
    if not _count(connection, IS_THERE):
        return
    noted = {name for (name,) in connection.execute(NOTED)}
    if "touched" not in noted:
        connection.execute(
            "CREATE TEMP TABLE touched (entry_id TEXT, part TEXT, PRIMARY KEY (entry_id, part))"
        )
    for part in _parts(connection):
        for table, entry_id in part.touched:
            if f"touched_{table}_INSERT" in noted:
                continue
            for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
                changed = f"({entry_id.format(row=row)})"
                # No OR IGNORE: an upsert that fires this has its own say in what a conflict does.
                connection.execute(
                    f"CREATE TEMP TRIGGER touched_{table}_{event} AFTER {event} ON main.{table}"  # noqa: S608 - all of it is ours
                    f" BEGIN INSERT INTO touched (part, entry_id) SELECT '{part.name}', {changed}"
                    f" WHERE {changed} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM touched"
                    f" WHERE part = '{part.name}' AND entry_id = {changed}); END"
                )


def seal_changed(connection: Connection) -> None:
    """Seal what changed in this commit."""
    if not _count(connection, IS_NOTED):
        return
    changed = connection.execute(
        "SELECT entry_id, part FROM touched WHERE entry_id IN (SELECT id FROM entries)"
    ).fetchall()
    connection.execute("DELETE FROM touched")
    _seal(connection, changed)


def seal_all(connection: Connection, but: Iterable[tuple[str, str]] = ()) -> None:
    """Seal every part of every entry, but those that were found altered before."""
    left_out = set(but)
    _seal(connection, (each for each in _all_parts(connection) if each not in left_out))


def altered_parts(connection: Connection, days: tuple[str, str]) -> list[tuple[str, str]]:
    """Entry ids and parts of these days that are not as they were sealed; none without seals."""
    if not _count(connection, IS_THERE):
        return []
    kept = {
        (entry_id, part): sha256
        for entry_id, part, sha256 in connection.execute(
            "SELECT entry_id, part, s.sha256 FROM seals s JOIN entries ON id = entry_id"
            " WHERE journal_day BETWEEN ? AND ?",
            days,
        )
    }
    return [
        each
        for each in _all_parts(connection, days)
        if kept.get(each, _NOTHING[each[1]]) != _hash(connection, *each)
    ]


def _parts(connection: Connection) -> tuple[Part, ...]:
    """The parts whose tables are there: an older journal, looked at alone, has not all of them."""
    there = {
        name
        for (name,) in connection.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
        )
    }
    return tuple(part for part in PARTS if there.issuperset(table for table, _ in part.touched))


def _all_parts(
    connection: Connection, days: tuple[str, str] = ALL_DAYS
) -> Iterator[tuple[str, str]]:
    parts = _parts(connection)
    found = connection.execute(
        "SELECT id FROM entries WHERE journal_day BETWEEN ? AND ? ORDER BY number", days
    ).fetchall()
    return ((entry_id, part.name) for (entry_id,) in found for part in parts)


def _seal(connection: Connection, parts: Iterable[tuple[str, str]]) -> None:
    connection.executemany(
        "INSERT INTO seals (entry_id, part, sha256) VALUES (?, ?, ?)"
        " ON CONFLICT(entry_id, part) DO UPDATE SET sha256 = excluded.sha256",
        [[entry_id, part, _hash(connection, entry_id, part)] for entry_id, part in parts],
    )


_NOTHING: Final = {
    part.name: hashlib.sha256(b"[]" * len(part.queries)).hexdigest() for part in PARTS
}
"""The hash of a part that was never touched, and so never sealed."""


_ENCODE: Final = json.JSONEncoder(default=repr).encode
"""As `json.dumps` has it, which would make an encoder for each of the thousands of queries."""


def _hash(connection: Connection, entry_id: str, name: str) -> str:
    digest = hashlib.sha256()
    for part in PARTS:
        for query in part.queries if part.name == name else ():
            rows = connection.execute(query, [entry_id]).fetchall()
            digest.update(_ENCODE(rows).encode() if rows else b"[]")
    return digest.hexdigest()


def _count(connection: Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
