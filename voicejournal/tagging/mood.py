"""Mood and energy, 0-10: the rating that was said, else one from the words.

With the vectors' model it is what the heads read, moved by what was learned of the person. Without
it, it is the middle of the scale, moved by the mean of what was said; few words move it less.
Nothing is read from the voice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Past, Proposal, Slot
from voicejournal.language.lists.lexicon import (
    GREATEST_RATING,
    MIDDLE_RATING,
    FeelingWord,
    Lexicon,
    MoodWord,
)
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, Mention, evidence_of, mentions
from voicejournal.tagging.features import DENIED
from voicejournal.tagging.reading import Read, personal_offset
from voicejournal.tagging.said_rating import said_rating

MoodEntry = FeelingWord | MoodWord

ENOUGH_HITS: Final = 2
STRONG: Final = 4
"""One word this far from the middle is enough by itself."""

CAUTION: Final = 1.0
"""Weight of the middle, in hits: it keeps a single word from filling the scale."""

CLEAR: Final = 1.5
"""A rating that no word bears out is proposed where it is this far from the middle."""

READ_SOURCE: Final = "sentences"


@dataclass(frozen=True, slots=True)
class _Sign:
    """How far, and which way, a mention moves the rating off the middle."""

    offset: float
    sentence: Sentence


def propose_mood(
    sentences: Sequence[Sentence], lexicon: Lexicon, read: Read | None, past: Past
) -> Proposal | None:
    """Propose the rating that was said, else one from the words; None without enough."""
    signs = [
        _sign(mention, mention.entry.pleasantness)
        for mention in _telling(mentions(sentences, lexicon.mood))
    ]
    said = said_rating(Slot.MOOD, sentences)
    if said is not None or read is None:
        return said or _from_words(Slot.MOOD, signs)
    offset = personal_offset(past, read.reading.model, lambda e: e.mood, lambda r: r.mood)
    return _from_reading(Slot.MOOD, read, read.reading.mood + offset, signs)


def propose_energy(
    sentences: Sequence[Sentence], lexicon: Lexicon, read: Read | None, past: Past
) -> Proposal | None:
    """Propose an energy in the same way; a denied word says nothing of it."""
    signs = [
        _sign(mention, mention.entry.energy)
        for mention in _telling(mentions(sentences, lexicon.mood))
        if mention.entry.energy is not None and not mention.scope.negated
    ]
    said = said_rating(Slot.ENERGY, sentences)
    if said is not None or read is None:
        return said or _from_words(Slot.ENERGY, signs)
    offset = personal_offset(past, read.reading.model, lambda e: e.energy, lambda r: r.energy)
    return _from_reading(Slot.ENERGY, read, read.reading.energy + offset, signs)


def _telling(found: Sequence[Mention[MoodEntry]]) -> list[Mention[MoodEntry]]:
    """Leave out what is said of other people, only supposed, or long over."""
    return [
        mention
        for mention in found
        if not (mention.scope.is_anothers or mention.scope.hypothetical or mention.scope.over)
    ]


def _sign(mention: Mention[MoodEntry], rating: int) -> _Sign:
    """Weigh a mention by its rating."""
    offset = float(rating - MIDDLE_RATING)
    return _Sign(offset * DENIED if mention.scope.negated else offset, mention.sentence)


def _from_words(slot: Slot, signs: Sequence[_Sign]) -> Proposal | None:
    """Rating of the signs with the sentence that agrees with it most, if there are enough."""
    strong = any(abs(sign.offset) >= STRONG for sign in signs)
    if len(signs) < ENOUGH_HITS and not strong:
        return None
    offset = sum(sign.offset for sign in signs) / (len(signs) + CAUTION)
    sentence = _sentence_that_fired(signs, offset)
    return Proposal(slot, _rating(MIDDLE_RATING + offset), evidence_of(sentence), SOURCE)


def _from_reading(slot: Slot, read: Read, rating: float, signs: Sequence[_Sign]) -> Proposal | None:
    """What was read, where a word bears it out or it is far from the middle."""
    offset = rating - MIDDLE_RATING
    agreeing = [sign for sign in signs if sign.offset * offset > 0]
    if agreeing:
        sentence = _sentence_that_fired(agreeing, offset)
    elif signs or abs(offset) >= CLEAR:
        sentence = _nearest(slot, read, offset)
    else:
        return None
    return Proposal(slot, _rating(rating), evidence_of(sentence), READ_SOURCE)


def _nearest(slot: Slot, read: Read, offset: float) -> Sentence:
    """Sentence whose own vector moves the rating furthest its way."""
    weights = read.heads.ratings.weights[:, 0 if slot is Slot.MOOD else 1]
    return read.seen.telling_most(weights if offset > 0 else -weights)


def _rating(rating: float) -> int:
    return min(max(round(rating), 0), GREATEST_RATING)


def _sentence_that_fired(signs: Sequence[_Sign], offset: float) -> Sentence:
    """Sentence that moved the rating furthest its way, the first of equals."""
    way = 1.0 if offset >= 0 else -1.0
    moved = {sign.sentence: 0.0 for sign in signs}
    for sign in signs:
        moved[sign.sentence] += way * sign.offset
    return max(moved, key=lambda sentence: moved[sentence])
