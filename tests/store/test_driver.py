"""What is opened, and what is refused with nothing overwritten."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicejournal.errors import DamagedError, InputError, LockedError, StorageError
from voicejournal.store.driver import open_database, writing
from voicejournal.store.schema import FULL_TEXT_TRIGGERS, bring_up_to_date, migrations

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.store.conftest import Journal

PATIENCE_S = 60
ENTRIES_EACH = 60

# Two of these at once: each opens the new journal itself, so the migration is raced too.
WRITE_MANY = """
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from voicejournal.journal import Moment, Origin
from voicejournal.ports import NewEntry
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.schema import bring_up_to_date
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
moment = Moment(datetime(2026, 11, 16, 22, tzinfo=timezone.utc), "UTC", date(2026, 11, 16))
print("ready", flush=True)
sys.stdin.readline()
database = open_database(path)
bring_up_to_date(database, path)
for number in range(count):
    Entries(database).add(NewEntry(f"{name}-{number}", moment, Origin.TYPED))
"""


def test_opening_a_journal_twice_changes_nothing(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """The migrations are applied once, and what was kept is there."""
    kept = journal.evening("It was a long day.")
    again = open_journal(journal.path)
    applied = [migration.name for migration in migrations.applied(again.database)]
    assert applied == [migration.name for migration in migrations._migrations]
    assert again.entries.find("last") == kept


def test_a_journal_is_durable_private_and_watches_its_references(journal: "Journal") -> None:
    """Only its owner reads it; each commit is on the disk; what is deleted is overwritten."""
    for pragma, expected in (
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ):
        assert journal.connection.execute(f"PRAGMA {pragma}").fetchone()[0] == expected
    journal.evening("said")
    files = list(journal.path.parent.iterdir())
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert len(files) >= 2


def test_the_triggers_of_the_full_text_index_are_there(journal: "Journal") -> None:
    """A later migration that rebuilds the table would drop them in silence."""
    found = journal.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'texts'"
    ).fetchall()
    assert {name for (name,) in found} == FULL_TEXT_TRIGGERS


@pytest.mark.parametrize("mode", ["delete", "wal"])
@pytest.mark.parametrize("application_id", [0, 77])
def test_a_database_of_another_program_is_refused_untouched(
    tmp_path: Path, mode: str, application_id: int
) -> None:
    """Not one byte of it changes, not even its log mode."""
    path = tmp_path / "photos.db"
    foreign = sqlite3.connect(path)
    foreign.execute(f"PRAGMA journal_mode = {mode}")
    foreign.execute(f"PRAGMA application_id = {application_id}")
    foreign.execute("CREATE TABLE photos (name TEXT)")
    foreign.execute("INSERT INTO photos VALUES ('cat')")
    foreign.commit()
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(InputError, match="another program"):
        open_database(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("at", "bad"),
    [(0, b"PK\x03\x04"), (0, bytes(100)), (16, b"\xff" * 60), (100, b"\xff" * 40)],
    ids=["a zip", "zeros", "a bad page size", "a bad schema page"],
)
def test_a_damaged_journal_is_refused_with_nothing_overwritten(
    journal: "Journal", at: int, bad: bytes
) -> None:
    """A restore may still want every byte of it."""
    journal.evening("It was a long day.")
    journal.database.close()
    content = bytearray(journal.path.read_bytes())
    content[at : at + len(bad)] = bad
    journal.path.write_bytes(content)
    with pytest.raises((DamagedError, InputError)) as refused:
        bring_up_to_date(open_database(journal.path), journal.path)
    assert "Nothing was" in refused.value.message
    assert journal.path.read_bytes() == bytes(content)


def test_a_journal_of_a_newer_program_is_refused_untouched(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """It may hold what this program does not know to keep."""
    journal.connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('voicejournal', 'm999_from_the_future', '2030-01-01')"
    )
    journal.database.close()
    before = journal.path.read_bytes()
    with pytest.raises(InputError, match="newer voicejournal"):
        open_journal(journal.path)
    assert journal.path.read_bytes() == before


def test_a_damaged_page_is_told_without_a_word_of_the_journal(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """When reading as well as when writing."""
    for _ in range(40):
        journal.evening("I felt so small. " * 50)
    (root,) = journal.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'segments'"
    ).fetchone()
    journal.database.close()
    content = bytearray(journal.path.read_bytes())
    content[4096 * (root - 1) : 4096 * (root - 1) + 8] = b"\xff" * 8
    journal.path.write_bytes(content)
    damaged = open_journal(journal.path)
    with pytest.raises(DamagedError) as reading:
        damaged.entries.find("last")
    with pytest.raises(DamagedError) as writing_more:
        damaged.evening("I felt small")
    for told in (reading, writing_more):
        assert "small" not in told.value.message
        assert told.value.__cause__ is None


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    """From the first opening on: both may be the one that makes the tables."""
    path = tmp_path / "journal.db"
    both = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE_MANY, str(path), name, str(ENTRIES_EACH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b")
    ]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    complaints = [process.communicate(timeout=PATIENCE_S)[1] for process in both]
    assert complaints == ["", ""]
    database = open_database(path)
    ids = {row["id"] for row in database["entries"].rows}
    numbers = {row["number"] for row in database["entries"].rows}
    database.close()
    assert ids == {f"{name}-{number}" for name in "ab" for number in range(ENTRIES_EACH)}
    assert numbers == set(range(1, 2 * ENTRIES_EACH + 1))


def test_a_journal_that_is_held_for_long_is_told_as_locked(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """And after that it works again."""
    other = open_journal(journal.path)
    other.connection.execute("PRAGMA busy_timeout = 50")
    with writing(journal.database), pytest.raises(LockedError, match="Another voicejournal"):
        other.evening("said")
    assert other.evening("said again").number == 1


def test_what_fails_in_the_middle_is_undone(journal: "Journal") -> None:
    """All of a commit or nothing."""
    kept = journal.evening("It was a long day.")

    def fail() -> None:
        with writing(journal.database) as connection:
            connection.execute("DELETE FROM entries")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert journal.entries.newest(None) == [kept]


def test_a_full_disk_is_told_and_all_that_was_kept_is_there(journal: "Journal") -> None:
    """SQLite's own limit of pages stands for the disk; afterwards writing works again."""
    kept = journal.evening("It was a long day.")
    pages = journal.connection.execute("PRAGMA page_count").fetchone()[0]
    journal.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="full"):
        journal.evening("words without end " * 5000)
    journal.connection.execute("PRAGMA max_page_count = 100000")
    assert journal.again(kept) == kept
    assert journal.evening("room again").transcript is not None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands where it should be."""
    (tmp_path / "journal").write_bytes(b"")
    with pytest.raises(StorageError):
        open_database(tmp_path / "journal" / "journal.db")
