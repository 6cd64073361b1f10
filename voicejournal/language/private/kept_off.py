"""Which words and answers of an entry are kept off every page: what was said to be private.

A passage that sounds private is as private as one that is, until the person says otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Final

from voicejournal.journal import (
    Edit,
    Entry,
    Outcome,
    Segment,
    Share,
    SoundsPrivate,
    Transcript,
    Word,
)
from voicejournal.language.private.answers import answer_scope, names_answer, without_private
from voicejournal.language.private.choices import (
    PRIVATE,
    SHARED,
    WordChoices,
    is_of_words,
    names_words,
)
from voicejournal.language.private.hidden_words import HiddenWords, letters_of
from voicejournal.language.private.said_again import chosen_words
from voicejournal.language.private.sounds_private import sounds_private
from voicejournal.language.text.edited import Placed, current, placed_words
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text

WHOLE: Final = "entry"
GAP: Final = " …"
"""Stands where words are kept off; it is in doubt, so that no quote goes over it."""


@dataclass(frozen=True, slots=True)
class KeptOff:
    """Words `start_word:end_word` of an entry's current text that no page may have.

    `is_certain` where the person said so; else it is to be asked.
    """

    start_word: int
    end_word: int
    text: str
    is_certain: bool


def is_scope(text: str) -> bool:
    """Whether a choice may be about this: words, an answer, or the whole entry."""
    return text == WHOLE or names_words(text) or names_answer(text)


def kept_off(entry: Entry) -> tuple[KeptOff, ...]:
    """Words of an entry that are private, or sound so and were not answered, in order.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    if entry.transcript is None:
        return ()
    return _kept_off(entry.transcript, entry.edits, entry.shares, entry.sounds_private)


@lru_cache(maxsize=64)
def _kept_off(
    raw: Transcript,
    edits: tuple[Edit, ...],
    shares: tuple[Share, ...],
    known: tuple[SoundsPrivate, ...],
) -> tuple[KeptOff, ...]:
    """The same; a page asks of each of its entries several times."""
    placed = placed_words(raw, edits)
    # True is private, False perhaps, None open.
    states = _sounding([item.word for item in placed], raw.language, known)
    for number, is_closed in enumerate(chosen_words(raw, edits, shares)):
        if is_closed is not None:
            states[number] = True if is_closed else None
    found, at = [], 0
    for state, run in groupby(states):
        end = at + len(list(run))
        if state is not None:
            text = "".join(item.word.text for item in placed[at:end]).strip()
            found.append(KeptOff(at, end, text, is_certain=state))
        at = end
    return tuple(found)


def unanswered(entry: Entry) -> Iterator[KeptOff]:
    """Sentences that sound private and were not answered for, each as far as it does, in order.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    transcript = current(entry)
    passages = [part for part in kept_off(entry) if not part.is_certain]
    words = transcript.words if transcript and passages else ()
    for sentence in sentences_of(words):
        for part in passages:
            start = max(part.start_word, sentence.start_word)
            end = min(part.end_word, sentence.end_word)
            text = "".join(word.text for word in words[start:end]).strip()
            if text:
                yield KeptOff(start, end, text, is_certain=False)


def opens_more(entry: Entry, shares: Sequence[Share], start_word: int, end_word: int) -> bool:
    """Whether shares would open more than these words: what was typed in one piece opens whole.

    Words that say the same may be open with them.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    transcript = current(entry)
    if transcript is None:
        return False
    then = _numbers(replace(entry, shares=(*entry.shares, *shares)))
    more = _numbers(entry) - then - set(range(start_word, end_word))
    meant = letters_of("".join(word.text for word in transcript.words[start_word:end_word]))
    return any(letters_of(transcript.words[number].text) not in meant for number in more)


def _numbers(entry: Entry) -> set[int]:
    return {n for part in kept_off(entry) for n in range(part.start_word, part.end_word)}


def shareable(entry: Entry) -> Entry:
    """The entry as a page may know of it: nothing of what is kept off is in it.

    The words that are left keep their numbers among all of its words.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    hidden = kept_off(entry)
    shown = entry if not hidden else replace(entry, transcript=_masked(entry, hidden), edits=())
    return _without(shown, entry, _hidden_words(entry, hidden))


def shareable_values(entry: Entry) -> Entry:
    """The entry's rating and labels as a page may know of them, without any words.

    Its words are read only where the person accepted what was proposed from them.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    is_from_words = any(
        answer.proposal is not None and answer.outcome is Outcome.ACCEPTED
        for answer in entry.answers
    )
    hidden = _hidden_words(entry, kept_off(entry)) if is_from_words else HiddenWords()
    shown = replace(entry, transcript=None, edits=(), marks=())
    return _without(shown, entry, hidden)


def place_of(entry: Entry, text: str, before: str = "") -> tuple[int, int] | None:
    """Words of the current text where a text stands, whatever its case and punctuation.

    Of several places it is the first one behind the words `before`, else the very first.
    """
    places = _places(entry, text)
    behind = len(letters_of(before))
    return next((words for at, words in places if at >= behind), places[0][1] if places else None)


def places_of(entry: Entry, text: str) -> list[tuple[int, int]]:
    """All places where a text stands in the current one; they may overlap."""
    return [words for _, words in _places(entry, text)]


def _places(entry: Entry, text: str) -> list[tuple[int, tuple[int, int]]]:
    """Each with how many letters stand before it."""
    transcript = current(entry)
    sought = letters_of(text)
    if transcript is None or not sought:
        return []
    letters, starts, ends = "", {}, {}
    for number, word in enumerate(transcript.words):
        own = letters_of(word.text)
        if own:
            starts[len(letters)] = number
            letters += own
            ends[len(letters)] = number + 1
    places = []
    at = letters.find(sought)
    while at >= 0:
        if at in starts and at + len(sought) in ends:
            places.append((at, (starts[at], ends[at + len(sought)])))
        at = letters.find(sought, at + 1)
    return places


def _hidden_words(entry: Entry, hidden: Sequence[KeptOff]) -> HiddenWords:
    """What is kept off, and what was as it was heard and is not in the text any more."""
    whole = current(entry)
    gone = _taken_out(entry) if entry.edits else ()
    if whole is None or not (hidden or gone):
        return HiddenWords()
    passages = (*(part.text for part in hidden), *gone)
    return HiddenWords(passages, whole.text, _masked(entry, hidden).text)


def _taken_out(entry: Entry) -> tuple[str, ...]:
    """Sentences that were kept off, as they were heard or after any sitting, and are gone."""
    transcript, raw = current(entry), entry.transcript
    if transcript is None or raw is None:
        return ()
    left = letters_of(transcript.text)
    choices = WordChoices.of(raw, entry.edits, filter(is_of_words, entry.shares))
    texts = {
        "".join(word.text for word, _ in run).strip()
        for placed, chosen in choices.by_sitting()
        for is_hidden, run in groupby(_hidden(entry, placed, chosen), key=lambda one: one[1])
        if is_hidden
    }
    told = (one.text for text in sorted(texts) for one in sentences_of(words_of_text(text)))
    return tuple(text for text in dict.fromkeys(told) if letters_of(text) not in left)


def _hidden(
    entry: Entry, placed: Sequence[Placed], chosen: Sequence[bool | None]
) -> Iterator[tuple[Word, bool]]:
    """Each word of a sitting, and whether it was kept off: closed, or sounding so unopened."""
    words = [item.word for item in placed]
    language = entry.transcript.language if entry.transcript else ""
    sounding = _sounding(words, language, entry.sounds_private)
    for word, is_closed, sound in zip(words, chosen, sounding, strict=True):
        yield word, bool(is_closed) or (is_closed is None and sound is not None)


def _without(shown: Entry, entry: Entry, hidden: HiddenWords) -> Entry:
    """What is shown of an entry, without the answers that are closed or told in hidden words."""
    closed = {share.scope for share in _latest(entry.shares) if share.choice == PRIVATE}
    opened = _opened(entry)
    for answer in entry.answers:
        if answer_scope(answer.slot) in opened:
            continue
        if hidden.told_in(answer):
            closed.add(answer_scope(answer.slot))
        elif answer.outcome is Outcome.ACCEPTED:
            scopes = {answer_scope(answer.slot, label) for label in hidden.labels_told(answer)}
            closed |= scopes - opened
    return replace(without_private(shown, frozenset(closed), hidden), shares=())


def _sounding(
    words: Sequence[Word], language: str, known: Iterable[SoundsPrivate]
) -> list[bool | None]:
    """For each word: False where it sounds private, so that it perhaps is; else None."""
    states: list[bool | None] = [None] * len(words)
    for first, last in sounds_private(words, language, known).spans:
        states[first:last] = [False] * (last - first)
    return states


def _masked(entry: Entry, hidden: Sequence[KeptOff]) -> Transcript:
    """The current text with every word that is kept off emptied."""
    transcript = current(entry)
    assert transcript is not None  # noqa: S101 - it has words that are kept off
    number = 0
    segments = []
    covered = {n for part in hidden for n in range(part.start_word, part.end_word)}
    firsts = {part.start_word for part in hidden}
    for segment in transcript.segments:
        words = []
        for word in segment.words:
            if number in covered:
                text = GAP if number in firsts else ""
                words.append(Word(word.start_s, word.end_s, text, 0.0, doubtful=True))
            else:
                words.append(word)
            number += 1
        shown = tuple(words)
        text = "".join(word.text for word in shown)
        segments.append(
            segment
            if shown == segment.words
            else Segment(segment.start_s, segment.end_s, text, shown)
        )
    return replace(transcript, segments=tuple(segments))


def _latest(shares: Iterable[Share]) -> list[Share]:
    """The last choice about each thing."""
    return list({share.scope: share for share in shares}.values())


def _opened(entry: Entry) -> frozenset[str]:
    return frozenset(share.scope for share in _latest(entry.shares) if share.choice == SHARED)
