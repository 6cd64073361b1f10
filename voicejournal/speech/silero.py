"""Silero VAD, a hop at a time, on the weights that faster-whisper ships."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from voicejournal.errors import ModelError

onnxruntime.disable_telemetry_events()  # where the variable of `voicejournal` is not heeded

HOP_SAMPLES = 512
"""32 ms at 16 kHz: the only length the network takes."""
CONTEXT_SAMPLES = 64
STATE_SHAPE = (1, 1, 128)
WEIGHTS = "silero_vad_v6.onnx"

SOFT_DBFS = -50.0
LOUDER_DB = 30.0
"""A voice at -60 dBFS is heard as it is; at -75 in one of three evenings, at -90 in none, and 30 dB
louder in all (`tuned-*`). Room, hiss, hum, typing, breath and music at -50, -65 and -80 dBFS were
taken for speech 30 dB louder no more often than as they are."""


class Silero:
    """Probability of speech, hop after hop; keeps the network's state between hops."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = 1
        options.intra_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            str(_weights_path()), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._h = np.zeros(STATE_SHAPE, dtype=np.float32)
        self._c = np.zeros(STATE_SHAPE, dtype=np.float32)
        self._context = np.zeros(CONTEXT_SAMPLES, dtype=np.float32)

    def probability(self, hop: NDArray[np.float32]) -> float:
        """Probability (0-1) that a hop of `HOP_SAMPLES` samples in -1..1 is speech."""
        heard = np.concatenate([self._context, hop]).reshape(1, -1)
        output, self._h, self._c = self._session.run(
            None, {"input": heard, "h": self._h, "c": self._c}
        )
        self._context = hop[-CONTEXT_SAMPLES:]
        return float(output.reshape(-1)[-1])


class KeenSilero:
    """Silero, that hears what is soft 30 dB louder as well, as on a device turned down."""

    def __init__(self) -> None:
        self._as_it_is = Silero()
        self._louder = Silero()
        self._gain = np.float32(10 ** (LOUDER_DB / 20))

    def probability(self, hop: NDArray[np.float32]) -> float:
        """The same, of a hop in -1..1; the greater of the two where the hop is soft."""
        heard = self._as_it_is.probability(hop)
        louder = self._louder.probability(np.clip(hop * self._gain, -1, 1))
        return max(heard, louder) if rms_dbfs(hop) < SOFT_DBFS else heard


def rms_dbfs(hop: NDArray[np.float32]) -> float:
    """Level of a hop in decibels below full scale."""
    return 10 * float(np.log10(float(np.mean(hop * hop)) + 1e-12))


def _weights_path() -> Path:
    # faster-whisper is found, not imported: importing it takes seconds.
    package = find_spec("faster_whisper")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        path = Path(folder) / "assets" / WEIGHTS
        if path.exists():
            return path
    raise ModelError(
        "The network that finds speech is missing from faster-whisper.",
        "Install the program again.",
    )
