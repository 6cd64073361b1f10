"""Words from sounds that hold none, and short utterances that must survive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.bench.sounds import NON_SPEECH, Samples, as_samples, with_noise
from scripts.bench.speech_accuracy import FIRST, SECOND, TWO, WHOLE_FIRST
from scripts.bench.speech_material import in_room
from scripts.bench.speech_scores import plain_words
from scripts.bench.speech_systems import Pieces, Side, WholeFile, load_pieces, load_whole
from scripts.bench.speech_tables import Table
from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.bench.speech_extent import Extent
    from scripts.bench.speech_material import Clip

SEED = 20_261_125
MINUTES = 20
NOISY_DB = 10.0
WHOLE_VAD = f"{WHOLE_FIRST}, vad_filter"
SILENCE = "digital silence"


@dataclass(frozen=True, slots=True)
class _Sound:
    name: str
    samples: Samples

    @property
    def minutes(self) -> float:
        """How long it is."""
        return len(self.samples) / 16_000 / 60


def silence_tables(clips: Sequence[Clip], extent: Extent, models: Path) -> list[Table]:
    """Tables of invented words and of short utterances."""
    whole = load_whole(models / FIRST)
    sides: list[Side] = [
        WholeFile(WHOLE_FIRST, whole),
        WholeFile(WHOLE_VAD, whole, {"vad_filter": True}),
        Pieces(TWO, load_pieces(models / FIRST, models / SECOND)),
        Pieces(f"pieces, {FIRST}", load_pieces(models / FIRST)),
    ]
    return [_non_speech_table(clips, extent, sides), _shorts_table(clips, extent, sides)]


def _non_speech_table(clips: Sequence[Clip], extent: Extent, sides: Sequence[Side]) -> Table:
    made = [
        _Sound(name, as_samples(make(extent.non_speech_s, SEED)))
        for name, make in NON_SPEECH.items()
    ]
    given = [
        _Sound(f"given: {clip.path.stem}", read_clip(clip.path))
        for clip in clips
        if clip.kind == "nonspeech"
    ]
    table = Table("Words from sound without words", ("sound", "minutes", *_names(sides)))
    totals = [0] * len(sides)
    for sound in (*made, *given):
        words = [len(plain_words(side.transcribe(sound.samples).text)) for side in sides]
        table.add(sound.name, sound.minutes, *words)
        if sound.name != SILENCE:
            totals = [a + b for a, b in zip(totals, words, strict=True)]
    minutes = sum(sound.minutes for sound in (*made, *given) if sound.name != SILENCE)
    per_20 = [MINUTES * total / minutes for total in totals]
    table.add(f"all but {SILENCE}, per {MINUTES} minutes", minutes, *per_20)
    return table


def _shorts_table(clips: Sequence[Clip], extent: Extent, sides: Sequence[Side]) -> Table:
    shorts = [clip for clip in clips if clip.kind == "short"][: extent.shorts]
    table = Table(
        "Short utterances",
        ("sound", "utterances", *(f"{name}: {what}" for name in _names(sides) for what in KEPT)),
        note="Kept: some words came of it. Right: just the words that were said.",
    )
    for condition in ("quiet", f"{NOISY_DB:.0f} dB") if shorts else ():
        row: list[float] = []
        for side in sides:
            heard = [
                plain_words(side.transcribe(_spoken(clip, condition, number)).text)
                for number, clip in enumerate(shorts)
            ]
            said = [plain_words(clip.text) for clip in shorts]
            row += [
                sum(map(bool, heard)) / len(shorts),
                sum(a == b for a, b in zip(heard, said, strict=True)) / len(shorts),
            ]
        table.add(condition, len(shorts), *row)
    return table


KEPT = ("kept", "right")


def _spoken(clip: Clip, condition: str, seed: int) -> Samples:
    samples = in_room(read_clip(clip.path), seed)
    return samples if condition == "quiet" else with_noise(samples, NOISY_DB, seed)


def _names(sides: Sequence[Side]) -> list[str]:
    return [side.name for side in sides]
