"""Kills and full disks: what was said until then is there."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from voicejournal.capture.recorder import Recorder
from voicejournal.capture.spool import WavSpool
from voicejournal.errors import StorageError
from voicejournal.journal import Moment
from voicejournal.ports import Samples

SECOND = 16_000
BLOCK = 800
KILLS = 5
PATIENCE_S = 60

# Appends for ever; tells on standard output how many samples it has handed over.
TALK_UNTIL_KILLED = """
import sys
from datetime import date, datetime, timezone
from pathlib import Path
import numpy as np
from voicejournal.capture.spool import WavSpool
from voicejournal.journal import Moment
moment = Moment(datetime(2026, 11, 17, 22, 30, tzinfo=timezone.utc), "UTC", date(2026, 11, 17))
writer = WavSpool(Path(sys.argv[1])).begin("r1", moment, "Desk")
block, given = 800, 0
while True:
    writer.append((np.arange(given, given + block) % 30000).astype(np.int16))
    given += block
    print(given, flush=True)
"""

RECORD_WITH_A_SMALL_DISK = """
import resource, signal, sys
from datetime import date, datetime, timezone
from pathlib import Path
import numpy as np
from voicejournal.capture.spool import WavSpool
from voicejournal.errors import StorageError
from voicejournal.journal import Moment
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_001, 50_001))
moment = Moment(datetime(2026, 11, 17, 22, 30, tzinfo=timezone.utc), "UTC", date(2026, 11, 17))
writer = WavSpool(Path(sys.argv[1])).begin("r1", moment, "Desk")
try:
    for number in range(100):
        writer.append((np.arange(number * 800, number * 800 + 800) % 30000).astype(np.int16))
except StorageError as refused:
    print(number, writer.seal().duration_s)
"""


def ramp(samples: int) -> Samples:
    """Sound of which every sample tells its place."""
    return (np.arange(samples) % 30_000).astype(np.int16)


class Talk:
    """A FAKE microphone that talks for some seconds, as fast as it is listened to."""

    name = "Talk"
    remarks = ()

    def __init__(self, seconds: int) -> None:
        self._said = ramp(seconds * SECOND)

    def blocks(self, ended: object) -> Iterator[Samples]:
        """All that is said."""
        del ended
        for start in range(0, len(self._said), BLOCK):
            yield self._said[start : start + BLOCK]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte: about fifteen seconds of sound."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "none", str(disk)],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip(f"NO FULL DISK WAS TESTED: mount says {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], timeout=PATIENCE_S, check=True)


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_recording_is_kept_but_for_its_last_block(tmp_path: Path, kill: int) -> None:
    """After kill -9 at any moment no block is missing that `append` came back from."""
    process = subprocess.Popen(
        [sys.executable, "-c", TALK_UNTIL_KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process:
        for _ in range(25 + 13 * kill):
            seen = process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        handed_over = int((seen + process.stdout.read()).split()[-1])
        process.wait(PATIENCE_S)
    spool = WavSpool(tmp_path)
    assert [recording.id for recording in spool.scan()] == ["r1"]
    recovered = spool.recover("r1")
    kept = spool.read("r1")
    assert recovered.duration_s == len(kept) / SECOND
    assert handed_over <= len(kept) <= handed_over + BLOCK
    assert np.array_equal(kept, ramp(len(kept)))


def test_a_full_disk_ends_the_recording_and_keeps_what_was_said(
    small_disk: Path, tonight: Moment
) -> None:
    """The recorder says so; the sound until then is sealed, whole blocks of it."""
    spool = WavSpool(small_disk / "spool")
    recorder = Recorder(Talk(60), lambda: spool.begin("r1", tonight, "Talk"), lambda _block: None)
    recorder.begin()
    recorder.open()
    recorder._thread.join(PATIENCE_S)
    state = recorder.state()
    assert isinstance(state.trouble, StorageError)
    assert "full" in state.trouble.message
    assert not state.running
    sealed = recorder.end()
    assert sealed is not None
    assert sealed.duration_s == state.elapsed_s > 10
    assert [recording.duration_s for recording in spool.scan()] == [sealed.duration_s]
    kept = spool.read("r1")
    assert np.array_equal(kept, ramp(len(kept)))


def test_a_disk_too_full_to_begin_is_told_and_keeps_the_others(
    small_disk: Path, tonight: Moment
) -> None:
    """What was there stays; the new recording leaves no half-written sidecar."""
    spool = WavSpool(small_disk)
    spool.begin("r1", tonight, "Desk").append(ramp(SECOND))
    (small_disk / "films").write_bytes(bytes(small_disk_rest(small_disk)))
    with pytest.raises(StorageError, match="full"):
        spool.begin("r2", tonight, "Desk").append(ramp(SECOND))
    assert spool.recover("r1").duration_s == 1.0
    assert np.array_equal(spool.read("r1"), ramp(SECOND))


def small_disk_rest(disk: Path) -> int:
    """Bytes that are free on a disk."""
    free = os.statvfs(disk)
    return free.f_bavail * free.f_bsize


def test_a_block_that_was_half_written_is_taken_back(tmp_path: Path) -> None:
    """The limit lies within a sample: without this all that followed would be noise."""
    told = subprocess.run(
        [sys.executable, "-c", RECORD_WITH_A_SMALL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    refused_block, duration_s = told.stdout.split()
    whole = int(refused_block) * 800
    assert float(duration_s) == whole / SECOND
    assert (tmp_path / "r1.wav").stat().st_size == 44 + 2 * whole
    assert np.array_equal(WavSpool(tmp_path).read("r1"), ramp(whole))
