"""When a sentence begins to sound: its first word's time, without the pause before it.

The decoder's attention moves on to a word when the last one ends, so that a pause, or speech that
was not understood, counts as the beginning of the word after it. A word that the second model read
first in its text may even have the time of the piece's start.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from voicejournal.journal import SAMPLE_RATE_HZ, Word
from voicejournal.ports import Samples

FRAMES_A_SECOND = 50
FRAME_SAMPLES = SAMPLE_RATE_HZ // FRAMES_A_SECOND
BELOW_LOUD_DB = 35.0
OVER_QUIET_DB = 9.0
"""Sound lies so far over the quiet tenth of a piece, and so little below its loud twentieth."""
LEAST_SOUND_FRAMES = 3
LEAST_PAUSE_FRAMES = 10
"""A fifth of a second: the closed lips of a 'p' are shorter."""
LEAD_S = 0.1
"""A sentence begins so much before its sound: first sounds are soft, and early suits the ear."""
SHORT_WORD_S = 0.3
"""A word that takes no longer holds no pause."""
_STOPS = (".", "?", "!", "…", "。", "！", "？")  # noqa: RUF001 - the wide marks are meant


def with_onsets(words: Sequence[Word], sound: Samples, start_s: float) -> tuple[Word, ...]:
    """The words of a piece in the order of time, sentences beginning where they sound.

    `sound` is that of the piece, which begins at `start_s`. Only starts are changed, to later ones.
    """
    loud = _loud(sound)
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        is_early = before is not None and word.start_s < before.start_s
        begins_s = min(before.end_s, word.end_s) if before and is_early else word.start_s
        if before is None or is_early or before.text.rstrip().endswith(_STOPS):
            begins_s = _sounds_from_s(loud, begins_s - start_s, word.end_s - start_s) + start_s
        found.append(replace(word, start_s=begins_s))
    return tuple(found)


def _loud(sound: Samples) -> NDArray[np.bool_]:
    """Frames that are sound."""
    count = len(sound) // FRAME_SAMPLES
    if not count:
        return np.zeros(0, np.bool_)
    frames = sound[: count * FRAME_SAMPLES].astype(np.float64).reshape(count, FRAME_SAMPLES)
    level_db = 10 * np.log10(np.mean(frames**2, axis=1) + 1e-9)
    quiet_db, loud_db = np.percentile(level_db, (10, 95))
    return np.asarray(level_db > max(quiet_db + OVER_QUIET_DB, loud_db - BELOW_LOUD_DB))


def _sounds_from_s(loud: NDArray[np.bool_], start_s: float, end_s: float) -> float:
    """Where the last stretch of sound of a word begins, if there is a pause before it."""
    if end_s - start_s <= SHORT_WORD_S:
        return start_s
    first, last = int(start_s * FRAMES_A_SECOND), int(end_s * FRAMES_A_SECOND)
    own = np.concatenate([[0], loud[first:last].astype(np.int8), [0]])
    stretches = np.flatnonzero(np.diff(own)).reshape(-1, 2)
    ended, begun = 0, None
    for begin, end in stretches[np.diff(stretches)[:, 0] >= LEAST_SOUND_FRAMES]:
        if begin - ended >= LEAST_PAUSE_FRAMES:
            begun = int(begin)
        ended = int(end)
    if begun is None:
        return start_s
    return max(start_s, (first + begun) / FRAMES_A_SECOND - LEAD_S)
