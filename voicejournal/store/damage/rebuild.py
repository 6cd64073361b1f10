"""Builds a new database from everything that can be read of a damaged one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from voicejournal.errors import InputError
from voicejournal.journal import Entry, Moment, Origin
from voicejournal.ports import NewEntry, Saved, Sounds
from voicejournal.store import rows
from voicejournal.store.damage.image import Image
from voicejournal.store.damage.mending import KeptText, Mending, Words, altered_transcripts
from voicejournal.store.damage.shapes import (
    Rows,
    Table,
    applied_migrations,
    other_roots,
    read_rows,
    tables_of,
)
from voicejournal.store.driver import Connection, IntegrityError
from voicejournal.store.entries import Entries
from voicejournal.store.other_seals import altered_others, others_text, seal_all_others
from voicejournal.store.reading import read_entries
from voicejournal.store.schema import migrations
from voicejournal.store.seals import ALL_DAYS, WORDS, altered_parts, seal_all

NEWER = "This journal was written by a newer voicejournal. Nothing was changed."


@dataclass(slots=True)
class _Told:
    """What is noted while rows are put in place; entries by their id."""

    lost_rows: int = 0
    adopted: set[str] = field(default_factory=set)
    headless: set[str] = field(default_factory=set)
    uncertain: set[str] = field(default_factory=set)
    private: set[str] = field(default_factory=set)
    others: tuple[str, ...] = ()


def rebuild(image: Image, database: Database, sounds: Sounds) -> Saved:
    """Fill an empty database with what an image holds; only rows whose references hold.

    Raises:
        InputError: the damaged journal was written by a newer program.
    """
    connection: Connection = database.conn
    _make_tables_as_old(image, database)
    tables = tables_of(connection)
    found = read_rows(image, tables, other_roots(connection))
    told = _Told(lost_rows=found.lost)
    named = {table.name: [column.name for column in table.columns] for table in tables}

    def of(name: str) -> list[dict[str, object]]:
        return [dict(zip(named[name], row, strict=True)) for row in found.of.get(name, ())]

    altered = altered_transcripts(of("segments"))
    connection.execute("BEGIN IMMEDIATE")
    for table in tables:
        if table.name != "texts":  # which follow from the rest, and are made below
            told.lost_rows += _fill(connection, table, found.of[table.name])
        if table.name == "entries":
            orphans = _ids(of("transcripts"), "entry_id") | _ids(of("recordings"), "id")
            _add_missing_heads(connection, sorted(orphans), sounds, told)
    connection.execute("COMMIT")
    was_sealed = "seals" in named
    migrations.apply(database)
    unsealed = altered_parts(connection, ALL_DAYS) if was_sealed else []
    told.others = others_text(altered_others(connection))
    told.uncertain = {entry_id for entry_id, part in unsealed if part != WORDS}
    in_words = {entry_id for entry_id, part in unsealed if part == WORDS}
    _refer_to_sounds(database, sounds)
    _hide(database, told, found)
    texts = _kept_texts(of("texts"), {str(row["number"]): str(row["id"]) for row in of("entries")})
    return _mended(database, told, Mending(database, altered, texts, _sounding(sounds), in_words))


def _make_tables_as_old(image: Image, database: Database) -> None:
    """Make the tables that the damaged journal had; the rest of the migrations come after."""
    known = [migration.name for migration in migrations._migrations]  # noqa: SLF001 - no public list
    applied = applied_migrations(image)
    if set(applied) - set(known):
        raise InputError(NEWER, "Install the newest version, then try again.")
    later = [name for name in known if applied and name not in applied]
    migrations.apply(database, stop_before=later)


def _fill(connection: Connection, table: Table, held: Iterable[Sequence[object]]) -> int:
    """Put a table's rows in place; returns how many it refused."""
    names = ", ".join(column.name for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    insert = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - names of ours
    refers = [row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")]
    refused = 0
    for row in held:
        without = [
            None if column.name in refers and not column.is_needed else value
            for column, value in zip(table.columns, row, strict=True)
        ]
        refused += not (_insert(connection, insert, row) or _insert(connection, insert, without))
    return refused


def _insert(connection: Connection, insert: str, row: Sequence[object]) -> bool:
    try:
        connection.execute(insert, row)
    except IntegrityError:
        return False
    return True


def _add_missing_heads(
    connection: Connection, orphans: Iterable[str], sounds: Sounds, told: _Told
) -> None:
    """Entries for what belongs to one that is lost, and for sound that no row names."""
    known = {entry_id for (entry_id,) in connection.execute("SELECT id FROM entries")}
    owned = {
        recording_id
        for (recording_id,) in connection.execute("SELECT recording_id FROM entries")
        if recording_id
    }
    for lost in orphans:
        if lost not in known and lost not in owned:
            recording = connection.execute(
                "SELECT started_at, zone, journal_day FROM recordings WHERE id = ?", [lost]
            ).fetchone()
            moment = rows.moment(*recording) if recording else None
            _add_head(connection, lost, sounds, moment, has_recording=recording is not None)
            told.headless.add(lost)
            known.add(lost)
    for sound in sorted(sounds.archived() - known - owned):
        if (found := sounds.recording(sound)) is not None:
            _add_head(connection, sound, sounds, found.moment, has_recording=False)
            told.adopted.add(sound)
    told.private |= told.headless | told.adopted


def _add_head(
    connection: Connection,
    entry_id: str,
    sounds: Sounds,
    moment: Moment | None,
    *,
    has_recording: bool,
) -> None:
    when = moment or sounds.moment(entry_id)
    sounding = has_recording or entry_id in _sounding(sounds)
    connection.execute(
        "INSERT INTO entries (id, recorded_at, zone, journal_day, origin, recording_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            entry_id,
            rows.instant_text(when.at),
            when.zone,
            when.journal_day.isoformat(),
            (Origin.SPOKEN if sounding else Origin.TYPED).value,
            entry_id if has_recording else None,
        ],
    )


def _refer_to_sounds(database: Database, sounds: Sounds) -> None:
    """Name the sound of entries that lost their recording's row."""
    connection: Connection = database.conn
    lost = connection.execute(
        "SELECT id FROM entries WHERE recording_id IS NULL AND origin != 'typed'"
    ).fetchall()
    store = Entries(database)
    for (entry_id,) in lost:
        found = sounds.recording(entry_id) if entry_id in _sounding(sounds) else None
        if found is not None:  # the entry is there: of it only the recording is new
            store.add(NewEntry(entry_id, found.moment, Origin.SPOKEN, found))
            connection.execute(
                "UPDATE entries SET recording_id = ? WHERE id = ?", [entry_id, entry_id]
            )


def _hide(database: Database, told: _Told, found: Rows) -> None:
    """Make private what may have been: whose choice is not known to be whole."""
    connection: Connection = database.conn
    if "shares" not in found.whole:
        told.private |= {
            entry_id
            for (entry_id,) in connection.execute(
                "SELECT id FROM entries WHERE id NOT IN"
                " (SELECT entry_id FROM shares WHERE scope = 'entry')"
            )
        }
    connection.executemany(
        "INSERT INTO shares (entry_id, scope, choice, made_at)"
        " SELECT id, 'entry', 'private', recorded_at FROM entries WHERE id = ?",
        [[entry_id] for entry_id in sorted(told.private)],
    )


def _kept_texts(
    texts: Iterable[Mapping[str, object]], id_of: Mapping[str, str]
) -> dict[str, KeptText]:
    return {
        id_of[str(text["number"])]: KeptText(
            str(text["current"])
            if rows.fingerprint(str(text["current"])) == text["sha256"]
            else None,
            is_edited=text["current"] != text["raw"],
        )
        for text in texts
        if str(text["number"]) in id_of
    }


def _mended(database: Database, told: _Told, mending: Mending) -> Saved:
    connection: Connection = database.conn
    numbers: dict[Words, list[int]] = {words: [] for words in Words}
    entries: list[Entry] = read_entries(connection, "1", [])
    for entry in entries:
        words = mending.entry(entry)
        numbers[words].append(entry.number)
        if words is Words.WHOLE and entry.transcript and entry.id in mending.unsealed:
            told.uncertain.add(entry.id)  # a word's time, or a correction that was laid anew
    refresh_texts(database)
    seal_all(connection)
    seal_all_others(connection)
    number_of = {entry.id: entry.number for entry in entries}

    def in_order(entry_ids: Collection[str]) -> tuple[int, ...]:
        return tuple(sorted(number_of[entry_id] for entry_id in entry_ids))

    return Saved(
        whole=tuple(sorted(numbers[Words.WHOLE])),
        unheard=tuple(sorted(numbers[Words.UNHEARD])),
        doubtful=tuple(sorted(numbers[Words.DOUBTFUL])),
        wordless=tuple(sorted(numbers[Words.NONE])),
        adopted=in_order(told.adopted),
        headless=in_order(told.headless),
        uncertain=in_order(told.uncertain - told.headless - told.adopted),
        private=in_order(told.private),
        lost_rows=told.lost_rows,
        others=told.others,
    )


def refresh_texts(database: Database) -> None:
    """Make every text, and the full-text index, from the words."""
    store = Entries(database)
    found = database.conn.execute("SELECT id FROM entries ORDER BY number").fetchall()
    for (entry_id,) in found:
        store.set_edits(entry_id, ())


def _sounding(sounds: Sounds) -> frozenset[str]:
    return sounds.archived() | sounds.spooled()


def _ids(found: Iterable[Mapping[str, object]], column: str) -> set[str]:
    return {str(row[column]) for row in found}
