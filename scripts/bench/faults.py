"""Kills and faults of the real program: what is lost, what is damaged, what hangs.

Run: .venv/bin/python scripts/bench/faults.py --kills 200 --seed 1 [--jobs 2] [--json FILE]

Kills strike at random moments of a seed, over all stages of an evening; then the program is
started again, and its journal is looked at from outside. Each fault of microphone and machine is
tried once. A recording must be readable by PyAV and by soundfile.
"""

import argparse
import json
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.bench import faults_machine as machine  # noqa: E402 - after where it lies
from scripts.bench.faults_journal import (  # noqa: E402
    RATE_HZ,
    HungError,
    Outcome,
    clip_of,
    fingerprints,
    made,
    readable,
)
from scripts.bench.faults_kills import (  # noqa: E402
    MOST_LOST_S,
    SHARES,
    Bench,
    one_kill,
)
from tests.conftest import VirtualMicrophone  # noqa: E402

MODELS = Path(os.environ.get("VOICEJOURNAL_MODELS") or ROOT / "models")
DEMO = ROOT / "voicejournal" / "demo"
SENTENCE_S = (23, 27)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    fault: str
    tried: int
    lost_recordings: int
    most_lost_s: float
    damaged: int
    hung: int
    notes: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether the promises held."""
        broken = self.lost_recordings or self.damaged or self.hung
        return not broken and self.most_lost_s <= MOST_LOST_S


def main() -> int:
    """Print the table; returns 1 where a promise did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="kills at a time")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    _let_children_be_interrupted()
    started_s = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, _microphone() as microphone:
        bench = _bench(Path(folder), microphone)
        rows = list(_kills(bench, Path(folder), given.kills, given.seed, given.jobs))
        killed_s = time.monotonic() - started_s
        rows += _faults(bench, Path(folder), with_microphone=microphone is not None)
    took_s = time.monotonic() - started_s
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    asked = f"--kills {given.kills} --seed {given.seed} --jobs {given.jobs}"
    print(f"{asked}: {took_s / 60:.1f} minutes, {killed_s / 60:.1f} of them for the kills")
    _print(rows)
    if given.json:
        given.json.write_text(json.dumps([asdict(row) for row in rows], indent=2), "utf-8")
    return int(not all(row.is_well for row in rows))


def _let_children_be_interrupted() -> None:
    """What this process was started to ignore (`nohup`, `&`), they would ignore too."""
    for number in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda _number, _frame: None)


def _bench(folder: Path, microphone: VirtualMicrophone | None) -> Bench:
    tuesday = readable(DEMO / "2-tuesday.flac")
    if tuesday is None:
        raise HungError("the demo's clip cannot be read")
    first, last = SENTENCE_S
    sentence = clip_of(folder / "sentence.wav", tuesday[first * RATE_HZ : last * RATE_HZ])
    speech = clip_of(folder / "speech.wav", tuesday)
    base = made(folder / "base", MODELS, sentence)
    hears = microphone.environment if microphone else None
    return Bench(base, fingerprints(base), sentence, speech, hears)


def _kills(bench: Bench, folder: Path, kills: int, seed: int, jobs: int) -> Iterator[Row]:
    """The kills of every stage, mixed, so that no two jobs do the same for long."""
    whole = sum(SHARES.values())
    planned = [
        (stage, number)
        for stage, share in SHARES.items()
        for number in range(max(1, round(kills * share / whole)))
        if bench.microphone is not None or "microphone" not in stage
    ]
    random.Random(seed).shuffle(planned)  # noqa: S311 - a seeded order, not a secret
    outcomes: dict[str, list[Outcome]] = {stage: [] for stage in SHARES}
    with ThreadPoolExecutor(jobs) as pool:
        running = [
            (stage, pool.submit(_one, bench, stage, folder, f"{seed}-{stage}-{number}"))
            for stage, number in planned
        ]
        for done, (stage, future) in enumerate(running, start=1):
            outcomes[stage].append(future.result())
            print(f"\r{done} of {len(running)} kills", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for stage, of_stage in outcomes.items():
        if of_stage:
            yield _row(f"kill -9, {stage}", of_stage)


def _one(bench: Bench, stage: str, folder: Path, seed: str) -> Outcome:
    return one_kill(bench, stage, folder / seed.replace(" ", "-").replace(",", ""), seed)


def _faults(bench: Bench, folder: Path, *, with_microphone: bool) -> Iterator[Row]:
    single: dict[str, Callable[[Bench, Path], Outcome]] = {
        "disk turned read-only": machine.read_only,
        "SIGINT in mid-sentence": machine.ended_by(signal.SIGINT),
        "SIGTERM in mid-sentence": machine.ended_by(signal.SIGTERM),
        "SIGHUP in mid-sentence": machine.ended_by(signal.SIGHUP),
        "a second recorder": machine.second_recorder,
        "broken pipe": machine.broken_pipe,
        "another zone, an hour twice": machine.zones,
        "no microphone": machine.no_microphone(),
    }
    if with_microphone:
        gone = "gives no more sound"
        single |= {
            "microphone of a wrong name": machine.no_microphone("--device", "Blue Yeti"),
            "microphone suspended": machine.microphone_fault(_plug_in, "suspend", gone),
            "sound server killed": machine.microphone_fault(_plug_in, "kill", gone),
            "sound server hangs": machine.microphone_fault(_plug_in, "freeze", gone),
            "microphone muted": machine.microphone_fault(_plug_in, "mute", "only silence"),
            "another device takes over": machine.microphone_fault(
                # a server that takes long over the move leaves a gap, which is told of first
                _plug_in,
                "pull_the_plug",
                "comes from Monitor of Webcam",
                gone,
            ),
        }
    yield _tried("disk full, at each 32 KiB", partial(machine.full_disk, bench, folder))
    for fault, attempt in single.items():
        place = folder / "fault"
        place.mkdir()
        yield _tried(fault, partial(_alone, attempt, bench, place))
        shutil.rmtree(place, ignore_errors=True)


def _alone(
    attempt: Callable[[Bench, Path], Outcome], bench: Bench, place: Path
) -> Iterator[Outcome]:
    yield attempt(bench, place)


def _tried(fault: str, attempt: Callable[[], Iterable[Outcome]]) -> Row:
    print(fault, file=sys.stderr, flush=True)
    outcomes: list[Outcome] = []
    try:
        outcomes.extend(attempt())
    except (HungError, subprocess.TimeoutExpired) as hung:
        outcomes.append(Outcome(hung=1, notes=[str(hung)]))
    return _row(fault, outcomes)


def _row(fault: str, outcomes: list[Outcome]) -> Row:
    return Row(
        fault,
        len(outcomes),
        sum(outcome.lost_recordings for outcome in outcomes),
        max((outcome.lost_s for outcome in outcomes), default=0.0),
        sum(outcome.damaged for outcome in outcomes),
        sum(outcome.hung for outcome in outcomes),
        tuple(f"{fault}: {note}" for outcome in outcomes for note in outcome.notes),
    )


def _plug_in() -> VirtualMicrophone:
    microphone = VirtualMicrophone(Path(tempfile.mkdtemp(prefix="vj", dir="/tmp")))
    microphone.wait_until_ready()
    return microphone


@contextmanager
def _microphone() -> Iterator[VirtualMicrophone | None]:
    if any(shutil.which(tool) is None for tool in ("pulseaudio", "pactl", "paplay")):
        print("NO MICROPHONE IS TRIED: pulseaudio is not installed.", file=sys.stderr)
        yield None
        return
    microphone = _plug_in()
    try:
        yield microphone
    finally:
        microphone.close()


def _print(rows: list[Row]) -> None:
    print(f"\n{'fault':<32} {'tried':>5} {'lost':>4} {'most s':>6} {'damaged':>7} {'hung':>4}")
    for row in rows:
        counts = f"{row.tried:>5} {row.lost_recordings:>4} {row.most_lost_s:>6.2f}"
        print(f"{row.fault:<32} {counts} {row.damaged:>7} {row.hung:>4}")
    for row in rows:
        for note in row.notes:
            print(f"  {note}")


if __name__ == "__main__":
    sys.exit(main())
