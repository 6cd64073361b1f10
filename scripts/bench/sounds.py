"""Sounds without a word in them, and noise to speak through: made from a seed, the same each time.

A level is the root mean square in decibels below full scale, over the whole sound.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
FULL_SCALE = 32_767
PAUSES = 0.1
"""Share of keys after which one who types stops to think."""
ACTIVE_SHARE = 0.3
"""A sample counts as voice from this share of the sound's root mean square."""

Sound = NDArray[np.float64]
"""Mono samples in -1..1 at `RATE_HZ`."""

Samples = NDArray[np.int16]


def digital_silence(length_s: float, _seed: int) -> Sound:
    """Exact zeros, as a muted microphone gives."""
    return np.zeros(round(length_s * RATE_HZ))


def room(length_s: float, seed: int) -> Sound:
    """Low, steady noise, as of a fan behind a wall."""
    white = np.random.default_rng(seed).standard_normal(round(length_s * RATE_HZ))
    return at_level(_shaped(white, lambda hz: 1 / np.hypot(1.0, hz / 100.0)), -50.0)


def hiss(length_s: float, seed: int) -> Sound:
    """White noise, as of a cheap microphone."""
    return at_level(np.random.default_rng(seed).standard_normal(round(length_s * RATE_HZ)), -42.0)


def hum(length_s: float, seed: int) -> Sound:
    """The mains at 50 Hz with its overtones, over a quiet room."""
    at_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    tones = [np.sin(2 * np.pi * 50 * n * at_s) / n for n in (1, 2, 3, 5)]
    return at_level(np.sum(tones, axis=0), -34.0) + at_level(room(length_s, seed), -62.0)


def typing(length_s: float, seed: int) -> Sound:
    """Keys that click in bursts, over a quiet room."""
    chance = np.random.default_rng(seed)
    sound = at_level(room(length_s, seed), -62.0)
    fading = np.exp(-np.arange(int(0.012 * RATE_HZ)) / (0.002 * RATE_HZ))
    at_s = 0.5
    while at_s < length_s - 0.5:
        start = int(at_s * RATE_HZ)
        loud = 10 ** (chance.uniform(-28, -14) / 20)
        sound[start : start + len(fading)] += chance.standard_normal(len(fading)) * fading * loud
        at_s += chance.uniform(0.09, 0.35) if chance.random() > PAUSES else chance.uniform(1.0, 2.5)
    return sound


def breath(length_s: float, seed: int) -> Sound:
    """Somebody who breathes close to the microphone, in and out, every four seconds or so."""
    chance = np.random.default_rng(seed)
    sound = at_level(room(length_s, seed), -60.0)
    at_s = 0.5
    while at_s < length_s - 3.5:
        for low_hz, high_hz, share in ((600.0, 3_500.0, 0.8), (250.0, 2_000.0, 1.0)):
            lasts_s = chance.uniform(0.9, 1.5)
            count, start = int(lasts_s * RATE_HZ), int(at_s * RATE_HZ)
            band = _shaped(chance.standard_normal(count), _band(low_hz, high_hz))
            loud = 10 ** (chance.uniform(-38, -28) / 20) * share
            sound[start : start + count] += (
                band / _rms(band) * np.sin(np.pi * np.arange(count) / count) * loud
            )
            at_s += lasts_s + chance.uniform(0.1, 0.4)
        at_s += chance.uniform(0.6, 1.8)
    return sound


def music(length_s: float, seed: int) -> Sound:
    """Plucked chords over a bass, with overtones that die away: a radio in the next room."""
    chance = np.random.default_rng(seed)
    sound = np.zeros(round(length_s * RATE_HZ))
    beat_s = 0.42
    for beat in range(int(length_s / beat_s) - 8):
        root_hz = 110.0 * 2 ** ((0, 5, 7, 3)[beat // 8 % 4] / 12)
        steps = [0, *chance.choice([3, 4, 7, 10, 12, 16], 2, replace=False)]
        tones = [(root_hz / 2, 0.8)] if beat % 4 == 0 else []
        tones += [(root_hz * 2 ** (step / 12), 0.5) for step in steps]
        for tone_hz, loud in tones:
            _pluck(sound, beat * beat_s + chance.uniform(0, 0.02), tone_hz, loud)
    return at_level(sound, -32.0)


NON_SPEECH: Mapping[str, Callable[[float, int], Sound]] = {
    "digital silence": digital_silence,
    "room noise": room,
    "hiss": hiss,
    "hum": hum,
    "typing": typing,
    "breath": breath,
    "music": music,
}


def with_noise(samples: Samples, snr_db: float, seed: int) -> Samples:
    """Speech in a room whose noise lies so many decibels below the voice (its active samples)."""
    speech = samples.astype(np.float64) / FULL_SCALE
    voice = speech[np.abs(speech) > ACTIVE_SHARE * _rms(speech)]
    noise = room(len(samples) / RATE_HZ, seed)[: len(speech)]
    return as_samples(speech + noise / _rms(noise) * _rms(voice) * 10 ** (-snr_db / 20))


def softer(samples: Samples, by_db: float) -> Samples:
    """The same, so many decibels softer."""
    return as_samples(samples.astype(np.float64) / FULL_SCALE * 10 ** (-by_db / 20))


def at_level(sound: Sound, dbfs: float) -> Sound:
    """The same sound at a level."""
    scaled: Sound = sound * (10 ** (dbfs / 20) / _rms(sound))
    return scaled


def as_samples(sound: Sound) -> Samples:
    """Sound as a microphone gives it."""
    return np.round(np.clip(sound, -1, 1) * FULL_SCALE).astype(np.int16)


def _rms(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound**2))) + 1e-12


def _band(low_hz: float, high_hz: float) -> Callable[[Sound], Sound]:
    return lambda hz: ((hz > low_hz) & (hz < high_hz)).astype(np.float64)


def _shaped(noise: Sound, gain: Callable[[Sound], Sound]) -> Sound:
    """Noise through a filter, given as its gain at each frequency in Hz."""
    frequencies_hz = np.asarray(np.fft.rfftfreq(len(noise), 1 / RATE_HZ), np.float64)
    spectrum = np.fft.rfft(noise) * gain(frequencies_hz)
    return np.asarray(np.fft.irfft(spectrum, len(noise)), np.float64)


def _pluck(sound: Sound, at_s: float, tone_hz: float, loud: float) -> None:
    """Add one plucked tone of two seconds with five overtones."""
    start, count = int(at_s * RATE_HZ), 2 * RATE_HZ
    time_s = np.arange(min(count, len(sound) - start)) / RATE_HZ
    for n in range(1, 6):
        sound[start : start + len(time_s)] += (
            loud / n * np.sin(2 * np.pi * tone_hz * n * time_s) * np.exp(-time_s * (1.2 + 0.8 * n))
        )
