"""What every spool promises (ports.AudioSpool), tested on each of them."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spools import SPOOLS
from voicejournal.errors import NotFoundError
from voicejournal.journal import Moment
from voicejournal.ports import AudioSpool, CopyOf, Samples

SECOND = 16_000
EVENING = Moment(datetime(2026, 11, 17, 22, 30, tzinfo=UTC), "UTC", date(2026, 11, 17))
LENGTHS = st.lists(st.integers(0, 12_000), max_size=8)

MakeSpool = Callable[[Path], AudioSpool]


@pytest.fixture(params=SPOOLS)
def make_spool(request: pytest.FixtureRequest) -> MakeSpool:
    """Makes spools of one kind: another over the same folder is the next start."""
    return SPOOLS[request.param]


def ramp(first: int, samples: int) -> Samples:
    """Sound of which every sample tells its place."""
    return (np.arange(first, first + samples) % 30_000).astype(np.int16)


def appended(spool: AudioSpool, lengths: list[int]) -> int:
    """Begin r1 and append blocks of these lengths, then be cut off; how many samples it was."""
    writer = spool.begin("r1", EVENING, "Desk")
    said = 0
    for length in lengths:
        writer.append(ramp(said, length))
        said += length
    return said


@pytest.mark.parametrize("kind", SPOOLS)
@settings(deadline=None)  # a disk syncs when it can
@given(lengths=LENGTHS)
def test_after_the_seal_every_sample_is_there(
    tmp_path_factory: pytest.TempPathFactory, kind: str, lengths: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("spool")
    writer = SPOOLS[kind](folder).begin("r1", EVENING, "Desk")
    said = np.concatenate([np.zeros(0, np.int16), *(ramp(7 * n, n) for n in lengths)])
    for length in lengths:
        writer.append(ramp(7 * length, length))
    sealed = writer.seal()
    assert sealed.duration_s == len(said) / SECOND
    assert sealed.fingerprint == hashlib.sha256(said.tobytes()).hexdigest()
    again = SPOOLS[kind](folder)
    assert np.array_equal(again.read("r1"), said)
    blocks = [np.zeros(0, np.int16), *again.blocks("r1")]
    assert np.array_equal(np.concatenate(blocks), said)
    assert [found.duration_s for found in again.scan()] == [sealed.duration_s][: len(said)]


@pytest.mark.parametrize("kind", SPOOLS)
@settings(deadline=None)  # a disk syncs when it can
@given(lengths=LENGTHS)
def test_cut_off_at_any_moment_at_most_a_second_is_missing(
    tmp_path_factory: pytest.TempPathFactory, kind: str, lengths: list[int]
) -> None:
    """What is there is what was said from the start on; recovery may be repeated."""
    folder = tmp_path_factory.mktemp("spool")
    said = appended(SPOOLS[kind](folder), lengths)
    again = SPOOLS[kind](folder)
    found = again.scan()
    kept = again.read("r1")
    assert said - SECOND <= len(kept) <= said
    assert np.array_equal(kept, ramp(0, len(kept)))
    assert [recording.duration_s for recording in found] == [len(kept) / SECOND] * bool(len(kept))
    if found:
        assert again.recover("r1") == found[0]
        assert SPOOLS[kind](folder).recover("r1") == found[0]
        assert np.array_equal(again.read("r1"), kept)


def test_what_was_synced_before_a_pause_is_all_there(make_spool: MakeSpool, tmp_path: Path) -> None:
    writer = make_spool(tmp_path).begin("r1", EVENING, "Desk")
    writer.append(ramp(0, 700))
    writer.sync()
    writer.sync()
    assert np.array_equal(make_spool(tmp_path).read("r1"), ramp(0, 700))


def test_a_recording_knows_its_evening_its_device_and_whose_copy_it_is(
    make_spool: MakeSpool, tmp_path: Path, tonight: Moment
) -> None:
    copy = CopyOf("ab" * 32, private=True)
    writer = make_spool(tmp_path).begin("r1", tonight, "Ünïcode Mic [2]", copy)
    writer.append(ramp(0, SECOND))
    sealed = writer.seal()
    again = make_spool(tmp_path)
    assert again.scan() == [replace(sealed, fingerprint="")]
    assert (sealed.moment, sealed.device) == (tonight, "Ünïcode Mic [2]")
    assert again.copied("r1") == copy
    assert again.copied("r2") is None


def test_a_recording_says_whether_it_was_begun_as_private(
    make_spool: MakeSpool, tmp_path: Path
) -> None:
    make_spool(tmp_path).begin("r1", EVENING, "Desk", private=True).append(ramp(0, SECOND))
    make_spool(tmp_path).begin("r2", EVENING, "Desk").append(ramp(0, SECOND))
    assert make_spool(tmp_path).is_private("r1")
    assert not make_spool(tmp_path).is_private("r2")


def test_recordings_are_scanned_oldest_first_and_empty_ones_are_passed_over(
    make_spool: MakeSpool, tmp_path: Path
) -> None:
    spool = make_spool(tmp_path)
    for name, minutes in (("b", 5), ("a", 10), ("c", 0)):
        moment = replace(EVENING, at=EVENING.at + timedelta(minutes=minutes))
        spool.begin(name, moment, "Desk").append(ramp(0, SECOND))
    spool.begin("empty", EVENING, "Desk")
    assert [recording.id for recording in spool.scan()] == ["c", "b", "a"]
    assert spool.never_begun() == ["empty"]
    with pytest.raises(NotFoundError):
        spool.recover("empty")


def test_a_dropped_recording_is_gone_and_its_neighbour_stays(
    make_spool: MakeSpool, tmp_path: Path
) -> None:
    spool = make_spool(tmp_path)
    for name in ("r1", "r10"):
        spool.begin(name, EVENING, "Desk").append(ramp(0, SECOND))
    spool.drop("r1")
    spool.drop("r1")
    assert [recording.id for recording in spool.scan()] == ["r10"]
    with pytest.raises(NotFoundError):
        spool.read("r1")
    with pytest.raises(NotFoundError):
        list(spool.blocks("r1"))


def test_only_the_owner_can_listen(make_spool: MakeSpool, tmp_path: Path) -> None:
    make_spool(tmp_path / "spool").begin("r1", EVENING, "Desk").append(ramp(0, SECOND))
    for path in [tmp_path / "spool", *(tmp_path / "spool").rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0
