"""Makes the clips of the demo week, voicejournal/demo/*.flac, from voicejournal/demo/week.toml.

The clips are kept in the repository: run this only after the words of week.toml have changed.

To install, in an environment that has the project's own dependencies: the packages that
scripts/voice.py names, with their licences. To run, from the project's root, for the whole week or
for some evenings (about half a minute on two cores):

    python -m scripts.make_demo
    python -m scripts.make_demo 4-thursday.flac

Run twice on one machine, with the same versions, it makes the same bytes: the voice's chance and
the noise have a seed for each evening, and the FLAC carries no version or date. On another
machine the voice may differ in its last bits.
"""

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
import numpy as np

from scripts.voice import (
    RATE_HZ,
    SPEECH_DBFS,
    Samples,
    Voice,
    amplitude,
    frame_of,
    load_voice,
    normal_gain,
    room_noise,
    say,
    silence,
)

DEMO: Final = Path(__file__).resolve().parents[1] / "voicejournal" / "demo"
"""Folder of week.toml, and of the clips."""

SEED: Final = 20_261_116
"""Seed of the first evening; each later evening takes the next."""

TONE_DBFS: Final = -65.0
"""Root mean square of the room tone under every clip."""

TROUBLE_SNR_DB: Final = 15.0
"""How far the voice, at its normal loudness, stands above the noise of an evening of trouble."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Words to be spoken."""

    text: str
    softer_db: float
    """How far below the normal loudness they are spoken."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Room tone between two things said."""

    length_s: float
    muted_s: float
    """How much of it, in its middle, is exact zeros."""


@dataclass(frozen=True, slots=True)
class Evening:
    """One clip to be made."""

    clip: str
    pieces: tuple[Speech | Pause, ...]
    trouble: bool
    seed: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """One piece as sound: what the voice gave, and what becomes of it."""

    voice: Samples
    """Silence where the piece is a pause."""
    softer_db: float
    muted: slice
    """Samples of the stretch that are set to zero at the end."""


def load_week(path: Path) -> tuple[Evening, ...]:
    """Reads what is to be spoken on each evening."""
    return tuple(
        Evening(
            clip=str(row["clip"]),
            pieces=tuple(
                Speech(str(piece["say"]), float(piece.get("softer_db", 0)))
                if "say" in piece
                else Pause(float(piece["pause_s"]), float(piece.get("muted_s", 0)))
                for piece in row["pieces"]
            ),
            trouble=bool(row.get("trouble", False)),
            seed=SEED + number,
        )
        for number, row in enumerate(tomllib.loads(path.read_text("utf-8"))["evening"])
    )


def stretch_of(piece: Speech | Pause, voice: Voice) -> Stretch:
    """Turns a piece of the script into sound."""
    if isinstance(piece, Speech):
        return Stretch(say(voice, piece.text), piece.softer_db, slice(0, 0))
    quiet = silence(piece.length_s)
    muted = round(piece.muted_s * RATE_HZ)
    start = (len(quiet) - muted) // 2
    return Stretch(quiet, 0.0, slice(start, start + muted))


def mix(stretches: tuple[Stretch, ...], noise_dbfs: float, seed: int) -> Samples:
    """Joins the stretches, lays noise under all of it, then mutes what is to be muted."""
    gain = normal_gain(stretch.voice for stretch in stretches)
    mixed: Samples = np.concatenate(
        [stretch.voice * np.float32(gain * amplitude(-stretch.softer_db)) for stretch in stretches]
    )
    mixed = mixed + room_noise(len(mixed), noise_dbfs, np.random.default_rng(seed))
    start = 0
    for stretch in stretches:
        mixed[start + stretch.muted.start : start + stretch.muted.stop] = 0
        start += len(stretch.voice)
    return mixed


def render(evening: Evening) -> Samples:
    """Makes the sound of one evening."""
    voice = load_voice(evening.seed)
    stretches = tuple(stretch_of(piece, voice) for piece in evening.pieces)
    noise_dbfs = SPEECH_DBFS - TROUBLE_SNR_DB if evening.trouble else TONE_DBFS
    return mix(stretches, noise_dbfs, evening.seed)


def write_flac(samples: Samples, path: Path) -> None:
    """Writes 16-bit mono FLAC without a version or a date in it."""
    with av.open(path, "w", format="flac", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(
            "flac",
            rate=RATE_HZ,
            layout="mono",
            format="s16",
            options={"compression_level": "12", "flags": "+bitexact"},
        )
        container.mux(stream.encode(frame_of(samples)))
        container.mux(stream.encode(None))


def main() -> None:
    """Makes the clips that are named, or all."""
    week = load_week(DEMO / "week.toml")
    parser = argparse.ArgumentParser(description="Make the clips of the demo week.")
    parser.add_argument("clips", nargs="*", metavar="CLIP", help="as in week.toml; without it all")
    wanted = frozenset(parser.parse_args().clips)
    if unknown := wanted - {evening.clip for evening in week}:
        parser.error(f"not in week.toml: {', '.join(sorted(unknown))}")
    for evening in week:
        if wanted and evening.clip not in wanted:
            continue
        samples = render(evening)
        write_flac(samples, DEMO / evening.clip)
        size_kb = (DEMO / evening.clip).stat().st_size / 1000
        print(f"{evening.clip:20} {len(samples) / RATE_HZ:5.1f} s {size_kb:6.0f} kB")


if __name__ == "__main__":
    main()
