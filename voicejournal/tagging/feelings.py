"""Feelings that the person named, in their own scope, then those that the heads are sure of."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from voicejournal.journal import Past, Proposal, Slot
from voicejournal.language.lexicon import Lexicon
from voicejournal.language.sentences import Sentence
from voicejournal.tagging.evidence import (
    SOURCE,
    evidence_of,
    mentions,
    ranked,
    sentence_that_fired,
)
from voicejournal.tagging.mood import READ_SOURCE
from voicejournal.tagging.reading import Read

MOST_FEELINGS: Final = 5


def propose_feelings(
    sentences: Sequence[Sentence], lexicon: Lexicon, read: Read | None, _past: Past
) -> Proposal | None:
    """Propose at most five feelings, with the sentence of the first; None where none is sure.

    What was said comes first. A head may add a feeling, but none whose words, or those of one near
    to it, were named only to be denied, or as another's, supposed or long over.
    """
    found = mentions(sentences, lexicon.feelings)
    holding = [mention for mention in found if mention.scope.holds]
    said = [entry.word for entry in ranked(holding)]
    denied = {mention.entry.word for mention in found} - set(said)
    for word in tuple(denied):
        denied.update(lexicon.near(word))
    added = [word for word in _sure(read) if word not in {*said, *denied}] if read else []
    if said:
        entry = ranked(holding)[0]
        evidence = evidence_of(sentence_that_fired(holding, entry))
        return Proposal(Slot.FEELINGS, tuple([*said, *added][:MOST_FEELINGS]), evidence, SOURCE)
    if read is None or not added:
        return None
    evidence = evidence_of(_sentence_for(read, added[0]))
    return Proposal(Slot.FEELINGS, tuple(added[:MOST_FEELINGS]), evidence, READ_SOURCE)


def _sure(read: Read) -> list[str]:
    """Feelings whose probability reaches its threshold, the likeliest first."""
    order = np.argsort(-read.feelings)
    return [
        read.heads.feeling_words[at] for at in order if read.feelings[at] >= read.heads.sure[at]
    ]


def _sentence_for(read: Read, word: str) -> Sentence:
    """Sentence whose own vector speaks most for a feeling."""
    column = read.heads.feeling_words.index(word)
    dense = np.hstack([read.seen.vectors, read.seen.vectors])
    scores = dense @ read.heads.feelings.weights[: dense.shape[1], column]
    return read.seen.sentences[int(np.argmax(scores))]
