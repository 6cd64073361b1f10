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

LOOP = """
ALTER TABLE homework ADD COLUMN carried_at TEXT;
ALTER TABLE homework ADD COLUMN closed_at TEXT;

CREATE TABLE homework_reports (
    homework_id INTEGER NOT NULL REFERENCES homework(id) ON DELETE CASCADE,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    report_day TEXT NOT NULL,
    tried INTEGER CHECK (tried IN (0, 1)),
    in_the_way TEXT NOT NULL,
    learned TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (homework_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_of_entry ON homework_reports(entry_id);

CREATE TABLE topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    entry_id TEXT REFERENCES entries(id) ON DELETE CASCADE,
    said_day TEXT,
    start_s REAL,
    since_day TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    settled TEXT CHECK (settled IN ('done', 'carried', 'let go')),
    session_id INTEGER REFERENCES sessions(id) ON DELETE SET NULL,
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX topics_of_entry ON topics(entry_id);
CREATE INDEX topics_of_session ON topics(session_id);
"""
