"""Sound has one source: the first copy while it is there, then the verified archive."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from voicejournal.capture.archive import FlacArchive, to_flac
from voicejournal.capture.spool import WavSpool
from voicejournal.errors import NotFoundError
from voicejournal.flows.keep import Keeper
from voicejournal.journal import SAMPLE_RATE_HZ, Entry, Moment, Recording, Transcript
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.schema import bring_up_to_date
from voicejournal.vault.sealed import PlainFiles

AT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
SOUND = np.arange(SAMPLE_RATE_HZ, dtype=np.int16)


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """A journal of real parts."""
    path = tmp_path / "journal.db"
    database = open_database(path)
    bring_up_to_date(database, path)
    archive = FlacArchive(PlainFiles(tmp_path / "audio"))
    return Keeper(Entries(database), WavSpool(tmp_path / "spool"), archive)


def spoken(keeper: Keeper, *, private: bool = False) -> tuple[Entry, Recording]:
    """An evening that was recorded and understood, and is not archived yet."""
    writer = keeper.spool.begin("0193-aaaa", Moment(AT, "UTC", AT.date()), "a microphone")
    writer.append(SOUND)
    recording = writer.seal()
    entry = keeper.recording(recording, private=private)
    return keeper.words(entry, Transcript("t", (), "en", "base", AT)), recording


def test_an_archive_that_was_never_verified_is_not_believed(keeper: Keeper, tmp_path: Path) -> None:
    """A kill between writing and comparing leaves a file that may hold anything."""
    _, recording = spoken(keeper)
    PlainFiles(tmp_path / "audio").write(f"{recording.id}.flac", to_flac(SOUND[::-1].copy()))
    assert np.array_equal(keeper.sound(recording), SOUND)
    keeper.put_away(recording)
    assert np.array_equal(keeper.archive.read(recording.id), SOUND)


def test_what_is_archived_is_never_written_again(keeper: Keeper, tmp_path: Path) -> None:
    """After the first time the archive is the only copy: rating an entry must not touch it."""
    _, recording = spoken(keeper)
    keeper.put_away(recording)
    file = tmp_path / "audio" / f"{recording.id}.flac"
    before = (file.stat().st_mtime_ns, file.stat().st_ino)
    keeper.put_away(recording)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before
    assert np.array_equal(keeper.sound(recording), SOUND)


def test_what_is_private_is_so_from_its_first_row_on(keeper: Keeper) -> None:
    entry, _ = spoken(keeper, private=True)
    assert entry.private


def test_forgetting_leaves_no_sound_anywhere(keeper: Keeper) -> None:
    entry, recording = spoken(keeper)
    keeper.put_away(recording)
    keeper.forget(entry)
    with pytest.raises(NotFoundError):
        keeper.sound(recording)
    assert keeper.spool.scan() == []
