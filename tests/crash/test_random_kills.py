"""A few of the kills of scripts/bench/faults.py, at the random moments of a fixed seed."""

from pathlib import Path

import pytest

from scripts.bench.faults_kills import MOST_LOST_S, STAGES, Bench, one_kill

SEED = 17


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_a_random_moment_nothing_is_lost(
    bench: Bench, tmp_path: Path, stage: str
) -> None:
    """At most a second of sound; earlier evenings are what they were; nothing comes twice."""
    outcome = one_kill(bench, stage, tmp_path / "journal", f"{SEED}-{stage}")
    assert outcome.notes == []
    assert (outcome.lost_recordings, outcome.damaged, outcome.hung) == (0, 0, 0)
    assert outcome.lost_s <= MOST_LOST_S
