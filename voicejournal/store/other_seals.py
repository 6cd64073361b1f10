"""A hash over each thing that is no part of an entry: appointments, homework, goals, and the like.

As with the parts of entries (`seals.py`), every commit seals what it changed, and nothing else.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

Connection = Any  # the driver's, which uses this module


@dataclass(frozen=True, slots=True)
class Kind:
    """What is sealed one by one.

    The first of `queries` gives the row of a key, the others what belongs to it. `keys` gives all
    keys, as texts; `touched` names tables, with the key that a row of it belongs to.
    """

    name: str
    queries: tuple[str, ...]
    keys: str
    touched: tuple[tuple[str, str], ...]


KINDS: Final = (
    Kind(
        "session",
        (
            "SELECT held_at, with_whom FROM sessions WHERE id = ?",
            "SELECT entry_id, text FROM takeaways WHERE session_id = ? ORDER BY entry_id, text",
        ),
        "SELECT CAST(id AS TEXT) FROM sessions",
        (("sessions", "{row}.id"), ("takeaways", "{row}.session_id")),
    ),
    Kind(
        "homework",
        (
            (
                "SELECT text, given_at, outcome, entry_id, session_id, carried_at, closed_at"
                " FROM homework WHERE id = ?"
            ),
            (
                "SELECT entry_id, report_day, tried, in_the_way, learned, made_at"
                " FROM homework_reports WHERE homework_id = ? ORDER BY entry_id"
            ),
        ),
        "SELECT CAST(id AS TEXT) FROM homework",
        (("homework", "{row}.id"), ("homework_reports", "{row}.homework_id")),
    ),
    Kind(
        "goal",
        ("SELECT text, set_at, done_at FROM goals WHERE id = ?",),
        "SELECT CAST(id AS TEXT) FROM goals",
        (("goals", "{row}.id"),),
    ),
    Kind(
        "topic",
        (
            (
                "SELECT line, text, entry_id, said_day, start_s, since_day, first_day, last_day,"
                " settled, session_id, made_at FROM topics WHERE id = ?"
            ),
        ),
        "SELECT CAST(id AS TEXT) FROM topics",
        (("topics", "{row}.id"),),
    ),
    Kind(
        "material",
        (
            (
                "SELECT name, kind, about, file, size_bytes, sha256, added_at"
                " FROM materials WHERE id = ?"
            ),
        ),
        "SELECT CAST(id AS TEXT) FROM materials",
        (("materials", "{row}.id"),),
    ),
    Kind(
        "person",
        ("SELECT note, added_at FROM supports WHERE name = ?",),
        "SELECT name FROM supports",
        (("supports", "{row}.name"),),
    ),
)

OTHER_SEALS: Final = """
CREATE TABLE other_seals (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
"""
IS_THERE: Final = "SELECT count(*) FROM main.sqlite_schema WHERE name = 'other_seals'"
EVENTS: Final = (("INSERT", ("new",)), ("UPDATE", ("old", "new")), ("DELETE", ("old",)))
NOTED: Final = "SELECT name FROM temp.sqlite_schema"
IS_NOTED: Final = "SELECT count(*) FROM temp.sqlite_schema WHERE name = 'touched_others'"


def note_others(connection: Connection) -> None:
    """Note from now on what of it changes, as long as the connection lives."""
    if not _count(connection, IS_THERE):
        return
    noted = {name for (name,) in connection.execute(NOTED)}
    if "touched_others" in noted:
        return
    connection.execute(
        "CREATE TEMP TABLE touched_others (kind TEXT, key TEXT, PRIMARY KEY (kind, key))"
    )
    for kind in KINDS:
        for table, key in kind.touched:
            for event, rows in EVENTS:
                notes = " ".join(_note(kind.name, key.format(row=row)) for row in rows)
                connection.execute(
                    f"CREATE TEMP TRIGGER others_{table}_{event} AFTER {event} ON main.{table}"
                    f" BEGIN {notes} END"
                )


def seal_others(connection: Connection) -> None:
    """Seal what changed of it in this commit."""
    if not _count(connection, IS_NOTED):
        return
    changed = connection.execute("SELECT kind, key FROM touched_others").fetchall()
    connection.execute("DELETE FROM touched_others")
    _seal(connection, changed)


def seal_all_others(connection: Connection) -> None:
    """Seal all of it as it is now."""
    connection.execute("DELETE FROM other_seals")
    _seal(connection, list(_all(connection)))


def altered_others(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Kinds and keys of what is not as it was sealed, or gone; none without seals."""
    if not _count(connection, IS_THERE):
        return ()
    sealed = {
        (kind, key): sha256
        for kind, key, sha256 in connection.execute("SELECT kind, key, sha256 FROM other_seals")
    }
    names = [kind.name for kind in KINDS]
    return tuple(
        each
        for each in sorted(
            {*_all(connection), *sealed}, key=lambda one: (names.index(one[0]), len(one[1]), one[1])
        )
        if sealed.get(each) != _hash(connection, *each)
    )


def is_as_sealed(connection: Connection, kind: str, key: str) -> bool:
    """Whether one thing is as it was sealed."""
    sealed = connection.execute(
        "SELECT sha256 FROM other_seals WHERE kind = ? AND key = ?", [kind, key]
    ).fetchone()
    return sealed is not None and sealed[0] == _hash(connection, kind, key)


def others_text(altered: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """As they are called on the screen: by number, and nobody by name."""
    told = (f"{kind} {key}" if kind != "person" else "a name in `people`" for kind, key in altered)
    return tuple(dict.fromkeys(told))


def _note(kind: str, key: str) -> str:
    # No OR IGNORE: an upsert that fires this has its own say in what a conflict does.
    text = f"CAST({key} AS TEXT)"
    return (
        f"INSERT INTO touched_others (kind, key) SELECT '{kind}', {text}"  # noqa: S608 - as above
        f" WHERE {key} IS NOT NULL AND NOT EXISTS"
        f" (SELECT 1 FROM touched_others WHERE kind = '{kind}' AND key = {text});"
    )


def _all(connection: Connection) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for (key,) in connection.execute(kind.keys).fetchall():
            yield kind.name, key


def _seal(connection: Connection, changed: Iterable[tuple[str, str]]) -> None:
    for kind, key in changed:
        sha256 = _hash(connection, kind, key)
        if sha256 is None:
            connection.execute("DELETE FROM other_seals WHERE kind = ? AND key = ?", [kind, key])
        else:
            connection.execute(
                "INSERT INTO other_seals (kind, key, sha256) VALUES (?, ?, ?)"
                " ON CONFLICT(kind, key) DO UPDATE SET sha256 = excluded.sha256",
                [kind, key, sha256],
            )


def _hash(connection: Connection, name: str, key: str) -> str | None:
    """None where there is no such row."""
    kind = next((kind for kind in KINDS if kind.name == name), None)
    if kind is None:
        return None
    held = [connection.execute(query, [key]).fetchall() for query in kind.queries]
    if not held[0]:
        return None
    return hashlib.sha256(json.dumps(held, default=repr).encode()).hexdigest()


def _count(connection: Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
