"""Sentences as unit vectors: what is alike in meaning lies close. MiniLM, int8, on onnxruntime.

Loaded when the first sentence is asked for. Mean of the tokens' vectors, then to length 1, as the
model was trained (Reimers and Gurevych 2019).
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

onnxruntime.disable_telemetry_events()  # where the variable of `voicejournal` is not heeded

MODEL: Final = "minilm"
"""Its name in the manifest; kept beside every vector that is kept."""

DIMENSIONS: Final = 384
MOST_TOKENS: Final = 256
THREADS: Final = 2

Vectors = NDArray[np.float32]
"""(texts, 384), each row of length 1."""


class MiniLm:
    """Gives vectors; `find` gives the folder of a model by its name, checked."""

    def __init__(self, find: Callable[[str], Path]) -> None:
        self._find = find
        self._loaded: tuple[Any, Any] | None = None

    @property
    def name(self) -> str:
        """The model's name: vectors of two models are never compared."""
        return MODEL

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A unit vector a text; the same text has the same vector whatever stands beside it.

        Raises:
            ModelError: the model is not here or altered.
        """
        found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        if not texts:
            return found
        tokenizer, session = self._load()
        # One by one: int8 scales are those of the whole batch, and padding costs time.
        for row, text in enumerate(texts):
            ids = tokenizer.encode(text).ids
            tokens = np.array([ids], dtype=np.int64)
            (hidden,) = session.run(
                None,
                {
                    "input_ids": tokens,
                    "attention_mask": np.ones_like(tokens),
                    "token_type_ids": np.zeros_like(tokens),
                },
            )
            mean = hidden[0].mean(axis=0)
            found[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return found

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            from tokenizers import Tokenizer  # noqa: PLC0415 - the model must be here first

            folder = self._find(MODEL)
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            tokenizer.no_padding()
            tokenizer.enable_truncation(MOST_TOKENS)
            options = onnxruntime.SessionOptions()
            options.inter_op_num_threads = 1
            options.intra_op_num_threads = THREADS
            session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._loaded = tokenizer, session
        return self._loaded
