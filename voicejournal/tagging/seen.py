"""A reflection as the vectors' model sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from voicejournal.language.lists.lexicon import Lexicon
from voicejournal.language.telling.embed import Vectors
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import named_feelings
from voicejournal.tagging.features import Numbers

CHUNK_WORDS: Final = 120
"""What the model takes in at once; longer texts are the mean of such parts."""


class Embedder(Protocol):
    """Gives vectors (`language.embed.MiniLm`)."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A unit vector a text."""
        ...


@dataclass(frozen=True, slots=True)
class Seen:
    """Sentences that may be read, a vector each, and one (unit length) of all as it was said.

    A sentence in which feelings are named, and none of them is the speaker's own now, is left
    out: vectors are nearly blind to a denial.
    """

    sentences: tuple[Sentence, ...]
    vectors: Vectors
    whole: Numbers

    @property
    def dense(self) -> Numbers:
        """(768,): the mean of the sentences beside the whole."""
        return np.concatenate([self.vectors.mean(axis=0, dtype=np.float64), self.whole])

    def telling_most(self, weights: Numbers) -> Sentence:
        """The sentence whose own vector speaks most for an output of a head with these weights.

        They are those of the dense vector, and may go on: (768 or more,).
        """
        dense = np.hstack([self.vectors, self.vectors])
        return self.sentences[int(np.argmax(dense @ weights[: dense.shape[1]]))]

    def nearest(self, vector: Numbers) -> Sentence:
        """The sentence that lies nearest to a vector."""
        return self.sentences[int(np.argmax(self.vectors @ vector))]


def see(sentences: Sequence[Sentence], embedder: Embedder, lexicon: Lexicon) -> Seen | None:
    """Look at a reflection; None where nothing in it may be read.

    Raises:
        ModelError: the model is not here or altered.
    """
    kept = readable(sentences, lexicon)
    if not kept:
        return None
    texts = [sentence.text for sentence in kept]
    parts = list(dict.fromkeys([*texts, *_chunks(kept)]))  # of one sentence the whole is the same
    found = dict(zip(parts, embedder.vectors(parts), strict=True))
    vectors = np.array([found[text] for text in texts])
    chunks = np.array([found[chunk] for chunk in _chunks(kept)])
    whole: Numbers = chunks.mean(axis=0, dtype=np.float64)
    whole /= max(float(np.linalg.norm(whole)), 1e-9)
    return Seen(tuple(kept), vectors, whole)


def readable(sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Sentence]:
    """Sentences without doubt, but those whose feelings are all denied, another's or supposed.

    What only `holding` doubts is read: it is no denial, and there is more in a sentence to read.
    """
    found = named_feelings(sentences, lexicon)
    named = {mention.sentence for mention in found}
    held = {mention.sentence for mention in found if mention.holds or mention.scope.holds}
    return [
        sentence
        for sentence in sentences
        if not sentence.doubtful and (sentence not in named or sentence in held)
    ]


def _chunks(sentences: Sequence[Sentence]) -> list[str]:
    chunks: list[list[str]] = [[]]
    words = 0
    for sentence in sentences:
        count = len(sentence.text.split())
        if chunks[-1] and words + count > CHUNK_WORDS:
            chunks.append([])
            words = 0
        chunks[-1].append(sentence.text)
        words += count
    return [" ".join(chunk) for chunk in chunks]
