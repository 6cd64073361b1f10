"""Whether decoded words can be believed: loops, invented text, doubt. Pure.

The thresholds' figures are in docs/decisions/0005-what-counts-as-speech.md.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from voicejournal.journal import Word

VOICED_ENOUGH_S = 0.2
"""With so much that Silero took for speech, words are believed to be there."""
LEAST_WORDS_A_SECOND = 1.0
MOST_WORDS_A_SECOND = 6.0
SURE_LOGPROB = -0.6
UNSURE_LOGPROB = -0.8
UNSURE_WORD = 0.5
SPEECH_S_TO_COUNT_WORDS = 4.0
LOOP_WORDS = 4

_LOOP_IN_A_WORD = re.compile(r"(..{1,11}?)\1{4}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model made of a piece, with what the segmenter knew of it."""

    words: tuple[Word, ...]
    avg_logprob: float
    no_speech_prob: float
    duration_s: float
    voiced_s: float


def is_believable(reading: Reading) -> bool:
    """Whether there were words at all: a piece without voice must read like fluent speech.

    A soft speaker whom Silero does not hear still speaks at a speaker's pace, and is decoded
    with confidence; what a model says of noise or a hum is neither.
    """
    if not reading.words or reading.duration_s <= 0:
        return False
    if reading.voiced_s >= VOICED_ENOUGH_S:
        return True
    pace = len(reading.words) / reading.duration_s
    return (
        LEAST_WORDS_A_SECOND <= pace <= MOST_WORDS_A_SECOND
        and reading.avg_logprob > SURE_LOGPROB
        and not has_loop(reading.words)
    )


def is_doubtful(reading: Reading) -> bool:
    """Whether the words should be shown as unsure, and never quoted unless confirmed."""
    mean = sum(word.probability for word in reading.words) / max(1, len(reading.words))
    too_few = (
        reading.voiced_s > SPEECH_S_TO_COUNT_WORDS
        and len(reading.words) < LEAST_WORDS_A_SECOND * reading.voiced_s / 2
    )
    return (
        reading.voiced_s < VOICED_ENOUGH_S
        or reading.avg_logprob < UNSURE_LOGPROB
        or mean < UNSURE_WORD
        or too_few
        or has_loop(reading.words)
    )


def has_loop(words: tuple[Word, ...]) -> bool:
    """A word four times in a row, four words that come again at once, or '4x4x4x4x4x'."""
    plain = [word.text.strip(" .,!?…-").lower() for word in words]
    run = 1
    for before, word in pairwise(plain):
        run = run + 1 if word == before else 1
        if run >= LOOP_WORDS:
            return True
    return any(map(_LOOP_IN_A_WORD.search, plain)) or any(
        plain[start : start + LOOP_WORDS] == plain[start + LOOP_WORDS : start + 2 * LOOP_WORDS]
        for start in range(len(plain) - 2 * LOOP_WORDS + 1)
    )
