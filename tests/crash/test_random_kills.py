"""A few of the kills of scripts/bench/faults.py, at the random moments of a fixed seed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.bench.faults_journal import clip_of, fingerprints, made
from scripts.bench.faults_kills import MOST_LOST_S, STAGES, Bench, one_kill
from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:
    from tests.conftest import VirtualMicrophone

SECOND = 16_000
SEED = 17


@pytest.fixture(scope="module")
def bench(
    clip: Mapping[str, Path],
    models_folder: Path,
    virtual_microphone: "VirtualMicrophone",
    tmp_path_factory: pytest.TempPathFactory,
) -> Bench:
    """A journal with an evening that is whole and one that waits, to be copied for each kill."""
    folder = tmp_path_factory.mktemp("bench")
    tuesday = read_clip(clip["tuesday"])
    sentence = clip_of(folder / "sentence.wav", tuesday[23 * SECOND : 27 * SECOND])
    base = made(folder / "base", models_folder, sentence)
    speech = clip_of(folder / "speech.wav", tuesday)
    return Bench(base, fingerprints(base), sentence, speech, virtual_microphone.environment)


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_a_random_moment_nothing_is_lost(
    bench: Bench, tmp_path: Path, stage: str
) -> None:
    """At most a second of sound; earlier evenings are what they were; nothing comes twice."""
    outcome = one_kill(bench, stage, tmp_path / "journal", f"{SEED}-{stage}")
    assert outcome.notes == []
    assert (outcome.lost_recordings, outcome.damaged, outcome.hung) == (0, 0, 0)
    assert outcome.lost_s <= MOST_LOST_S
