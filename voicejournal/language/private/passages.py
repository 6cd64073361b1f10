"""The passages that a person means by asking to keep something to themselves.

Pure, English, and made to reach too far rather than too near: a passage is put to the person, and
stays off the page until then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Final, NamedTuple

from voicejournal.language.private.wishes import plain_asks, plain_asks_surely, plain_of
from voicejournal.language.private.wordings import privacy_wordings
from voicejournal.language.text.sentences import Sentence

LANGUAGE: Final = "en"


class _Reach(NamedTuple):
    """How many sentences belong to a marker on one side, unless the topic turns before.

    Up to `leaning` where each leans on the one before it ('And then he …').
    """

    sure: int
    leaning: int


ANNOUNCED: Final = _Reach(4, 8)
"""What follows 'this next bit is not for her'."""
POINTED_AT: Final = _Reach(2, 4)
"""What went before 'leave what I just said out'."""
NEAR_BEFORE: Final = _Reach(2, 2)
NEAR_AFTER: Final = _Reach(3, 5)
"""On each side of a marker that points to none: it announces more often than it looks back."""
DOUBTED: Final = _Reach(1, 1)
"""On each side of a sentence that only may ask for privacy."""
ONE_MORE: Final = _Reach(1, 1)
"""After a marker that points back: 'that' is said of what comes, too."""
BRIDGE: Final = 6
"""Two markers with no more sentences than this between them enclose one passage."""
BARE_WORDS: Final = 8
_BARE: Final = re.compile(
    r"(?:(?:so|okay|ok|right|well|anyway|there|um|uh|lord|righto|oh|yeah|then|now|that's that"
    r"|so there (?:you|we) are|that's (?:enough|it)(?: of that)?)[.,!]? ?)+",
    re.IGNORECASE,
)
"""A breath between what was for oneself and what is not."""


class _Points(Enum):
    BACK = auto()
    FORWARD = auto()
    BOTH = auto()
    ALL = auto()


_BEFORE: Final = {_Points.BACK: POINTED_AT, _Points.BOTH: NEAR_BEFORE}
_AFTER: Final = {_Points.BACK: ONE_MORE, _Points.BOTH: NEAR_AFTER, _Points.FORWARD: ANNOUNCED}


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first:last`, and which of them asks for it: the `marker`."""

    first: int
    last: int
    marker: int


def private_passages(sentences: Sequence[Sentence], language: str = LANGUAGE) -> list[Passage]:
    """Passages that the person seems to want for themselves, in order, none within another.

    The passage of a marker goes to the edge of its topic, on the side to which the words point
    ('what I just said', 'this next bit'), on both where they point to none. A pause ends none: it
    may be speech that was not understood (docs/PAGE.md).
    """
    if language != LANGUAGE:
        return []
    texts = [plain_of(sentence.text) for sentence in sentences]
    says = privacy_wordings()
    markers = [n for n, text in enumerate(texts) if plain_asks(text)]
    edges = _Edges(texts)
    found = [edges.passage(marker) for marker in markers]
    bridged = [
        Passage(one.marker, two.marker + 1, one.marker)
        for one, two in pairwise(found)
        if two.marker - one.marker - 1 <= BRIDGE
        and all(plain_asks_surely(texts[each.marker]) for each in (one, two))
        and not any(says.closes.search(texts[n]) for n in range(one.marker + 1, two.marker))
        and not any(says.turns.search(texts[n]) for n in range(one.marker + 1, two.marker + 1))
    ]
    return _merged(sorted([*found, *bridged], key=lambda passage: passage.first))


def _merged(passages: Sequence[Passage]) -> list[Passage]:
    merged: list[Passage] = []
    for passage in passages:
        if merged and passage.first < merged[-1].last:
            before = merged.pop()
            passage = Passage(before.first, max(before.last, passage.last), before.marker)  # noqa: PLW2901 - it grows
        merged.append(passage)
    return merged


class _Edges:
    """Where the topics of a text begin and end, as far as its words tell."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._says = privacy_wordings()
        self._texts = texts

    def passage(self, marker: int) -> Passage:
        points = self._points(marker)
        if points is _Points.ALL:
            return Passage(0, len(self._texts), marker)
        before, after = _BEFORE.get(points, DOUBTED), _AFTER[points]
        if not plain_asks_surely(self._texts[marker]):
            before = DOUBTED
            after = after if points is _Points.FORWARD else DOUBTED
        first = marker if points is _Points.FORWARD else self._back(marker, before)
        last = self._on(marker, after)
        named = self._named(marker) if points is not _Points.FORWARD else None
        return Passage(first if named is None else min(first, named), last, marker)

    def _points(self, marker: int) -> _Points:
        text = self._texts[marker]
        if self._says.whole.search(text):
            return _Points.ALL
        if self._says.forward.search(text) or text.rstrip().endswith(":"):
            return _Points.FORWARD
        return _Points.BACK if self._says.back.search(text) else _Points.BOTH

    def _back(self, marker: int, reach: _Reach) -> int:
        """First sentence of the passage before a marker."""
        first = marker
        for steps, at in enumerate(range(marker - 1, -1, -1), start=1):
            leans = at + 1 < marker and self._leans(at + 1)
            is_meant = steps == 1 and (reach is POINTED_AT or self._is_bare(marker))
            if steps > (reach.leaning if leans else reach.sure):
                break
            if self._is_shared(at) and not is_meant:
                break
            first = at
            if self._turns(at) or self._shifts(at):
                break
        return first

    def _on(self, marker: int, reach: _Reach) -> int:
        """End of the passage after a marker."""
        closes = self._closed(marker)
        if closes is not None:
            return closes
        for steps, at in enumerate(range(marker + 1, len(self._texts)), start=1):
            if steps == 1 and reach is ANNOUNCED:  # what was announced, however it begins
                continue
            if steps > (reach.leaning if self._leans(at) else reach.sure):
                return at
            if self._is_shared(at) or self._turns(at):
                return at
            if steps > 1 and (self._shifts(at) or _BARE.fullmatch(self._texts[at])):
                return at
        return len(self._texts)

    def _leans(self, at: int) -> bool:
        return self._says.continues.search(self._texts[at]) is not None

    def _turns(self, at: int) -> bool:
        return self._says.turns.search(self._texts[at]) is not None

    def _shifts(self, at: int) -> bool:
        return self._says.shifts.search(self._texts[at]) is not None

    def _closed(self, marker: int) -> int | None:
        """Behind the sentence that ends what a marker began in so many words, if one does."""
        for at in range(marker + 1, len(self._texts)):
            if self._says.closes.search(self._texts[at]):
                return at + 1
        return None

    def _is_bare(self, marker: int) -> bool:
        """Whether a marker tells nothing itself, so that what it means stands beside it."""
        return len(self._texts[marker].split()) <= BARE_WORDS

    def _is_shared(self, at: int) -> bool:
        """Whether a sentence is plainly for the therapist."""
        text = self._texts[at]
        return self._says.shares.search(text) is not None and not plain_asks(text)

    def _named(self, marker: int) -> int | None:
        """First sentence that names whom 'everything I said about Tom' is about, if it says so."""
        names = set(_names(self._texts[marker]))
        about = [
            n for n in range(marker) if names and names & set(_names(self._texts[n], inner=False))
        ]
        return about[0] if about else None


ABOUT: Final = re.compile(r"\babout (?:the |my |that )?(?P<what>[\w'-]+)")


def _names(text: str, *, inner: bool = True) -> Iterator[str]:
    """What a marker says it is about; of another sentence, all its words."""
    if inner:
        yield from (
            hit["what"].lower() for hit in ABOUT.finditer(text) if hit["what"].lower() not in VAGUE
        )
    else:
        yield from re.findall(r"[\w'-]+", text.lower())


VAGUE: Final = frozenset(
    (
        *("this", "that", "it", "these", "those", "them", "him", "her", "to", "what", "how", "me"),
        *("us", "any", "anything", "everything", "all"),
    )
)
"""'About that' names nothing that could be looked for."""
