"""Kills at random moments of every stage, and what is there after the next start."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scripts.bench.faults_journal import (
    AT,
    HEADER_BYTES,
    NO_MODELS,
    RATE_HZ,
    HungError,
    Journal,
    Outcome,
    copied,
    fingerprints,
    kill,
    lines_until,
    readable,
    sound_of,
    wait_for,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_LOST_S: Final = 1.0
LONGEST_S: Final = 4.0
TRANSCRIBING_S: Final = 2.5
ANSWERING_S: Final = 0.15
ARCHIVING_S: Final = 0.08
RECOVERING_S: Final = 3.0
CUT_OFF_AFTER_S: Final = 1.5
KILLS_OF_A_RECOVERY: Final = 3
QUESTIONS: Final = ("Mood", "Energy", "feelings", "set it off", "therapist")
SHARES: Final = {
    "recording a clip": 70,
    "recording, microphone": 40,
    "transcribing": 25,
    "answering": 20,
    "archiving": 20,
    "recovering": 25,
}
"""How many of two hundred kills hit which stage."""


@dataclass(frozen=True)
class Bench:
    """What every kill needs: a journal to copy, clips, and a microphone if there is one."""

    base: Journal
    before: Mapping[str, str]
    sentence: Path
    speech: Path
    microphone: Mapping[str, str] | None


@dataclass(frozen=True)
class Killed:
    """What was known of a recording when it was killed; `given_s` is what its source had given."""

    given_s: float
    source: Path | None
    answers: int = 0


def one_kill(bench: Bench, stage: str, folder: Path, seed: str) -> Outcome:
    """Kill at a random moment of a stage, start again, look."""
    outcome = Outcome()
    chance = random.Random(seed)  # noqa: S311 - a seeded moment, not a secret
    journal = copied(bench.base, folder)
    try:
        killed = STAGES[stage](bench, journal, chance)
        _start_again(bench, journal, stage, killed, outcome)
    except (HungError, subprocess.TimeoutExpired) as hung:
        outcome.hung += 1
        outcome.notes.append(f"{stage}, {seed}: {hung}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    outcome.notes = [f"{stage}, {seed}: {note}" for note in outcome.notes]
    return outcome


def recording_a_clip(bench: Bench, journal: Journal, chance: random.Random) -> Killed:
    """From before the first sound until some seconds later; without a model, for speed."""
    clip = ("--from-file", bench.speech, "--real-time", "--at", AT)
    return _record(journal, chance, bench.speech, *clip)


def recording_from_the_microphone(bench: Bench, journal: Journal, chance: random.Random) -> Killed:
    """The same through PortAudio and a sound server."""
    return _record(journal, chance, None, changed=bench.microphone or {})


def transcribing(bench: Bench, journal: Journal, chance: random.Random) -> Killed:
    """From the seal on: the entry, the model at work, the transcript's commit."""
    process = journal.start("record", "--from-file", bench.sentence, "--at", AT)
    wait_for(lambda: len(list(journal.spool.glob("*.wav"))) > 1, process)
    time.sleep(chance.uniform(0, TRANSCRIBING_S))
    kill(process)
    return _whole(bench)


def answering(bench: Bench, journal: Journal, chance: random.Random) -> Killed:
    """After some answers, by lines as a screen reader gives them; those that were taken count."""
    clip = ("record", "--plain", "--from-file", bench.sentence, "--at", AT)
    process = journal.start(*clip, stdin=subprocess.PIPE)
    count = chance.randint(0, len(QUESTIONS))
    assert process.stdin is not None  # noqa: S101 - for the type checker
    taken = 0
    for question, reply in zip(QUESTIONS, ("4", "5", "tired", "work", "skip"), strict=True):
        if not lines_until(process, [question]):
            break
        if taken == count:
            break
        process.stdin.write(f"{reply}\n")
        process.stdin.flush()
        taken += 1
    time.sleep(chance.uniform(0, ANSWERING_S))
    with suppress(BrokenPipeError):
        kill(process)
    return Killed(_seconds(bench.sentence), bench.sentence, max(0, taken - 1))


def archiving(bench: Bench, journal: Journal, chance: random.Random) -> Killed:
    """From the last answer on: FLAC, read back, noted, the first copy let go."""
    answers = journal.folder.parent / f"{journal.folder.name}.json"
    answers.write_text(json.dumps({"mood": 3, "energy": 4}), "utf-8")
    clip = ("record", "--from-file", bench.sentence, "--at", AT, "--answers", answers)
    process = journal.start(*clip)
    query = "SELECT count(*) FROM answers WHERE entry_id = (SELECT max(id) FROM entries)"
    had = len(journal.rows("SELECT id FROM entries"))
    wait_for(
        lambda: (
            len(journal.rows("SELECT id FROM entries")) > had
            and journal.rows(query) == [(len(QUESTIONS),)]
        ),
        process,
    )
    time.sleep(chance.uniform(0, ARCHIVING_S))
    kill(process)
    answers.unlink()
    return Killed(_seconds(bench.sentence), bench.sentence, len(QUESTIONS))


def recovering(bench: Bench, journal: Journal, chance: random.Random) -> Killed:
    """A recording that was cut off, and its recovery killed up to three times."""
    process = journal.start(
        "record", "--from-file", bench.sentence, "--real-time", "--at", AT, changed=NO_MODELS
    )
    wait_for(lambda: journal.growing_s() > CUT_OFF_AFTER_S, process)
    kept_s = journal.growing_s()
    kill(process)
    for _ in range(chance.randint(1, KILLS_OF_A_RECOVERY)):
        again = journal.start("recover")
        with suppress(subprocess.TimeoutExpired):
            again.wait(chance.uniform(0.2, RECOVERING_S))
        kill(again)
    return Killed(kept_s, bench.sentence)


STAGES: Final = {
    "recording a clip": recording_a_clip,
    "recording, microphone": recording_from_the_microphone,
    "transcribing": transcribing,
    "answering": answering,
    "archiving": archiving,
    "recovering": recovering,
}


def _record(
    journal: Journal,
    chance: random.Random,
    source: Path | None,
    *options: str | Path,
    changed: Mapping[str, str] = NO_MODELS,
) -> Killed:
    process = journal.start("record", *options, changed={**NO_MODELS, **changed})
    if chance.random() < 0.1:  # noqa: PLR2004 - one in ten before its first sound
        time.sleep(chance.uniform(0, 1))
        given_s = 0.0
    else:
        wait_for(lambda: journal.growing_s() > 0, process)
        seen_at_s, seen_s = time.monotonic(), journal.growing_s()
        time.sleep(chance.uniform(0, LONGEST_S))
        given_s = seen_s + time.monotonic() - seen_at_s
    kill(process)
    return Killed(given_s, source)


def _start_again(
    bench: Bench, journal: Journal, stage: str, killed: Killed, outcome: Outcome
) -> None:
    """List first, which keeps and says so; then recover, where the stage is about words."""
    on_disk = {path.name.partition(".")[0] for path in journal.spool.glob("*.wav*")}
    sounding = {name for name in on_disk if _has_sound(journal, name)} - set(bench.before)
    adopted = sounding - {row[0] for row in journal.rows("SELECT id FROM entries")}
    code, said = journal.run("list")
    outcome.check(code == 0, f"list ended with {code}")
    outcome.check(not adopted or "I kept your" in said, "nothing was said of what was kept")
    if not stage.startswith("recording"):
        for _ in range(2):
            code, said = journal.run("recover")
            outcome.check(code == 0, f"recover ended with {code}: {said[-200:]}")
        outcome.check(said == "Nothing waits to be finished.\n", "a second recovery found work")
        outcome.check(not any(journal.spool.iterdir()), "the spool is not empty")
    _look(bench, journal, killed, outcome)


def _look(bench: Bench, journal: Journal, killed: Killed, outcome: Outcome) -> None:
    now = fingerprints(journal)
    for entry_id, was in bench.before.items():
        kept = now.get(entry_id, "")
        same = kept == was or (was.startswith("None ") and sound_of(kept) == sound_of(was))
        outcome.check(same, "an earlier entry is not what it was")
    checked = journal.rows("PRAGMA integrity_check")
    outcome.check(checked == [("ok",)], "the database is damaged")
    new = [entry_id for entry_id in now if entry_id not in bench.before]
    outcome.check(len(new) <= 1, f"{len(new)} entries of one evening")
    if not new:
        outcome.lost_s = killed.given_s
        outcome.lost_recordings = int(killed.given_s > MOST_LOST_S)
        return
    path = journal.sounds().get(new[0])
    sound = readable(path) if path else None
    if sound is None:
        outcome.check(is_so=False, note="the sound cannot be read")
        outcome.lost_recordings, outcome.lost_s = 1, killed.given_s
        return
    outcome.lost_s = max(0.0, killed.given_s - len(sound) / RATE_HZ)
    if killed.source is not None:
        given = readable(killed.source)
        is_same = given is not None and np.array_equal(sound, given[: len(sound)])
        outcome.check(is_same, "the sound is not what was given")
    answers = journal.rows(f"SELECT slot FROM answers WHERE entry_id = '{new[0]}'")  # noqa: S608
    outcome.check(len(answers) >= killed.answers, "an answer that was taken is gone")


def _has_sound(journal: Journal, name: str) -> bool:
    paths = (journal.spool / f"{name}.wav", journal.spool / f"{name}.wav.part")
    return any(path.exists() and path.stat().st_size > HEADER_BYTES + 1 for path in paths)


def _whole(bench: Bench) -> Killed:
    return Killed(_seconds(bench.sentence), bench.sentence)


def _seconds(path: Path) -> float:
    return (path.stat().st_size - HEADER_BYTES) / 2 / RATE_HZ
