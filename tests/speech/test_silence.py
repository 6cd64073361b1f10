"""Silence is never turned into words."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from voicejournal.journal import Transcript
from voicejournal.ports import Samples
from voicejournal.speech.whisper import Whisper

RATE_HZ = 16_000
SECONDS = 20
SEED = 20_261_117

Sound = NDArray[np.float64]
ListenWith = Callable[[Whisper], Callable[[Samples], Transcript]]


def hiss(dbfs: float) -> Sound:
    """White noise at a level."""
    noise: Sound = np.random.default_rng(SEED).standard_normal(SECONDS * RATE_HZ)
    loudness = float(np.sqrt(np.mean(noise**2)))
    return noise * (10 ** (dbfs / 20) / loudness)


def hum() -> Sound:
    """The mains at 50 Hz with two overtones, at -30 dBFS."""
    at_s = np.arange(SECONDS * RATE_HZ) / RATE_HZ
    tones = [np.sin(2 * np.pi * 50 * n * at_s) / n for n in (1, 2, 3)]
    summed: Sound = np.sum(tones, axis=0) * 10 ** (-30 / 20)
    return summed


def typing() -> Sound:
    """Keys that click, in bursts, in a room at -65 dBFS."""
    chance = np.random.default_rng(SEED)
    sound = hiss(-65.0)
    at_s = 0.5
    while at_s < SECONDS - 0.5:
        start, length = int(at_s * RATE_HZ), int(0.012 * RATE_HZ)
        fading = np.exp(-np.arange(length) / (0.002 * RATE_HZ))
        loudness = 10 ** (chance.uniform(-25, -12) / 20)
        sound[start : start + length] += chance.standard_normal(length) * fading * loudness
        at_s += chance.uniform(0.09, 0.35) if chance.random() > 0.1 else chance.uniform(1.0, 2.5)
    return sound


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(np.zeros(SECONDS * RATE_HZ), id="digital silence"),
        pytest.param(hiss(-40.0), id="white noise"),
        pytest.param(hum(), id="hum"),
        pytest.param(typing(), id="typing"),
    ],
)
def test_no_words_come_from_what_is_no_speech(
    whisper: Whisper, listen_with: ListenWith, sound: Sound
) -> None:
    """Twenty seconds each, with each model: not one word, doubtful or not."""
    samples = np.round(np.clip(sound, -1, 1) * 32767).astype(np.int16)
    assert listen_with(whisper)(samples).text == ""
