"""A journal to be damaged: the real program over it, and what must be there afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import wave
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import soundfile

from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from voicejournal.ports import Samples

ROOT: Final = Path(__file__).resolve().parents[2]
RATE_HZ: Final = 16_000
HEADER_BYTES: Final = 44
HANGS_AFTER_S: Final = 90.0
"""A command that takes so long hangs; on a busy machine the slowest here took under twenty."""
LOOK_EVERY_S: Final = 0.002
NOTHING: Final[dict[str, str]] = {}
NO_MODELS: Final = {"VOICEJOURNAL_MODELS": "/nowhere"}
AT: Final = "2026-11-17T21:45:00+00:00[Europe/London]"


class HungError(Exception):
    """The program did not end, or what was to come did not come."""


@dataclass
class Outcome:
    """What became of the journal after one fault; `notes` say what is wrong."""

    lost_recordings: int = 0
    lost_s: float = 0.0
    damaged: int = 0
    hung: int = 0
    notes: list[str] = field(default_factory=list)

    def check(self, is_so: bool, note: str) -> None:
        """Count damage, unless it is so."""
        if not is_so:
            self.damaged += 1
            self.notes.append(note)


@dataclass(frozen=True)
class Journal:
    """A folder, and the program over it as a process of its own."""

    folder: Path
    models: Path

    @property
    def spool(self) -> Path:
        """Where recordings grow."""
        return self.folder / "spool"

    def environment(self, changed: Mapping[str, str]) -> dict[str, str]:
        """What the program finds in its environment; no microphone, if nothing else is said."""
        places = {"VOICEJOURNAL_HOME": str(self.folder), "VOICEJOURNAL_MODELS": str(self.models)}
        return {**os.environ, "PULSE_SERVER": "unix:/nowhere", "TZ": "Europe/London"} | (
            places | dict(changed)
        )

    def start(
        self,
        *arguments: str | Path,
        changed: Mapping[str, str] = NOTHING,
        stdin: int = subprocess.DEVNULL,
    ) -> subprocess.Popen[str]:
        """Start a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "voicejournal", *map(str, arguments)],
            env=self.environment(changed),
            cwd=ROOT,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments: str | Path, changed: Mapping[str, str] = NOTHING) -> tuple[int, str]:
        """Run a command to its end; its code and all that it said."""
        return finish(self.start(*arguments, changed=changed))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds; nothing while there is none."""
        uri = f"{(self.folder / 'journal.db').as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(uri, uri=True, timeout=1)) as connection:
                return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return []

    def growing_s(self) -> float:
        """Seconds of sound in the recordings that grow."""
        sizes = [0]
        with suppress(FileNotFoundError):
            sizes += [part.stat().st_size - HEADER_BYTES for part in self.spool.glob("*.part")]
        return max(sizes) / 2 / RATE_HZ

    def sounds(self) -> dict[str, Path]:
        """Each recording's file by its id: the spool's where it is there, else the archive's."""
        found = {path.stem: path for path in (self.folder / "audio").glob("*.flac")}
        return found | {path.stem: path for path in self.spool.glob("*.wav")}


def finish(process: subprocess.Popen[str], within_s: float = HANGS_AFTER_S) -> tuple[int, str]:
    """Wait for a command's end; its code and what it said.

    Raises:
        HungError: it does not end.
    """
    try:
        said, _ = process.communicate(timeout=within_s)
    except subprocess.TimeoutExpired:
        kill(process)
        raise HungError("it did not end") from None
    return process.returncode, said


def kill(process: subprocess.Popen[str]) -> None:
    """End a process as a power cut would."""
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGKILL)
    process.communicate()


def wait_for(is_so: Callable[[], Any], process: subprocess.Popen[str]) -> bool:
    """Wait until something is so; False where the process ended before.

    Raises:
        HungError: it never was.
    """
    give_up_at_s = time.monotonic() + HANGS_AFTER_S
    while not is_so():
        if process.poll() is not None:
            return bool(is_so())
        if time.monotonic() > give_up_at_s:
            kill(process)
            raise HungError("what was waited for did not come")
        time.sleep(LOOK_EVERY_S)
    return True


def readable(path: Path) -> Samples | None:
    """A recording's samples, by PyAV and by soundfile alike; None: one of them cannot read it."""
    try:
        sound = read_clip(path)
        again, rate_hz = soundfile.read(path, dtype="int16")
        if rate_hz != RATE_HZ or not np.array_equal(again, sound):
            return None
    except Exception:  # noqa: BLE001 - whatever a reader trips over, it cannot be read
        return None
    return sound


def made(folder: Path, models: Path, sentence: Path) -> Journal:
    """A journal with an evening that is whole and one that waits for its words."""
    journal = Journal(folder, models)
    folder.mkdir(mode=0o700, parents=True)
    (folder / "settings.toml").write_text('model = "tiny.en"\nlanguage = "en"\n', "utf-8")
    answers = folder.parent / "answers.json"
    answers.write_text(json.dumps({"mood": 3, "energy": 4, "feelings": ["anxious"]}), "utf-8")
    earlier = ("--at", "2026-11-15T21:45:00+00:00[Europe/London]")
    clip = ("record", "--from-file", sentence, *earlier, "--answers", answers)
    for changed in (NOTHING, NO_MODELS):
        code, said = journal.run(*clip, changed=changed)
        if code not in {0, 7}:
            raise HungError(f"the journal could not be made: {said}")
    return journal


def copied(journal: Journal, folder: Path) -> Journal:
    """A copy of a journal at rest."""
    shutil.copytree(journal.folder, folder)
    return Journal(folder, journal.models)


def fingerprints(journal: Journal) -> dict[str, str]:
    """What each entry is: its sound, its words (unless it waits for them), its answers."""
    sounds = journal.sounds()
    told = {}
    for entry_id, text in journal.rows(
        "SELECT id, current FROM entries LEFT JOIN texts USING (number)"
    ):
        sound = readable(sounds[entry_id]) if entry_id in sounds else None
        heard = "" if sound is None else hashlib.sha256(sound.tobytes()).hexdigest()
        answers = journal.rows(f"SELECT slot, outcome FROM answers WHERE entry_id = '{entry_id}'")  # noqa: S608 - an id of our own
        told[entry_id] = f"{text} {sorted(answers)} {heard}"
    return told


def sound_of(fingerprint: str) -> str:
    """The part of a fingerprint that stays when an entry gets its words."""
    return fingerprint.rpartition(" ")[2]


def clip_of(path: Path, samples: Samples) -> Path:
    """A clip of samples."""
    with wave.open(str(path), "wb") as wav:
        wav.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        wav.writeframes(samples.astype("<i2").tobytes())
    return path


def lines_until(process: subprocess.Popen[str], wanted: Sequence[str]) -> bool:
    """Read what it says until a line holds one of these; False at its end."""
    assert process.stdout is not None  # noqa: S101 - for the type checker
    return any(any(text in line for text in wanted) for line in process.stdout)
