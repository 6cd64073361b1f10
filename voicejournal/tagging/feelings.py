"""Feelings that the person named, in their own scope, then those that the heads are sure of."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from voicejournal.journal import Past, Proposal, Slot
from voicejournal.language.lists.lexicon import MIDDLE_RATING, Lexicon
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import (
    SOURCE,
    evidence_of,
    named_feelings,
    ranked,
    sentence_that_fired,
)
from voicejournal.tagging.implied import Implied, implied_feeling
from voicejournal.tagging.mood import READ_SOURCE
from voicejournal.tagging.reading import Read, is_short

MOST_FEELINGS: Final = 5

STEP: Final = 0.5


def propose_feelings(
    sentences: Sequence[Sentence], lexicon: Lexicon, read: Read | None, _past: Past
) -> Proposal | None:
    """Propose at most five feelings, with the sentence of the first; None where none is sure.

    What was said comes first; where nothing was, what shows in a few sentences. A head may add a
    feeling, but none whose words, or those of one near to it, were named only to be denied, or as
    another's, supposed, long over, or in an idiom.
    """
    found = named_feelings(sentences, lexicon)
    holding = [mention for mention in found if mention.holds]
    said = [entry.word for entry in ranked(holding)]
    aside = {entry.word for s in sentences for entry in lexicon.feelings.set_aside(s.text)}
    denied = ({mention.entry.word for mention in found} | aside) - set(said)
    for word in tuple(denied):
        denied.update(lexicon.near(word))
    surer = _sure(read, lexicon, STEP if is_short(sentences) else 0.0) if read else []
    shown = _shown(read) if read and not (found or aside) else None
    likely = [*([shown.word] if shown else []), *surer]
    added = [word for word in dict.fromkeys(likely) if word not in {*said, *denied}]
    if said:
        entry = ranked(holding)[0]
        evidence = evidence_of(sentence_that_fired(holding, entry))
        return Proposal(Slot.FEELINGS, tuple([*said, *added][:MOST_FEELINGS]), evidence, SOURCE)
    if read is None or not added:
        return None
    evidence = evidence_of(shown.sentence if shown else _sentence_for(read, added[0]))
    return Proposal(Slot.FEELINGS, tuple(added[:MOST_FEELINGS]), evidence, READ_SOURCE)


def _shown(read: Read) -> Implied | None:
    return implied_feeling(read.seen.sentences, read.seen.vectors)


def _sure(read: Read, lexicon: Lexicon, step: float) -> list[str]:
    """Feelings `step` of the way from their threshold to certainty, the likeliest first.

    None that is pleasant of an evening read as unpleasant, nor the other way round.
    """
    least = read.heads.sure + step * (1 - read.heads.sure)
    order = np.argsort(-read.feelings)
    words = [read.heads.feeling_words[at] for at in order if read.feelings[at] >= least[at]]
    way = read.reading.mood - MIDDLE_RATING
    pleasant = {one.word: one.pleasantness - MIDDLE_RATING for one in lexicon.feelings.entries}
    return [word for word in words if pleasant.get(word, 0) * way > 0]


def _sentence_for(read: Read, word: str) -> Sentence:
    """Sentence whose own vector speaks most for a feeling."""
    column = read.heads.feeling_words.index(word)
    return read.seen.telling_most(read.heads.feelings.weights[:, column])
