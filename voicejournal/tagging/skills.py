"""Skills that the person told of having used."""

from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lists.mention_words import MentionWords, Named
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import (
    SOURCE,
    Mention,
    evidence_of,
    is_still_to_come,
    mentions,
    ranked,
    sentence_that_fired,
)

MOST_SKILLS: Final = 3


def propose_skills(sentences: Sequence[Sentence], words: MentionWords) -> Proposal | None:
    """Propose at most three skills, with the sentence of the first; None if none was used."""
    found = [mention for mention in mentions(sentences, words.skills) if _was_used(mention)]
    if not found:
        return None
    best = ranked(found)[:MOST_SKILLS]
    evidence = evidence_of(sentence_that_fired(found, best[0]))
    return Proposal(Slot.SKILLS, tuple(skill.name for skill in best), evidence, SOURCE)


def _was_used(mention: Mention[Named]) -> bool:
    """Told of oneself, as done: 'I will do the breathing' is still to come."""
    text = plain(mention.sentence.text)
    start = next((text.index(form) for form in mention.entry.forms if form in text), len(text))
    return mention.holds and not is_still_to_come(text, start)
