"""Whether a feeling that was named is the speaker's own, now and as a fact: what the rules leave.

The rules of `scope.py` know shapes of speech; people have more of them than anybody writes down. So
a logistic regression over the words around the name, in their places, and over what the rules say,
has the last word. `scripts/train/holding.py` makes its weights from sentences of our own; figures:
docs/decisions/0018-holding.md. It needs no model.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from typing import Final

from voicejournal.language.lists.packaged_arrays import arrays_in, names_in
from voicejournal.language.scope.scope import Scope
from voicejournal.language.shipped import read_shipped
from voicejournal.language.text.plain import plain

FILE: Final = "language/scope/weights/holding.npz"

_NEAR: Final = 3
_REACH: Final = 10
"""Words after the name that count, and in `_REACH` fewer those of the sentences beside."""
_BESIDE_BEFORE: Final = 8
_BESIDE_AFTER: Final = 6

_TOKEN: Final = re.compile(r"[a-z']+|[.,;:?!]")
_TURNS: Final = frozenset((",", ";", ":", ".", "?", "!", "but", "and", "so", "because", "though"))
_PERSONS: Final = re.compile(
    r"i(?:'\w+)?|im|me|my|we(?:'re)?|us|(?:he|she|they|you|it|that|this)(?:'(?:s|re))?|him|her|them|"
    r"his|their|who|everyone|nobody|people"
)
_TIMES: Final = re.compile(
    r"was|were|am|is|are|i'm|be|been|being|felt|feels?|feeling|had|have|has|got|get|getting|used|"
    r"would|will|could|should|might|i'd|i'll|i've|can|not|never|no|if|when|now|still|today|"
    r"tonight|\w+n't"
)
"""Words that set time and truth: verbs that help others, denials, conditions."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A feeling named at characters `start:end` of a sentence, between two others.

    `scope` is what the rules say of it.
    """

    sentence: str
    start: int
    end: int
    before: str
    then: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Holding:
    """A weight for each mark, and a bias that is zero where holding begins."""

    weights: dict[str, float]
    bias: float

    def __call__(self, naming: Naming) -> bool:
        """Whether it is the speaker's own, now and as a fact; what the rules know denied is not."""
        return not naming.scope.negated and self.score(naming) >= 0

    def score(self, naming: Naming) -> float:
        """Log odds above the threshold."""
        return self.bias + sum(self.weights.get(mark, 0.0) for mark in set(marks_of(naming)))


def marks_of(naming: Naming) -> list[str]:
    """What tells: words and pairs of words with where they stand, and what the rules say."""
    text = plain(naming.sentence)
    before = _TOKEN.findall(text[: naming.start])
    after = _TOKEN.findall(text[naming.end :])
    beside = _TOKEN.findall(plain(naming.before))[-_BESIDE_BEFORE:]
    then = _TOKEN.findall(plain(naming.then))[:_BESIDE_AFTER]
    return [
        *_standing(before, after),
        *_in_clause(before, after),
        *_told(before, after, then),
        *(f"earlier {word}" for word in beside),
        *(f"later {word}" for word in then),
        f"name {text[naming.start : naming.end]}",
        *(f"rule {rule}" for rule in _rules(naming.scope)),
    ]


def _standing(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Words of the same sentence, singly and in pairs, the nearest with their distance."""
    yield from (f"{-at} {word}" for at, word in enumerate(before[: -_NEAR - 1 : -1], 1))
    yield from (f"+{at} {word}" for at, word in enumerate(after[:_NEAR], 1))
    yield from (f"< {word}" for word in before)
    yield from (f"> {word}" for word in after[:_REACH])
    yield from (f"< {first} {second}" for first, second in pairwise(before[-_REACH:]))
    yield from (f"> {first} {second}" for first, second in pairwise(after[:_REACH]))
    if not before:
        yield "first"
    if not after or after[0] in ".!?":
        yield "last"


def _in_clause(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Words up to the nearest turn on either side, and how the next clause begins."""
    clause = list(takewhile(lambda word: word not in _TURNS, reversed(before)))[::-1]
    rest = list(takewhile(lambda word: word not in _TURNS, after))
    beyond = after[len(rest) : len(rest) + _NEAR]
    yield from (f"[ {word}" for word in clause)
    yield f"[[ {' '.join(clause[:2])}"
    yield from (f"] {word}" for word in rest)
    yield f"]] {' '.join(beyond)}"


def _told(before: Sequence[str], after: Sequence[str], then: Sequence[str]) -> Iterator[str]:
    """Who, and when or whether: the nearest of such words on each side."""
    for side, words in (("<", before[::-1]), (">", after), ("then", then)):
        who = next((word for word in words if _PERSONS.fullmatch(word)), "-")
        when = [word for word in words if _TIMES.fullmatch(word)]
        yield f"{side} who {who}"
        yield f"{side} when {' '.join(when[:1])}"
        yield f"{side} when {' '.join(when[:2])}"
        yield f"{side} who when {who} {' '.join(when[:1])}"


def _rules(scope: Scope) -> Iterator[str]:
    for name in ("negated", "someone_else", "hypothetical", "reported", "over", "unowned"):
        if getattr(scope, name):
            yield name


@cache
def read_holding() -> Holding:
    """Read the packaged weights; the same value each time.

    Raises:
        DamagedError: they were altered or are missing.
    """
    return parse_holding(read_shipped(FILE))


def parse_holding(content: bytes) -> Holding:
    """Make them of the bytes of their file.

    Raises:
        DamagedError: it is no such file.
    """
    with arrays_in(content, FILE) as kept:
        marks = names_in(kept["marks"])
        weights = kept["weights"].astype(float).tolist()
        return Holding(dict(zip(marks, weights, strict=True)), float(kept["bias"]))
