"""What one model or two make of a piece: which words stand, and which are in doubt. Pure.

Each model weighs both readings on the sound. Words that both say are believed as far as both
find them probable; where the readings differ, the one stands that both together find more
probable, and it is in doubt.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from voicejournal.journal import OtherReading, Word
from voicejournal.speech.quality import has_loop
from voicejournal.speech.weighed import Weighed

FIRST_COUNTS = 0.6
"""Weight of the first model in a choice between two readings; the second has the rest."""
DOUBT_ALONE = 0.35
DOUBT_TOGETHER = 0.2
"""How improbable a word must be to be in doubt, as a negative logarithm, in a clear piece."""
DOUBT_WITH_NOISE = 2.0
"""The same, more, for each unit by which the words of the piece are improbable on the average."""
FEWEST_WORDS = 8
"""Of fewer words the average says too little: they would be held against themselves."""
MOST_IMPROBABLE = 3.0
"""A single word counts no more than this towards the average."""
LEAST_LOGPROB = -12.0
"""A single word counts no less than this in a choice between two readings."""
PASSAGE_WORDS = 4
"""A reading with so many words more has heard a passage that the other dropped."""
PASSAGE_LOGPROB = -1.5
"""A passage is believed when its words are as probable as this to the two, on the average."""
OMITTED_LOGPROB = -1.0
"""A word that was left out is told of when it is as probable as this to the model that said it."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One model's reading of a piece, and how it weighs the other one's."""

    own: tuple[Weighed, ...]
    of_other: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words that stand, and what else some of them may be."""

    words: tuple[Word, ...]
    others: tuple[OtherReading, ...] = ()


_MARKS = re.compile(r"\W+")
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_ALIKE = {**{str(value): name for value, name in enumerate(_NUMBERS.split())}, "ok": "okay"}
"""One word in two spellings is no disagreement."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A word that stands, how probable it is to whoever was asked, and whether both said it."""

    word: Word
    logprob: float
    agreed: bool


def alone(reading: Sequence[Weighed]) -> Verdict:
    """The words of the only model that was asked."""
    judged = [_Judged(weighed.word, weighed.logprob, agreed=True) for weighed in reading]
    return Verdict(_with_doubt(judged, DOUBT_ALONE))


def together(first: Opinion, second: Opinion) -> Verdict:
    """The words that stand by both opinions.

    Where a reading cannot be weighed word for word, the first model's stands.
    """
    if len(first.own) != len(second.of_other) or len(second.own) != len(first.of_other):
        return alone(first.own)
    judged: list[_Judged] = []
    others: list[OtherReading] = []
    omitted: list[OtherReading] = []
    for stretch in _stretches(first.own, second.own):
        readings = _readings(first, second, stretch)
        if stretch.same:
            judged += readings[0].words
            continue
        stands, falls = _ordered(*readings)
        place = slice(len(judged), len(judged) + len(stands.words))
        judged += stands.words
        if stands.words:
            others.append(OtherReading(place.start, place.stop, falls.text))
        elif falls.is_worth_telling:
            omitted.append(OtherReading(place.start, place.stop, falls.text))
    for left_out in omitted:
        others += _beside(left_out, judged)
    words = _with_doubt(judged, DOUBT_TOGETHER)
    return Verdict(words, tuple(sorted(others, key=lambda other: other.start_word)))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of the first reading beside those of the second in the same place."""

    first: slice
    second: slice
    same: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """One model's words in a stretch; `merit` is how probable both find them, each as it counts.

    The word that follows them counts as well. `in_loop` where the whole reading that they are of
    goes in a circle.
    """

    words: list[_Judged]
    merit: float
    own_logprob: float
    in_loop: bool

    @property
    def text(self) -> str:
        """The words in one."""
        return "".join(item.word.text for item in self.words).strip()

    @property
    def is_passage(self) -> bool:
        """Whether both models can believe that it was said, and said once."""
        mean = sum(_bounded(item.logprob) for item in self.words) / max(1, len(self.words))
        return mean > PASSAGE_LOGPROB and not self.in_loop

    @property
    def is_worth_telling(self) -> bool:
        """Whether its model was sure enough of words that the other one left out."""
        return bool(self.words) and self.own_logprob / len(self.words) > OMITTED_LOGPROB


def _stretches(first: Sequence[Weighed], second: Sequence[Weighed]) -> Iterator[_Stretch]:
    """The two readings side by side, alike and unlike in turn."""
    own, other = _plain(first), _plain(second)
    for _kind, own_start, own_end, other_start, other_end in SequenceMatcher(
        None, own, other, autojunk=False
    ).get_opcodes():
        same = "".join(own[own_start:own_end]) == "".join(other[other_start:other_end])
        yield _Stretch(slice(own_start, own_end), slice(other_start, other_end), same)


def _plain(reading: Sequence[Weighed]) -> list[str]:
    """Letters and digits of the words, in one case and one spelling."""
    bare = (_MARKS.sub("", weighed.word.text).casefold() for weighed in reading)
    return [_ALIKE.get(word, word) for word in bare]


def _readings(first: Opinion, second: Opinion, stretch: _Stretch) -> tuple[_Reading, _Reading]:
    return (
        _reading(first.own, second.of_other, stretch.first, FIRST_COUNTS, agreed=stretch.same),
        _reading(second.own, first.of_other, stretch.second, 1 - FIRST_COUNTS, agreed=stretch.same),
    )


def _reading(
    own: Sequence[Weighed],
    by_other: Sequence[Weighed],
    place: slice,
    own_counts: float,
    *,
    agreed: bool,
) -> _Reading:
    both = [
        _Judged(_known_to_both(mine, theirs), mine.logprob + theirs.logprob, agreed=agreed)
        for mine, theirs in zip(own[place], by_other[place], strict=True)
    ]
    with_next = slice(place.start, place.stop + 1)
    return _Reading(
        both,
        merit=own_counts * _total(own[with_next]) + (1 - own_counts) * _total(by_other[with_next]),
        own_logprob=_total(own[place]),
        in_loop=not agreed and has_loop(tuple(weighed.word for weighed in own)),
    )


def _ordered(first: _Reading, second: _Reading) -> tuple[_Reading, _Reading]:
    """The reading that stands, and the one that falls.

    A passage that one model dropped stands: its many words are improbable beside none at all.
    """
    short, long = sorted((first, second), key=lambda reading: len(reading.words))
    if len(long.words) - len(short.words) >= PASSAGE_WORDS and long.is_passage:
        return long, short
    return (first, second) if first.merit >= second.merit else (second, first)


def _known_to_both(mine: Weighed, theirs: Weighed) -> Word:
    """A word with the geometric mean of what the two models make of it."""
    both = mine.word.probability * theirs.word.probability
    return replace(mine.word, probability=math.sqrt(both))


def _total(words: Sequence[Weighed]) -> float:
    return sum(_bounded(weighed.logprob) for weighed in words)


def _bounded(logprob: float) -> float:
    return max(logprob, LEAST_LOGPROB)


def _beside(left_out: OtherReading, judged: list[_Judged]) -> Iterator[OtherReading]:
    """A reading with a word more, at the place of the word beside it, which is then in doubt.

    None where that word is in doubt already, or where there is no word.
    """
    at = min(left_out.start_word, len(judged) - 1)
    if at < 0 or not judged[at].agreed:
        return
    judged[at] = replace(judged[at], agreed=False)
    here = judged[at].word.text.strip()
    is_last = left_out.start_word >= len(judged)
    text = f"{here} {left_out.text}" if is_last else f"{left_out.text} {here}"
    yield OtherReading(at, at + 1, text)


def _with_doubt(judged: Sequence[_Judged], improbable: float) -> tuple[Word, ...]:
    """The words, in doubt where the two differ or where they are improbable for this piece."""
    total = sum(min(-item.logprob, MOST_IMPROBABLE) for item in judged)
    usual = total / max(FEWEST_WORDS, len(judged))
    bound = -(improbable + DOUBT_WITH_NOISE * usual)
    return tuple(
        replace(item.word, doubtful=not item.agreed or item.logprob < bound) for item in judged
    )
