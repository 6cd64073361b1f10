"""What kind of thing a sentence tells, by its meaning: for sentences that no pattern knows.

A softmax over MiniLM's vectors (`language.embed`), with weights of our own that
`scripts/train/telling.py` makes of `scripts/train/telling.txt`. numpy alone.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.resources import as_file, files
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from voicejournal.errors import DamagedError, ModelError

FILE: Final = "telling_head.npz"


class Embedder(Protocol):
    """Gives a unit vector a text (`language.embed.MiniLm`)."""

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors (texts, dimensions)."""
        ...


class SentenceSense:
    """For each sentence how likely it is of each kind; nothing where the model is not here."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def __call__(self, texts: Sequence[str]) -> tuple[dict[str, float], ...]:
        """Shares that add up to 1 for each text, or no share at all.

        Raises:
            DamagedError: the packaged weights are not as they should be.
        """
        try:
            vectors = self._embedder.vectors(texts)
        except ModelError:
            return tuple({} for _ in texts)
        kinds, weights, bias = self._head
        shares = np.exp(vectors @ weights + bias)
        shares /= shares.sum(axis=1, keepdims=True)
        return tuple(dict(zip(kinds, map(float, row), strict=True)) for row in shares)

    @cached_property
    def _head(self) -> tuple[tuple[str, ...], NDArray[Any], NDArray[Any]]:
        """Names of the kinds, weights (dimensions, kinds), and a bias (kinds,)."""
        try:
            with as_file(files("voicejournal.language") / FILE) as path, np.load(path) as kept:
                return tuple(map(str, kept["kinds"])), kept["weights"], kept["bias"]
        except (OSError, KeyError, ValueError) as error:
            raise DamagedError(
                "The weights for the page are damaged.", "Install voicejournal again."
            ) from error
