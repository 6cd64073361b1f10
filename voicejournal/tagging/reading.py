"""What a model read of a reflection, and what earlier evenings say to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from voicejournal.journal import Past, PastEvening, Reading
from voicejournal.language.lists.lexicon import Lexicon
from voicejournal.language.telling.embed import DIMENSIONS
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.features import Numbers
from voicejournal.tagging.heads import Heads
from voicejournal.tagging.seen import Embedder, Seen, see

LEAST_RATED: Final = 2
"""Rated evenings before a personal offset counts: it is used from the third evening on."""

CAUTION: Final = 5
"""Evenings that a person would have to differ before half of the difference is believed."""

FEW_WORDS: Final = 25
"""The heads learned from longer answers: of fewer words they must be surer than usual."""

HALF: Final = "<f2"


@dataclass(frozen=True, slots=True)
class Read:
    """A reflection that the model read, with the heads' figures."""

    seen: Seen
    heads: Heads
    reading: Reading
    feelings: Numbers
    topics: Numbers


def read(
    sentences: Sequence[Sentence], embedder: Embedder, heads: Heads, lexicon: Lexicon
) -> Read | None:
    """Read a reflection; None where nothing in it may be read.

    Raises:
        ModelError: the model is not here or altered.
    """
    seen = see(sentences, embedder, lexicon)
    if seen is None:
        return None
    mood, energy = heads.mood_and_energy(seen.dense, sentences, lexicon)
    return Read(
        seen,
        heads,
        Reading(embedder.name, seen.whole.astype(HALF).tobytes(), mood, energy),
        heads.feeling_probabilities(seen.dense, sentences, lexicon),
        heads.topic_probabilities(seen.dense, sentences, lexicon),
    )


def is_short(sentences: Sequence[Sentence]) -> bool:
    """Whether a reflection has so few words that the heads are easily misled."""
    return sum(len(sentence.text.split()) for sentence in sentences) < FEW_WORDS


def personal_offset(
    past: Past,
    model: str,
    confirmed: Callable[[PastEvening], int | None],
    read_as: Callable[[Reading], float],
) -> float:
    """How much higher this person rates than was read: sum(residual) / (n + 5), 0 at first."""
    residuals = [
        rating - read_as(evening.reading)
        for evening in past.evenings
        if evening.reading is not None
        and evening.reading.model == model
        and (rating := confirmed(evening)) is not None
    ]
    return sum(residuals) / (len(residuals) + CAUTION) if len(residuals) >= LEAST_RATED else 0.0


def vector_of(reading: Reading, model: str) -> Numbers | None:
    """The vector that was kept (384,), or None if it is another model's or damaged."""
    if reading.model != model or len(reading.vector) != DIMENSIONS * np.dtype(HALF).itemsize:
        return None
    vector = np.frombuffer(reading.vector, dtype=HALF).astype(np.float64)
    return vector if np.isfinite(vector).all() else None
