"""What the migrations of `schema.py` execute; once released, a text here is never changed."""

FIRST_TABLES = """
CREATE TABLE recordings (
    id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    zone TEXT NOT NULL,
    journal_day TEXT NOT NULL,
    sample_rate_hz INTEGER NOT NULL,
    duration_s REAL NOT NULL,
    device TEXT NOT NULL,
    audio_id TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    recorded_at TEXT NOT NULL,
    zone TEXT NOT NULL,
    journal_day TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('spoken', 'typed', 'imported')),
    recording_id TEXT REFERENCES recordings(id)
) STRICT;
CREATE INDEX entries_by_day ON entries(journal_day, recorded_at);

CREATE TABLE transcripts (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    model TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX transcripts_of_entry ON transcripts(entry_id, made_at);

CREATE TABLE segments (
    transcript_id TEXT NOT NULL REFERENCES transcripts(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start_s REAL NOT NULL,
    end_s REAL NOT NULL,
    text TEXT NOT NULL,
    words TEXT NOT NULL,
    avg_logprob REAL NOT NULL,
    no_speech_prob REAL NOT NULL,
    doubtful INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (transcript_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE edits (
    transcript_id TEXT NOT NULL REFERENCES transcripts(id) ON DELETE CASCADE,
    start_word INTEGER NOT NULL,
    end_word INTEGER NOT NULL,
    text TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX edits_of_transcript ON edits(transcript_id, made_at);

CREATE TABLE texts (
    number INTEGER PRIMARY KEY REFERENCES entries(number) ON DELETE CASCADE,
    current TEXT NOT NULL,
    raw TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE proposals (
    id INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    value TEXT NOT NULL,
    evidence TEXT NOT NULL,
    evidence_start_s REAL NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'edited', 'rejected', 'skipped')),
    value TEXT,
    proposal_id INTEGER REFERENCES proposals(id),
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX answers_of_entry ON answers(entry_id, slot, made_at);

CREATE TABLE moods (
    entry_id TEXT PRIMARY KEY REFERENCES entries(id) ON DELETE CASCADE,
    pleasantness INTEGER CHECK (pleasantness BETWEEN 0 AND 10),
    energy INTEGER CHECK (energy BETWEEN 0 AND 10)
) STRICT;

CREATE TABLE distress (
    entry_id TEXT PRIMARY KEY REFERENCES entries(id) ON DELETE CASCADE,
    before INTEGER CHECK (before BETWEEN 0 AND 10),
    after INTEGER CHECK (after BETWEEN 0 AND 10)
) STRICT;

CREATE TABLE feelings (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    intensity INTEGER CHECK (intensity BETWEEN 0 AND 10),
    PRIMARY KEY (entry_id, position)
) STRICT;

CREATE TABLE triggers (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entry_triggers (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    trigger_id INTEGER NOT NULL REFERENCES triggers(id),
    PRIMARY KEY (entry_id, position)
) STRICT;
CREATE INDEX entries_of_trigger ON entry_triggers(trigger_id);

CREATE TABLE marks (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT;

CREATE TABLE episodes (
    id INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    situation TEXT NOT NULL,
    thought TEXT NOT NULL,
    feelings TEXT NOT NULL,
    response TEXT NOT NULL
) STRICT;

CREATE TABLE skills (
    id INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    distress_before INTEGER,
    distress_after INTEGER,
    helped INTEGER
) STRICT;

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    held_at TEXT NOT NULL,
    with_whom TEXT NOT NULL
) STRICT;

CREATE TABLE takeaways (
    session_id INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (session_id, position)
) STRICT;

CREATE TABLE homework (
    id INTEGER PRIMARY KEY,
    session_id INTEGER REFERENCES sessions(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    given_at TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE shares (
    id INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    choice TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX shares_of_entry ON shares(entry_id, scope, made_at);

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE TABLE quotes (
    page_id INTEGER NOT NULL REFERENCES pages(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    start_s REAL NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (page_id, number)
) STRICT;

CREATE VIRTUAL TABLE texts_fts USING fts5 (
    current, raw, content = texts, content_rowid = number,
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO texts_fts(texts_fts, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO texts_fts(rowid, current, raw) VALUES (new.number, new.current, new.raw);
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO texts_fts(texts_fts, rowid, current, raw)
    VALUES ('delete', old.number, old.current, old.raw);
END;
CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN
    INSERT INTO texts_fts(texts_fts, rowid, current, raw)
    VALUES ('delete', old.number, old.current, old.raw);
    INSERT INTO texts_fts(rowid, current, raw) VALUES (new.number, new.current, new.raw);
END;
"""

DRAFTS = """
CREATE TABLE drafts (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    start_sample INTEGER NOT NULL,
    end_sample INTEGER NOT NULL,
    language TEXT NOT NULL,
    start_s REAL,
    end_s REAL,
    text TEXT,
    words TEXT,
    avg_logprob REAL,
    no_speech_prob REAL,
    others TEXT,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (entry_id, reader, start_sample, end_sample)
) STRICT, WITHOUT ROWID;

ALTER TABLE recordings ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
UPDATE recordings SET fingerprint = audio_id;
CREATE INDEX recordings_by_fingerprint ON recordings(fingerprint);
"""

KINDS = """
ALTER TABLE entries ADD COLUMN kind TEXT NOT NULL DEFAULT 'reflection'
    CHECK (kind IN ('reflection', 'session'));
CREATE TRIGGER sessions_are_not_rated BEFORE INSERT ON answers
WHEN (SELECT kind FROM entries WHERE id = new.entry_id) = 'session' BEGIN
    SELECT RAISE(ABORT, 'a session is not rated');
END;
"""

READINGS = """
CREATE TABLE readings (
    entry_id TEXT PRIMARY KEY REFERENCES entries(id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    vector BLOB NOT NULL,
    mood REAL NOT NULL,
    energy REAL NOT NULL
) STRICT;
"""

MENTIONED = """
CREATE INDEX skills_of_entry ON skills(entry_id);

CREATE TABLE wins (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE urges (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    acted INTEGER CHECK (acted IN (0, 1)),
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sleep (
    entry_id TEXT PRIMARY KEY REFERENCES entries(id) ON DELETE CASCADE,
    quality TEXT NOT NULL,
    hours REAL CHECK (hours BETWEEN 0 AND 24)
) STRICT;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX people_of_entry ON people(entry_id);
"""

CARE = """
CREATE TABLE care (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;
"""
