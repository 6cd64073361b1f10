"""Wording of danger that no rule knows, by its meaning.

Each sentence is compared with sentences of our own, of danger and quiet ones that look alike, in
MiniLM's space: sum(weight * exp(-gamma |x - z|^2)) + bias, the decision of a support vector machine
(Boser, Guyon and Vapnik 1992). `scripts/train/danger.py` makes the weights. numpy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from voicejournal.errors import DamagedError, ModelError
from voicejournal.language.sense import Embedder

FILE: Final = "danger_head.npz"

STEP: Final = 0.3 / 127
"""One step of the vectors that are kept, whose numbers are eight bits wide."""

WORTH_A_SECOND_LOOK: Final = -0.6
"""A sentence less like danger than this is not read again with the one beside it."""

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class DangerHead:
    """Vectors to compare with (examples, dimensions), a weight each, and from where it counts."""

    examples: Numbers
    weights: Numbers
    bias: float
    gamma: float
    threshold: float

    def scores(self, vectors: Numbers) -> Numbers:
        """A number a row; the higher, the more like wording of danger."""
        lengths = (vectors**2).sum(axis=1)[:, None] + (self.examples**2).sum(axis=1)
        distances = lengths - 2 * vectors @ self.examples.T
        scores: Numbers = np.exp(-self.gamma * distances) @ self.weights + self.bias
        return scores


@dataclass(frozen=True, slots=True)
class DangerSense:
    """Whether sentences may speak of danger by their meaning; never, without the model."""

    embedder: Embedder

    def __call__(self, texts: Sequence[str]) -> bool:
        """Of sentences in their order, each alone, or with the next where that may tell more.

        Raises:
            DamagedError: the packaged weights are not as they should be.
        """
        head = read_danger_head()
        try:
            alone = head.scores(self.embedder.vectors(texts))
            if (alone >= head.threshold).any():
                return True
            pairs = [
                f"{texts[at]} {texts[at + 1]}"
                for at in range(len(texts) - 1)
                if max(alone[at], alone[at + 1]) >= WORTH_A_SECOND_LOOK
            ]
            return bool((head.scores(self.embedder.vectors(pairs)) >= head.threshold).any())
        except ModelError:
            return False


@cache
def read_danger_head() -> DangerHead:
    """Read the packaged weights; the same value each time.

    Raises:
        DamagedError: they are not as they should be.
    """
    try:
        content = (files("voicejournal.tagging") / FILE).read_bytes()
    except OSError:
        content = b""
    return parse_danger_head(content)


def parse_danger_head(content: bytes) -> DangerHead:
    """Make the weights of the bytes of their file.

    Raises:
        DamagedError: they are not as they should be.
    """
    try:
        with np.load(BytesIO(content), allow_pickle=False) as kept:
            return DangerHead(
                kept["examples"].astype(np.float32) * STEP,
                kept["weights"].astype(np.float32),
                float(kept["bias"]),
                float(kept["gamma"]),
                float(kept["threshold"]),
            )
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise DamagedError(
            "The weights for wording of danger are damaged.", "Install voicejournal again."
        ) from error
