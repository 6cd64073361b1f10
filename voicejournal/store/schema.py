"""The tables, as migrations: a journal of any age is brought up to date when it is opened.

Deleting an entry deletes its rows by foreign keys, and the full-text index by triggers.
A migration that is released is never changed; a later one follows it.
"""

import json
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database, Migrations

from voicejournal.errors import InputError
from voicejournal.journal import Word
from voicejournal.store import rows
from voicejournal.store.between_tables import GOALS_AND_MATERIALS, LOOP
from voicejournal.store.driver import Connection, DriverError, driver_errors, writing
from voicejournal.store.other_seals import OTHER_SEALS, seal_all_others
from voicejournal.store.seals import ALL_DAYS, SEALS, altered_parts, seal_all
from voicejournal.store.tables import CARE, DRAFTS, FIRST_TABLES, KINDS, MENTIONED, READINGS
from voicejournal.store.therapy_tables import AFTER_SESSIONS

FULL_TEXT_TRIGGERS = frozenset({"texts_added", "texts_removed", "texts_changed"})

migrations = Migrations("voicejournal")


@migrations()
def m001_first_tables(database: Database) -> None:
    """All nouns of the journal."""
    connection: Connection = database.conn
    for statement in _statements(FIRST_TABLES):
        connection.execute(statement)


@migrations()
def m002_other_readings(database: Database) -> None:
    """What a second opinion heard, kept and hashed beside the words; doubt is a word's.

    A passage that was in doubt as a whole has all its words in doubt from now on.
    """
    connection: Connection = database.conn
    connection.execute("ALTER TABLE segments ADD COLUMN others TEXT NOT NULL DEFAULT '[]'")
    kept = connection.execute(
        "SELECT transcript_id, position, text, words, doubtful FROM segments"
    ).fetchall()
    for transcript_id, position, text, words, doubtful in kept:
        heard = rows.words_text(
            [replace(Word(*word), doubtful=bool(doubtful)) for word in json.loads(words)]
        )
        connection.execute(
            "UPDATE segments SET words = ?, sha256 = ? WHERE transcript_id = ? AND position = ?",
            [heard, rows.fingerprint(f"{text}{heard}[]"), transcript_id, position],
        )


@migrations()
def m003_drafts(database: Database) -> None:
    """Pieces read of a recording before its transcript is whole; what tells a sound again.

    `reader` is the model and the language it was told. A piece without words has no text.
    """
    connection: Connection = database.conn
    for statement in _statements(DRAFTS):
        connection.execute(statement)


@migrations()
def m004_sessions(database: Database) -> None:
    """Recordings of therapy sessions, told apart from reflections.

    A column beside `origin`, whose CHECK knows three values: to change that the table would have
    to be made anew, and dropping it takes all that hangs on it along.
    """
    connection: Connection = database.conn
    for statement in _statements(KINDS):
        connection.execute(statement)


@migrations()
def m005_seals(database: Database) -> None:
    """A hash over each part of an entry; what is there is sealed once all migrations are done."""
    connection: Connection = database.conn
    for statement in _statements(SEALS):
        connection.execute(statement)


@migrations()
def m006_readings(database: Database) -> None:
    """What a model read of a reflection, for the proposals of later evenings."""
    connection: Connection = database.conn
    for statement in _statements(READINGS):
        connection.execute(statement)


@migrations()
def m007_mentioned(database: Database) -> None:
    """What was mentioned beside mood: wins, urges, sleep, people; skills had their table."""
    connection: Connection = database.conn
    for statement in _statements(MENTIONED):
        connection.execute(statement)


@migrations()
def m008_after_sessions(database: Database) -> None:
    """What was taken along from a session hangs on its evening; what was chosen for a page."""
    connection: Connection = database.conn
    for statement in _statements(AFTER_SESSIONS):
        connection.execute(statement)


@migrations()
def m009_goals_and_materials(database: Database) -> None:
    """What one works towards, what one keeps to read, and who helps."""
    connection: Connection = database.conn
    for statement in _statements(GOALS_AND_MATERIALS):
        connection.execute(statement)


@migrations()
def m010_loop(database: Database) -> None:
    """What was told of homework at night, and the topics of accepted pages."""
    connection: Connection = database.conn
    for statement in _statements(LOOP):
        connection.execute(statement)


@migrations()
def m011_care(database: Database) -> None:
    """How one looked after oneself, as confirmed."""
    connection: Connection = database.conn
    for statement in _statements(CARE):
        connection.execute(statement)


@migrations()
def m012_other_seals(database: Database) -> None:
    """A hash over each thing that is no part of an entry, as it is by now."""
    connection: Connection = database.conn
    for statement in _statements(OTHER_SEALS):
        connection.execute(statement)
    seal_all_others(connection)


def applied_names(database: Database) -> set[str]:
    """Names of the migrations that the journal has seen.

    Raises:
        DriverError: the table that names them was altered.
    """
    try:
        return {migration.name for migration in migrations.applied(database)}
    except KeyError:  # a column that has another name
        raise DriverError("the migrations cannot be read") from None


def bring_up_to_date(database: Database, path: Path) -> None:
    """Apply what is missing, all or nothing.

    Raises:
        InputError: the journal was written by a newer program.
    """
    with driver_errors(path):
        applied = applied_names(database)
        known = {migration.name for migration in migrations._migrations}  # noqa: SLF001 - no public list
        if applied - known:
            raise InputError(
                "This journal was written by a newer voicejournal. Nothing was changed.",
                "Install the newest version, then try again.",
            )
        if known - applied:
            connection: Connection = database.conn
            altered = altered_parts(connection, ALL_DAYS)
            with writing(database):
                migrations.apply(database)
                seal_all(connection, altered)


def _statements(script: str) -> list[str]:
    """Split at semicolons that end a line, keeping a trigger's body whole."""
    statements: list[str] = []
    pending: list[str] = []
    for line in script.splitlines():
        pending.append(line)
        inside_trigger = any("CREATE TRIGGER" in held for held in pending)
        if line.endswith("END;") if inside_trigger else line.endswith(";"):
            statements.append("\n".join(pending))
            pending = []
    return statements
