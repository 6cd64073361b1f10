"""Wording of danger that no rule knows, by its words and by its meaning.

Two scores, each over sentences of our own, of danger and quiet ones that look alike, put together:

- a logistic regression over single words, pairs, threes, and pairs with a gap;
- sum(weight * exp(-gamma |x - z|^2)) in MiniLM's space, the decision of a support vector machine
  (Boser, Guyon and Vapnik 1992).

`scripts/train/danger.py` makes the weights. numpy alone. Without the model of sentences the words
are left, and what they say is faint.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from voicejournal.errors import ModelError
from voicejournal.language.lists.packaged_arrays import arrays_in, names_in
from voicejournal.language.shipped import read_shipped
from voicejournal.language.telling.sense import Embedder
from voicejournal.language.text.plain import plain
from voicejournal.tagging.danger import Heard

FILE: Final = "tagging/weights/danger.npz"

STEP: Final = 0.3 / 127
"""One step of the vectors that are kept, whose numbers are eight bits wide."""

WORTH_A_SECOND_LOOK: Final = 1.0
"""A sentence this far below what is faint is not read again with the one beside it."""

_GAP: Final = 4
_TOKEN: Final = re.compile(r"[a-z']+|[,?!]")
_LIGHT: Final = frozenset(
    (
        *("i", "i'm", "i'd", "i've", "i'll", "me", "am", "you", "be", "is", "it", "was", "are"),
        *("been", "have", "had", "do", "to", "the", "a", "an", "and", "or", "but", "if", "of"),
        *("in", "on", "at", "for", "with", "as", "so", "that", "this", "my"),
    )
)
"""Words that tell nothing by themselves: alone they made a short wish sound like danger."""

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class DangerHead:
    """Vectors to compare with (examples, dimensions), a weight each, and weights of words.

    `clear` and `faint` are the scores from which it counts, `by_words` that of the words alone.
    """

    examples: Numbers
    weights: Numbers
    bias: float
    gamma: float
    words: dict[str, float]
    words_bias: float
    clear: float
    faint: float
    by_words: float

    def scores(self, texts: Sequence[str], vectors: Numbers) -> Numbers:
        """A number a text; the higher, the more like wording of danger."""
        lengths = (vectors**2).sum(axis=1)[:, None] + (self.examples**2).sum(axis=1)
        distances = lengths - 2 * vectors @ self.examples.T
        by_meaning = np.exp(-self.gamma * distances) @ self.weights + self.bias
        scores: Numbers = by_meaning + self.word_scores(texts)
        return scores

    def word_scores(self, texts: Sequence[str]) -> Numbers:
        """The part of the words: the mean weight of the marks, times the root of their number."""
        return np.array([self._words_of(text) for text in texts], dtype=np.float32)

    def _words_of(self, text: str) -> float:
        marks = marks_of(text)
        told = sum(self.words.get(mark, 0.0) for mark in marks)
        return self.words_bias + told / math.sqrt(max(len(marks), 1))


def marks_of(text: str) -> frozenset[str]:
    """Words but light ones, pairs and threes of words, and pairs with one to three between."""
    words = _TOKEN.findall(plain(text))
    return frozenset(
        (
            *(word for word in words if word not in _LIGHT),
            *(" ".join(pair) for pair in pairwise(words)),
            *(" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)),
            *(
                f"{word} … {later}"
                for at, word in enumerate(words)
                for later in words[at + 2 : at + 1 + _GAP]
            ),
        )
    )


@dataclass(frozen=True, slots=True)
class DangerSense:
    """What may speak of danger by words and meaning; by words alone without the model."""

    embedder: Embedder

    def __call__(self, texts: Sequence[str]) -> Heard:
        """Of sentences in their order, each alone, or with the next where that may tell more.

        Raises:
            DamagedError: the packaged weights were altered or are missing.
        """
        head = read_danger_head()
        try:
            alone = head.scores(texts, self.embedder.vectors(texts))
            near = head.faint - WORTH_A_SECOND_LOOK
            pairs = [at for at in range(len(texts) - 1) if alone[at : at + 2].max() >= near]
            both = [f"{texts[at]} {texts[at + 1]}" for at in pairs]
            paired = head.scores(both, self.embedder.vectors(both)) if both else np.zeros(0)
        except ModelError:
            by_words = head.word_scores(texts) >= head.by_words
            return Heard(faintly=frozenset(compress(texts, by_words)))
        faint = set(compress(texts, alone >= head.faint))
        for at, score in zip(pairs, paired, strict=True):
            faint |= set(texts[at : at + 2]) if score >= head.faint else set()
        clear = bool((alone >= head.clear).any() or (paired >= head.clear).any())
        return Heard(clear, frozenset(faint))


@cache
def read_danger_head() -> DangerHead:
    """Read the packaged weights; the same value each time.

    Raises:
        DamagedError: they were altered or are missing.
    """
    return parse_danger_head(read_shipped(FILE))


def parse_danger_head(content: bytes) -> DangerHead:
    """Make the weights of the bytes of their file.

    Raises:
        DamagedError: it is no such file.
    """
    with arrays_in(content, FILE) as kept:
        marks = names_in(kept["marks"])
        return DangerHead(
            kept["examples"].astype(np.float32) * STEP,
            kept["weights"].astype(np.float32),
            float(kept["bias"]),
            float(kept["gamma"]),
            dict(zip(marks, kept["mark_weights"].astype(float).tolist(), strict=True)),
            float(kept["words_bias"]),
            *(float(kept[name]) for name in ("clear", "faint", "by_words")),
        )
