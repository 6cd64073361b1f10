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
