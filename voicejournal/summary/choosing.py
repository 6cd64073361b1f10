"""In which order the telling sentences of a week get their room: the best for their words.

Greedy, after maximal marginal relevance (Carbonell and Goldstein 1998): what is like a sentence
that stands there already, in its words or of its kind, has to tell the more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from voicejournal.language.lexicon import plain
from voicejournal.summary.telling import Told

SAME_WORDS: Final = 0.8
"""Share that a sentence loses which has all its words in common with one before it."""

SAME_KIND: Final = 0.95
"""What is left of its chance for each sentence of its kind before it."""

LENGTH: Final = 0.6
"""The chance is weighed against the words to this power: 1 would fill the page with short ones."""

_WORD: Final = re.compile(r"[^\W_]{4,}")


def in_order(told: Iterable[Told]) -> list[Told]:
    """All of them, what should be on the page the soonest first."""
    left, order = list(told), _Order()
    ordered = []
    words = {one: frozenset(_WORD.findall(plain(one.text))) for one in left}
    while left:
        best = max(left, key=lambda one: order.worth(one, words[one]))
        left.remove(best)
        order.add(best, words[best])
        ordered.append(best)
    return ordered


@dataclass(slots=True)
class _Order:
    """What stands already."""

    kinds: Counter[str] = field(default_factory=Counter)
    words: list[frozenset[str]] = field(default_factory=list)

    def add(self, told: Told, words: frozenset[str]) -> None:
        self.kinds[told.kind] += 1
        self.words.append(words)

    def worth(self, told: Told, words: frozenset[str]) -> float:
        alike = max((_overlap(words, other) for other in self.words), default=0.0)
        chance = told.chance * SAME_KIND ** self.kinds[told.kind] * (1 - SAME_WORDS * alike)
        worth: float = chance / len(told.text.split()) ** LENGTH
        return worth


def _overlap(words: frozenset[str], other: frozenset[str]) -> float:
    shared: Sequence[str] = tuple(words & other)
    return len(shared) / max(len(words), 1)
