"""Urges that were told of. Whether one was followed is never proposed: only the person says so."""

import re
from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.danger.rules import speaks_of_danger
from voicejournal.language.lists.mention_words import MentionWords
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import (
    SOURCE,
    evidence_of,
    mentions,
    ranked,
    sentence_that_fired,
)

MOST_URGES: Final = 3

_NOT_FOLLOWED: Final = re.compile(
    r"\b(?:(?:but|and|yet|though|although) (?:i )?(?:then )?"
    r"(?:did not|didn't|have not|haven't|resisted|held on|waited|put it (?:away|down|back)|"
    r"called|rang|let it pass)|resisted|(?:did not|didn't) (?:do it|act|give in)|"
    r"it passed|rode it out|let it pass|instead of (?:cutting|hurting))\b"
)


def propose_urges(sentences: Sequence[Sentence], words: MentionWords) -> Proposal | None:
    """Propose at most three urges, with the sentence of the first; None if none was told of."""
    found = [mention for mention in mentions(sentences, words.urges) if mention.holds]
    if not found:
        return None
    best = ranked(found)[:MOST_URGES]
    evidence = evidence_of(sentence_that_fired(found, best[0]))
    return Proposal(Slot.URGES, tuple(urge.name for urge in best), evidence, SOURCE)


def tells_only_of_an_urge_not_followed(sentence: Sentence, words: MentionWords) -> bool:
    """Whether the danger in a sentence is an urge, and the sentence says it was not followed."""
    text = sentence.text
    hits = words.urges.find(text)
    if not hits or not _NOT_FOLLOWED.search(plain(text)):
        return False
    for hit in reversed(hits):
        text = f"{text[: hit.start]}…{text[hit.end :]}"
    return not speaks_of_danger(text)
