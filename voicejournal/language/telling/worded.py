"""How sentences of some evenings are worded, as named numbers: what `word_sense` weighs.

Pure and English: single words and pairs, how it begins, how long it is beside the others, of whom
it speaks, the patterns of `telling`, where in its evening it stands, and what comes up again.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev
from typing import Final

from voicejournal.language.telling.patterns import Telling
from voicejournal.language.text.plain import plain

Features = dict[str, float]

_TOKEN: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+|\?")
NAME: Final = "<name>"
HELPER: Final = "<helper>"
NUMBER: Final = "<number>"
LONG_WORDS: Final = 40
USUAL: Final = 2.5
SPREAD: Final = 0.7
"""Mean and deviation of the logarithms of sentences' words, over the weeks learned from:"""
AS_MANY: Final = 20
"""they count like so many sentences, so that a single evening is not measured by itself alone."""
MOST_WORDS_AGAIN: Final = 4
SHORTEST_TELLING_WORD: Final = 4
"""Letters of a word that may come up again; shorter ones stand everywhere."""

_I: Final = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
_ME: Final = frozenset(("me", "my", "myself", "mine"))
_OTHER: Final = frozenset(("he", "she", "him", "her", "he's", "she's", "he'd", "she'd", "his"))
_WE: Final = frozenset(("we", "us", "our", "we're", "we've", "we'd"))
_THEY: Final = frozenset(("they", "them", "their", "they're"))
_NO: Final = frozenset(("not", "never", "no", "nothing", "nobody", "without"))


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of a sentence, names and numbers in their places, and those that tell of a thing."""

    text: str
    tokens: tuple[str, ...]
    things: frozenset[str]


def features_of(
    evenings: Sequence[Sequence[str]], telling: Telling, names: frozenset[str], helper: str
) -> list[list[Features]]:
    """For each sentence of each evening its features; `names` in lowercase, `helper` as written."""
    own = frozenset(word.strip(".") for word in helper.lower().split()) - {"dr", "mr", "mrs", "ms"}
    read = [[_words(text, names, own) for text in texts] for texts in evenings]
    again = Counter(
        thing for said in read for thing in frozenset().union(*(one.things for one in said))
    )
    scale = _Scale.of([len(one.tokens) for said in read for one in said])
    return [
        [_features(one, place, said, scale, telling, again) for place, one in enumerate(said)]
        for said in read
    ]


@dataclass(frozen=True, slots=True)
class _Scale:
    """How long sentences usually are with this person, in the logarithm of their words."""

    mean: float
    spread: float

    @classmethod
    def of(cls, lengths: Sequence[int]) -> "_Scale":
        logs = [math.log1p(length) for length in lengths]
        known = len(logs) / (len(logs) + AS_MANY)
        mean = known * fmean(logs or [USUAL]) + (1 - known) * USUAL
        return cls(mean, known * pstdev(logs or [USUAL]) + (1 - known) * SPREAD)

    def place(self, length: int) -> float:
        return (math.log1p(length) - self.mean) / self.spread


def _words(text: str, names: frozenset[str], helper: frozenset[str]) -> Words:
    raw = _TOKEN.findall(plain(text))
    tokens = tuple(
        HELPER
        if token in helper
        else NAME
        if token in names
        else NUMBER
        if token.isdigit()
        else token
        for token in raw
    )
    things = frozenset(token for token in raw if len(token) >= SHORTEST_TELLING_WORD)
    return Words(text, tokens, things)


def _features(
    one: Words,
    place: int,
    said: Sequence[Words],
    scale: _Scale,
    telling: Telling,
    again: Counter[str],
) -> Features:
    tokens = one.tokens
    found = dict.fromkeys(tokens, 1.0)
    found |= dict.fromkeys((f"{left} {right}" for left, right in pairwise(tokens)), 1.0)
    found[f"^ {' '.join(tokens[:1])}"] = 1.0
    found[f"^ {' '.join(tokens[:2])}"] = 1.0
    found |= {f"#{name}": value for name, value in _counts(one).items()}
    found |= {f"@{name}": value for name, value in telling.hits(one.text)}
    ahead = sum(len(other.tokens) < len(tokens) for other in said)
    at = place / max(len(said) - 1, 1)
    found["#longer than usual"] = scale.place(len(tokens))
    found["#longer here"] = (ahead + 1) / (len(said) + 1)
    found["#first"], found["#last"] = float(place == 0), float(place == len(said) - 1)
    found["#late"], found["#later"] = at, at * at
    found["#ending"] = float(place >= len(said) - 2)
    repeated = sum(again[thing] > 1 for thing in one.things)
    found["#comes up again"] = min(repeated, MOST_WORDS_AGAIN) / 2
    return found


def _counts(one: Words) -> Features:
    """How long it is, of whom it speaks, whether it denies, asks or lists."""
    tokens = one.tokens
    length = min(len(tokens), LONG_WORDS)
    own = sum(token in _I for token in tokens)
    mine = sum(token in _ME for token in tokens)
    return {
        "words": length / 10,
        "words squared": (length / 20) ** 2,
        "words in log": math.log1p(len(tokens)),
        "commas": min(one.text.count(","), 5) / 3,
        "I": min(own, 3),
        "me": min(mine, 3),
        "nobody": float(not own and not mine),
        "she or he": min(sum(token in _OTHER for token in tokens), 3),
        "we": float(any(token in _WE for token in tokens)),
        "they": float(any(token in _THEY for token in tokens)),
        "names": min(tokens.count(NAME), 3),
        "past": min(sum(token.endswith("ed") for token in tokens), 4),
        "and": min(tokens.count("and"), 4),
        "denied": min(sum(token.endswith("n't") or token in _NO for token in tokens), 3),
    }
