"""Sentences that are marked while their text is edited: as a hard moment, or as private.

A mark holds on to the middle of its sentence, and moves with it while the text around it changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

from voicejournal.journal import Word
from voicejournal.language.sentences import sentences_of

_TOKEN: Final = re.compile(r"\s*\S+")


class Mark(StrEnum):
    """What a sentence is marked as; a mark's value is how it is shown."""

    MOMENT = "hard moment"
    PRIVATE = "private"
    PERHAPS = "private?"
    """It sounds so, and was not answered."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence at characters `start:end`, and its marks in their order."""

    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Marking:
    """The marks of a text; `fixed` are moments that are kept already, and stay."""

    text: str
    _at: dict[Mark, set[int]] = field(default_factory=lambda: {mark: set() for mark in Mark})
    _fixed: set[int] = field(default_factory=set)
    _opened: set[int] = field(default_factory=set)

    def put(self, mark: Mark, start: int, end: int, *, fixed: bool = False) -> None:
        """Mark the sentences that characters `start:end` reach into, as they are kept already."""
        for first, last in spans(self.text):
            if first < end and start < last and not self._of(mark, first, last):
                self._at[mark].add(_middle(first, last))
                if fixed:
                    self._fixed.add(_middle(first, last))

    def toggle(self, mark: Mark, cursor: int) -> None:
        """Mark the sentence at a character, or take the mark away; what only sounds private is."""
        span = sentence_at(self.text, cursor)
        if span is None:
            return
        there = self._of(mark, *span)
        if mark is Mark.PRIVATE:
            self._at[Mark.PERHAPS] -= self._of(Mark.PERHAPS, *span)
            self._opened -= {at for at in self._opened if span[0] <= at < span[1]}
            self._opened |= {_middle(*span)} if there else set()
        if not there:
            self._at[mark].add(_middle(*span))
        elif not (mark is Mark.MOMENT and there & self._fixed):
            self._at[mark] -= there

    def changed(self, text: str) -> None:
        """The text reads otherwise now: marks behind the change move along."""
        old, self.text = self.text, text
        most = min(len(old), len(text))
        same = next((n for n in range(most) if old[n] != text[n]), most)
        by = len(text) - len(old)

        def moved(at: int) -> int:
            return at if at < same else max(same, at + by)

        for mark, places in self._at.items():
            self._at[mark] = {moved(at) for at in places}
        self._fixed = {moved(at) for at in self._fixed}
        self._opened = {moved(at) for at in self._opened}

    def marked(self) -> tuple[Marked, ...]:
        """The sentences that have a mark, in order."""
        found = (
            Marked(start, end, tuple(mark for mark in Mark if self._of(mark, start, end)))
            for start, end in spans(self.text)
        )
        return tuple(one for one in found if one.marks)

    def opened(self) -> Iterator[Marked]:
        """Sentences that were private, and are not since."""
        for start, end in spans(self.text):
            if any(start <= at < end for at in self._opened):
                yield Marked(start, end, ())

    def new_moments(self) -> Iterator[Marked]:
        """Sentences that were marked as a hard moment here."""
        for one in self.marked():
            if Mark.MOMENT in one.marks and not self._fixed & self._of(
                Mark.MOMENT, one.start, one.end
            ):
                yield one

    def _of(self, mark: Mark, start: int, end: int) -> set[int]:
        return {at for at in self._at[mark] if start <= at < end}


def _middle(start: int, end: int) -> int:
    return (start + end) // 2


def sentence_at(text: str, cursor: int) -> tuple[int, int] | None:
    """The sentence at a character, else the last one before it; None in an empty text."""
    found = spans(text)
    before = [span for span in found if span[0] <= cursor]
    return before[-1] if before else next(iter(found), None)


@lru_cache(maxsize=4)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, without the blanks around it."""
    tokens = list(_TOKEN.finditer(text))
    words = [Word(0.0, 0.0, f" {token[0].strip()}", 1.0) for token in tokens]
    found = []
    for sentence in sentences_of(words):
        first, last = tokens[sentence.start_word], tokens[sentence.end_word - 1]
        found.append((first.end() - len(first[0].lstrip()), last.end()))
    return tuple(found)
