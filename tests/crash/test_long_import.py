"""A long recording, killed at every stage of its import: what was read is not read again."""

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken
    from tests.crash.conftest import Die, Stage

SECOND = 16_000
PATIENCE_S = 120.0
AT = "2026-11-17T21:45:00+00:00[Europe/London]"
COPYING: "Stage" = ("voicejournal.capture.spool", "WavWriter", "append", 1)
SEALED: "Stage" = ("voicejournal.capture.spool", "WavWriter", "seal", 1)
IS_ENTRY: "Stage" = ("voicejournal.store.entries", "Entries", "add", 1)
SOME_READ: "Stage" = ("voicejournal.store.drafts", "DraftPieces", "keep", 1)
HAS_WORDS: "Stage" = ("voicejournal.store.entries", "Entries", "set_transcript", 1)

# The program, but for one thing: it says on its last line which pieces the model was given.
COUNTS = """
import sys
from voicejournal.speech.whisper import Whisper
whole = Whisper.hear
lengths = []
def counted(self, sound):
    lengths.append(len(sound))
    return whole(self, sound)
Whisper.hear = counted
from voicejournal.__main__ import run
code = run(sys.argv[1:])
print("decoded", *lengths)
sys.exit(code)
"""


@pytest.fixture(scope="session")
def long_sound(clip: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute and more: beginnings of evenings, one after the other, and again."""
    parts = [read_clip(clip[day])[: 14 * SECOND] for day in ("monday", "tuesday", "friday")]
    path = tmp_path_factory.mktemp("long") / "long.wav"
    with wave.open(str(path), "wb") as wav:
        wav.setparams((1, 2, SECOND, 0, "NONE", ""))
        wav.writeframes(np.concatenate([*parts, *parts[:2]]).tobytes())
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A person who keeps the entry private, and rates it."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"mood": 3, "private": True}), "utf-8")
    return path


def counting(program: "Program", *arguments: str | Path) -> tuple[int, list[int]]:
    """Run a command; returns its code, and the samples of each piece that the model was given."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTS, *map(str, arguments)],
        env=program.whole_environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    last = done.stdout.splitlines()[-1]
    assert last.startswith("decoded"), done
    return done.returncode, [int(length) for length in last.split()[1:]]


def rows(program: "Program", query: str) -> list[tuple[Any, ...]]:
    """What the journal's database holds; nothing, before it has its tables."""
    uri = f"{(program.journal / 'journal.db').as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


DRAFTS = "SELECT end_sample - start_sample FROM drafts ORDER BY start_sample"
SEGMENTS = "SELECT position, start_s, end_s, text, words, avg_logprob FROM segments"


def wait_for(is_so: Callable[[], object], process: "subprocess.Popen[str]") -> None:
    """Wait until something is so, while the process goes on."""
    give_up_at = time.monotonic() + PATIENCE_S
    while not is_so():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up_at
        time.sleep(0.02)


@pytest.mark.parametrize("again", ["import", "recover"])
def test_killed_in_the_middle_what_was_read_is_not_read_again(
    voicejournal: "Program", long_sound: Path, tmp_path: Path, again: str
) -> None:
    """And the words, their times and all are those of a run that nothing cut off."""
    whole = replace(voicejournal, journal=tmp_path / "whole")
    shutil.copytree(voicejournal.journal, whole.journal)
    code, all_pieces = counting(whole, "import", long_sound, "--at", AT)
    assert code == 0
    assert len(all_pieces) >= 5

    process = voicejournal.start("import", long_sound, "--at", AT)
    wait_for(lambda: len(rows(voicejournal, DRAFTS)) >= 2, process)
    process.kill()
    process.communicate(timeout=PATIENCE_S)
    kept = [length for (length,) in rows(voicejournal, DRAFTS)]
    assert 2 <= len(kept) < len(all_pieces)

    arguments = ("import", long_sound) if again == "import" else ("recover",)
    code, rest = counting(voicejournal, *arguments)
    assert code == 0
    assert sorted(kept + rest) == sorted(all_pieces)
    assert rows(voicejournal, SEGMENTS) == rows(whole, SEGMENTS)
    assert rows(voicejournal, DRAFTS) == []
    assert [entry["number"] for entry in voicejournal.data("list")] == [1]
    assert list((voicejournal.journal / "spool").iterdir()) == []


def test_ctrl_c_says_what_is_kept_and_ends_with_its_code(
    voicejournal: "Program", long_sound: Path
) -> None:
    """130; the next run goes on."""
    process = voicejournal.start("import", long_sound, "--at", AT)
    wait_for(lambda: rows(voicejournal, DRAFTS), process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130
    assert re.match(r"\d+ of 70 seconds of entry 1 are written down and kept\.\n", told), told
    assert "voicejournal transcribe --pending` goes on from there" in told
    assert rows(voicejournal, DRAFTS)
    ran = voicejournal("transcribe", "--pending")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"\d+ of 70 seconds were kept before", ran.out)
    assert rows(voicejournal, DRAFTS) == []


@pytest.mark.parametrize("stage", [SEALED, IS_ENTRY, SOME_READ, HAS_WORDS], ids=lambda s: s[2])
def test_killed_at_a_stage_the_same_import_completes_it(
    voicejournal: "Program", die: "Die", spoken: "Spoken", answers: Path, stage: "Stage"
) -> None:
    """One entry, as private as it was wished to be from its first row on, with its answers."""
    arguments = ("import", spoken.path, "--at", AT, "--answers", answers)
    assert die(stage, *arguments).returncode == -signal.SIGKILL
    kept = voicejournal.data("list")
    assert [entry["private"] for entry in kept] == [True]
    ran = voicejournal(*arguments)
    assert ran.code == 0, ran
    assert voicejournal("recover").code == 0
    (entry,) = voicejournal.data("list")
    assert (entry["origin"], entry["duration_s"], entry["waits"]) == ("imported", 15.5, False)
    assert (entry["mood"], entry["private"]) == (3, True)
    assert entry["text"].count("deadline") == 1
    assert list((voicejournal.journal / "spool").iterdir()) == []
    assert len(list((voicejournal.journal / "audio").iterdir())) == 1


def test_half_a_copy_gives_way_to_the_file_itself(
    voicejournal: "Program", die: "Die", long_sound: Path, answers: Path
) -> None:
    """It is no entry and is told of; the same import again leaves one whole entry."""
    assert die(COPYING, "import", long_sound, "--at", AT).returncode == -signal.SIGKILL
    ran = voicejournal("list")
    assert ran.code == 0
    assert "is empty" in ran.out
    assert "Bringing in long.wav was cut off: import it again." in ran.err
    assert "recover` keeps the 30 seconds here" in ran.err
    ran = voicejournal("import", long_sound, "--at", AT, "--answers", answers)
    assert (ran.code, ran.err) == (0, "")
    (entry,) = voicejournal.data("list")
    assert entry["duration_s"] == 70
    assert list((voicejournal.journal / "spool").iterdir()) == []


def test_half_a_copy_is_kept_for_who_has_the_file_no_more(
    voicejournal: "Program", die: "Die", long_sound: Path, answers: Path
) -> None:
    """On the word `recover`: as an import, and private if that was wished."""
    arguments = ("import", long_sound, "--at", AT, "--answers", answers)
    assert die(COPYING, *arguments).returncode == -signal.SIGKILL
    assert voicejournal("recover").code == 0
    (entry,) = voicejournal.data("list")
    assert (entry["origin"], entry["duration_s"], entry["private"]) == ("imported", 30, True)
    assert entry["waits"] is False
    assert voicejournal(*arguments).code == 0
    assert sorted(entry["duration_s"] for entry in voicejournal.data("list")) == [30, 70]


def test_an_import_never_unlinks_what_was_spoken(
    voicejournal: "Program", die: "Die", spoken: "Spoken"
) -> None:
    """The same sound, cut off as it was recorded, is an entry of its own."""
    recorded = die(
        ("voicejournal.capture.spool", "WavWriter", "append", 60),
        "record",
        "--from-file",
        spoken.path,
        "--at",
        AT,
    )
    assert recorded.returncode == -signal.SIGKILL
    assert voicejournal("import", spoken.path, "--at", AT).code == 0
    lengths = {entry["origin"]: entry["duration_s"] for entry in voicejournal.data("list")}
    assert lengths == {"spoken": 6.0, "imported": 15.5}
