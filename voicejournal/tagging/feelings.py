"""Feelings that the person named, in their own scope."""

from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lexicon import Lexicon
from voicejournal.language.sentences import Sentence
from voicejournal.tagging.evidence import (
    SOURCE,
    evidence_of,
    mentions,
    ranked,
    sentence_that_fired,
)

MOST_FEELINGS: Final = 5


def propose_feelings(sentences: Sequence[Sentence], lexicon: Lexicon) -> Proposal | None:
    """Propose at most five feelings, with the sentence of the first; None if none was named."""
    found = [mention for mention in mentions(sentences, lexicon.feelings) if mention.scope.holds]
    if not found:
        return None
    best = ranked(found)[:MOST_FEELINGS]
    evidence = evidence_of(sentence_that_fired(found, best[0]))
    return Proposal(Slot.FEELINGS, tuple(entry.word for entry in best), evidence, SOURCE)
