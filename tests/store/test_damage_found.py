"""Damage of every kind is found by looking alone, and not one byte is changed."""

import random
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicejournal.errors import DamagedError, InputError, JournalError
from voicejournal.ports import Health
from voicejournal.store import hashes
from voicejournal.store.damage.image import LOG_HEADER_BYTES, log_path, read_log
from voicejournal.store.damage.salvage import DatabaseSalvage
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.store.conftest import Journal

PAGE = 4096
FRAME = PAGE + 24
FLIPS = 250
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64


def files_of(folder: Path) -> dict[str, bytes]:
    """All files and what is in them."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def looked_at(path: Path, *, has_archive: bool = False) -> Health:
    """What is found of a database, after making sure that looking changed nothing."""
    before = files_of(path.parent)
    try:
        return DatabaseSalvage(path, has_archive=has_archive).health()
    finally:
        assert files_of(path.parent) == before


@pytest.fixture
def closed(journal: "Journal") -> "Journal":
    """A journal that was ended well: one file, and no log."""
    journal.fill()
    journal.database.close()
    return journal


@pytest.fixture
def killed(journal: "Journal", tmp_path: Path) -> Path:
    """A copy of a journal as a kill leaves it: the last evening stands in the log alone."""
    journal.fill()
    journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.evening("The last evening.", 8)
    (tmp_path / "killed").mkdir()
    for path in (journal.path, log_path(journal.path)):
        shutil.copy(path, tmp_path / "killed" / path.name)
    return tmp_path / "killed" / "journal.db"


def test_a_journal_in_order_is_found_whole(closed: "Journal") -> None:
    """Looking leaves neither a log nor a lock."""
    health = looked_at(closed.path)
    assert (health.count, health.is_whole, health.waiting) == (12, True, 0)
    assert health.recordings == {f"rec-{number}" for number in range(1, 13, 2)}


def test_what_a_kill_left_in_the_log_is_found_whole(killed: Path) -> None:
    """With the evening that stands there alone."""
    health = looked_at(killed)
    assert (health.count, health.is_whole) == (13, True)


@pytest.mark.parametrize(
    ("at", "bad"),
    [
        (0, b"PK\x03\x04"),
        (0, bytes(100)),
        (0, bytes(PAGE)),
        (16, b"\x02\x00"),
        (16, b"\xff\xff"),
        (20, b"\xff"),
        (100, b"\xff" * 40),
    ],
    ids=[
        "a zip",
        "no header",
        "no first page",
        "another page size",
        "no page size",
        "reserve",
        "schema",
    ],
)
def test_a_damaged_header_is_found(closed: "Journal", at: int, bad: bytes) -> None:
    """And refused by whoever would open the journal, with every byte as it was."""
    content = bytearray(closed.path.read_bytes())
    content[at : at + len(bad)] = bad
    closed.path.write_bytes(content)
    assert looked_at(closed.path).damage
    with pytest.raises(DamagedError, match="Nothing was overwritten"):
        Entries(open_database(closed.path)).newest(None)
    assert closed.path.read_bytes() == bytes(content)


@pytest.mark.parametrize("pages", [0.5, 1, 5, 20.25])
def test_a_file_that_breaks_off_is_found(closed: "Journal", pages: float) -> None:
    """In the middle of a page as well as between two."""
    closed.path.write_bytes(closed.path.read_bytes()[: int(pages * PAGE)])
    assert looked_at(closed.path).damage


@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "missing"])
def test_an_empty_database_is_no_new_journal_where_sound_is_archived(
    tmp_path: Path, is_there: bool
) -> None:
    """Without sound it is one that was never written to."""
    path = tmp_path / "journal.db"
    if is_there:
        path.touch()
    assert looked_at(path).is_whole
    (tmp_path / "audio").mkdir()
    (tmp_path / "audio" / "01a90001.flac").write_bytes(b"sound")
    assert DatabaseSalvage(path, has_archive=True).health().damage
    with pytest.raises(DamagedError, match="missing or empty"):
        open_database(path)
    assert path.exists() is is_there
    assert not is_there or path.read_bytes() == b""


def test_a_log_without_its_database_is_not_thrown_away(killed: Path) -> None:
    """SQLite would remove it when it makes the new file."""
    killed.unlink()
    before = files_of(killed.parent)
    with pytest.raises(DamagedError, match="missing or empty"):
        open_database(killed)
    assert files_of(killed.parent) == before


def test_a_damaged_log_is_found_and_kept_for_what_is_in_it(killed: Path) -> None:
    """SQLite would forget what comes behind the damage, and write over it."""
    log = log_path(killed)
    content = bytearray(log.read_bytes())
    frames = (len(content) - LOG_HEADER_BYTES) // FRAME
    assert frames > 3
    assert not read_log(bytes(content)).is_broken
    content[LOG_HEADER_BYTES + FRAME + 200] ^= 1
    log.write_bytes(content)
    before = files_of(killed.parent)
    assert looked_at(killed).damage
    with pytest.raises(DamagedError, match="log of the last changes"):
        open_database(killed)
    assert files_of(killed.parent) == before


def test_a_log_that_a_power_cut_left_unfinished_is_no_damage(killed: Path) -> None:
    """The commit that was not acknowledged is as if it had not begun; what was is there."""
    log = log_path(killed)
    log.write_bytes(log.read_bytes() + b"\x5a" * (FRAME + 100))
    health = looked_at(killed)
    assert (health.count, health.is_whole) == (13, True)
    database = open_database(killed)
    assert len(Entries(database).newest(None)) == 13
    database.close()


def test_a_foreign_file_is_told_from_a_damaged_journal(tmp_path: Path) -> None:
    """Another program's database is its own; a picture is nothing that can be opened."""
    picture = tmp_path / "picture" / "journal.db"
    photos = tmp_path / "photos" / "journal.db"
    for path in (picture, photos):
        path.parent.mkdir()
    picture.write_bytes(PNG)
    foreign = sqlite3.connect(photos)
    foreign.execute("CREATE TABLE photos (name TEXT)")
    foreign.commit()
    foreign.close()
    assert looked_at(picture).damage
    with pytest.raises(InputError, match="another program"):
        looked_at(photos)


def test_a_newer_journal_is_told_from_a_damaged_one(journal: "Journal") -> None:
    """By its migrations; nothing is looked for in it that this program does not know."""
    journal.connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('voicejournal', 'm999_from_the_future', '2030-01-01')"
    )
    journal.database.close()
    with pytest.raises(InputError, match="newer voicejournal"):
        looked_at(journal.path)


def test_a_flipped_bit_is_found_or_changes_nothing(
    closed: "Journal", open_journal: "Callable[[Path], Journal]", tmp_path: Path
) -> None:
    """In a word, a rating, a day, an order of pages: anywhere that holds anything."""
    whole = closed.path.read_bytes()
    kept = open_journal(closed.path).entries.newest(None)
    chance = random.Random(2026)  # noqa: S311 - the same places each time
    places = [at for at, byte in enumerate(whole) if byte]
    path = tmp_path / "flipped" / "journal.db"
    path.parent.mkdir()
    found = 0
    for at in chance.sample(places, FLIPS):
        content = bytearray(whole)
        content[at] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            if not looked_at(path).is_whole:
                found += 1
                continue
            database = open_database(path)
        except JournalError:
            found += 1
            continue
        read = Entries(database).newest(None)
        database.close()
        assert read == kept, f"a bit at {at} changed something, and was not found"
    assert found > FLIPS * 0.8


@pytest.mark.parametrize(
    ("statement", "is_beside"),
    [
        ("UPDATE segments SET text = replace(text, 'small', 'smell')", False),
        ("UPDATE segments SET words = replace(words, 'small', 'smell')", False),
        ("UPDATE segments SET words = replace(words, '[', '{')", False),
        ("UPDATE texts SET current = replace(current, 'small', 'smell')", False),
        ("UPDATE texts SET raw = replace(raw, 'small', 'smell')", False),
        ("UPDATE moods SET pleasantness = 5", True),
        ("UPDATE entries SET journal_day = '2026-11-15'", True),
        ("UPDATE answers SET value = '5' WHERE slot = 'mood'", True),
        ("UPDATE feelings SET intensity = 9", True),
        ("UPDATE triggers SET label = 'wolk'", True),
        ("UPDATE recordings SET duration_s = 60", True),
    ],
)
def test_what_sqlite_does_not_see_altered_is_named_by_its_entry(
    closed: "Journal", statement: str, is_beside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words and what stands beside them apart, as their remedies are."""
    other = sqlite3.connect(closed.path, isolation_level=None)
    other.execute("DROP TRIGGER texts_changed")
    table = statement.split()[1]
    one = {
        "segments": "transcript_id = 't-3'",
        "texts": "number = 3",
        "entries": "number = 3",
        "triggers": "1",
        "recordings": "id = 'rec-3'",
    }.get(table, "entry_id = (SELECT id FROM entries WHERE number = 3)")
    other.execute(f"{statement} {'AND' if ' WHERE ' in statement else 'WHERE'} {one}")
    other.close()
    database = open_database(closed.path)
    entries = Entries(database)
    numbers = tuple(range(1, 13)) if table == "triggers" else (3,)
    assert entries.altered() == (() if is_beside else numbers)
    monkeypatch.setattr(hashes, "DAYS_AT_A_TIME", 1)
    assert entries.altered() == (() if is_beside else numbers), "looked at day by day"
    if is_beside:
        assert entries.altered_beside() == numbers
    database.close()
