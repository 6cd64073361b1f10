"""How one looked after oneself, where it was told as done. Nothing is counted, and none is missed.

Whoever answers these questions is tired. So the same words are asked about once: what is proposed
as a skill, as the night or as people is not proposed as care again, whatever is answered there. The
page and `patterns` take it from where it was confirmed.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lists.care_words import care_from_text
from voicejournal.language.lists.lexicon import Hit, WordList
from voicejournal.language.lists.mention_words import MentionWords, Named
from voicejournal.language.scope.scope import scope_of
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import (
    SOURCE,
    Mention,
    evidence_of,
    is_still_to_come,
    ranked,
    sentence_that_fired,
)

MOST_CARE: Final = 3
ASKED_ELSEWHERE: Final = {Slot.SLEEP: "sleep", Slot.PEOPLE: "people"}
"""Questions about a kind of care, which is not asked about again after one of them."""


_NO_NAMES: Final = frozenset(
    (
        *("Then", "And", "So", "But", "Also", "Still", "Today", "Yesterday", "Tonight", "Finally"),
        *("Just", "Later", "Afterwards", "Even", "Only", "We", "Well", "Okay", "Instead", "Again"),
        *("Never", "Not", "After", "Before", "Actually", "Really", "Eventually"),
    )
)
_FROM_OTHERS: Final = frozenset(("joy: something i enjoyed",))


def propose_care(
    sentences: Sequence[Sentence],
    words: WordList[Named],
    others: MentionWords,
    asked: Sequence[Proposal],
) -> Proposal | None:
    """Propose at most three things with the sentence of the first; None if none was told of.

    `asked` is what else is proposed of these sentences.
    """
    closed = {ASKED_ELSEWHERE[each.slot] for each in asked if each.slot in ASKED_ELSEWHERE}
    skills = next((each.value for each in asked if each.slot is Slot.SKILLS), ())
    names = frozenset(skills) if isinstance(skills, tuple) else frozenset()
    found = [
        mention
        for sentence in sentences
        for mention in _done(sentence, words, others, names)
        if care_from_text(mention.entry.name).kind not in closed
    ]
    if not found:
        return None
    best = ranked(found)[:MOST_CARE]
    evidence = evidence_of(sentence_that_fired(found, best[0]))
    return Proposal(Slot.CARE, tuple(thing.name for thing in best), evidence, SOURCE)


def _done(
    sentence: Sentence, words: WordList[Named], others: MentionWords, skills: frozenset[str]
) -> Iterator[Mention[Named]]:
    """What was told of oneself, as done, in other words than those of a skill proposed."""
    taken = [hit for hit in others.skills.find(sentence.text) if hit.entry.name in skills]
    for hit in words.find(sentence.text):
        scope = scope_of(sentence.text, hit.start, hit.end)
        is_sure = sentence.is_sure(hit.start, hit.end) and scope.holds
        is_sure &= not _is_of_a_name(sentence.text[: hit.start], hit)
        if is_sure and not is_still_to_come(sentence.text, hit.start) and not _meets(hit, taken):
            yield Mention(hit.entry, sentence, hit.start, hit.end, scope, holds=True)


def _is_of_a_name(before: str, hit: Hit[Named]) -> bool:
    """Whether a name stands right before: 'Tom made a curry'; what he made one laugh with holds."""
    word = before.split()[-1:]
    is_name = bool(word) and word[0].isalpha() and word[0].istitle() and len(word[0]) > 1
    return is_name and word[0] not in _NO_NAMES and hit.entry.name not in _FROM_OTHERS


def _meets(hit: Hit[Named], others: Sequence[Hit[Named]]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)
