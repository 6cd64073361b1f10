"""How fast this machine reads speech, by pieces of the demo's clips (ports.PaceMeter)."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from voicejournal.errors import JournalError, ModelError
from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.speech.whisper import Whisper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from voicejournal.ports import Samples

SAMPLES: Final = (
    ("5-friday.flac", 47.4, 55.8),
    ("1-monday.flac", 25.8, 37.2),
    ("2-tuesday.flac", 29.5, 40.9),
    ("4-thursday.flac", 0.0, 14.2),
    ("7-sunday.flac", 14.2, 26.8),
)
"""Clip, from and to in seconds, cut where the segmenter cuts; the first only warms the models."""
LANGUAGE: Final = "en"
"""What is spoken there; a model takes as long for the same sounds in another language."""
FULL_SCALE: Final = 32768.0
HOPELESS: Final = 1.0
"""Slower than speech, twice over: the other pieces would only keep the person waiting."""


class WhisperPace:
    """Loads models one after the other, or two side by side, and reads the same pieces by each."""

    def __init__(self, find: Callable[[str], Path], read: Callable[[str], Samples]) -> None:
        self._find = find
        self._read = read

    def pace(self, model: str, beside: str | None) -> float:
        """Median over the pieces: seconds of work for a second of speech.

        Two models read each piece at the same time, one thread each, and the slower one counts.

        Raises:
            ModelError: a model is not here, altered, or fails.
        """
        names = [model] if beside is None else [model, beside]
        loaded = [Whisper(self._find(name), 1) for name in names]
        warm_up, *pieces = self._pieces()
        try:
            _took_s(loaded, warm_up)
            return _median_pace(loaded, pieces)
        except JournalError:
            raise
        except Exception as fault:  # out of memory, or a processor that the library cannot use
            raise ModelError(
                f"The model {model} failed while it was measured ({type(fault).__name__}).",
                "`voicejournal models list` shows smaller ones.",
            ) from fault

    def _pieces(self) -> list[NDArray[np.float32]]:
        return [
            self._read(name)[int(from_s * SAMPLE_RATE_HZ) : int(to_s * SAMPLE_RATE_HZ)].astype(
                np.float32
            )
            / FULL_SCALE
            for name, from_s, to_s in SAMPLES
        ]


def _median_pace(models: Sequence[Whisper], pieces: Sequence[NDArray[np.float32]]) -> float:
    paces: list[float] = []
    for sound in pieces:
        paces.append(_took_s(models, sound) / (len(sound) / SAMPLE_RATE_HZ))
        if min(paces) > HOPELESS and len(paces) > 1:
            break
    return median(paces)


def _took_s(models: Sequence[Whisper], sound: NDArray[np.float32]) -> float:
    started_s = time.perf_counter()
    with ThreadPoolExecutor(len(models)) as pool:
        for reading in [pool.submit(model.decode, sound, LANGUAGE) for model in models]:
            reading.result()
    return time.perf_counter() - started_s
