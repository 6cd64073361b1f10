"""A journal with three evenings in it: made once by the program itself, then copied."""

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken

MONDAY = "2026-11-16T22:30:00+00:00[Europe/London]"
MONDAYS_ANSWERS = {
    "mood": 4,
    "energy": 3,
    "feelings": ["anxious 8"],
    "triggers": ["work"],
    "therapy": True,
}
WRITTEN = [
    {
        "recorded_at": "2026-11-17T21:15:00+00:00",
        "text": "My sister rang. I felt ashamed when she was silent. I did the breathing exercise.",
        "mood": 5,
        "energy": 4,
        "feelings": ["ashamed"],
        "triggers": ["family"],
    },
    {
        "recorded_at": "2026-11-18T21:15:00+00:00",
        "text": "I told nobody about the letter in the drawer. I am frightened of what it says.",
        "mood": 2,
        "private": True,
    },
]


@pytest.fixture(scope="session")
def once_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the three evenings lie, once the first test that needs them made them."""
    return tmp_path_factory.mktemp("three") / "journal"


@pytest.fixture
def evenings(
    voicejournal: "Program", spoken: "Spoken", once_made: Path, tmp_path: Path
) -> "Program":
    """The program over three evenings: Monday spoken, Tuesday written, Wednesday private."""
    if once_made.exists():
        shutil.rmtree(voicejournal.journal)
        shutil.copytree(once_made, voicejournal.journal)
        return voicejournal
    answers = tmp_path / "monday.json"
    answers.write_text(json.dumps(MONDAYS_ANSWERS), "utf-8")
    clip = ("--from-file", spoken.path)
    ran = voicejournal("record", *clip, "--at", MONDAY, "--answers", answers)
    assert ran.code == 0, ran
    written = tmp_path / "written.json"
    written.write_text(json.dumps(WRITTEN), "utf-8")
    ran = voicejournal("import", written)
    assert ran.code == 0, ran
    shutil.copytree(voicejournal.journal, once_made)
    return voicejournal


@pytest.fixture
def altered_models(models_folder: Path, tmp_path: Path) -> Path:
    """A folder of models in which tiny.en has one byte changed, and `whole` beside it."""
    altered = tmp_path / "altered"
    shutil.copytree(models_folder / "tiny.en", altered / "tiny.en")
    weights = altered / "tiny.en" / "model.bin"
    weights.chmod(0o600)
    with weights.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read(1)
        file.seek(-1, os.SEEK_END)
        file.write(bytes([last[0] ^ 1]))
    return altered
