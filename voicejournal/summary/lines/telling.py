"""Which sentences of a week tell something that belongs on its page, and how much."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from math import exp, log
from typing import Final

from voicejournal.journal import Outcome, Slot
from voicejournal.language.telling.patterns import ROUTINE
from voicejournal.language.telling.read_sentence import ReadSentence, ReadWords
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence
from voicejournal.summary.lines.headings import is_doubtful
from voicejournal.summary.lines.homework_words import homework_label, is_called_homework
from voicejournal.summary.lines.marked import declined, last_answer
from voicejournal.summary.lines.said import Said, Span, span_of

LANGUAGE: Final = "en"
"""The patterns are English; of other languages only what the person marked counts."""

LEAST_CHANCE: Final = 0.3
"""What is less likely to belong on the page stands on none,"""
LEAST_EXPLICIT: Final = 0.12
"""unless a pattern knows it: a section is not filled because there is room."""

EXPLICIT: Final = 0.08
MOST_EXPLICIT: Final = 0.4
"""The chance for each weight of a pattern, and at most: 'my homework was' is short, and is told."""

MEANING: Final = 0.5
"""Share of what the meaning says, beside the words, in the log-odds of belonging."""

BY_PATTERN: Final = 0.3
"""How much a weight of the patterns counts for a kind, beside the logarithms of its shares."""

SMALLEST: Final = 1e-6

Sense = Callable[[Sequence[str]], Sequence[Mapping[str, float]]]
"""For each text how likely it is of each kind (`language.sense`); empty where nothing is known."""

CONFIRMED: Final = 0.8
"""The least chance of words behind a feeling, trigger or mood that was accepted as proposed."""

HAPPENED: Final = "hardest"
"""What stands under no heading but what happened."""
HOMEWORK: Final = "homework"
SURELY_HOMEWORK: Final = 0.6
"""What no pattern of homework knows stands under that heading only where its share is as large:
'I cooked soup' may have been set by a therapist, but nobody said so."""
CALLED_HOMEWORK: Final = 0.8
"""The least chance of what is called homework where the words say what it was,"""
TOLD_OF_HOMEWORK: Final = 0.9
"""and where they say what became of it."""

_DONE: Final = frozenset(("win", "coping"))
_NOT_DONE: Final = re.compile(
    r"\bi (?:\w+ly |just )?(?:should(?:n't)? have|should've|could(?:n't)? have|could've|"
    r"(?:didn't|did not|never) do|never did)\b|\bi wish i had\b"
)
"""'I should have gone for a walk' is nobody's small win; 'I didn't drink' may well be one."""

_EVIDENT: Final = (Slot.FEELINGS, Slot.TRIGGERS, Slot.MOOD)
_TO_THERAPIST: Final = frozenset(("bring_up", "question"))


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Words that may be quoted: what kind of thing they tell, and how likely they belong there."""

    said: Said
    span: Span
    text: str
    kind: str
    chance: float


def told_in(
    entries: Sequence[Said],
    names: frozenset[str],
    helper: str,
    read_words: ReadWords,
    sense: Sense | None = None,
) -> Iterator[Told]:
    """All that tells enough, in the order in which it was said, doubtful words too.

    Wording that may speak of danger to oneself is never chosen by the program; who marks it brings
    it along.
    """
    known = [said for said in entries if said.language == LANGUAGE]
    evenings = [[one.text for one in said.sentences] for said in known]
    texts = [text for said in evenings for text in said]
    by_meaning = iter(sense(texts)) if sense is not None else repeat({})
    by_words = read_words(evenings, names, helper)
    for said, sentences in zip(known, by_words, strict=True):
        for sentence, read in zip(said.sentences, sentences, strict=True):
            told = _surely(_told(said, sentence, read, next(by_meaning)), names, helper)
            if told.chance >= LEAST_EXPLICIT and not read.may_be_danger:
                yield told


def _surely(told: Told, names: frozenset[str], helper: str) -> Told:
    """Under what happened, where its heading would be doubtful."""
    doubtful = is_doubtful(told.kind, plain(told.text), names, helper)
    return replace(told, kind=HAPPENED) if doubtful else told


def _told(said: Said, sentence: Sentence, read: ReadSentence, meant: Mapping[str, float]) -> Told:
    span, text, patterns = span_of(sentence), sentence.text, read.patterns
    if read.is_aside:
        return Told(said, span, text, "", 0.0)
    kinds = _kinds(patterns, read.shares, meant)
    chance = _chance(read.shares, meant)
    explicit = min(EXPLICIT * (max(patterns.values()) - read.routine), MOST_EXPLICIT)
    if chance < LEAST_CHANCE or explicit > chance:
        kinds, chance = _only(patterns, kinds), explicit
    if declined(last_answer(said.entry, Slot.THERAPY)):
        kinds = {kind: share for kind, share in kinds.items() if kind not in _TO_THERAPIST}
        chance *= sum(kinds.values())
    is_confirmed = any(span.start < end and start < span.end for start, end in _evident(said))
    if _NOT_DONE.search(plain(text)):
        kinds = {name: share for name, share in kinds.items() if name not in _DONE} or kinds
    kind = max(kinds, key=lambda name: kinds[name])
    if is_confirmed and chance < LEAST_EXPLICIT:
        kind = HAPPENED
    if is_confirmed:
        chance = max(chance, CONFIRMED)
    if patterns.get(HOMEWORK) and is_called_homework(text):
        kind = HOMEWORK
        chance = max(chance, TOLD_OF_HOMEWORK if homework_label(text) else CALLED_HOMEWORK)
    return Told(said, span, text, kind, chance)


def _only(patterns: Mapping[str, float], otherwise: dict[str, float]) -> dict[str, float]:
    """The kinds by the patterns alone, if any of them hit."""
    whole = sum(patterns.values())
    if not whole:
        return otherwise
    return {kind: weight / whole for kind, weight in patterns.items()}


def _chance(worded: Mapping[str, float], meant: Mapping[str, float]) -> float:
    """How likely a sentence belongs on the page: the mean of both log-odds."""
    odds = _log_odds(worded)
    if meant:
        odds = (odds + MEANING * _log_odds(meant)) / (1 + MEANING)
    return 1 / (1 + exp(-odds))


def _log_odds(shares: Mapping[str, float]) -> float:
    without = min(max(shares[ROUTINE], SMALLEST), 1 - SMALLEST)
    return log((1 - without) / without)


def _kinds(
    patterns: Mapping[str, float], worded: Mapping[str, float], meant: Mapping[str, float]
) -> dict[str, float]:
    """For each kind how likely the sentence is of it, of one that belongs on the page."""
    logs = {
        kind: BY_PATTERN * patterns.get(kind, 0.0)
        + sum(log(max(shares.get(kind, 0.0), SMALLEST)) for shares in (worded, meant) if shares)
        for kind in worded
        if kind != ROUTINE
    }
    shares = _shares(logs)
    if patterns.get(HOMEWORK) or shares[HOMEWORK] >= SURELY_HOMEWORK:
        return shares
    return _shares({kind: one for kind, one in logs.items() if kind != HOMEWORK})


def _shares(logs: Mapping[str, float]) -> dict[str, float]:
    """Shares that are one together, by their logarithms."""
    most = max(logs.values())
    powers = {kind: exp(one - most) for kind, one in logs.items()}
    whole = sum(powers.values())
    return {kind: power / whole for kind, power in powers.items()}


def _evident(said: Said) -> Iterator[tuple[int, int]]:
    """Where the words stand behind what the person accepted as it was proposed."""
    for slot in _EVIDENT:
        answer = last_answer(said.entry, slot)
        if answer is None or answer.proposal is None or answer.outcome is not Outcome.ACCEPTED:
            continue
        span = said.find(answer.proposal.evidence.text)
        if span is not None:
            yield span.start, span.end
