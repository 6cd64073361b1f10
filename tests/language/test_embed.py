"""Sentences as vectors: the real model."""

from pathlib import Path

import numpy as np
import pytest

from voicejournal.errors import ModelError
from voicejournal.language.telling.embed import DIMENSIONS, MiniLm


@pytest.fixture(scope="module")
def minilm(models_folder: Path) -> MiniLm:
    return MiniLm(lambda name: models_folder / name)


def test_what_means_the_same_lies_closer_than_what_does_not(minilm: MiniLm) -> None:
    """Each vector has length 1, so that a product is a cosine."""
    vectors = minilm.vectors(
        ["I could not sleep at all.", "I lay awake the whole night.", "The shop sells bread."]
    )
    assert vectors.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_a_sentence_has_the_same_vector_whatever_stands_beside_it(minilm: MiniLm) -> None:
    """Else a proposal would change with what follows it."""
    alone = minilm.vectors(["I felt small."])
    beside = minilm.vectors(["A much longer sentence about nothing much.", "I felt small."])
    assert np.array_equal(alone[0], beside[1])


def test_no_sentence_loads_no_model() -> None:
    def refuse(name: str) -> Path:
        raise ModelError(f"{name} is not here.", "")

    nowhere = MiniLm(refuse)
    assert nowhere.vectors([]).shape == (0, DIMENSIONS)
    with pytest.raises(ModelError):
        nowhere.vectors(["one"])
