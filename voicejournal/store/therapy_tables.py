"""The tables of sessions and of what was chosen for a page; as in `tables.py`, never changed."""

AFTER_SESSIONS = """
CREATE TABLE kept_takeaways (
    id INTEGER PRIMARY KEY,
    entry_id TEXT REFERENCES entries(id) ON DELETE CASCADE,
    session_id INTEGER REFERENCES sessions(id) ON DELETE SET NULL,
    text TEXT NOT NULL
) STRICT;
INSERT INTO kept_takeaways (session_id, text)
    SELECT session_id, text FROM takeaways ORDER BY session_id, position;
DROP TABLE takeaways;
ALTER TABLE kept_takeaways RENAME TO takeaways;
CREATE INDEX takeaways_of_session ON takeaways(session_id);
CREATE INDEX takeaways_of_entry ON takeaways(entry_id);

CREATE TABLE kept_homework (
    id INTEGER PRIMARY KEY,
    entry_id TEXT REFERENCES entries(id) ON DELETE CASCADE,
    session_id INTEGER REFERENCES sessions(id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    given_at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO kept_homework (session_id, text, given_at, outcome)
    SELECT session_id, text, given_at, outcome FROM homework ORDER BY id;
DROP TABLE homework;
ALTER TABLE kept_homework RENAME TO homework;
CREATE INDEX homework_of_session ON homework(session_id);
CREATE INDEX homework_of_entry ON homework(entry_id);
CREATE INDEX sessions_by_time ON sessions(held_at);

CREATE TABLE choices (
    id INTEGER PRIMARY KEY,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    entry_id TEXT REFERENCES entries(id) ON DELETE CASCADE,
    line TEXT NOT NULL,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    instead TEXT,
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX choices_of_days ON choices(first_day, last_day);
CREATE INDEX choices_of_entry ON choices(entry_id);

CREATE TABLE accepted (
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (first_day, last_day)
) STRICT;
"""
