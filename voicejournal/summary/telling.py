"""Which sentences of a week tell something that belongs on its page, and how much."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from voicejournal.journal import Outcome, Slot
from voicejournal.language.lexicon import plain
from voicejournal.language.sentences import Sentence
from voicejournal.language.telling import Telling
from voicejournal.summary.marked import declined, last_answer
from voicejournal.summary.said import Said, Span, span_of

LANGUAGE: Final = "en"
"""The patterns are English; of other languages only what the person marked or confirmed counts."""

LEAST_MERIT: Final = 1.4
"""What tells less stands on no page."""

FEWEST_WORDS: Final = 4
TOO_SHORT: Final = 1.0
IMPERSONAL: Final = 0.6
"""What a sentence loses that does not speak of the person, and one of fewer words than that."""
SECOND_KIND: Final = 0.25
"""A sentence of two kinds tells more: this share of its second kind's weight is added."""

ROUTINE: Final = "routine"
MEANING: Final = 4.0
"""Weight of a share by meaning, beside patterns of 1 to 3 each."""

USUAL_ROUTINE: Final = 0.2
"""Share of everyday things that speaks neither for a sentence nor against it."""

Sense = Callable[[Sequence[str]], Sequence[Mapping[str, float]]]
"""For each text how likely it is of each kind (`language.sense`); empty where nothing is known."""

CONFIRMED_MERIT: Final = 3.0
"""For the words behind a feeling, trigger or mood that the person accepted as proposed."""

_EVIDENT: Final = (Slot.FEELINGS, Slot.TRIGGERS, Slot.MOOD)
_TO_THERAPIST: Final = frozenset(("bring_up", "question"))
_OWN: Final = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|myself|we|us|our)\b")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Words that may be quoted: what kind of thing they tell, and how much."""

    said: Said
    span: Span
    text: str
    kind: str
    merit: float


def told_in(
    entries: Sequence[Said], telling: Telling, sense: Sense | None = None
) -> Iterator[Told]:
    """All that tells enough, in the order in which it was said, doubtful words too."""
    texts = [one.text for said in entries if said.language == LANGUAGE for one in said.sentences]
    shares = dict(zip(texts, sense(texts), strict=True)) if sense is not None else {}
    for said in entries:
        evident = set(_evident(said))
        closed = declined(last_answer(said.entry, Slot.THERAPY))
        for sentence in said.sentences:
            weights = _weights(sentence.text, telling, shares.get(sentence.text, {}))
            if closed:
                weights = {name: w for name, w in weights.items() if name not in _TO_THERAPIST}
            told = _told(said, sentence, telling, weights)
            if any(told.span.start < end and start < told.span.end for start, end in evident):
                told = _confirmed(told)
            if told.merit >= LEAST_MERIT:
                yield told


def _weights(text: str, telling: Telling, shares: Mapping[str, float]) -> dict[str, float]:
    """How much a sentence is of each kind, by its wording and its meaning; `ROUTINE` is one."""
    weights = {**telling.weights(text), ROUTINE: telling.routine(text)}
    if not shares:
        return weights
    even = 1 / len(shares)
    by_meaning = {name: max(0.0, shares.get(name, even) - even) for name in weights}
    by_meaning[ROUTINE] = shares.get(ROUTINE, USUAL_ROUTINE) - USUAL_ROUTINE
    return {name: weight + MEANING * by_meaning[name] for name, weight in weights.items()}


def _told(said: Said, sentence: Sentence, telling: Telling, weights: Mapping[str, float]) -> Told:
    span = span_of(sentence)
    text = sentence.text
    if said.language != LANGUAGE or telling.is_aside(text):
        return Told(said, span, text, "", 0.0)
    kinds = [(name, weight) for name, weight in weights.items() if name != ROUTINE]
    ranked = sorted(kinds, key=lambda item: -item[1])
    (kind, best), (_, second) = ranked[0], ranked[1]
    merit = best + SECOND_KIND * second - weights[ROUTINE]
    merit -= 0.0 if _OWN.search(plain(text)) else IMPERSONAL
    merit -= TOO_SHORT if len(text.split()) < FEWEST_WORDS else 0.0
    return Told(said, span, text, kind, merit)


def _confirmed(told: Told) -> Told:
    """Words behind what the person accepted; where they tell nothing else, it is of the evening."""
    kind = told.kind if told.merit >= LEAST_MERIT else "hardest"
    return replace(told, kind=kind, merit=max(told.merit, 0.0) + CONFIRMED_MERIT)


def _evident(said: Said) -> Iterator[tuple[int, int]]:
    """Where the words stand behind what the person accepted as it was proposed."""
    for slot in _EVIDENT:
        answer = last_answer(said.entry, slot)
        if answer is None or answer.proposal is None or answer.outcome is not Outcome.ACCEPTED:
            continue
        span = said.find(answer.proposal.evidence.text)
        if span is not None:
            yield span.start, span.end
