"""The recording as it grows: what was said is there, sealed, cut off or half damaged."""

import json
import os
import stat
import wave
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from voicejournal.capture.clip import read_clip
from voicejournal.capture.spool import WavSpool
from voicejournal.journal import Moment
from voicejournal.ports import Samples

SECOND = 16_000
EVENING = Moment(datetime(2026, 11, 17, 22, 30, tzinfo=UTC), "UTC", date(2026, 11, 17))
BLOCKS = st.lists(arrays(np.int16, st.integers(0, 3000)), max_size=8)


def ramp(samples: int) -> Samples:
    """Sound of which every sample tells its place."""
    return (np.arange(samples) % 30_000).astype(np.int16)


@settings(deadline=None)  # a disk syncs when it can
@given(blocks=BLOCKS)
def test_the_spool_gives_back_every_sample(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[Samples]
) -> None:
    """In order, whatever the blocks' lengths; the standard library reads the same."""
    folder = tmp_path_factory.mktemp("spool")
    writer = WavSpool(folder).begin("r1", EVENING, "Desk")
    for block in blocks:
        writer.append(block)
    said = np.concatenate([np.zeros(0, np.int16), *blocks])
    assert np.array_equal(WavSpool(folder).read("r1"), said)  # while it still grows
    assert writer.seal().duration_s == len(said) / SECOND
    assert np.array_equal(WavSpool(folder).read("r1"), said)
    with wave.open(str(folder / "r1.wav")) as wav:
        assert wav.getparams()[:4] == (1, 2, SECOND, len(said))
        assert wav.readframes(wav.getnframes()) == said.tobytes()


def test_a_fixed_offset_survives_as_a_zone(spool: WavSpool, tonight: Moment) -> None:
    """Where the machine knows no zone's name, the offset stands in its place."""
    offset = replace(tonight, zone="+00:00")
    writer = spool.begin("r1", offset, "Desk")
    writer.append(ramp(10))
    writer.seal()
    assert spool.scan()[0].moment == offset


def test_a_recording_that_was_cut_off_is_sealed_by_its_length(
    spool: WavSpool, tonight: Moment, tmp_path: Path
) -> None:
    """The header is behind the file after a kill, and the file may end in half a sample."""
    spool.begin("r1", tonight, "Desk").append(ramp(SECOND // 2))
    part = tmp_path / "spool" / "r1.wav.part"
    with part.open("ab") as file:
        file.write(b"\x01")
    assert part.read_bytes()[40:44] == bytes(4)  # half a second is not synced yet
    recovered = spool.recover("r1")
    assert recovered.duration_s == 0.5
    assert np.array_equal(spool.read("r1"), ramp(SECOND // 2))
    assert np.array_equal(read_clip(tmp_path / "spool" / "r1.wav"), ramp(SECOND // 2))
    assert spool.recover("r1") == recovered  # a sealed one is left as it is


def test_each_second_the_header_tells_what_is_there(
    spool: WavSpool, tonight: Moment, tmp_path: Path
) -> None:
    """So that any player opens the file of a machine that died."""
    writer = spool.begin("r1", tonight, "Desk")
    writer.append(ramp(SECOND))
    header = (tmp_path / "spool" / "r1.wav.part").read_bytes()[:44]
    assert int.from_bytes(header[40:44], "little") == 2 * SECOND
    assert int.from_bytes(header[4:8], "little") == 2 * SECOND + 36


def test_never_more_than_a_second_waits_to_be_durable(
    spool: WavSpool, tonight: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut may cost: counted by the syncs that the system was asked for."""
    durable = {"bytes": 0, "syncs": 0}
    real = {name: getattr(os, name) for name in ("fsync", "fdatasync")}

    def note(name: str, handle: int) -> None:
        real[name](handle)
        durable["syncs"] += 1
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            durable["bytes"] = os.fstat(handle).st_size

    for name in real:
        monkeypatch.setattr(os, name, partial(note, name))
    writer = spool.begin("r1", tonight, "Desk")
    assert durable == {"bytes": 44, "syncs": 4}  # the sidecar, the header, their folder after each
    for block in range(1, 61):
        writer.append(ramp(800))
        assert 44 + 2 * 800 * block - durable["bytes"] < 2 * SECOND
    writer.append(ramp(5))
    before = durable["syncs"]
    writer.seal()
    assert durable == {"bytes": 44 + 2 * (800 * 60 + 5), "syncs": before + 2}  # and its folder


@pytest.mark.parametrize("sidecar", [b"", b"{", b"[]", b'{"id": "r1"}', b"\xff\xfe", None])
def test_a_damaged_sidecar_hides_no_recording(
    spool: WavSpool, tonight: Moment, tmp_path: Path, sidecar: bytes | None
) -> None:
    """The sound counts: its evening is then taken from its file's own time."""
    for name in ("r1", "r2"):
        writer = spool.begin(name, tonight, "Desk")
        writer.append(ramp(SECOND))
        writer.seal()
    path = tmp_path / "spool" / "r1.json"
    path.unlink()
    if sidecar is not None:
        path.write_bytes(sidecar)
    found = {recording.id: recording for recording in spool.scan()}
    assert set(found) == {"r1", "r2"}
    assert found["r1"].duration_s == 1.0
    written_at = (tmp_path / "spool" / "r1.wav").stat().st_mtime
    assert found["r1"].moment.at.timestamp() == pytest.approx(written_at - 1.0, abs=0.01)
    assert spool.recover("r1").id == "r1"


@pytest.mark.parametrize(
    "change",
    [
        {"id": "another"},
        {"started_at": "2026-11-17T22:30:00"},
        {"started_at": "0001-01-01T00:00:00+00:00", "zone": "America/New_York"},
        {"device": 7, "sample_rate_hz": "fast"},
    ],
)
def test_a_sidecar_of_odd_values_hides_no_recording(
    spool: WavSpool, tonight: Moment, tmp_path: Path, change: dict[str, object]
) -> None:
    """Another's id, a time without an offset, one that no calendar holds: the sound is found."""
    for name in ("r1", "r2"):
        spool.begin(name, tonight, "Desk").append(ramp(SECOND))
    path = tmp_path / "spool" / "r1.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    assert {recording.id for recording in spool.scan()} == {"r1", "r2"}
    assert spool.recover("r1").duration_s == 1.0
