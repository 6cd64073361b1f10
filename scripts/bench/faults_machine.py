"""The faults of a machine and of a microphone, each tried once with the real program."""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import numpy as np

from scripts.bench.faults_journal import (
    AT,
    NO_MODELS,
    ROOT,
    HungError,
    Journal,
    Outcome,
    clip_of,
    copied,
    fingerprints,
    finish,
    kill,
    lines_until,
    readable,
    wait_for,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scripts.bench.faults_kills import Bench
    from tests.conftest import VirtualMicrophone

PYTHON: Final = sys.executable
SAID_WITHIN_S: Final = 3.5
"""Three seconds, and half a one for a busy machine to say it."""
FREE_KIB: Final = range(0, 641, 32)
ENDS_WITHIN_S: Final = 15.0
FAILS_AFTER_S: Final = 2.0


def full_disk(bench: Bench, folder: Path) -> Iterator[Outcome]:
    """A disk that is full after so many kibibytes of an evening, in turn, then given room."""
    used_kib = sum(path.stat().st_size for path in bench.base.folder.rglob("*")) // 1024 + 64
    for free_kib in FREE_KIB:
        with _disk(folder / "disk", used_kib + free_kib) as disk:
            journal = copied(bench.base, disk / "journal")
            outcome = Outcome()
            code, said = journal.run("record", "--from-file", bench.sentence, "--at", AT)
            _calm(outcome, code, said)
            sound_s = journal.growing_s()
            listed = journal.run("list")
            note = f"with {free_kib} KiB free: not listed: {listed[1][-200:]}"
            outcome.check(listed[0] == 0, note)
            _mount(disk, "remount,size=64m")
            _recovers(bench, journal, outcome)
            outcome.check(
                not sound_s or len(journal.rows("SELECT id FROM entries")) > len(bench.before),
                f"with {free_kib} KiB free: sound that was on disk is no entry",
            )
            yield outcome
        if code == 0:
            return  # all of an evening had room


def read_only(bench: Bench, folder: Path) -> Outcome:
    """A disk that turned read-only: said, and every entry is readable."""
    outcome = Outcome()
    with _disk(folder / "disk", 64 * 1024) as disk:
        journal = copied(bench.base, disk / "journal")
        _mount(disk, "remount,ro")
        code, said = journal.run("record", "--from-file", bench.sentence, changed=NO_MODELS)
        _calm(outcome, code, said)
        outcome.check("cannot be written to" in said, f"it does not say why: {said[-200:]}")
        code, said = journal.run("list")
        outcome.check(code == 0, f"a read-only journal is not listed: {said[-200:]}")
        _mount(disk, "remount,rw")
        _recovers(bench, journal, outcome)
    return outcome


def ended_by(number: signal.Signals) -> Callable[[Bench, Path], Outcome]:
    """Ended by a signal in mid-sentence: code 130, all kept."""

    def fault(bench: Bench, folder: Path) -> Outcome:
        outcome = Outcome()
        journal = copied(bench.base, folder / "journal")
        process, given_s = _recording(bench, journal)
        said_s = given_s()
        process.send_signal(number)
        code, _ = finish(process, ENDS_WITHIN_S)
        outcome.check(code == 130, f"ended with {code}")  # noqa: PLR2004 - 130 is 'interrupted'
        _kept(bench, journal, outcome, said_s)
        return outcome

    return fault


def second_recorder(bench: Bench, folder: Path) -> Outcome:
    """A second recorder is told who records; reading goes on; the first loses nothing."""
    outcome = Outcome()
    journal = copied(bench.base, folder / "journal")
    process, given_s = _recording(bench, journal)
    code, said = journal.run("record", "--from-file", bench.sentence)
    outcome.check(code == 5 and "is recording" in said, f"a second: {code}")  # noqa: PLR2004
    outcome.check(journal.run("list")[0] == 0, "reading did not go on")
    said_s = given_s()
    kill(process)
    _kept(bench, journal, outcome, said_s)
    return outcome


def broken_pipe(bench: Bench, folder: Path) -> Outcome:
    """`list | head -1` and a recording whose reader leaves: quiet, and all kept."""
    outcome = Outcome()
    journal = copied(bench.base, folder / "journal")
    line = f"{shlex.join([PYTHON, '-m', 'voicejournal', 'list'])} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"],
        env=journal.environment({}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN_S,
        check=False,
    )
    outcome.check((done.returncode, done.stderr) == (0, ""), "a broken pipe was not quiet")
    process, given_s = _recording(bench, journal)
    assert process.stdout is not None  # noqa: S101 - for the type checker
    process.stdout.close()
    time.sleep(1)
    outcome.check(process.poll() is None, "the recording ended with its reader")
    kept_s = given_s()
    process.terminate()
    process.wait(ENDS_WITHIN_S)
    _kept(bench, journal, outcome, kept_s)
    return outcome


def zones(bench: Bench, folder: Path) -> Outcome:
    """Two evenings in two zones, and the hour that happens twice: each keeps its own time."""
    outcome = Outcome()
    journal = copied(bench.base, folder / "journal")
    for zone in ("Europe/London", "America/New_York"):
        journal.run("record", "--from-file", bench.sentence, changed={**NO_MODELS, "TZ": zone})
    for offset in ("+01:00", "+00:00"):
        at = f"2026-10-25T01:30:00{offset}[Europe/London]"
        journal.run("record", "--from-file", bench.sentence, "--at", at, changed=NO_MODELS)
    kept = journal.rows("SELECT recorded_at, zone, journal_day FROM entries ORDER BY number")[2:]
    outcome.check(
        [row[1] for row in kept[:2]] == ["Europe/London", "America/New_York"], "zones are lost"
    )
    twice = {row[0] for row in kept[2:]}
    outcome.check(len(twice) == 2, "the hour that happens twice is one")  # noqa: PLR2004
    outcome.check({row[2] for row in kept[2:]} == {"2026-10-24"}, "the evening's day is another")
    return outcome


def microphone_fault(
    plug_in: Callable[[], VirtualMicrophone], fault: str, *told: str
) -> Callable[[Bench, Path], Outcome]:
    """A microphone that fails in mid-sentence: one of `told` in time, an entry, and no hang."""

    def tried(bench: Bench, folder: Path) -> Outcome:
        outcome = Outcome()
        microphone = plug_in()
        journal = copied(bench.base, folder / "journal")
        hum = (3000 * np.sin(np.arange(640_000) / 12)).astype(np.int16)
        microphone.say(clip_of(folder / "hum.wav", hum))
        process = journal.start("record", changed={**NO_MODELS, **microphone.environment})
        wait_for(lambda: journal.growing_s() > FAILS_AFTER_S, process)
        given_s = journal.growing_s()
        getattr(microphone, fault)()
        failed_at_s = time.monotonic()
        outcome.check(lines_until(process, told), f"it was not said: {' or '.join(told)}")
        took_s = time.monotonic() - failed_at_s
        most_s = SAID_WITHIN_S + (3 if fault == "mute" else 0)  # zeros are no sign before
        outcome.check(took_s <= most_s, f"it was said after {took_s:.1f} s")
        if process.poll() is None and fault in {"mute", "pull_the_plug"}:
            process.send_signal(signal.SIGINT)
        finish(process, ENDS_WITHIN_S)
        microphone.close()
        _kept(bench, journal, outcome, given_s)
        return outcome

    return tried


def no_microphone(*options: str) -> Callable[[Bench, Path], Outcome]:
    """No device, or none of that name: exit 6 with the remedy."""

    def tried(bench: Bench, folder: Path) -> Outcome:
        outcome = Outcome()
        journal = copied(bench.base, folder / "journal")
        environment = dict(bench.microphone or {}) if options else {}
        code, said = journal.run("record", *options, changed=environment)
        outcome.check(code == 6, f"ended with {code}")  # noqa: PLR2004 - 6 is 'no microphone'
        outcome.check("There are: " in said or "--typed" in said, "no remedy was said")
        return outcome

    return tried


def _recording(bench: Bench, journal: Journal) -> tuple[subprocess.Popen[str], Callable[[], float]]:
    """A recording of more than a second, and what its source has given by now."""
    clip = ("--from-file", bench.speech, "--real-time", "--at", AT)
    process = journal.start("record", *clip, changed=NO_MODELS)
    wait_for(lambda: journal.growing_s() > 0, process)
    seen_at_s, seen_s = time.monotonic(), journal.growing_s()
    wait_for(lambda: journal.growing_s() > 1, process)
    return process, lambda: seen_s + time.monotonic() - seen_at_s


def _kept(bench: Bench, journal: Journal, outcome: Outcome, given_s: float) -> None:
    journal.run("list")
    new = [row[0] for row in journal.rows("SELECT id FROM entries") if row[0] not in bench.before]
    sounds = [readable(journal.sounds()[entry_id]) for entry_id in new]
    if len(sounds) != 1 or sounds[0] is None:
        outcome.lost_recordings, outcome.lost_s = 1, given_s
        outcome.notes.append(f"{len(sounds)} entries of one recording")
        return
    outcome.lost_s = max(0.0, given_s - len(sounds[0]) / 16_000)
    now = fingerprints(journal)
    same = all(now.get(entry_id) == was for entry_id, was in bench.before.items())
    outcome.check(same, "an earlier entry is not what it was")


def _recovers(bench: Bench, journal: Journal, outcome: Outcome) -> None:
    """After the fault all is finished, and what was there before is there."""
    code, said = journal.run("recover")
    outcome.check(code == 0, f"recover ended with {code}: {said[-200:]}")
    now = fingerprints(journal)
    for entry_id, was in bench.before.items():
        sound = was.rpartition(" ")[2]
        outcome.check(now.get(entry_id, "").endswith(sound), "an earlier entry is gone")
    outcome.check(all(not told.endswith(" ") for told in now.values()), "a sound cannot be read")


def _calm(outcome: Outcome, code: int, said: str) -> None:
    outcome.check(code in {0, 3, 7}, f"ended with {code}")
    outcome.check("Traceback" not in said and "fault of ours" not in said, said[-300:])
    outcome.check(code != 3 or "full" in said or "written" in said, f"unclear: {said[-200:]}")  # noqa: PLR2004


@contextmanager
def _disk(folder: Path, size_kib: int) -> Iterator[Path]:
    folder.mkdir(parents=True)
    try:
        _mount(folder, f"size={size_kib}k", "-t", "tmpfs", "none")
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)
        folder.rmdir()


def _mount(folder: Path, options: str, *what: str) -> None:
    done = subprocess.run(
        ["mount", *what, "-o", options, str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise HungError(f"mount says {done.stderr.strip()}")
