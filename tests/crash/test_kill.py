"""Killed outright at every stage of an evening: nothing is lost, nothing comes twice."""

import json
import re
import signal
import time
import wave
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken
    from tests.crash.conftest import Die

SECOND = 16_000
MOST_LOST_S = 1.0
PATIENCE_S = 60.0
AT = "2026-11-17T21:45:00+00:00[Europe/London]"
ANSWERS = {"mood": 3, "energy": 4, "feelings": ["anxious"], "triggers": ["work"], "therapy": True}

STAGES = {
    "before the first sound": ("voicejournal.capture.spool", "WavSpool", "begin", 1),
    "after the seal": ("voicejournal.capture.spool", "WavWriter", "seal", 1),
    "after the entry": ("voicejournal.store.entries", "Entries", "add", 1),
    "after the words": ("voicejournal.store.entries", "Entries", "set_transcript", 1),
    "after the first answer": ("voicejournal.store.entries", "Entries", "set_answer", 1),
    "after the last answer": ("voicejournal.store.entries", "Entries", "set_answer", 5),
    "after the archive": ("voicejournal.capture.archive", "FlacArchive", "store", 1),
    "after the archive is noted": ("voicejournal.store.entries", "Entries", "set_archived", 1),
    "after the first copy's sound": ("voicejournal.vault.sealed", "PlainFiles", "remove", 2),
}


class Speaking:
    """The program recording a clip at the speed of speech."""

    def __init__(self, program: "Program", clip: Path) -> None:
        self._program = program
        self.process = program.start("record", "--from-file", clip, "--real-time", "--at", AT)

    def wait_for(self, seconds: float) -> None:
        """Return when so much sound lies on the disk."""
        give_up_at = time.monotonic() + PATIENCE_S
        while self.on_disk_s() < seconds:
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < give_up_at, "no sound reached the disk"
            time.sleep(0.005)

    def on_disk_s(self) -> float:
        """Seconds of sound in the recording that grows."""
        sizes = [part.stat().st_size for part in (self._program.journal / "spool").glob("*.part")]
        return (max(sizes, default=44) - 44) / 2 / SECOND

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.communicate(timeout=PATIENCE_S)


@pytest.fixture
def speak(voicejournal: "Program", spoken: "Spoken") -> Iterator[Callable[[], Speaking]]:
    """Starts a recording of a clip; ended at the latest with the test."""
    started: list[Speaking] = []

    def start() -> Speaking:
        started.append(Speaking(voicejournal, spoken.path))
        return started[-1]

    yield start
    for speaking in started:
        speaking.kill()


def kept_entries(program: "Program") -> list[int]:
    """Numbers of all entries."""
    return [entry["number"] for entry in program.data("list", "--all")]


def test_killed_in_mid_sentence_at_most_a_second_is_lost(
    speak: Callable[[], Speaking], voicejournal: "Program", spoken: "Spoken"
) -> None:
    """The next start says what it kept; recovery gives it its words, once."""
    speaking = speak()
    speaking.wait_for(0.1)
    first_seen_s, first_on_disk_s = time.monotonic(), speaking.on_disk_s()
    speaking.wait_for(8.0)
    given_s = first_on_disk_s + time.monotonic() - first_seen_s
    speaking.kill()

    ran = voicejournal("list")
    said = re.fullmatch(
        r"I kept your (\d+) seconds of Tuesday\. `voicejournal recover` .*\n", ran.err
    )
    assert said is not None, ran
    assert abs(int(said[1]) - given_s) <= 1.5
    assert voicejournal("list").err == ""
    entry = voicejournal.data("show", "1")
    assert entry["duration_s"] >= given_s - MOST_LOST_S
    assert (entry["waits"], entry["recorded_at"]) == (True, "2026-11-17T21:45:00+00:00")
    (path,) = (voicejournal.journal / "spool").glob("*.wav")
    kept = read_clip(path)
    assert np.array_equal(kept, read_clip(spoken.path)[: len(kept)])

    ran = voicejournal("recover")
    assert (ran.code, ran.err) == (0, "")
    assert "Entry 1 has its words." in ran.out
    assert "Monday night" in voicejournal.data("show", "1")["text"]
    assert voicejournal("recover").out == "Nothing waits to be finished.\n"
    assert kept_entries(voicejournal) == [1]


@pytest.fixture
def sentence(clip: Mapping[str, Path], tmp_path: Path) -> Path:
    """Four seconds of Tuesday, on the silence after saying sorry."""
    path = tmp_path / "sentence.wav"
    with wave.open(str(path), "wb") as wav:
        wav.setparams((1, 2, SECOND, 0, "NONE", ""))
        wav.writeframes(read_clip(clip["tuesday"])[23 * SECOND : 27 * SECOND].tobytes())
    return path


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_a_stage_the_next_start_completes_it(
    voicejournal: "Program", die: "Die", sentence: Path, tmp_path: Path, stage: str
) -> None:
    """One entry, one archived sound, an empty spool; each answer that was kept is still there."""
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(ANSWERS), "utf-8")
    clip = ("--from-file", sentence, "--at", AT, "--answers", answers)
    died = die(STAGES[stage], "record", *clip)
    assert died.returncode == -signal.SIGKILL, died
    finished = voicejournal("recover")
    assert finished.code == 0, finished
    if stage == "before the first sound":
        assert kept_entries(voicejournal) == []
        return
    listed = voicejournal("list", "--json")
    assert (listed.code, listed.err) == (0, "")
    assert [entry["number"] for entry in json.loads(listed.out)] == [1]
    entry = voicejournal.data("show", "1")
    assert (entry["duration_s"], entry["waits"]) == (4.0, False)
    assert entry["text"].lower().count("silence") == 1
    given = answers_kept(stage)
    assert [answer["slot"] for answer in entry["answers"]] == list(ANSWERS)[:given]
    assert entry["mood"] == (3 if given else None)
    assert [path.name for path in (voicejournal.journal / "spool").iterdir()] == []
    archived = list((voicejournal.journal / "audio").iterdir())
    assert len(archived) == 1
    assert np.array_equal(read_clip(archived[0]), read_clip(sentence))


def answers_kept(stage: str) -> int:
    """How many answers were given when the program was killed."""
    order = list(STAGES).index(stage)
    first = list(STAGES).index("after the first answer")
    return 0 if order < first else 1 if order == first else len(ANSWERS)


def test_a_second_recorder_is_told_who_records_and_reading_goes_on(
    speak: Callable[[], Speaking], voicejournal: "Program", spoken: "Spoken"
) -> None:
    """Exit 5; the growing recording is not touched, and ends by SIGTERM as its own entry."""
    typed = voicejournal("record", "--typed", "--at", AT, typed="Kept before.")
    assert typed.code == 0
    speaking = speak()
    speaking.wait_for(1.0)
    second = voicejournal("record", "--from-file", spoken.path)
    assert (second.code, second.out) == (5, "")
    assert f"Another voicejournal is recording (process {speaking.process.pid}, since" in second.err
    listed = voicejournal("list")
    assert (listed.code, listed.err) == (0, "")
    assert kept_entries(voicejournal) == [1]
    assert voicejournal("recover").code == 0
    on_disk_s = speaking.on_disk_s()
    assert on_disk_s >= 1.0
    speaking.process.terminate()
    _, told = speaking.process.communicate(timeout=PATIENCE_S)
    assert speaking.process.returncode == 130, told
    assert voicejournal.data("show", "2")["duration_s"] >= on_disk_s
