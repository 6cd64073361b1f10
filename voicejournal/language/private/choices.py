"""What the person chose about words of an entry, whatever became of these words since.

A choice (a `Share`) names raw words, and so holds for what takes their place. What was closed stays
closed with all that is typed into it or at its edges; what was opened is only what could be read
when it was opened. Of a text that was typed in one piece no part can be open alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple, Self

from voicejournal.journal import Edit, Entry, Share, Transcript, Word
from voicejournal.language.text.edited import Placed, all_sittings, confirms, placed_words

WORDS: Final = "words"
PRIVATE: Final = "private"
SHARED: Final = "shared"
NEAR_S: Final = 1.0
"""So far from a closed stretch of sound, words that were made of it anew are closed as well."""


class _Piece(NamedTuple):
    """Raw words `start:end`: one as it was heard, or what was typed in their place.

    Where both are the same, it was typed between two of them.
    """

    start: int
    end: int
    typed: str | None = None

    @property
    def is_between(self) -> bool:
        """Whether it stands for no word: typed between two, or the place of words taken out."""
        return self.start == self.end or self.typed == ""

    def touches(self, other: "_Piece") -> bool:
        """Whether they have words in common, or stand side by side."""
        return self.start <= other.end and other.start <= self.end


NOTHING: Final[frozenset[_Piece]] = frozenset()


@dataclass(frozen=True, slots=True)
class _Choice:
    """Raw words `start:end` of a transcript, when they were said, and whether they were closed.

    Where both are the same, it is what was typed between two of them. `then` is what was typed
    into the text when the choice was made.
    """

    transcript: str
    start: int
    end: int
    start_s: float
    end_s: float
    is_closed: bool
    then: frozenset[_Piece]

    def is_about(self, piece: _Piece, of: str, heard: Sequence[Word]) -> bool:
        """Whether it holds for a piece of the text of a transcript, which was heard so."""
        if self.transcript != of:
            return self._is_about_sound(piece, heard)
        if not self.is_closed:
            is_within = self.start <= piece.start and piece.end <= self.end
            is_edge = piece.start == piece.end and piece.start in {self.start, self.end}
            is_meant = not is_edge or self.start == self.end
            return is_within and is_meant and self._had(piece)
        if piece.is_between:  # at the edges too: who goes on typing goes on telling
            return self.start <= piece.end and piece.start <= self.end
        if self.start == self.end:
            return piece.start < self.start < piece.end
        return piece.start < self.end and self.start < piece.end

    def _had(self, piece: _Piece) -> bool:
        """Whether a piece could be read when the choice was made."""
        if piece.typed is not None:
            return piece in self.then
        return not any(one.start <= piece.start < one.end for one in self.then)

    def _is_about_sound(self, piece: _Piece, heard: Sequence[Word]) -> bool:
        """The same by when it was said: other words were made of the same sound since."""
        if self.end_s <= self.start_s:
            return self.is_closed  # nothing tells any more which words were meant
        start_s, end_s = _times(heard, piece.start, piece.end)
        if piece.typed is None:
            start_s = end_s = (start_s + end_s) / 2
        if self.is_closed:
            return start_s <= self.end_s + NEAR_S and self.start_s - NEAR_S <= end_s
        return self.start_s <= start_s and end_s <= self.end_s


def is_of_words(share: Share) -> bool:
    """Whether a choice is about words, and not about an answer or the whole entry."""
    return share.scope.partition(" ")[0] == WORDS


def names_words(scope: str) -> bool:
    """Whether a scope from elsewhere names words as this does."""
    try:
        _, start, end, _, _ = _read(scope)
    except ValueError:
        return False
    return scope.startswith(f"{WORDS} ") and 0 <= start <= end


def words_scopes(entry: Entry, start_word: int, end_word: int) -> tuple[str, ...]:
    """The scopes of shares for words of the current text, by the raw words they stand for.

    Words that were typed between two raw ones stand for none, and are known by their place.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    raw = entry.transcript
    assert raw is not None  # noqa: S101 - it has words to choose from
    words = raw.words
    pieces = {_piece(words, one) for one in placed_words(raw, entry.edits)[start_word:end_word]}
    heard = [one for one in pieces if one.start < one.end]
    spans = [(min(one.start for one in heard), max(one.end for one in heard))] if heard else []
    spans += sorted(
        (one.start, one.end)
        for one in pieces - set(heard)
        if not any(start < one.start < end for start, end in spans)
    )
    return tuple(_scope(raw.id, words, start, end) for start, end in spans)


@dataclass(frozen=True, slots=True)
class WordChoices:
    """All that was chosen about words of an entry, over all sittings in which it was edited."""

    raw: Transcript
    _heard: tuple[Word, ...]
    """Its words, which a transcript puts together anew each time."""
    _sittings: tuple[tuple[datetime, tuple[Edit, ...]], ...]
    _choices: tuple[_Choice, ...]

    @classmethod
    def of(cls, raw: Transcript, edits: Sequence[Edit], shares: Iterable[Share]) -> Self:
        """The choices of these shares, which all are about words.

        Raises:
            DamagedError: an edit does not fit the words.
        """
        sittings, heard = all_sittings(raw, edits), raw.words
        pieces = [(at, _typed(heard, sitting)) for at, sitting in sittings]
        choices = (
            _choice(share, next((p for at, p in reversed(pieces) if at <= share.made_at), NOTHING))
            for share in shares
        )
        return cls(raw, heard, sittings, tuple(choices))

    @property
    def words(self) -> list[Word]:
        """The words of the current text."""
        return [item.word for item in placed_words(self.raw, self._last)]

    def about_words(self) -> list[bool | None]:
        """For each word of the current text whether it was closed; None: nothing was chosen."""
        *_, (_, states) = self.by_sitting()
        return states

    def closed_texts(self) -> frozenset[str]:
        """All that was closed as it stood in any sitting, a run of words each."""
        if not any(one.is_closed for one in self._choices):
            return frozenset()
        return frozenset(
            "".join(item.word.text for item, _ in run).strip()
            for placed, states in self.by_sitting()
            for is_closed, run in groupby(zip(placed, states, strict=True), lambda one: one[1])
            if is_closed
        )

    @property
    def _last(self) -> tuple[Edit, ...]:
        return self._sittings[-1][1] if self._sittings else ()

    def by_sitting(self) -> Iterator[tuple[tuple[Placed, ...], list[bool | None]]]:
        """The words as they were heard and after each sitting, with what is chosen about each."""
        placed = placed_words(self.raw, ())
        yield placed, [self._state(_piece(self._heard, item)) for item in placed]
        before, ever = NOTHING, NOTHING
        for _, sitting in self._sittings:
            before = self._closed(_typed(self._heard, sitting), before, ever)
            ever |= before
            placed = placed_words(self.raw, sitting)
            pieces = (_piece(self._heard, item) for item in placed)
            yield placed, [piece in before or self._state(piece) for piece in pieces]

    def _closed(
        self, pieces: frozenset[_Piece], before: frozenset[_Piece], ever: frozenset[_Piece]
    ) -> frozenset[_Piece]:
        """Which of the pieces are closed: those, too, in which closed words may have gone on."""
        gone = before - pieces
        closed: set[_Piece] = set()
        for piece in sorted(pieces, key=lambda one: one.is_between):  # those between last
            state = self._state(piece)
            near = gone | closed if piece.is_between else gone
            took = piece in ever or any(piece.touches(one) for one in near)
            if state or (took and state is None):
                closed.add(piece)
        return frozenset(closed)

    def _state(self, piece: _Piece) -> bool | None:
        """What was chosen last about a piece of the text."""
        last = next(
            (
                one
                for one in reversed(self._choices)
                if one.is_about(piece, self.raw.id, self._heard)
            ),
            None,
        )
        return None if last is None else last.is_closed


def _choice(share: Share, then: frozenset[_Piece]) -> _Choice:
    return _Choice(*_read(share.scope), share.choice == PRIVATE, then)


def _read(scope: str) -> tuple[str, int, int, float, float]:
    _, transcript, start, end, start_s, end_s = scope.split(" ")
    return transcript, int(start), int(end), float(start_s), float(end_s)


def _typed(heard: Sequence[Word], sitting: Iterable[Edit]) -> frozenset[_Piece]:
    """What a sitting typed; what it confirmed stands as it was heard."""
    return frozenset(
        _Piece(edit.start_word, edit.end_word, edit.text)
        for edit in sitting
        if not confirms(heard, edit)
    )


def _piece(heard: Sequence[Word], item: Placed) -> _Piece:
    if item.edit is None or confirms(heard, item.edit):
        return _Piece(item.at, item.at + 1)
    return _Piece(item.edit.start_word, item.edit.end_word, item.edit.text)


def _scope(of: str, heard: Sequence[Word], start: int, end: int) -> str:
    start_s, end_s = _times(heard, start, end)
    return f"{WORDS} {of} {start} {end} {start_s:.3f} {end_s:.3f}"


def _times(heard: Sequence[Word], start: int, end: int) -> tuple[float, float]:
    """When raw words were said; of a place between two, when both were."""
    if start == end:
        start, end = start - 1, end + 1
    words = heard[max(start, 0) : end]
    return (words[0].start_s, words[-1].end_s) if words else (0.0, 0.0)
