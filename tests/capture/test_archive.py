"""The archive: bit for bit, or it says so."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from voicejournal.capture.archive import FlacArchive, from_flac, to_flac
from voicejournal.capture.clip import read_clip
from voicejournal.errors import DamagedError, NotFoundError
from voicejournal.ports import Samples
from voicejournal.vault.sealed import PlainFiles


class LyingFiles(PlainFiles):
    """A FAKE disk that reads back other bytes than were written."""

    @contextmanager
    def reading(self, name: str) -> Iterator[BinaryIO]:
        """Another recording than the one asked for."""
        del name
        yield io.BytesIO(to_flac(np.ones(100, np.int16)))


class BrokenFiles(PlainFiles):
    """A FAKE disk that reads back half of what was written."""

    @contextmanager
    def reading(self, name: str) -> Iterator[BinaryIO]:
        """The first bytes only."""
        with super().reading(name) as file:
            yield io.BytesIO(file.read(20))


@given(samples=arrays(np.int16, st.integers(0, 10_000)))
def test_the_archive_gives_back_every_sample(
    tmp_path_factory: pytest.TempPathFactory, samples: Samples
) -> None:
    """Of any length and any loudness; the id is the hash of the samples."""
    archive = FlacArchive(PlainFiles(tmp_path_factory.mktemp("archive")))
    audio_id = archive.store("r1", [samples])
    kept = archive.read("r1")
    assert kept.dtype == np.int16
    assert np.array_equal(kept, samples)
    assert audio_id == hashlib.sha256(samples.tobytes()).hexdigest()


@given(every=st.integers(2, 5), length=st.integers(1, 9000))
def test_sound_that_lies_scattered_in_memory_is_archived_too(every: int, length: int) -> None:
    """A slice with a step is not contiguous."""
    scattered = np.arange(length * every, dtype=np.int16)[::every]
    assert np.array_equal(from_flac(to_flac(scattered)), scattered)


def test_speech_takes_less_room_and_other_programs_read_it(tmp_path: Path) -> None:
    """A plain FLAC, on which PyAV's own decoding agrees."""
    tone = (3000 * np.sin(np.arange(160_000) / 8)).astype(np.int16)
    archive = FlacArchive(PlainFiles(tmp_path))
    archive.store("r1", [tone])
    assert (tmp_path / "r1.flac").read_bytes()[:4] == b"fLaC"
    assert (tmp_path / "r1.flac").stat().st_size < tone.nbytes / 2
    assert np.array_equal(read_clip(tmp_path / "r1.flac"), tone)


@pytest.mark.parametrize("disk", [LyingFiles, BrokenFiles])
def test_an_archive_that_reads_back_otherwise_is_refused(
    tmp_path: Path, disk: type[PlainFiles]
) -> None:
    """Nobody may drop the first copy for it, so it is not held either."""
    archive = FlacArchive(disk(tmp_path))
    with pytest.raises(DamagedError):
        archive.store("r1", [np.arange(2000, dtype=np.int16)])
    assert not archive.holds("r1")


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    """Bytes that are no FLAC, and no bytes at all."""
    archive = FlacArchive(PlainFiles(tmp_path))
    for content in (b"", b"not a flac", to_flac(np.ones(5000, np.int16))[:60]):
        (tmp_path / "r1.flac").write_bytes(content)
        with pytest.raises(DamagedError):
            archive.read("r1")


def test_a_dropped_recording_is_not_held(tmp_path: Path) -> None:
    """Until then it is; one that never was is neither held nor found."""
    archive = FlacArchive(PlainFiles(tmp_path))
    archive.store("r1", [np.ones(10, np.int16)])
    assert archive.holds("r1")
    assert not archive.holds("r")
    archive.drop("r1")
    assert not archive.holds("r1")
    with pytest.raises(NotFoundError):
        archive.read("r1")
