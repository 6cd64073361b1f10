"""Speech for the benchmark: clips of a manifest, as evenings of a minute or so, quiet and in noise.

A manifest is one JSON object a line: {"file", "text", "set", "kind": entry|nonspeech|short}, its
paths beside it; a row that lacks a field has "" there and is an entry. Clips shorter than
`SHORT_CLIP_S` are joined to evenings of their set, with pauses.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from scripts.bench.sounds import RATE_HZ, Samples, as_samples, at_level, room, softer, with_noise
from voicejournal.capture.clip import read_clip

OWN = Path(__file__).resolve().parent / "speech" / "manifest.jsonl"
TUNED_SETS = frozenset({"tuned"})
"""Sets on which thresholds were chosen; figures of theirs prove nothing."""
SHORT_CLIP_S = 30.0
EVENING_S = 75.0
PAUSES_S = (0.4, 2.5)
ROOM_DBFS = -65.0
BEFORE_AND_AFTER_S = 1.0
SOFTER_DB = 30.0


@dataclass(frozen=True, slots=True)
class Clip:
    """A row of a manifest."""

    path: Path
    text: str
    set_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Evening:
    """A recording with what was said in it; `condition` as 'quiet', '30 dB softer' or '5 dB'."""

    name: str
    set_name: str
    samples: Samples
    text: str
    condition: str = "quiet"

    @property
    def length_s(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE_HZ

    @property
    def is_tuned_on(self) -> bool:
        """Whether thresholds were chosen on it."""
        return self.set_name in TUNED_SETS


def read_manifest(path: Path) -> list[Clip]:
    """Rows of a manifest, in its order."""
    clips = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            clips.append(
                Clip(
                    path.parent / row["file"],
                    row.get("text", ""),
                    row.get("set", row.get("source", "")),
                    {"read": "entry"}.get(row.get("kind", "entry"), row.get("kind", "entry")),
                )
            )
    return clips


def evenings_of(clips: Iterable[Clip]) -> list[Evening]:
    """Entries as evenings: long ones as they are, short ones of a set joined."""
    evenings: list[Evening] = []
    joined: dict[str, list[Clip]] = {}
    for clip in clips:
        if clip.kind != "entry" or not clip.text:
            continue
        if len(read_clip(clip.path)) >= SHORT_CLIP_S * RATE_HZ:
            evenings.append(Evening(clip.path.stem, clip.set_name, read_clip(clip.path), clip.text))
        else:
            joined.setdefault(clip.set_name, []).append(clip)
    for set_name, members in joined.items():
        evenings += _joined(set_name, members)
    return evenings


def in_condition(evening: Evening, condition: str, seed: int) -> Evening:
    """The evening softer, or in a room with noise."""
    if condition == "quiet":
        return evening
    if condition.endswith("softer"):
        samples = softer(evening.samples, SOFTER_DB)
    else:
        samples = with_noise(evening.samples, float(condition.split(maxsplit=1)[0]), seed)
    return replace(evening, samples=samples, condition=condition)


def long_recording(evenings: Sequence[Evening], length_s: float) -> Evening:
    """So much of the evenings, one after the other, again and again, ending after a whole one."""
    parts: list[Samples] = []
    texts: list[str] = []
    held, number = 0, 0
    while held < length_s * RATE_HZ:
        evening = evenings[number % len(evenings)]
        parts += [evening.samples, _pause(1.0, number)]
        held += len(parts[-1]) + len(parts[-2])
        texts.append(evening.text)
        number += 1
    return Evening(f"{length_s / 60:.0f} minutes", "", np.concatenate(parts), " ".join(texts))


def in_room(samples: Samples, seed: int) -> Samples:
    """A short clip with a second of room before and after."""
    quiet = _pause(BEFORE_AND_AFTER_S, seed)
    return np.concatenate([quiet, samples, _pause(BEFORE_AND_AFTER_S, seed + 1)])


def _joined(set_name: str, clips: Sequence[Clip]) -> Iterator[Evening]:
    """Clips of one set as evenings of about `EVENING_S`."""
    chance = np.random.default_rng(len(clips))
    parts: list[Samples] = []
    texts: list[str] = []
    number = 1
    for clip in clips:
        parts += [_pause(chance.uniform(*PAUSES_S), len(parts)), read_clip(clip.path)]
        texts.append(clip.text)
        if sum(map(len, parts)) >= EVENING_S * RATE_HZ:
            yield Evening(f"{set_name} {number}", set_name, np.concatenate(parts), " ".join(texts))
            parts, texts, number = [], [], number + 1
    if parts:
        yield Evening(f"{set_name} {number}", set_name, np.concatenate(parts), " ".join(texts))


def _pause(length_s: float, seed: int) -> Samples:
    return as_samples(at_level(room(max(length_s, 0.1), seed), ROOM_DBFS))
