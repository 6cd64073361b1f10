"""Which words of a text sound private: read anew, or known of just these words."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from voicejournal.journal import SoundsPrivate, Word
from voicejournal.language.rules_mark import rules_mark


def sounds_private(
    words: Sequence[Word], language: str, known: Iterable[SoundsPrivate] = ()
) -> SoundsPrivate:
    """Words that sound private; what is `known` is believed of these words and rules alone."""
    of = _mark(words, language)
    found = next((one for one in known if one.of == of), None)
    if found is not None:
        return found
    # The lists and weights that this loads are not needed where everything is known.
    from voicejournal.language.private.passages import private_passages  # noqa: PLC0415
    from voicejournal.language.text.sentences import sentences_of  # noqa: PLC0415

    sentences = sentences_of(words)
    passages = private_passages(sentences, language)
    spans = ((sentences[p.first].start_word, sentences[p.last - 1].end_word) for p in passages)
    return SoundsPrivate(of, tuple(spans))


def _mark(words: Sequence[Word], language: str) -> str:
    """A hash of the rules, and of the words with their times: pauses part sentences."""
    told = json.dumps([(word.start_s, word.end_s, word.text) for word in words])
    return sha256(f"{rules_mark()}\n{language}\n{told}".encode()).hexdigest()
