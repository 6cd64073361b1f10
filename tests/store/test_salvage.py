"""What can be read of a damaged journal is saved, into a new one; the damaged one stays."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicejournal.errors import InputError
from voicejournal.journal import Mentioned
from voicejournal.ports import Saved
from voicejournal.store.damage.image import LOG_HEADER_BYTES, log_path
from voicejournal.store.rows import fingerprint
from voicejournal.store.swap import set_aside

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.store.conftest import Journal, Salvage
    from voicejournal.journal import Entry

PAGE = 4096
FRAME = PAGE + 24


@pytest.mark.parametrize(
    ("at", "bad"),
    [
        (0, b"PK\x03\x04"),
        (16, b"\x02\x00"),
        (16, b"\xff\xff"),
        (100, b"\xff" * 40),
        (0, bytes(PAGE)),
    ],
    ids=["a zip", "another page size", "no page size", "schema", "no first page"],
)
def test_with_its_header_gone_every_entry_is_saved_as_it_was(
    journal: "Journal",
    at: int,
    bad: bytes,
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    damage: "Callable[[Path, int, bytes], bytes]",
    sounds: list[str],
) -> None:
    """Words, times, ratings, answers; and the damaged file lies beside it, byte for byte."""
    journal.fill()
    kept = journal.end()
    damaged = damage(journal.path, at, bad)
    saved = salvaged(journal.path, sounds)
    assert saved == Saved(whole=tuple(range(1, 13)))
    assert content_of(journal.path) == kept
    (aside,) = set_aside(journal.path)
    assert aside.name == "journal.damaged-2026-11-20-221500.db"
    assert aside.read_bytes() == damaged


@pytest.mark.parametrize("has_sound", [True, False], ids=["with sound", "without"])
def test_whichever_page_is_gone_no_word_is_saved_that_was_not_said(
    journal: "Journal",
    tmp_path: Path,
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    damage: "Callable[[Path, int, bytes], bytes]",
    sounds: list[str],
    *,
    has_sound: bool,
) -> None:
    """An entry is as it was, or waits for its words, or all that is left of them is in doubt."""
    journal.fill()
    kept = {entry.id: entry for entry in journal.end()}
    whole = journal.path.read_bytes()
    losses = 0
    for page in range(0, len(whole) // PAGE, 3):
        path = tmp_path / str(page) / "journal.db"
        path.parent.mkdir()
        path.write_bytes(whole)
        damage(path, page * PAGE, bytes(PAGE))
        saved = salvaged(path, sounds if has_sound else ())
        found = content_of(path)
        assert {entry.id for entry in found} >= set(kept)
        for entry in found:
            was = kept.get(entry.id)
            same = was is not None and entry.transcript == was.transcript
            doubted = entry.transcript is not None and all(
                word.doubtful for word in entry.transcript.words
            )
            text = was.transcript.text if was and was.transcript else ""
            said = entry.transcript is None or entry.transcript.text == text
            assert same or said or doubted, f"page {page}, entry {entry.number}"
            losses += not same
        assert saved.count == len(found)
    assert losses < 12 * 4


def test_a_log_that_is_missing_costs_only_what_stood_in_it(
    journal: "Journal",
    tmp_path: Path,
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    sounds: list[str],
) -> None:
    """The sound of the evening that stood there is its entry, and waits for its words."""
    journal.fill()
    journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / "killed" / "journal.db"
    path.parent.mkdir()
    shutil.copy(journal.path, path)
    kept = journal.end()
    saved = salvaged(path, [*sounds, "01a90013-7b00-7000-8000-000000000013"])
    assert (saved.whole, saved.adopted, saved.private) == (tuple(range(1, 14)), (13,), (13,))
    found = content_of(path)
    assert found[:12] == kept
    last = found[12]
    at = datetime(2026, 11, 20, 22, 15, tzinfo=UTC)
    assert last.recording is not None
    assert (last.moment.at, last.recording.duration_s, last.transcript) == (at, 60.0, None)
    assert last.private


def test_behind_damage_in_the_log_its_commits_are_saved(
    journal: "Journal",
    tmp_path: Path,
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    damage: "Callable[[Path, int, bytes], bytes]",
    sounds: list[str],
) -> None:
    """SQLite itself would forget all of them."""
    journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.connection.execute("PRAGMA wal_autocheckpoint = 0")  # all of it stays in the log
    journal.fill()
    path = tmp_path / "killed" / "journal.db"
    path.parent.mkdir()
    for original in (journal.path, log_path(journal.path)):
        shutil.copy(original, path.parent / original.name)
    kept = journal.end()
    damage(log_path(path), LOG_HEADER_BYTES + 2 * FRAME + 300, b"\xff" * 20)
    before = log_path(path).read_bytes()
    saved = salvaged(path, sounds)
    assert saved.whole == tuple(range(1, 13))
    assert content_of(path) == kept
    (aside,) = set_aside(path)
    assert log_path(aside).read_bytes() == before


@pytest.mark.parametrize("pages", [1, 10, 40])
def test_of_a_file_that_breaks_off_what_is_there_is_saved(
    journal: "Journal",
    pages: int,
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    sounds: list[str],
) -> None:
    """And for the rest the sound is there."""
    journal.fill()
    kept = {entry.id: entry for entry in journal.end()}
    journal.path.write_bytes(journal.path.read_bytes()[: pages * PAGE + 100])
    saved = salvaged(journal.path, sounds)
    found = content_of(journal.path)
    assert saved.count == len(found) >= len(sounds)
    for entry in found:
        was = kept.get(entry.id)
        if entry.transcript is not None and was is not None and was.transcript is not None:
            assert entry.transcript.text == was.transcript.text


GO_BACK = (
    (),
    (
        "DELETE FROM seals WHERE part = 'care'",
        "DROP TABLE care",
        "DELETE FROM _sqlite_migrations WHERE name = 'm011_care'",
    ),
    (
        "DELETE FROM seals WHERE part = 'mentioned'",
        "DELETE FROM skills",
        "DROP INDEX skills_of_entry",
        "DROP TABLE wins",
        "DROP TABLE urges",
        "DROP TABLE sleep",
        "DROP TABLE people",
        "DELETE FROM _sqlite_migrations WHERE name = 'm007_mentioned'",
    ),
    ("DROP TABLE readings", "DELETE FROM _sqlite_migrations WHERE name = 'm006_readings'"),
    ("DROP TABLE seals", "DELETE FROM _sqlite_migrations WHERE name = 'm005_seals'"),
    (
        "DROP TRIGGER sessions_are_not_rated",
        "ALTER TABLE entries DROP COLUMN kind",
        "DELETE FROM _sqlite_migrations WHERE name = 'm004_sessions'",
    ),
    (
        "DROP TABLE drafts",
        "DROP INDEX recordings_by_fingerprint",
        "ALTER TABLE recordings DROP COLUMN fingerprint",
        "DELETE FROM _sqlite_migrations WHERE name = 'm003_drafts'",
    ),
    (
        "ALTER TABLE segments DROP COLUMN others",
        "DELETE FROM _sqlite_migrations WHERE name = 'm002_other_readings'",
    ),
)


@pytest.mark.parametrize("versions", range(len(GO_BACK)))
def test_a_damaged_journal_of_an_older_version_is_saved_and_brought_up_to_date(
    journal: "Journal",
    versions: int,
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    damage: "Callable[[Path, int, bytes], bytes]",
    sounds: list[str],
) -> None:
    """Each step back; in the first version the hash was another."""
    journal.fill()
    kept = journal.end()
    if versions:
        kept = [replace(e, mentioned=replace(e.mentioned, care=())) for e in kept]
    if versions > 1:
        kept = [replace(entry, mentioned=Mentioned()) for entry in kept]
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.create_function("sha256", 1, fingerprint)
    for statements in GO_BACK[: versions + 1]:
        for statement in statements:
            other.execute(statement)
    if versions == len(GO_BACK) - 1:
        other.execute("UPDATE segments SET sha256 = sha256(text || words)")
    other.close()
    damage(journal.path, 0, b"PK\x03\x04")
    saved = salvaged(journal.path, sounds)
    assert saved == Saved(whole=tuple(range(1, 13)))
    assert content_of(journal.path) == kept


def test_what_is_no_journal_or_a_newer_one_is_not_salvaged(
    tmp_path: Path, journal: "Journal", salvaged: "Salvage"
) -> None:
    """Nothing is changed, and nothing is left beside it."""
    photos = tmp_path / "photos" / "journal.db"
    photos.parent.mkdir()
    photos.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64)
    journal.fill()
    journal.connection.execute("UPDATE _sqlite_migrations SET name = 'm999_later' WHERE rowid = 2")
    journal.end()
    for path in (photos, journal.path):
        before = path.read_bytes()
        names = sorted(beside.name for beside in path.parent.iterdir())
        with pytest.raises(InputError, match="Nothing was changed"):
            salvaged(path)
        assert path.read_bytes() == before
        assert sorted(beside.name for beside in path.parent.iterdir()) == names
