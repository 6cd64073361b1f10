"""In which order the telling sentences of a week get their room: the best, but not of one kind.

Greedy, after maximal marginal relevance (Carbonell and Goldstein 1998): what is like a sentence
that stands there already, of its kind or of its evening, has to tell the more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from voicejournal.language.lexicon import plain
from voicejournal.summary.telling import Told

SAME_WORDS: Final = 4.0
"""What a sentence loses that has all its words in common with one before it."""

SAME_KIND: Final = 0.9
"""For each sentence of its kind before it; the first of a kind loses nothing."""

SAME_EVENING: Final = 0.35
LENGTH: Final = 0.04
"""For each word, up to `LONG_WORDS`: everyday things are said in fewer words than what tells."""

LONG_WORDS: Final = 40

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
    evenings: Counter[str] = field(default_factory=Counter)
    words: list[frozenset[str]] = field(default_factory=list)

    def add(self, told: Told, words: frozenset[str]) -> None:
        self.kinds[told.kind] += 1
        self.evenings[told.said.entry.id] += 1
        self.words.append(words)

    def worth(self, told: Told, words: frozenset[str]) -> float:
        alike = max((_overlap(words, other) for other in self.words), default=0.0)
        merit = (
            told.merit
            - SAME_KIND * self.kinds[told.kind]
            - SAME_EVENING * self.evenings[told.said.entry.id]
            - SAME_WORDS * alike
        )
        return merit + LENGTH * min(len(told.text.split()), LONG_WORDS)


def _overlap(words: frozenset[str], other: frozenset[str]) -> float:
    shared: Sequence[str] = tuple(words & other)
    return len(shared) / max(len(words), 1)
