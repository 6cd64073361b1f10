"""The tables of what is between two sessions; as in `tables.py`, never changed once released."""

GOALS_AND_MATERIALS = """
CREATE TABLE goals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL,
    set_at TEXT NOT NULL,
    done_at TEXT
) STRICT;

CREATE TABLE materials (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('file', 'text', 'link')),
    about TEXT NOT NULL,
    file TEXT NOT NULL UNIQUE,
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE supports (
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;
"""
