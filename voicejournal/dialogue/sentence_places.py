"""Where the sentences of a text stand, and where they stand after a change.

Only what is near the change is cut anew: the whole of a long evening is too slow for each key.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from voicejournal.journal import Word
from voicejournal.language.text.sentences import ends_sentence, sentences_of

_TOKEN: Final = re.compile(r"\s*\S+")
Place: TypeAlias = tuple[int, int]
"""Start and end of some characters of a text."""


@dataclass(frozen=True, slots=True)
class Change:
    """Characters `start:old_end` of a text gave way to `start:new_end` of the new one."""

    start: int
    old_end: int
    new_end: int

    @classmethod
    def between(cls, old: str, new: str) -> "Change":
        """The smallest one that leads from one text to another."""
        most = min(len(old), len(new))
        start = _alike(most, lambda n: old[:n] == new[:n])
        same = _alike(most - start, lambda n: old[len(old) - n :] == new[len(new) - n :])
        return cls(start, len(old) - same, len(new) - same)

    def moved(self, places: set[Place]) -> set[Place]:
        """The places in the new text, without those that are gone."""
        found = ((self._start(start), self._end(end)) for start, end in places)
        return {(start, end) for start, end in found if start < end}

    @property
    def by(self) -> int:
        """How much longer the text is."""
        return self.new_end - self.old_end

    def _start(self, at: int) -> int:
        return at if at < self.start else max(at, self.old_end) + self.by

    def _end(self, at: int) -> int:
        if at >= self.old_end > self.start or at > self.old_end:
            return at + self.by
        return min(at, self.start)


def sentence_places(text: str) -> tuple[Place, ...]:
    """Start and end of each sentence, without the blanks around it."""
    tokens = list(_TOKEN.finditer(text))
    words = [Word(0.0, 0.0, f" {token[0].strip()}", 1.0) for token in tokens]
    found = []
    for sentence in sentences_of(words):
        first, last = tokens[sentence.start_word], tokens[sentence.end_word - 1]
        found.append((first.end() - len(first[0].lstrip()), last.end()))
    return tuple(found)


def places_after(
    old: str, places: tuple[Place, ...], new: str, change: Change
) -> tuple[Place, ...]:
    """The same as of the new text by itself, from the places in the old one."""
    # A sentence whose neighbour was touched may end elsewhere: a stop counts by what follows it.
    kept = max(sum(end < change.start for _, end in places) - 1, 0)
    while kept and not _parted(old, places[kept - 1], places[kept]):
        kept -= 1
    again = sum(start <= change.old_end for start, _ in places) + 1
    while again < len(places) and not _parted(old, places[again - 1], places[again]):
        again += 1
    first = places[kept][0] if kept else 0
    last = places[again][0] + change.by if again < len(places) else len(new)
    between = ((first + start, first + end) for start, end in sentence_places(new[first:last]))
    behind = ((start + change.by, end + change.by) for start, end in places[again:])
    return (*places[:kept], *between, *behind)


def _parted(text: str, place: Place, following: Place) -> bool:
    """Whether a stop parts two sentences, whatever stands before and behind them."""
    last = text[slice(*place)].rsplit(maxsplit=1)[-1]
    return ends_sentence(last, text[slice(*following)].split(maxsplit=1)[0])


def _alike(most: int, are_alike: Callable[[int], bool]) -> int:
    """The largest number up to `most` of which something is so; it is so of all that are less."""
    return bisect_left(range(1, most + 1), True, key=lambda n: not are_alike(n))
