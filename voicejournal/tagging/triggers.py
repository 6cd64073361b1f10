"""What may have set it off: labels of the person's own, words that tell of it, and the heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Past, Proposal, Slot
from voicejournal.language.lists.lexicon import Lexicon
from voicejournal.language.scope.scope import scope_of
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, evidence_of, mentions, told_triggers
from voicejournal.tagging.mood import READ_SOURCE
from voicejournal.tagging.reading import Read, is_short, vector_of

MOST_TRIGGERS: Final = 3
SURE: Final = 0.55
SURE_OF_FEW: Final = 0.9
"""Probability from which a topic that no word tells of is proposed; the second of few words.

Of 1,210 probes of mostly fewer, from .55 a quarter were right, from .9 more than half.
"""

NEAR: Final = 0.55
"""Cosine from which an earlier evening is like this one."""

VERY_NEAR: Final = 0.75
"""One evening this near is enough."""

LEAST_EVENINGS: Final = 2
LEAST_SHARE: Final = 0.5
"""Of the near evenings, as many must have named a label before it is proposed."""

NEAREST: Final = 8
LEARNED_SOURCE: Final = "earlier evenings"

_OWN, _TOLD, _LIKE, _READ = 3.0, 2.0, 1.0, 0.0
"""In this order: one's own label whose words were said, words, like evenings, heads alone."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A label with its rank, the sentence for it, and where it comes from."""

    label: str
    rank: float
    sentence: Sentence
    source: str


def propose_triggers(
    sentences: Sequence[Sentence], lexicon: Lexicon, read: Read | None, past: Past
) -> Proposal | None:
    """Propose at most three triggers, with the sentence of the first; None if none was told.

    A mention counts whoever it is about ('my boss was angry' is work), unless it is denied or
    only supposed.
    """
    found = [*_own_labels(sentences, past), *_told(sentences, lexicon, read)]
    if read is not None:
        found += [*_from_like_evenings(read, past), *_read(read, _set_aside(sentences, lexicon))]
    best: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: -one.rank):
        best.setdefault(one.label, one)
    chosen = tuple(best.values())[:MOST_TRIGGERS]
    if not chosen:
        return None
    labels = tuple(one.label for one in chosen)
    first = chosen[0]
    return Proposal(Slot.TRIGGERS, labels, evidence_of(first.sentence), first.source)


def _own_labels(sentences: Sequence[Sentence], past: Past) -> Iterator[_Found]:
    """Labels that the person named before, and whose words are said again."""
    named = [label for evening in past.evenings for label in evening.triggers]
    for label in dict.fromkeys(named):
        words = plain(label).removeprefix("my ").removeprefix("the ")
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        for sentence in sentences:
            said = pattern.search(plain(sentence.text))
            if said is None or not sentence.is_sure(*said.span()):
                continue
            scope = scope_of(sentence.text, *said.span())
            if not (scope.negated or scope.hypothetical):
                rank = _OWN + named.count(label) / (len(named) + 1)
                yield _Found(label, rank, sentence, LEARNED_SOURCE)
                break


def _told(sentences: Sequence[Sentence], lexicon: Lexicon, read: Read | None) -> Iterator[_Found]:
    """Labels whose words are said; the most often said first, as far as the heads agree."""
    found = [
        mention
        for mention in told_triggers(sentences, lexicon)
        if not (mention.scope.negated or mention.scope.hypothetical)
    ]
    labels = [mention.entry.label for mention in found]
    likely = dict(zip(read.heads.topic_labels, read.topics, strict=True)) if read else {}
    count = len(labels)
    for at, label in enumerate(dict.fromkeys(labels)):
        mine = [mention.sentence for mention in found if mention.entry.label == label]
        share = labels.count(label) / (count + 1) + 0.5 * float(likely.get(label, 0.0))
        fullest = max(mine, key=lambda one: sum(m.sentence == one for m in found))
        yield _Found(label, _TOLD + share / 2 - at / 1000, fullest, SOURCE)


def _from_like_evenings(read: Read, past: Past) -> Iterator[_Found]:
    """Labels that most of the nearest earlier evenings have."""
    near: list[tuple[float, int]] = []
    vectors = {}
    for at, evening in enumerate(past.evenings):
        if evening.reading is None or not evening.triggers:
            continue
        vector = vector_of(evening.reading, read.reading.model)
        if vector is not None and (cosine := float(vector @ read.seen.whole)) >= NEAR:
            near.append((cosine, at))
            vectors[at] = vector
    near = sorted(near, reverse=True)[:NEAREST]
    total = sum(cosine for cosine, _ in near)
    for label in dict.fromkeys(name for _, at in near for name in past.evenings[at].triggers):
        having = [(cosine, at) for cosine, at in near if label in past.evenings[at].triggers]
        share = sum(cosine for cosine, _ in having) / total
        enough = len(having) >= LEAST_EVENINGS or having[0][0] >= VERY_NEAR
        if enough and share >= LEAST_SHARE:
            sentence = read.seen.nearest(vectors[having[0][1]])
            yield _Found(label, _LIKE + share / 2, sentence, LEARNED_SOURCE)


def _set_aside(sentences: Sequence[Sentence], lexicon: Lexicon) -> frozenset[str]:
    """Labels of which a word was said in another sense: a head may have heard just that."""
    said = Counter(mention.entry.label for mention in mentions(sentences, lexicon.triggers))
    return frozenset(said - Counter(m.entry.label for m in told_triggers(sentences, lexicon)))


def _read(read: Read, aside: frozenset[str]) -> Iterator[_Found]:
    """Topics that the heads are sure of, but those set aside."""
    least = SURE_OF_FEW if is_short(read.seen.sentences) else SURE
    for at, (label, likely) in enumerate(zip(read.heads.topic_labels, read.topics, strict=True)):
        if likely >= least and label not in aside:
            sentence = read.seen.telling_most(read.heads.topics.weights[:, at])
            yield _Found(label, _READ + float(likely) / 2, sentence, READ_SOURCE)
