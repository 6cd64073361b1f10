"""Words as a reader sees them: whitespace tokens over the pieces that a model gives.

Whisper's words carry their leading space (' Hello'); the later parts of a hyphenated word, of a
decimal, or of a script without spaces carry none and belong to the token before them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicejournal.journal import Word


@dataclass(frozen=True, slots=True)
class Token:
    """Raw words `start_word:end_word`, which stand together; `text` is without outer spaces."""

    text: str
    start_word: int
    end_word: int


def gap_before(words: Sequence[Word], index: int) -> bool:
    """Whether whitespace (or an end of the text) parts word `index` from the one before it."""
    if index <= 0 or index >= len(words):
        return True
    return words[index - 1].text[-1:].isspace() or words[index].text[:1].isspace()


def tokens_of(words: Sequence[Word]) -> tuple[Token, ...]:
    """Group raw words into whitespace tokens; words of nothing but space make none."""
    starts = [0] if words else []
    starts += [
        index
        for index, (one, two) in enumerate(pairwise(words), start=1)
        if two.text[:1].isspace() or one.text[-1:].isspace()
    ]
    tokens = []
    for start, end in pairwise([*starts, len(words)]):
        joined = (
            words[start].text
            if end == start + 1
            else "".join(word.text for word in words[start:end])
        )
        text = " ".join(joined.split())
        if text:
            tokens.append(Token(text, start, end))
    return tuple(tokens)
