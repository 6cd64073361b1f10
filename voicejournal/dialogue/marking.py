"""Sentences that are marked while their text is edited: as a hard moment, or as private.

A mark holds on to the characters of its sentence, moves with them while the text changes, and is
gone with the last of them.
"""

from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, fields
from enum import StrEnum

from voicejournal.dialogue.sentence_places import Change, Place, places_after, sentence_places


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
    _at: dict[Mark, set[Place]] = field(default_factory=lambda: {mark: set() for mark in Mark})
    _fixed: set[Place] = field(default_factory=set)
    _opened: set[Place] = field(default_factory=set)
    _closed: set[Place] = field(default_factory=set)
    _first: str = field(init=False)
    _places: tuple[Place, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._first = self.text
        self._places = sentence_places(self.text)

    @property
    def is_changed(self) -> bool:
        """Whether the text reads otherwise than at first."""
        return self.text != self._first

    def put(self, mark: Mark, start: int, end: int, *, fixed: bool = False) -> None:
        """Mark the sentences that characters `start:end` reach into, as they are kept already."""
        for span in self._places:
            if span[0] < end and start < span[1] and not self._of(mark, *span):
                self._at[mark].add(span)
                if fixed:
                    self._fixed.add(span)

    def toggle(self, mark: Mark, cursor: int) -> None:
        """Mark the sentence at a character, or take the mark away; what only sounds private is."""
        span = self._span_at(cursor)
        if span is None:
            return
        there = self._of(mark, *span)
        if mark is Mark.PRIVATE:
            self._at[Mark.PERHAPS] -= self._of(Mark.PERHAPS, *span)
            self._opened -= _within(self._opened, *span)
            self._closed -= _within(self._closed, *span)
            (self._opened if there else self._closed).add(span)
        if not there:
            self._at[mark].add(span)
        elif not (mark is Mark.MOMENT and there & self._fixed):
            self._at[mark] -= there

    def changed(self, text: str) -> None:
        """The text reads otherwise now: marks move along, and go with what was deleted.

        A private sentence that was changed itself counts as closed here, all of it.
        """
        change = Change.between(self.text, text)
        self._places = places_after(self.text, self._places, text, change)
        self.text = text
        for mark, places in self._at.items():
            self._at[mark] = change.moved(places)
        self._fixed = change.moved(self._fixed)
        self._opened = change.moved(self._opened)
        self._closed = change.moved(self._closed)
        for start, end in self._places:
            if start < change.new_end and change.start < end:
                self._closed |= self._of(Mark.PRIVATE, start, end)
                self._closed |= self._of(Mark.PERHAPS, start, end)

    def marked(self) -> tuple[Marked, ...]:
        """The sentences that have a mark, in order."""
        found = self._places
        starts = [start for start, _ in found]
        places = {place for places in self._at.values() for place in places}
        numbers = {max(bisect_right(starts, _middle(place)) - 1, 0) for place in places}
        marked = (self._marked(*found[number]) for number in sorted(numbers) if found)
        return tuple(one for one in marked if one.marks)

    def at(self, cursor: int) -> Marked | None:
        """The sentence that a mark at a character would take, with its marks, if there is one."""
        span = self._span_at(cursor)
        return self._marked(*span) if span else None

    def is_kept(self, mark: Mark, one: Marked) -> bool:
        """Whether a sentence has a mark that stays."""
        return mark is Mark.MOMENT and bool(self._fixed & self._of(mark, one.start, one.end))

    def become(self, other: "Marking") -> None:
        """Take over the text and all marks of another."""
        for one in fields(self):
            setattr(self, one.name, deepcopy(getattr(other, one.name)))

    def opened(self) -> Iterator[Marked]:
        """Sentences that were private, and are not since; none that is shown as private."""
        for start, end in self._places:
            is_shown = self._of(Mark.PRIVATE, start, end) | self._of(Mark.PERHAPS, start, end)
            if not is_shown and _within(self._opened, start, end):
                yield Marked(start, end, ())

    def private(self) -> Iterator[Marked]:
        """Sentences that are shown as private, or as perhaps so."""
        for one in self.marked():
            if Mark.PRIVATE in one.marks or Mark.PERHAPS in one.marks:
                yield one

    def is_closed(self, one: Marked) -> bool:
        """Whether a private sentence was made so here, or was changed here."""
        return bool(_within(self._closed, one.start, one.end))

    def new_moments(self) -> Iterator[Marked]:
        """Sentences that were marked as a hard moment here."""
        for one in self.marked():
            if Mark.MOMENT in one.marks and not self.is_kept(Mark.MOMENT, one):
                yield one

    def _span_at(self, cursor: int) -> Place | None:
        """The sentence at a character, else the last one before it; None in an empty text."""
        number = bisect_right(self._places, cursor, key=lambda place: place[0]) - 1
        return self._places[max(number, 0)] if self._places else None

    def _marked(self, start: int, end: int) -> Marked:
        return Marked(start, end, tuple(mark for mark in Mark if self._of(mark, start, end)))

    def _of(self, mark: Mark, start: int, end: int) -> set[Place]:
        return _within(self._at[mark], start, end)


def _within(places: set[Place], start: int, end: int) -> set[Place]:
    """The places whose middle lies in characters `start:end`."""
    return {place for place in places if start <= _middle(place) < end}


def _middle(place: Place) -> int:
    return (place[0] + place[1]) // 2
