"""Whether a sentence belongs on the page, and what kind of thing it tells, by its meaning.

Logistic regressions over MiniLM's vectors (`language.embed`), with weights of our own that
`scripts/train/page.py` makes of authored weeks. numpy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from voicejournal.errors import ModelError
from voicejournal.language.lists.packaged_arrays import arrays_in
from voicejournal.language.shipped import read_shipped
from voicejournal.language.telling.word_sense import Shares, shares_of

FILE: Final = "language/telling/page_meaning.npz"


class Embedder(Protocol):
    """Gives a unit vector a text (`language.embed.MiniLm`)."""

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors (texts, dimensions)."""
        ...


@dataclass(frozen=True, slots=True)
class MeaningWeights:
    """Weights (dimensions, 1 + kinds) and a bias (1 + kinds,): of belonging, then of each kind."""

    kinds: tuple[str, ...]
    weights: NDArray[Any]
    bias: NDArray[Any]


class SentenceSense:
    """For each sentence how likely it is of each kind; nothing where the model is not here."""

    def __init__(self, embedder: Embedder, weights: MeaningWeights | None = None) -> None:
        self._embedder = embedder
        self._weights = weights

    def __call__(self, texts: Sequence[str]) -> tuple[Shares, ...]:
        """Shares that add up to 1 for each text, or no share at all.

        Raises:
            DamagedError: the packaged weights are not as they should be.
        """
        try:
            vectors = self._embedder.vectors(texts)
        except ModelError:
            return tuple({} for _ in texts)
        known = self._weights if self._weights is not None else _packaged()
        sums = vectors @ known.weights + known.bias
        return tuple(shares_of(known.kinds, tuple(map(float, row))) for row in sums)


@cache
def _packaged() -> MeaningWeights:
    with arrays_in(read_shipped(FILE), FILE) as kept:
        return MeaningWeights(tuple(map(str, kept["kinds"])), kept["weights"], kept["bias"])
