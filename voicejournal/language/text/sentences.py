"""Sentences of what was said, verbatim and with their times.

A sentence ends at a stop. Where the model gave none, speech is cut at its pauses, and after
`LONGEST_WORDS` words at the latest. Cuts fall between words, never within one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Transcript, Word
from voicejournal.language.text.tokens import gap_before, tokens_of

LONGEST_WORDS: Final = 40
"""A stretch with more raw words is cut."""

SHORTEST_CUT_WORDS: Final = 8
"""Where a stretch is cut for its length, this many words stay together."""

PAUSE_S: Final = 0.9
"""A pause that parts sentences where there are no stops."""

_STOPS: Final = (".", "?", "!", "…")
_WIDE_STOPS: Final = ("。", "！", "？")  # noqa: RUF001 - the wide marks are meant
_CLOSERS: Final = "\"'”’»)]*"  # noqa: RUF001 - quotes as people and models write them
_TITLES: Final = frozenset(
    ("dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "e.g.", "i.e.", "vs.", "approx.", "fr.", "sr.")
)
"""After these a sentence always goes on."""

_MAY_END: Final = frozenset(("a.m.", "p.m.", "etc.", "jr.", "u.s.", "u.k."))
"""After these a sentence goes on, unless a capital (other than 'I') follows."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `start_word:end_word`; `text` stands so in the words' joined text.

    `unsure` are the stretches of the text, in characters, that are still in doubt.
    """

    text: str
    start_s: float
    end_s: float
    start_word: int
    end_word: int
    unsure: tuple[tuple[int, int], ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether any of its words is still in doubt."""
        return bool(self.unsure)

    def is_sure(self, start: int, end: int) -> bool:
        """Whether none of the characters from `start` to `end` is in doubt."""
        return not any(first < end and start < last for first, last in self.unsure)


def sentences_of(source: Transcript | Sequence[Word]) -> tuple[Sentence, ...]:
    """Cut a transcript, or bare words, into sentences.

    Joined by single spaces they give the text back where its words stand one space apart.
    """
    words = source.words if isinstance(source, Transcript) else source
    found = []
    for start, end in _spans(words):
        text = "".join(word.text for word in words[start:end]).strip()
        if text:
            times = words[start].start_s, words[end - 1].end_s
            found.append(Sentence(text, *times, start, end, _unsure(words[start:end])))
    return tuple(found)


def _unsure(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Where the doubtful words stand in the text of a sentence, which is without outer spaces."""
    joined = "".join(word.text for word in words)
    at = len(joined.lstrip()) - len(joined)
    spans = []
    for word in words:
        if word.doubtful:
            spans.append((max(0, at), at + len(word.text)))
        at += len(word.text)
    return tuple(spans)


def _spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Word ranges of the sentences; together they hold every word once."""
    start = 0
    for end in _stops(words):
        yield from _shortened(words, start, end)
        start = end
    if start < len(words):
        for part_start, part_end in _parts(words, start, len(words)):
            yield from _shortened(words, part_start, part_end)


def _stops(words: Sequence[Word]) -> Iterator[int]:
    """Word indices behind each stop."""
    tokens = tokens_of(words)
    for index, token in enumerate(tokens):
        # A script without spaces is one token: its wide stops are looked for within.
        for inner in range(token.start_word, token.end_word - 1):
            if words[inner].text.endswith(_WIDE_STOPS):
                yield inner + 1
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if ends_sentence(token.text, following):
            yield token.end_word


def ends_sentence(text: str, following: str) -> bool:
    """Whether a sentence ends with a whitespace token, by its marks and the token after it."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(_WIDE_STOPS):
        return True
    if not bare.endswith(_STOPS):
        return False
    first = following.lstrip("\"'“‘«([*")[:1]  # noqa: RUF001 - quotes as people write them
    word = bare.lstrip("\"'“‘«([*").lower()  # noqa: RUF001
    if word in _TITLES:
        return not following
    if word in _MAY_END:
        return not following or (first.isupper() and not _is_first_person(following))
    quoted_or_trailing = bare != text or bare.endswith(("..", "…"))
    if quoted_or_trailing and first.islower():
        return False  # '"Why?" he said', 'I just ... froze'
    # An initial, as in 'Dr. M. said', and never the 'I' of 'so do I.'
    return not (len(word) == 2 and word[0].isalpha() and bare[0] != "I" and first.islower())  # noqa: PLR2004 - a letter and its stop


def _is_first_person(text: str) -> bool:
    """Whether a token's text is 'I', or 'I' with what is drawn to it ('I'm')."""
    return text == "I" or text[:2] in ("I'", "I’")  # noqa: RUF001 - as models write it


def _pause_s(words: Sequence[Word], index: int) -> float:
    """Silence before a word in seconds."""
    return words[index].start_s - words[index - 1].end_s


def _parts(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch without stops at its long pauses."""
    for index in range(start + 1, end):
        if gap_before(words, index) and _pause_s(words, index) >= PAUSE_S:
            yield start, index
            start = index
    yield start, end


def _shortened(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch until no part is longer than `LONGEST_WORDS`."""
    while end - start > LONGEST_WORDS:
        candidates = range(start + SHORTEST_CUT_WORDS, start + LONGEST_WORDS + 1)
        cut = max(candidates, key=lambda index: _cut_merit(words, index))
        yield start, cut
        start = cut
    yield start, end


def _cut_merit(words: Sequence[Word], index: int) -> tuple[bool, float, bool, int]:
    """How well a stretch is cut before a word: a gap, the longest pause, a comma, far on."""
    # Times of words are good to a tenth of a second or two.
    pause = round(max(_pause_s(words, index), 0.0) / 0.2)
    comma = words[index - 1].text.rstrip().endswith((",", ";", ":"))
    return gap_before(words, index), pause, comma, index
