"""How long one waits after the last word, and how much memory it takes."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from scripts.bench.sounds import RATE_HZ
from scripts.bench.speech_accuracy import FIRST, ONE, SECOND, TWO
from scripts.bench.speech_material import Evening, evenings_of, long_recording, read_manifest
from scripts.bench.speech_systems import LEAD_S, Pieces, WholeFile, load_pieces, load_whole
from scripts.bench.speech_tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.bench.speech_extent import Extent
    from scripts.bench.speech_material import Clip

WHOLE_AT_MOST_MIN = 10.0
"""A longer whole file is not waited for: at thirty minutes the program is held to its own time."""
PAUSE_S = 2.0
"""What lies between the last word and the key that ends a recording, when one stops in a pause."""
BEFORE_STOP_S = 45.0
MEMORY_MIN = 10.0
SEED = 20_261_126
MEASURE_MEMORY = """
import sys
from pathlib import Path
import numpy as np
from scripts.bench import speech_systems as systems
from voicejournal.speech.memory import keep_memory_constant
side, models, recording = sys.argv[1:]
folder = Path(models)
if side == "whole":
    of = systems.WholeFile("", systems.load_whole(folder / "base"))
else:
    keep_memory_constant()  # as the program does before it loads a model
    second = folder / "tiny.en" if side == "two" else None
    of = systems.Pieces("", systems.load_pieces(folder / "base", second))
of.transcribe(np.load(recording))
print(systems.peak_memory_mb())
"""


def waiting_tables(clips: Sequence[Clip], extent: Extent, models: Path) -> list[Table]:
    """Tables of the wait in a pause, of the wait on the last word, and of memory."""
    evenings = [evening for evening in evenings_of(clips) if not evening.is_tuned_on]
    whole = WholeFile("whole file", load_whole(models / FIRST))
    one = Pieces(ONE, load_pieces(models / FIRST))
    two = Pieces(TWO, load_pieces(models / FIRST, models / SECOND))
    return [
        _pause_table(evenings, extent, whole, (one, two)),
        _last_word_table(evenings, extent, (one, two)),
    ]


def _pause_table(
    evenings: Sequence[Evening], extent: Extent, whole: WholeFile, sides: Sequence[Pieces]
) -> Table:
    table = Table(
        "Stop to text, stopping in a pause",
        ("minutes", "side", "times", "seconds", "whole file, seconds", "ratio"),
        note=(
            f"Medians, the sides in turn. The stop comes {PAUSE_S:.0f} s after the last word; the"
            f" last {LEAD_S:.0f} s are fed at the speed of speech, the rest as fast as it is read."
        ),
    )
    for minutes, repeats in extent.lengths_min:
        samples = long_recording(evenings, 60 * minutes - PAUSE_S).samples
        quiet = long_recording(evenings, 1).samples[-int(0.5 * RATE_HZ) :]
        samples = np.concatenate([samples, np.tile(quiet, 2)])
        waits: dict[str, list[float]] = {side.name: [] for side in sides}
        whole_waits = []
        for _ in range(repeats):
            if minutes <= WHOLE_AT_MOST_MIN:
                whole_waits.append(whole.transcribe(samples).wall_s)
            for side in sides:
                waits[side.name].append(side.stop_to_text_s(samples))
        whole_s = statistics.median(whole_waits) if whole_waits else None
        for name, seconds in waits.items():
            ours = statistics.median(seconds)
            table.add(
                len(samples) / RATE_HZ / 60,
                name,
                repeats,
                ours,
                whole_s or "-",
                ours / whole_s if whole_s else "-",
            )
    return table


def _last_word_table(evenings: Sequence[Evening], extent: Extent, sides: Sequence[Pieces]) -> Table:
    table = Table(
        "Stop to text, stopping on the last word",
        ("side", "stops", "median s", "p95 s", "most s"),
        note="Each stop falls on the end of a word somewhere in an evening.",
    )
    chance = np.random.default_rng(SEED)
    stops = [_cut_on_a_word(evenings, sides[0], chance) for _ in range(max(extent.stops))]
    for side, count in zip(sides, extent.stops, strict=True):
        waits = sorted(side.stop_to_text_s(samples) for samples in stops[:count])
        p95 = waits[min(len(waits) - 1, int(np.ceil(0.95 * len(waits))) - 1)]
        table.add(side.name, len(waits), statistics.median(waits), p95, waits[-1])
    return table


def _cut_on_a_word(
    evenings: Sequence[Evening], side: Pieces, chance: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """The last stretch of an evening that ends on the end of a word."""
    evening = evenings[int(chance.integers(len(evenings)))]
    live = side.listen()
    live.feed(evening.samples)
    words = [word for word in live.finish().words if word.end_s > min(20.0, evening.length_s / 2)]
    end = int(words[int(chance.integers(len(words)))].end_s * RATE_HZ)
    return evening.samples[max(0, end - int(BEFORE_STOP_S * RATE_HZ)) : end]


def memory_table(manifests: Sequence[Path], models: Path) -> Table:
    """Peak memory of a process that transcribes ten minutes, each side in one of its own."""
    table = Table("Peak memory", ("side", "MB"))
    clips = [clip for path in manifests for clip in read_manifest(path)]
    with TemporaryDirectory() as folder:
        recording = Path(folder) / "recording.npy"
        np.save(recording, long_recording(evenings_of(clips), 60 * MEMORY_MIN).samples)
        for side, name in (("whole", f"whole file, {FIRST}"), ("one", ONE), ("two", TWO)):
            done = subprocess.run(
                [sys.executable, "-c", MEASURE_MEMORY, side, str(models), str(recording)],
                check=True,
                capture_output=True,
                text=True,
            )
            table.add(name, round(float(done.stdout.split()[-1])))
    return table
