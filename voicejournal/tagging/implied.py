"""A feeling that shows in a few sentences though nobody names it, read by meaning.

A softmax over MiniLM's vectors with weights of our own (`scripts/train/implied.py`), of which one
outcome is that no feeling shows. What is likely lends half of itself to the feelings near to it: a
listener, too, would say one or the other. Below a confidence nothing is said. numpy alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from voicejournal.language.lists.packaged_arrays import arrays_in, names_in
from voicejournal.language.shipped import read_shipped
from voicejournal.language.telling.embed import Vectors
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.features import Numbers

FILE: Final = "tagging/weights/implied.npz"

MOST_SENTENCES: Final = 4
"""Of a reflection that is read so: in a whole evening it is right no more often than chance."""

_OF_SPEAKER: Final = re.compile(r"\b(?:i|i'\w+|im|me|my|myself|mine|we|us|our)\b")


@dataclass(frozen=True, slots=True)
class Implied:
    """A feeling and the sentence that shows it."""

    word: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class ImpliedHead:
    """Weights (dimensions, feelings + 1), a bias, and `near` (feelings + 1, feelings)."""

    words: tuple[str, ...]
    weights: Numbers
    bias: Numbers
    near: Numbers
    sure: float

    def likely(self, vectors: Vectors | Numbers) -> Numbers:
        """(rows, feelings) of vectors of unit length; they do not sum to 1."""
        scores = vectors @ self.weights + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely: Numbers = powers / powers.sum(axis=1, keepdims=True) @ self.near
        return likely


def implied_feeling(sentences: Sequence[Sentence], vectors: Vectors) -> Implied | None:
    """The feeling that shows in a few sentences, if one is clear enough.

    `vectors` has one of unit length for each sentence.

    Raises:
        DamagedError: the packaged weights were altered or are missing.
    """
    said = plain(" ".join(sentence.text for sentence in sentences))
    if not 0 < len(sentences) <= MOST_SENTENCES or not _OF_SPEAKER.search(said):
        return None
    head = read_implied_head()
    likely = head.likely(together(vectors)[None])[0]
    best = int(likely.argmax())
    if likely[best] < head.sure:
        return None
    shows = int(head.likely(vectors)[:, best].argmax())
    return Implied(head.words[best], sentences[shows])


def together(vectors: Vectors) -> Numbers:
    """The mean of some vectors, of unit length."""
    mean: Numbers = np.mean(vectors, axis=0, dtype=np.float64)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


@cache
def read_implied_head() -> ImpliedHead:
    """Read the packaged weights; the same value each time.

    Raises:
        DamagedError: they were altered or are missing.
    """
    return parse_implied_head(read_shipped(FILE))


def parse_implied_head(content: bytes) -> ImpliedHead:
    """Make the weights of the bytes of their file.

    Raises:
        DamagedError: it is no such file.
    """
    with arrays_in(content, FILE) as kept:
        return ImpliedHead(
            names_in(kept["words"]),
            kept["weights"].astype(np.float64),
            kept["bias"].astype(np.float64),
            kept["near"].astype(np.float64),
            float(kept["sure"]),
        )
