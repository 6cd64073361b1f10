"""What was chosen about each word of an entry, and of what says a closed sentence again.

A sentence that was closed may have been moved since, or been said twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Self

from voicejournal.journal import Edit, Share, Transcript
from voicejournal.language.private.choices import WordChoices, is_of_words
from voicejournal.language.private.hidden_words import letters_of
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text

LEAST_WORDS: Final = 2
"""A shorter sentence ('Okay.') is no secret;"""
LEAST_WITHIN: Final = 4
"""and in so few words it may be part of another one by chance."""


def chosen_words(
    raw: Transcript, edits: Sequence[Edit], shares: Iterable[Share]
) -> list[bool | None]:
    """For each word of the current text whether it is closed; None where nothing was chosen.

    Empty where nothing was chosen about any.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    of_words = [share for share in shares if is_of_words(share)]
    if not of_words:
        return []
    choices = WordChoices.of(raw, edits, of_words)
    chosen = choices.about_words()
    secrets = Secrets.of(choices.closed_texts())
    for sentence in sentences_of(choices.words) if secrets.whole else ():
        own = slice(sentence.start_word, sentence.end_word)
        if False not in chosen[own] and secrets.told_in(sentence.text):
            chosen[own] = [True] * (sentence.end_word - sentence.start_word)
    return chosen


@dataclass(frozen=True, slots=True)
class Secrets:
    """The letters of sentences that were kept off: of all, and of those that may be parts."""

    whole: frozenset[str]
    long: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Those of some passages."""
        lengths = {
            letters_of(sentence.text): len(sentence.text.split())
            for text in texts
            for sentence in sentences_of(words_of_text(text))
        }
        whole = {letters for letters, words in lengths.items() if words >= LEAST_WORDS}
        long = {letters for letters in whole if lengths[letters] >= LEAST_WITHIN}
        return cls(frozenset(whole - {""}), frozenset(long - {""}))

    def told_in(self, sentence: str) -> bool:
        """Whether a sentence is one of them, or has one in it."""
        letters = letters_of(sentence)
        return letters in self.whole or any(secret in letters for secret in self.long)
