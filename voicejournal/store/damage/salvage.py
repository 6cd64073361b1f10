"""A database seen from outside (ports.Salvage): what is damaged of it, what can be saved."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from voicejournal.errors import DamagedError, InputError, JournalError
from voicejournal.ports import Health, Saved, Sounds
from voicejournal.store.damage.image import Image, read_image
from voicejournal.store.damage.rebuild import NEWER, rebuild
from voicejournal.store.damage.shapes import applied_migrations
from voicejournal.store.driver import (
    APPLICATION_ID,
    APPLICATION_ID_AT,
    APPLICATION_ID_ENDS_AT,
    SQLITE_MAGIC,
    Connection,
    DriverError,
    database_in_memory,
    database_to_look_at,
    driver_errors,
    open_database,
)
from voicejournal.store.entries import Entries
from voicejournal.store.other_seals import altered_others, others_text
from voicejournal.store.schema import applied_names, migrations
from voicejournal.store.swap import BESIDE, finish_swap, put_in_place, standing

LOST = "The database is missing or empty, though there are recordings of its entries."
LOG = "The log of the last changes is damaged: what was kept last cannot be read from it."
HEADER = "The beginning of the database is damaged, so that it cannot be opened."
PAGES = "Pages of the database are damaged."


class DatabaseSalvage:
    """Looks at a database, and builds a new one of it. `has_archive` says if sound is archived."""

    def __init__(self, database: Path, *, has_archive: bool) -> None:
        self._database = database
        self._has_archive = has_archive

    def health(self) -> Health:
        """Look at it, without a change."""
        path = standing(self._database)
        image = read_image(path)
        if not image.pages:
            return Health(damage=LOST if self._has_archive or image.log_is_broken else "")
        _refuse_others(image, path)
        if not image.page(1).startswith(SQLITE_MAGIC):
            return Health(damage=HEADER)
        try:
            with database_to_look_at(path, image.content) as database:
                health = _seen(database)
        except (JournalError, DriverError, ValueError):
            return Health(damage=PAGES)
        return replace(health, damage=health.damage or (LOG if image.log_is_broken else ""))

    def look(self, sounds: Sounds) -> Saved:
        """What could be saved of it; nothing is written."""
        database = database_in_memory()
        try:
            return rebuild(read_image(standing(self._database)), database, sounds)
        finally:
            database.close()

    def build(self, sounds: Sounds, name: str) -> Saved:
        """Build a new database of it, and put that in place in one durable step."""
        finish_swap(self._database)
        image = read_image(self._database)
        aside = self._database.with_name(f"{self._database.stem}.salvaging.db")
        _remove(aside)
        try:
            saved = _built(aside, image, sounds)
            if read_image(self._database) != image:
                raise InputError(
                    "The journal was written to meanwhile. Nothing was changed.",
                    "End the other voicejournal, then try again.",
                )
            put_in_place(aside, self._database, name)
        finally:
            _remove(aside)
        return saved


def _built(path: Path, image: Image, sounds: Sounds) -> Saved:
    database = open_database(path, anew=True)
    connection: Connection = database.conn
    try:
        with driver_errors(path):
            # It is synced as a whole before it is anybody's journal.
            connection.execute("PRAGMA synchronous = OFF")
            saved = rebuild(image, database, sounds)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if not (saved.count or _holds_others(connection)):
            raise InputError(
                "There is nothing of a journal in it that could be saved. Nothing was changed.",
                "Restore it from a backup, or name another folder with --journal.",
            )
        if not _seen(database).is_whole:
            raise DamagedError(
                "What was saved does not read back as it was written. Nothing was changed.",
                "`voicejournal doctor` looks at the disk.",
            )
    finally:
        database.close()
    return saved


def _holds_others(connection: Connection) -> bool:
    """Whether there is anything beside entries, such as a goal."""
    return bool(connection.execute("SELECT count(*) FROM other_seals").fetchone()[0])


def _seen(database: Database) -> Health:
    connection: Connection = database.conn
    is_whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    count = int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])
    recordings = {str(row[0]) for row in connection.execute("SELECT id FROM recordings")}
    applied = applied_names(database)
    known = {migration.name for migration in migrations._migrations}  # noqa: SLF001 - no public list
    is_new = applied == known
    altered = Entries(database).altered() if is_new else ()
    beside = Entries(database).altered_beside() if is_new else ()
    others = others_text(altered_others(connection)) if is_new else ()
    beside = tuple(number for number in beside if number not in altered)
    waiting = connection.execute(
        "SELECT count(*) FROM entries WHERE recording_id IS NOT NULL"
        " AND id NOT IN (SELECT entry_id FROM transcripts)"
    ).fetchone()[0]
    return Health(
        count,
        "" if is_whole else PAGES,
        altered,
        beside,
        frozenset(recordings),
        int(waiting),
        others,
    )


def _refuse_others(image: Image, path: Path) -> None:
    """Tell another program's database, and a newer program's journal, from a damaged one."""
    applied = set(applied_migrations(image))
    if applied - {migration.name for migration in migrations._migrations}:  # noqa: SLF001 - as above
        raise InputError(NEWER, "Install the newest version, then try again.")
    first = image.page(1)
    is_ours = first[APPLICATION_ID_AT:APPLICATION_ID_ENDS_AT] == APPLICATION_ID.to_bytes(4, "big")
    if first.startswith(SQLITE_MAGIC) and not is_ours and not applied:
        raise InputError(
            f"{path} is a database of another program. Nothing was changed.",
            "Name another folder with --journal.",
        )


def _remove(path: Path) -> None:
    for ending in (*BESIDE, ""):
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}{ending}").unlink()
