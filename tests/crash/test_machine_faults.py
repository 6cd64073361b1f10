"""Faults of the machine, as scripts/bench/faults.py tries them, and a limit of a file's size."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.bench import faults_machine as machine
from scripts.bench.faults_journal import HungError, Outcome, copied, readable
from scripts.bench.faults_kills import Bench

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTS = {
    "a disk that turned read-only": machine.read_only,
    "a reader of its output that leaves": machine.broken_pipe,
    "another zone, and an hour that comes twice": machine.zones,
    "a second recorder": machine.second_recorder,
}
LIMIT_KIB = 400
PATIENCE_S = 60


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_machine_loses_nothing(bench: Bench, tmp_path: Path, fault: str) -> None:
    """It is said in calm words, and all that was there is there."""
    attempt: Callable[[Bench, Path], Outcome] = FAULTS[fault]
    try:
        outcome = attempt(bench, tmp_path)
    except HungError as refused:
        if "mount says" not in str(refused):
            raise
        pytest.skip(f"NO READ-ONLY DISK WAS TESTED: {refused}")
    assert outcome.notes == []
    assert (outcome.lost_recordings, outcome.damaged, outcome.hung) == (0, 0, 0)
    assert outcome.lost_s <= 1.0


def test_a_limit_of_a_files_size_ends_the_recording_and_keeps_it(
    bench: Bench, tmp_path: Path
) -> None:
    """As a quota does, and where no disk can be mounted: a minute does not fit, and is said."""
    journal = copied(bench.base, tmp_path / "journal")
    command = f'ulimit -f {LIMIT_KIB}; exec "$0" -m voicejournal record --from-file "$1"'
    done = subprocess.run(
        ["bash", "-c", command, *map(str, (machine.PYTHON, bench.speech))],
        env=journal.environment({"VOICEJOURNAL_MODELS": "/nowhere"}),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert "The disk refused to work on" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    (new,) = {row[0] for row in journal.rows("SELECT id FROM entries")} - set(bench.before)
    sound = readable(journal.sounds()[new])
    assert sound is not None
    assert len(sound) * 2 >= LIMIT_KIB * 1024 - 44 - 3200
