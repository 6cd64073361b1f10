"""In which order the telling sentences of a week get their room: the best for their words.

Greedy, after maximal marginal relevance (Carbonell and Goldstein 1998): what is like a sentence
that stands there already, in its words or of its kind, has to tell the more.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from voicejournal.language.text.plain import plain
from voicejournal.summary.lines.telling import Told

SAME_WORDS: Final = 0.8
"""Share that a sentence loses which has all its words in common with one before it."""

SAME_KIND: Final = 0.95
"""What is left of its chance for each sentence of its kind before it."""

LENGTH: Final = 0.6
"""The chance is weighed against the words to this power: 1 would fill the page with short ones."""

_WORD: Final = re.compile(r"[^\W_]{4,}")


def in_order(told: Iterable[Told]) -> list[Told]:
    """All of them, what should be on the page the soonest first."""
    left = [_Waiting(one, frozenset(_WORD.findall(plain(one.text)))) for one in told]
    kinds: Counter[str] = Counter()
    ordered = []
    while left:
        best = max(left, key=lambda one: one.worth(kinds[one.told.kind]))
        left.remove(best)
        for one in left:
            one.see(best)
        kinds[best.told.kind] += 1
        ordered.append(best.told)
    return ordered


@dataclass(slots=True, eq=False)
class _Waiting:
    """What has no place yet, and how much it is like what has: the most of its words in one."""

    told: Told
    words: frozenset[str]
    alike: float = 0.0
    length: float = field(init=False)

    def __post_init__(self) -> None:
        self.length = len(self.told.text.split()) ** LENGTH

    def see(self, other: "_Waiting") -> None:
        self.alike = max(self.alike, len(self.words & other.words) / max(len(self.words), 1))

    def worth(self, of_kind: int) -> float:
        chance = self.told.chance * SAME_KIND**of_kind * (1 - SAME_WORDS * self.alike)
        return chance / self.length
