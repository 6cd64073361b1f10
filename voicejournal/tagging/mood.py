"""Mood and energy, 0-10, from words with a place on the affect grid.

The proposal is the middle of the scale, moved by the mean of what was said; few words move it
less. Nothing is read from the voice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lexicon import (
    GREATEST_RATING,
    MIDDLE_RATING,
    FeelingWord,
    Lexicon,
    MoodWord,
)
from voicejournal.language.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, Mention, evidence_of, mentions
from voicejournal.tagging.said_rating import said_rating

MoodEntry = FeelingWord | MoodWord

ENOUGH_HITS: Final = 2
STRONG: Final = 4
"""One word this far from the middle is enough by itself."""

CAUTION: Final = 1.0
"""Weight of the middle, in hits: it keeps a single word from filling the scale."""

DENIED: Final = -0.4
"""'not happy' is a little unpleasant; it is not the opposite of happy."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """How far, and which way, a mention moves the rating off the middle."""

    offset: float
    sentence: Sentence


def propose_mood(sentences: Sequence[Sentence], lexicon: Lexicon) -> Proposal | None:
    """Propose the rating that was said, else one from the words; None without enough."""
    return said_rating(Slot.MOOD, sentences) or _proposal(
        Slot.MOOD,
        [
            _sign(mention, mention.entry.pleasantness)
            for mention in _telling(mentions(sentences, lexicon.mood))
        ],
    )


def propose_energy(sentences: Sequence[Sentence], lexicon: Lexicon) -> Proposal | None:
    """Propose an energy in the same way; a denied word says nothing of it."""
    return said_rating(Slot.ENERGY, sentences) or _proposal(
        Slot.ENERGY,
        [
            _sign(mention, mention.entry.energy)
            for mention in _telling(mentions(sentences, lexicon.mood))
            if mention.entry.energy is not None and not mention.scope.negated
        ],
    )


def _telling(found: Sequence[Mention[MoodEntry]]) -> list[Mention[MoodEntry]]:
    """Leave out what is said of other people or only supposed."""
    return [
        mention
        for mention in found
        if not (mention.scope.someone_else or mention.scope.hypothetical)
    ]


def _sign(mention: Mention[MoodEntry], rating: int) -> _Sign:
    """Weigh a mention by its rating."""
    offset = float(rating - MIDDLE_RATING)
    return _Sign(offset * DENIED if mention.scope.negated else offset, mention.sentence)


def _proposal(slot: Slot, signs: Sequence[_Sign]) -> Proposal | None:
    """Rating of the signs with the sentence that agrees with it most, if there are enough."""
    strong = any(abs(sign.offset) >= STRONG for sign in signs)
    if len(signs) < ENOUGH_HITS and not strong:
        return None
    offset = sum(sign.offset for sign in signs) / (len(signs) + CAUTION)
    rating = min(max(round(MIDDLE_RATING + offset), 0), GREATEST_RATING)
    return Proposal(slot, rating, evidence_of(_sentence_that_fired(signs, offset)), SOURCE)


def _sentence_that_fired(signs: Sequence[_Sign], offset: float) -> Sentence:
    """Sentence that moved the rating furthest its way, the first of equals."""
    way = 1.0 if offset >= 0 else -1.0
    moved = {sign.sentence: 0.0 for sign in signs}
    for sign in signs:
        moved[sign.sentence] += way * sign.offset
    return max(moved, key=lambda sentence: moved[sentence])
