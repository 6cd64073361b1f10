"""Mood and energy, 0-10, from words with a place on the affect grid.

The proposal is the middle of the scale, moved by the mean of what was said; few words move it
less. Nothing is read from the voice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lexicon import MIDDLE_RATING, FeelingWord, Lexicon, MoodWord
from voicejournal.language.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, Mention, evidence_of, mentions

ENOUGH_HITS: Final = 2
STRONG: Final = 4
"""One word this far from the middle is enough by itself."""

CAUTION: Final = 1.0
"""Weight of the middle, in hits: it keeps a single word from filling the scale."""

DENIED: Final = -0.4
"""'not happy' is a little unpleasant; it is not the opposite of happy."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """How far, and which way, a sentence moves the rating off the middle."""

    offset: float
    sentence: Sentence


def propose_mood(sentences: Sequence[Sentence], lexicon: Lexicon) -> Proposal | None:
    """Propose a pleasantness, with the sentence that moved it most; None without enough."""
    found = mentions(sentences, lexicon.mood)
    return _proposal(Slot.MOOD, _signs(found, lambda entry: entry.pleasantness))


def propose_energy(sentences: Sequence[Sentence], lexicon: Lexicon) -> Proposal | None:
    """Propose an energy in the same way."""
    found = mentions(sentences, lexicon.mood)
    return _proposal(Slot.ENERGY, _signs(found, lambda entry: entry.energy))
