"""What is installed: the wheel carries all that the program reads, and works without the source."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"

# -I: neither the folder one stands in nor PYTHONPATH; a .pth of the source comes after the wheel.
INSIDE = """
import sys
sys.path.insert(0, sys.argv[1])
import voicejournal
from voicejournal.dialogue.help_now import help_text
from voicejournal.dialogue.prompt_set import read_prompt_set
from voicejournal.dialogue.sample import read_sample_week
from voicejournal.language.lists.lexicon import read_lexicon
from voicejournal.language.private.word_weights import read_privacy_words
from voicejournal.language.telling.word_sense import read_word_weights
from voicejournal.weights import read_manifest
from importlib.resources import files
assert voicejournal.__file__.startswith(sys.argv[1]), voicejournal.__file__
assert len(read_prompt_set().questions) == 11
assert read_lexicon()
assert read_word_weights().kinds
assert read_privacy_words()
for name in ("page.css", "page.typ"):
    assert (files("voicejournal.summary.printed") / name).read_bytes()
assert "116 123" in help_text("", "GB")
assert {"base", "tiny.en"} <= {model.name for model in read_manifest().models}
week = read_sample_week()
assert len(week) == 7
for evening in week:
    assert len((files("voicejournal") / "demo" / evening.clip).read_bytes()) > 100_000
print("all there")
"""

RUN = """
import sys
sys.path.insert(0, sys.argv[1])
from voicejournal.__main__ import run
sys.exit(run(["--version"]))
"""


def of_python(*arguments: str, at: Path) -> "subprocess.CompletedProcess[str]":
    """Run Python in a folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=at,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `pip` would, without asking any index."""
    folder = tmp_path_factory.mktemp("wheel")
    built = of_python("-c", BUILD, str(folder), at=ROOT)
    assert built.returncode == 0, built.stderr
    return folder / built.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the wheel's files alone."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_carries_what_the_program_reads(installed: Path, tmp_path: Path) -> None:
    """The manifest, the questions, the lexicon, the sample week and the help lines."""
    looked = of_python("-I", "-c", INSIDE, str(installed), at=tmp_path)
    assert (looked.returncode, looked.stdout) == (0, "all there\n"), looked.stderr


def test_the_installed_program_starts(installed: Path, tmp_path: Path) -> None:
    """From the wheel's files, and by the name that the wheel gives it."""
    ran = of_python("-I", "-c", RUN, str(installed), at=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("voicejournal 0.")
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "voicejournal = voicejournal.__main__:main" in entry_points.read_text("utf-8")


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    """No weights, no tests, no journal; with the licence."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    folders = {name.split("/")[0] for name in names}
    assert len(folders) == 2
    assert "voicejournal" in folders
    assert [name for name in names if name.endswith((".bin", ".db", ".pyc"))] == []
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert wheel.stat().st_size < 20_000_000
