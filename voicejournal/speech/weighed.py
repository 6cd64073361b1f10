"""Words of a text, each with how probable a model takes it to be."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from voicejournal.journal import Word

LEAST_PROBABILITY = 1e-6
"""So that one token does not outweigh all others."""
PREPENDED = "\"'“¿([{-"
APPENDED = "\"'.。,，!！?？:：”)]}、"  # noqa: RUF001 - Chinese and Japanese have their own


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word, and how probable a model takes it to be after the words before it.

    `word` has its time from the start of the piece, and the mean probability of its tokens;
    `logprob` is the natural logarithm of the word's own.
    """

    word: Word
    logprob: float


@dataclass(slots=True)
class Part:
    """A word or a mark of a text, before marks are put to the words that they belong to."""

    text: str
    start_s: float
    end_s: float
    probabilities: list[float]

    @property
    def weighed(self) -> Weighed:
        """The finished word."""
        certain = np.maximum(np.array(self.probabilities), LEAST_PROBABILITY)
        word = Word(self.start_s, self.end_s, self.text, float(certain.mean()))
        return Weighed(word, float(np.log(certain).sum()))


def with_marks(parts: list[Part]) -> list[Part]:
    """Put opening marks before the next word and closing ones behind the last.

    A mark's probability says nothing of the word, so the word keeps its own.
    """
    for before, after in reversed(list(pairwise(parts))):
        if before.text.startswith(" ") and before.text.strip() in PREPENDED:
            after.text, before.text = before.text + after.text, ""
    last = None
    for part in parts:
        if last is not None and not last.text.endswith(" ") and part.text in APPENDED:
            last.text, part.text = last.text + part.text, ""
        elif part.text:
            last = part
    return parts
