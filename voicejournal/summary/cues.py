"""Sentences that tell by their words to which section of the page they belong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Quote
from voicejournal.language.lexicon import Lexicon, plain
from voicejournal.language.scope import scope_of
from voicejournal.language.sentences import Sentence
from voicejournal.summary.said import Quoted, Said, Span, span_of

LANGUAGE: Final = "en"
"""The cues are English; of other languages only what the person marked or confirmed is quoted."""

_NOTHING: Final = re.compile(r"\b(?:nothing|none|no one|nobody)\b")
"""'There is nothing for therapy tonight' asks for no place on the page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Which hits of a cue count, by what stands before them in the sentence."""

    negated: bool = False
    someone_else: bool = False
    hypothetical: bool = False
    nothing: bool = True


RULES: Final = {
    "bring_up": Rule(hypothetical=True, nothing=False),
    "question": Rule(hypothetical=True),
    "hardest": Rule(),
    "homework": Rule(negated=True, someone_else=True),
    "win": Rule(),
    "sleep": Rule(negated=True),
    "coping": Rule(),
    "self_care": Rule(),
    "people": Rule(someone_else=True),
}
"""'I could not sleep' is about sleep; 'I don't want to bring it up' is not to be brought up."""


@dataclass(frozen=True, slots=True)
class Cued:
    """A sentence with as many cues of one kind as `hits`."""

    said: Said
    sentence: Sentence
    hits: int


def cued_in(said: Said, lexicon: Lexicon, cue: str) -> Iterator[Cued]:
    """Find the clearly heard sentences of an entry with a cue, in the order they were said."""
    if said.language != LANGUAGE:
        return
    for sentence in said.sentences:
        if not sentence.doubtful and (hits := _hits(sentence.text, lexicon, cue)):
            yield Cued(said, sentence, hits)


def best_quotes(
    entries: Sequence[Said], lexicon: Lexicon, cue: str, most: int, quoted: Quoted
) -> list[tuple[Said, Span, Quote]]:
    """At most `most` sentences that are not quoted yet: one of each evening before a second one.

    Within an evening the one with most cues goes first, then the one said first.
    """
    ranked: list[tuple[int, Cued]] = []
    for said in entries:
        found = sorted(cued_in(said, lexicon, cue), key=lambda cued: -cued.hits)
        free = [one for one in found if quoted.free(said, span_of(one.sentence))]
        ranked += enumerate(free)
    ranked.sort(key=lambda item: item[0])
    spans = [(one.said, span_of(one.sentence)) for _, one in ranked[:most]]
    return [(said, span, quoted.take(said, span)) for said, span in spans]


def _hits(text: str, lexicon: Lexicon, cue: str) -> int:
    return sum(_counts(text, hit.start, hit.end, RULES[cue]) for hit in lexicon.cue(cue).find(text))


def _counts(text: str, start: int, end: int, rule: Rule) -> bool:
    scope = scope_of(text, start, end)
    return (
        (rule.negated or not scope.negated)
        and (rule.someone_else or not scope.someone_else)
        and (rule.hypothetical or not scope.hypothetical)
        and (rule.nothing or not _NOTHING.search(plain(text[:start])))
    )
