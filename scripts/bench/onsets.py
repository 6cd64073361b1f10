"""Evenings of which it is known when each sentence begins to sound.

Sound is where frames of 10 ms lie at most 30 dB below the clip's loud ones (their 95th percentile)
and 10 dB above its quiet ones (the 10th), for at least 30 ms on end.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scripts.bench.sounds import RATE_HZ, Samples, as_samples, at_level, room
from scripts.bench.speech_material import ROOM_DBFS, Clip
from voicejournal.capture.clip import read_clip
from voicejournal.journal import Word
from voicejournal.language.text.sentences import sentences_of

DEMO = Path(__file__).resolve().parents[2] / "voicejournal" / "demo"
FRAME = RATE_HZ // 100
BELOW_LOUD_DB = 30.0
ABOVE_QUIET_DB = 10.0
LEAST_FRAMES = 3
SENTENCE_GAP_S = 0.55
"""The demo leaves half a second between sentences, and its voice a little; less at a comma."""
PAUSES_S = (0.3, 1.2)
EDGE_S = 0.05
"""Of its own room a clip keeps so much on either side of its sound."""
EVENING_S = 180.0
ROUNDS = 2
"""Each clip is heard so often, in another order with other pauses."""
SEED = 20_261_125


@dataclass(frozen=True, slots=True)
class KnownSentence:
    """What was said (a clip may hold more than one sentence), and when it begins to sound."""

    text: str
    onset_s: float


@dataclass(frozen=True, slots=True)
class KnownEvening:
    """A recording, all of whose words are in its sentences, in order."""

    part: str
    name: str
    samples: Samples
    sentences: tuple[KnownSentence, ...]


def stretches_s(samples: Samples, gap_s: float) -> list[tuple[float, float]]:
    """Start and end of each stretch of sound; shorter gaps than `gap_s` are within a stretch."""
    count = len(samples) // FRAME
    frames = samples[: count * FRAME].astype(np.float64).reshape(count, FRAME)
    level_db = 10 * np.log10(np.mean(frames**2, axis=1) + 1e-9)
    least_db = max(
        np.percentile(level_db, 95) - BELOW_LOUD_DB, np.percentile(level_db, 10) + ABOVE_QUIET_DB
    )
    edges = np.flatnonzero(np.diff(np.concatenate([[0], level_db > least_db, [0]]).astype(int)))
    found: list[tuple[float, float]] = []
    for start, end in edges.reshape(-1, 2):
        if end - start < LEAST_FRAMES:
            continue
        start_s, end_s = float(start) / 100, float(end) / 100
        if found and start_s - found[-1][1] < gap_s:
            found[-1] = found[-1][0], end_s
        else:
            found.append((start_s, end_s))
    return found


def demo_evenings() -> list[KnownEvening]:
    """The demo's evenings that fall into as many stretches of sound as they have sentences."""
    evenings = []
    for row in tomllib.loads((DEMO / "week.toml").read_text("utf-8"))["evening"]:
        text = " ".join(piece["say"] for piece in row["pieces"] if "say" in piece)
        words = [Word(0.0, 0.0, f" {word}", 1.0) for word in text.split()]
        said = [one.text for one in sentences_of(words)]
        samples = read_clip(DEMO / row["clip"])
        onsets_s = [start for start, _ in stretches_s(samples, SENTENCE_GAP_S)]
        if len(onsets_s) == len(said):
            known = tuple(map(KnownSentence, said, onsets_s))
            evenings.append(KnownEvening("demo", row["clip"], samples, known))
    return evenings


def joined_evenings(clips: Iterable[Clip]) -> list[KnownEvening]:
    """Clips of any speakers as evenings of about `EVENING_S`, with pauses of `PAUSES_S` between."""
    chance = np.random.default_rng(SEED)
    spoken = [(clip.text, read_clip(clip.path)) for clip in clips if clip.kind == "entry"]
    evenings: list[KnownEvening] = []
    for _ in range(ROUNDS):
        waiting = [spoken[n] for n in chance.permutation(len(spoken))]
        while waiting:
            evening, waiting = _evening(waiting, chance, len(evenings) + 1)
            evenings.append(evening)
    return evenings


def _evening(
    waiting: Sequence[tuple[str, Samples]], chance: np.random.Generator, number: int
) -> tuple[KnownEvening, list[tuple[str, Samples]]]:
    """The next evening, and the clips that are left."""
    parts: list[Samples] = []
    known: list[KnownSentence] = []
    held, taken = 0, 0
    for text, samples in waiting:
        if held >= EVENING_S * RATE_HZ:
            break
        taken += 1
        sound = stretches_s(samples, len(samples) / RATE_HZ)
        start_s, end_s = sound[0]
        first = max(0, round((start_s - EDGE_S) * RATE_HZ))
        last = min(len(samples), round((end_s + EDGE_S) * RATE_HZ))
        pause_s = chance.uniform(*PAUSES_S) - 2 * EDGE_S
        quiet = as_samples(at_level(room(pause_s, number * 1_000 + taken), ROOM_DBFS))
        known.append(KnownSentence(text, (held + len(quiet) - first) / RATE_HZ + start_s))
        parts += [quiet, samples[first:last]]
        held += len(quiet) + last - first
    evening = KnownEvening("clips", f"evening {number}", np.concatenate(parts), tuple(known))
    return evening, list(waiting[taken:])
