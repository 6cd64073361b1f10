"""What the sentences of some evenings tell by their words: all that a page asks of them."""

from voicejournal.language.danger.rules import speaks_of_danger
from voicejournal.language.telling.patterns import Telling, read_telling
from voicejournal.language.telling.read_sentence import Evenings, ReadSentence
from voicejournal.language.telling.word_sense import Shares, WordWeights, shares_by_words


def read_words(
    evenings: Evenings, names: frozenset[str], helper: str, weights: WordWeights | None = None
) -> list[list[ReadSentence]]:
    """Read each sentence of each evening, by the packaged weights or those given.

    Raises:
        DamagedError: the packaged lists are not as they should be.
    """
    telling = read_telling(names, helper)
    by_words = shares_by_words(evenings, telling, names, helper, weights)
    return [
        [_read(text, shares, telling) for text, shares in zip(texts, own, strict=True)]
        for texts, own in zip(evenings, by_words, strict=True)
    ]


def _read(text: str, shares: Shares, telling: Telling) -> ReadSentence:
    return ReadSentence(
        shares,
        telling.weights(text),
        telling.routine(text),
        is_aside=telling.is_aside(text),
        may_be_danger=speaks_of_danger(text),
    )
