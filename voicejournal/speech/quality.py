"""Whether decoded words can be believed: loops, invented text, doubt. Pure.

The thresholds' figures are in docs/decisions/0005-what-counts-as-speech.md.
"""

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from voicejournal.journal import Word

VOICED_ENOUGH_S = 0.2
"""With so much that Silero took for speech, words are believed to be there."""
LONG_VOICED_S = 1.0
"""With so much, whatever is said of it is kept, and marked where it is improbable."""
LEAST_CONFIDENCE = 0.1
"""Genuine short utterances in noise at 5 dB lay above .18, words from clicks below .07."""
UNVOICED_CONFIDENCE = 0.3
LEAST_WORDS_A_SECOND = 1.0
MOST_WORDS_A_SECOND = 6.0
SURE_LOGPROB = -0.6
UNSURE_LOGPROB = -0.8
SPEECH_S_TO_COUNT_WORDS = 4.0
LOOP_WORDS = 4
LEAST_PROBABILITY = 1e-6

_LOOP_IN_A_WORD = re.compile(r"(..{1,11}?)\1{4}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a piece, with what the segmenter knew of it."""

    words: tuple[Word, ...]
    avg_logprob: float
    duration_s: float
    voiced_s: float


def is_believable(reading: Reading) -> bool:
    """Whether there were words at all: a piece without voice must read like fluent speech.

    A soft speaker whom Silero does not hear still speaks at a speaker's pace, and is decoded
    with confidence; what a model says of noise or a hum is neither. A cough or a chord that
    Silero takes for a short voice has words that nobody finds probable.
    """
    if not reading.words or reading.duration_s <= 0:
        return False
    sure = _confidence(reading.words)
    if reading.voiced_s >= VOICED_ENOUGH_S:
        return reading.voiced_s >= LONG_VOICED_S or sure >= LEAST_CONFIDENCE
    pace = len(reading.words) / reading.duration_s
    return (
        LEAST_WORDS_A_SECOND <= pace <= MOST_WORDS_A_SECOND
        and reading.avg_logprob > SURE_LOGPROB
        and sure >= UNVOICED_CONFIDENCE
        and not has_loop(reading.words)
    )


def is_doubtful(reading: Reading) -> bool:
    """Whether all of a piece should be shown as unsure, and never quoted unless confirmed."""
    return (
        reading.voiced_s < VOICED_ENOUGH_S
        or reading.avg_logprob < UNSURE_LOGPROB
        or has_too_few_words(reading.words, reading.voiced_s)
        or has_loop(reading.words)
    )


def has_too_few_words(words: tuple[Word, ...], voiced_s: float) -> bool:
    """Whether more was said than was understood: a passage may have been dropped."""
    return voiced_s > SPEECH_S_TO_COUNT_WORDS and len(words) < LEAST_WORDS_A_SECOND * voiced_s


def _confidence(words: tuple[Word, ...]) -> float:
    """Geometric mean of the words' probabilities."""
    logprobs = [math.log(max(word.probability, LEAST_PROBABILITY)) for word in words]
    return math.exp(sum(logprobs) / len(logprobs))


def has_loop(words: tuple[Word, ...]) -> bool:
    """A word four times in a row, four words or more that come again at once, or '4x4x4x4x4x'."""
    plain = [word.text.strip(" .,!?…-").lower() for word in words]
    run = 1
    for before, word in pairwise(plain):
        run = run + 1 if word == before else 1
        if run >= LOOP_WORDS:
            return True
    return any(map(_LOOP_IN_A_WORD.search, plain)) or any(
        plain[start : start + length] == plain[start + length : start + 2 * length]
        for length in range(LOOP_WORDS, len(plain) // 2 + 1)
        for start in range(len(plain) - 2 * length + 1)
    )
