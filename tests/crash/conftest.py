"""The program, killed outright at a place that a test names."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.bench.faults_journal import clip_of, fingerprints, made
from scripts.bench.faults_kills import Bench
from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, VirtualMicrophone

SECOND = 16_000

PATIENCE_S = 120.0

# The program, but for one thing: it is killed right after so many calls of one method.
DIES = """
import os, signal, sys
from importlib import import_module
module, kind, method, calls, *arguments = sys.argv[1:]
owner = getattr(import_module(module), kind)
whole = getattr(owner, method)
left = int(calls)
def fatal(*given, **named):
    global left
    result = whole(*given, **named)
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(owner, method, fatal)
from voicejournal.__main__ import run
sys.exit(run(arguments))
"""

Stage = tuple[str, str, str, int]
"""A module, a class in it, its method, and after how many calls of it to die."""
Die = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def die(voicejournal: "Program") -> Die:
    """Runs the program until it is killed at a stage: `die(stage, "import", path)`."""

    def run(stage: Stage, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", DIES, *map(str, stage), *map(str, arguments)],
            env=voicejournal.whole_environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
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
