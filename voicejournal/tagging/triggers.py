"""What may have set it off, by the words that tell of it."""

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

MOST_TRIGGERS: Final = 3


def propose_triggers(sentences: Sequence[Sentence], lexicon: Lexicon) -> Proposal | None:
    """Propose at most three triggers, with the sentence of the first; None if none was told.

    A mention counts whoever it is about ('my boss was angry' is work), unless it is denied or
    only supposed.
    """
    found = [
        mention
        for mention in mentions(sentences, lexicon.triggers)
        if not (mention.scope.negated or mention.scope.hypothetical)
    ]
    if not found:
        return None
    best = ranked(found)[:MOST_TRIGGERS]
    evidence = evidence_of(sentence_that_fired(found, best[0]))
    return Proposal(Slot.TRIGGERS, tuple(entry.label for entry in best), evidence, SOURCE)
