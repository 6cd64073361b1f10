"""What was said in an entry, word by word: what may be quoted of it, and what already is."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from voicejournal.journal import CandidateKey, Entry, Quote, SectionName, Transcript, Word
from voicejournal.language.private.kept_off import GAP
from voicejournal.language.text.doubt_text import text_with_doubt
from voicejournal.language.text.edited import current
from voicejournal.language.text.sentences import Sentence, sentences_of
from voicejournal.language.text.tokens import tokens_of

MOST_DOUBT: Final = 1 / 3
"""Share of words in doubt beyond which a sentence says nothing: in a quiet room one of seven such
words is wrong, with noise every second one (docs/decisions/0008)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start:end` of an entry's current text; `doubtful` if any was not clearly heard."""

    start: int
    end: int
    doubtful: bool = False


@dataclass(frozen=True)
class Said:
    """An entry with its text as the person last left it; one that waits for it has no words."""

    entry: Entry
    transcript: Transcript | None
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    language: str

    def quote(self, span: Span) -> Quote:
        """Words of the entry with their receipt, verbatim; those in doubt stand in brackets."""
        words = self.words[span.start : span.end]
        # A word without text has a time of its own: the receipt is of the first one that is heard.
        first = next((word for word in words if word.text.strip()), words[0])
        text = "".join(word.text for word in words).strip()
        doubtful = any(word.doubtful for word in words)
        if doubtful and self.transcript is not None:
            text = text_with_doubt(self.transcript, span.start, span.end)
        day = self.entry.moment.journal_day
        return Quote(self.entry.id, day, first.start_s, text, doubtful=doubtful)

    def is_understood(self, span: Span) -> bool:
        """Whether enough of some words was clearly heard that they can be read with their doubt.

        Words that are kept off are not to be read at all.
        """
        words = self.words[span.start : span.end]
        spoken = [word.doubtful for word in words if word.text.strip()]
        has_gap = any(word.text == GAP for word in words)
        return bool(spoken) and not has_gap and sum(spoken) <= MOST_DOUBT * len(spoken)

    def key(self, section: SectionName, span: Span) -> CandidateKey:
        """What a line of these words is."""
        return CandidateKey(section, self.entry.id, span.start, span.end)

    def find(self, text: str) -> Span | None:
        """Where a text was said, whatever its case, punctuation and spacing.

        Of several places the first that was clearly heard; None where it was not said.
        """
        sought = _letters(text)
        if not sought:
            return None
        found = list(self._places(sought))
        return next((span for span in found if not span.doubtful), found[0] if found else None)

    def _places(self, sought: str) -> Iterator[Span]:
        """All places where these letters stand, from the start of a token to the end of one."""
        letters, starts, ends = self._stream
        at = letters.find(sought)
        while at >= 0:
            if at in starts and at + len(sought) in ends:
                first, last = starts[at], ends[at + len(sought)]
                yield Span(first, last, any(word.doubtful for word in self.words[first:last]))
            at = letters.find(sought, at + 1)

    @cached_property
    def _stream(self) -> tuple[str, dict[int, int], dict[int, int]]:
        """All letters in one, and the words that begin and end at its positions."""
        letters = ""
        starts, ends = {}, {}
        for token in tokens_of(self.words):
            own = _letters(token.text)
            if own:
                starts[len(letters)] = token.start_word
                letters += own
                ends[len(letters)] = token.end_word
        return letters, starts, ends


def said_in(entry: Entry) -> Said:
    """Read an entry; one that waits for its transcript has no words.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    transcript = current(entry)
    if transcript is None:
        return Said(entry, None, (), (), "")
    sentences = sentences_of(transcript)
    return Said(entry, transcript, transcript.words, sentences, transcript.language)


@dataclass(slots=True)
class Quoted:
    """The words that a page already quotes."""

    _spans: dict[str, list[Span]] = field(default_factory=dict)

    def free(self, said: Said, span: Span) -> bool:
        """Whether words may be quoted: all clearly heard, and none of them quoted yet."""
        return not span.doubtful and not self._is_taken(said, span)

    def unquoted(self, said: Said, span: Span) -> Iterator[Span]:
        """What is not quoted yet of some words, in doubt or not: all, else whole sentences."""
        if not self._is_taken(said, span):
            yield span
            return
        for one in map(span_of, said.sentences):
            if span.start <= one.start and one.end <= span.end and not self._is_taken(said, one):
                yield one

    def holds(self, said: Said, span: Span) -> bool:
        """Whether all of these words are quoted already."""
        taken = self._spans.get(said.entry.id, ())
        return any(other.start <= span.start and span.end <= other.end for other in taken)

    def take(self, said: Said, span: Span) -> Quote:
        """Quote words that are not quoted yet."""
        self._spans.setdefault(said.entry.id, []).append(span)
        return said.quote(span)

    def _is_taken(self, said: Said, span: Span) -> bool:
        taken = self._spans.get(said.entry.id, ())
        return any(span.start < other.end and other.start < span.end for other in taken)


def span_of(sentence: Sentence) -> Span:
    """Words of a sentence."""
    return Span(sentence.start_word, sentence.end_word, sentence.doubtful)


def _letters(text: str) -> str:
    """Letters, their marks, and digits alone, in one case."""
    if text.isascii():  # nothing in it has more than one form
        return "".join(filter(str.isalnum, text.lower()))
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(
        character
        for character in plain
        if character.isalnum() or unicodedata.category(character).startswith("M")
    )
