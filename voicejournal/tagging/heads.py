"""Small weights of our own over sentence vectors: mood, energy, 18 feelings, 11 topics.

Trained by `scripts/train/tagging.py` on essays and journal answers whose writers rated themselves;
where those come from and what was measured: docs/TAGGING.md. numpy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray

from voicejournal.language.lists.lexicon import GREATEST_RATING, Lexicon
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.features import (
    Numbers,
    affect_features,
    feeling_marks,
    trigger_marks,
)

FILE: Final = "tagging/weights/heads.npz"
"""Below the package; `language/shipped.toml` holds its sha256."""

TOPIC_LABELS: Final = {"love": "partner", "god": "faith", "recreation": "free time"}
"""Topics of the training rows that have another name among the triggers."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (features, outputs) and a bias (outputs,)."""

    weights: Numbers
    bias: Numbers

    def __call__(self, features: Numbers) -> Numbers:
        """Outputs of one row of features."""
        out: Numbers = features @ self.weights + self.bias
        return out


@dataclass(frozen=True, slots=True)
class Heads:
    """All of them. Ratings are 0-10, feelings and topics probabilities.

    `sure` is the probability from which a feeling is proposed, one each.
    """

    ratings: Linear
    feelings: Linear
    topics: Linear
    feeling_words: tuple[str, ...]
    topic_labels: tuple[str, ...]
    sure: Numbers

    def mood_and_energy(
        self, dense: Numbers, sentences: Sequence[Sentence], lexicon: Lexicon
    ) -> tuple[float, float]:
        """Both on 0-10, of a dense vector (768,) and the sentences that it was made of."""
        mood, energy = self.ratings(np.concatenate([dense, affect_features(sentences, lexicon)]))
        return _on_scale(float(mood)), _on_scale(float(energy))

    def feeling_probabilities(
        self, dense: Numbers, sentences: Sequence[Sentence], lexicon: Lexicon
    ) -> Numbers:
        """One for each of `feeling_words`; they need not sum to 1."""
        found = self.feelings(np.concatenate([dense, feeling_marks(sentences, lexicon)]))
        probabilities: Numbers = 1 / (1 + np.exp(-found))
        return probabilities

    def topic_probabilities(
        self, dense: Numbers, sentences: Sequence[Sentence], lexicon: Lexicon
    ) -> Numbers:
        """One for each of `topic_labels`; they sum to 1."""
        found = self.topics(np.concatenate([dense, trigger_marks(sentences, lexicon)]))
        powers = np.exp(found - found.max())
        probabilities: Numbers = powers / powers.sum()
        return probabilities


def parse_heads(content: bytes) -> Heads:
    """Make heads of the bytes of their file, whose sha256 was checked."""
    with np.load(BytesIO(content), allow_pickle=False) as held:

        def numbers(name: str) -> Numbers:
            return np.asarray(held[name], dtype=np.float64)

        def names(name: str) -> tuple[str, ...]:
            return tuple(bytes(held[name]).decode().split("\n"))

        return Heads(
            Linear(numbers("ratings_weights"), numbers("ratings_bias")),
            Linear(numbers("feelings_weights"), numbers("feelings_bias")),
            Linear(numbers("topics_weights"), numbers("topics_bias")),
            names("feeling_words"),
            names("topic_labels"),
            numbers("sure"),
        )


def as_bytes(names: Sequence[str]) -> NDArray[np.uint8]:
    """Names as an array that needs no pickle."""
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _on_scale(rating: float) -> float:
    return min(max(rating, 0.0), float(GREATEST_RATING))
