"""What the word lists see of a reflection, as numbers for the heads."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from voicejournal.language.lists.lexicon import MIDDLE_RATING, Lexicon
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import mentions, named_feelings, told_triggers

Numbers = NDArray[np.float64]

DENIED: Final = -0.4
"""'not happy' is a little unpleasant; it is not the opposite of happy."""

MARK: Final = 0.5
"""Weight of a word that was said, beside a vector of length 1."""

_SCALE: Final = float(MIDDLE_RATING)
_LIST_WORDS: Final = 8
_COMPOUND_SOFTNESS: Final = 4.0
"""As VADER normalizes its sums (Hutto and Gilbert 2014), with a softness for our scale."""


def affect_features(sentences: Sequence[Sentence], lexicon: Lexicon) -> Numbers:
    """(13,): sums, means and extremes of the ratings of what was said, and how long it was."""
    found = [
        mention
        for mention in mentions(sentences, lexicon.mood)
        if not (mention.scope.is_anothers or mention.scope.hypothetical or mention.scope.over)
    ]
    pleasant = [
        (mention.entry.pleasantness / _SCALE - 1) * (DENIED if mention.scope.negated else 1.0)
        for mention in found
    ]
    energy = [
        mention.entry.energy / _SCALE - 1
        for mention in found
        if mention.entry.energy is not None and not mention.scope.negated
    ]
    text = " ".join(sentence.text for sentence in sentences)
    words = len(text.split())
    good, bad = _parts(pleasant)
    high, low = _parts(energy)
    return np.array(
        [
            (good - bad) / np.sqrt((good - bad) ** 2 + _COMPOUND_SOFTNESS),
            sum(pleasant) / (len(pleasant) + 1),
            np.log1p(good),
            np.log1p(bad),
            sum(energy) / (len(energy) + 1),
            np.log1p(high),
            np.log1p(low),
            good / np.sqrt(max(words, 1)),
            bad / np.sqrt(max(words, 1)),
            max(pleasant, default=0.0),
            min(pleasant, default=0.0),
            np.log1p(words) / 4,
            float(words <= _LIST_WORDS and text.count(",") > 1),
        ]
    )


def feeling_marks(sentences: Sequence[Sentence], lexicon: Lexicon) -> Numbers:
    """(feelings,): `MARK` for each feeling that was said and holds."""
    said = {m.entry.word for m in named_feelings(sentences, lexicon) if m.holds}
    return np.array([MARK * (entry.word in said) for entry in lexicon.feelings.entries])


def trigger_marks(sentences: Sequence[Sentence], lexicon: Lexicon) -> Numbers:
    """(triggers,): more than `MARK` for one that was told of several times."""
    told = [mention.entry.label for mention in told_triggers(sentences, lexicon)]
    return np.array(
        [MARK * np.log2(1 + told.count(entry.label)) for entry in lexicon.triggers.entries]
    )


def _parts(signed: Sequence[float]) -> tuple[float, float]:
    """Sums of what is above and of what is below zero, both positive."""
    return sum(s for s in signed if s > 0), -sum(s for s in signed if s < 0)
