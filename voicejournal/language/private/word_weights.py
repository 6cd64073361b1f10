"""How much a sentence sounds like a wish for privacy, by its words: for what no wording knows.

A logistic regression over single words, pairs, and classes of words, whose weights
`scripts/train/privacy.py` makes of authored sentences. A sentence counts as its likeliest clause.
Pure, plain Python.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from voicejournal.errors import DamagedError
from voicejournal.language.shipped import read_shipped

FILE: Final = "language/private/privacy_words.json"

_TOKEN: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+|[?:]")
_CLAUSES: Final = re.compile(r"[,;:\u2014]\s+|(?<=[.?!])\s+|\s+(?=(?:and|so|but|because)\b)")
_TITLED: Final = re.compile(r"\b(?:Dr|Doctor|Mr|Mrs|Ms|Miss)\b")
FEWEST_WORDS: Final = 2
LONG_WORDS: Final = 12
USUAL_WORDS: Final = 16
RAMBLING: Final = 0.1
"""What a sentence loses in log-odds for each word beyond the usual: it has more clauses that may
sound so, and people ask for privacy in few words (chosen author by author)."""

_CLASSES: Final = {
    "<who>": "her him them she he they anyone anybody nobody someone doctor doc therapist"
    " counsellor counselor psychologist",
    "<page>": "page paper sheet report summary notes record print printed write-up list file"
    " handout",
    "<here>": "phone machine journal diary gadget microphone mic recorder recording tape app"
    " kitchen room car shop box dryer cat book notebook thing wall walls god lamp",
    "<me>": "me myself us ourselves mine you yourself",
    "<this>": "this that these those it",
    "<part>": "bit part one piece stuff story bits parts last next",
    "<not>": "not don't doesn't isn't won't never cannot can't mustn't no none nothing aren't"
    " wouldn't shouldn't didn't dinnae",
    "<off>": "leave skip cut strike scrub wipe rub cancel delete off out away forget erase remove"
    " take drop",
    "<keep>": "keep keeping stays stay stop stops stopped stopping kept remains between only just",
    "<tell>": "tell show share send give hand pass passed go goes going put get gets getting see"
    " read reads know hear write writing written",
}
"""Words that may stand for each other where somebody asks for privacy."""

_CLASS_OF: Final = {word: name for name, words in _CLASSES.items() for word in words.split()}


@lru_cache(maxsize=2048)
def privacy_share(text: str) -> float:
    """How likely a plain sentence asks for privacy, 0 to 1.

    Raises:
        DamagedError: the packaged weights are not as they should be.
    """
    odds = _likeliest(text) - RAMBLING * max(0, len(text.split()) - USUAL_WORDS)
    return 1 / (1 + math.exp(-odds))


def clause_share(text: str) -> float:
    """The same of its likeliest clause, however much else the sentence says."""
    return 1 / (1 + math.exp(-_likeliest(text)))


def hear_words_anew() -> None:
    """Forget what was heard so far: other weights may hear it in another way (training)."""
    privacy_share.cache_clear()
    _likeliest.cache_clear()


@lru_cache(maxsize=2048)
def _likeliest(text: str) -> float:
    weights = read_privacy_words()
    return max(
        weights[""] + sum(weights.get(name, 0.0) * value for name, value in of.items())
        for of in map(features_of, clauses_of(text))
    )


def clauses_of(text: str) -> list[str]:
    """A sentence, its clauses, and each two of them that stand side by side."""
    parts = [part for part in _CLAUSES.split(text.strip()) if part]
    found = dict.fromkeys((text, *parts, *(", ".join(pair) for pair in pairwise(parts))))
    return [one for one in found if len(one.split()) >= FEWEST_WORDS] or [text]


def features_of(clause: str) -> dict[str, float]:
    """Named numbers of a clause."""
    return {**dict.fromkeys(_names(clause), 1.0), "#words": _length(clause)}


def _names(clause: str) -> Iterator[str]:
    tokens = _TOKEN.findall(clause.lower())
    yield from tokens
    yield from (f"{one} {two}" for one, two in pairwise(tokens))
    yield from (f"{one} _ {two}" for one, two in zip(tokens, tokens[2:], strict=False))
    yield from (f"^ {' '.join(tokens[:count])}" for count in (1, 2))
    yield from (f"$ {token}" for token in tokens[-1:])
    classed = [_CLASS_OF.get(token, token) for token in tokens]
    yield from (f"{one} {two}" for one, two in pairwise(classed) if "<" in one + two)
    classes = [token for token in classed if token[0] == "<"]
    yield from classes
    yield from (f"{one} {two}+" for one, two in pairwise(classes))
    threes = zip(classes, classes[1:], classes[2:], strict=False)
    yield from (f"{' '.join(three)}+" for three in threes)
    if _TITLED.search(clause):
        yield "#titled"


def _length(clause: str) -> float:
    return min(len(_TOKEN.findall(clause.lower())), LONG_WORDS) * 2 / LONG_WORDS


@cache
def read_privacy_words() -> Mapping[str, float]:
    """A weight for each feature; that of the empty name is the bias.

    Raises:
        DamagedError: they are not as they should be.
    """
    try:
        words = json.loads(read_shipped(FILE))
        held = {str(name): float(weight) for name, weight in words.items()}
        _ = held[""]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(
            "The weights for what is private are damaged.", "Install voicejournal again."
        ) from error
    return held
