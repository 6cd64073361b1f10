"""Sound of other rates: its pitch, length and loudness stay, and nothing aliases."""

import numpy as np
import pytest

from voicejournal.capture.resampler import Resampler
from voicejournal.ports import Samples

SECOND = 16_000


def through(resampler: Resampler, sound: Samples, block: int) -> Samples:
    """All of a sound, block by block."""
    given = [
        part
        for start in range(0, len(sound), block)
        for part in resampler(sound[start : start + block])
    ]
    return np.concatenate([*given, *resampler.rest()])


def sine(frequency_hz: float, rate_hz: int) -> Samples:
    """A second of a loud tone."""
    return (20_000 * np.sin(2 * np.pi * frequency_hz * np.arange(rate_hz) / rate_hz)).astype(
        np.int16
    )


def test_a_tone_that_16_khz_cannot_hold_vanishes() -> None:
    """10 kHz at 48 kHz would come back as 6 kHz, at full loudness, if samples were picked."""
    heard = through(Resampler(48_000), sine(10_000, 48_000), 2400)
    assert np.abs(heard[800:-800]).max() < 20  # 60 dB below what went in


@pytest.mark.parametrize("rate_hz", [44_100, 48_000])
def test_a_voice_keeps_its_pitch_length_and_loudness(rate_hz: int) -> None:
    """Whatever the rate of the device, and to the last sample."""
    heard = through(Resampler(rate_hz), sine(440, rate_hz), rate_hz // 20)
    assert len(heard) == pytest.approx(SECOND, abs=2)
    middle = heard[800:-800]
    expected = 20_000 * np.sin(2 * np.pi * 440 * np.arange(800, 800 + len(middle)) / SECOND)
    assert np.abs(middle - expected).max() < 400


def test_sound_at_16_khz_passes_through_untouched() -> None:
    """Not even a rounding."""
    noise = np.random.default_rng(5).integers(-32768, 32767, SECOND).astype(np.int16)
    assert np.array_equal(through(Resampler(SECOND), noise, 800), noise)
