"""How likely each sentence of some evenings belongs on their page, and of which kind, by its words.

Logistic regressions over `worded.features_of`, whose weights `scripts/train/page.py` makes of
authored weeks. Plain Python: what they say is said anew each time, and needs no model.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from voicejournal.errors import DamagedError
from voicejournal.language.shipped import read_shipped
from voicejournal.language.telling.patterns import ROUTINE, Telling
from voicejournal.language.telling.worded import Features, features_of

FILE: Final = "language/telling/page_words.json"

Shares = dict[str, float]


@dataclass(frozen=True, slots=True)
class WordWeights:
    """For each feature a weight of belonging on the page, and then one of each kind.

    `bias` stands in the same order.
    """

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def shares(self, features: Features) -> Shares:
        """Shares that add up to 1: of each kind, and of what belongs on no page (`ROUTINE`)."""
        sums = list(self.bias)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                for place, weight in enumerate(row):
                    sums[place] += weight * value
        return shares_of(self.kinds, sums)


MOST: Final = 30.0
"""Log-odds beyond which a number is no longer told apart from 1."""


def shares_of(kinds: Sequence[str], sums: Sequence[float]) -> Shares:
    """Shares by log-odds of belonging on the page, and after them the logits of the kinds."""
    belongs = 1 / (1 + math.exp(-max(min(sums[0], MOST), -MOST)))
    powers = [math.exp(one - max(sums[1:])) for one in sums[1:]]
    parts = (belongs * power / sum(powers) for power in powers)
    return {**dict(zip(kinds, parts, strict=True)), ROUTINE: 1 - belongs}


def shares_by_words(
    evenings: Sequence[Sequence[str]],
    telling: Telling,
    names: Iterable[str],
    helper: str,
    weights: WordWeights | None = None,
) -> list[list[Shares]]:
    """For each sentence of each evening its shares, by the packaged weights or those given.

    Raises:
        DamagedError: the packaged weights are not as they should be.
    """
    known = weights if weights is not None else read_word_weights()
    found = features_of(evenings, telling, frozenset(names), helper)
    return [[known.shares(features) for features in said] for said in found]


@cache
def read_word_weights() -> WordWeights:
    """The packaged weights; the same value each time.

    Raises:
        DamagedError: they are not as they should be.
    """
    try:
        return parse_word_weights(read_shipped(FILE).decode())
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedError(
            "The weights for the page are damaged.", "Install voicejournal again."
        ) from error


def parse_word_weights(text: str) -> WordWeights:
    """Make the weights of the text of their file, which is JSON.

    Raises:
        ValueError, KeyError, TypeError: it is not as it should be.
    """
    held = json.loads(text)
    kinds = tuple(map(str, held["kinds"]))
    weights = {str(name): tuple(map(float, row)) for name, row in held["weights"].items()}
    bias = tuple(map(float, held["bias"]))
    if any(len(row) != 1 + len(kinds) for row in (bias, *weights.values())):
        raise ValueError
    return WordWeights(kinds, bias, weights)
