"""Names and words of one's own: what sounds like one of them gives way where the sound agrees.

Pure: the sound is asked through a function. The figures behind the thresholds, and what was tried
beside it, are in docs/decisions/0006-vocabulary.md.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from voicejournal.journal import Word
    from voicejournal.speech.whisper import Decoded

LEAST_LIKENESS = 0.7
LEAST_SUPPORT = 2.0
"""Natural logarithm: with the word as prompt, the sound makes the text seven times as probable."""
MOST_OF_A_WORD = 2
MOST_CANDIDATES = 6
"""Each takes two passes of the decoder; a piece of 25 s rarely has more than two."""
SHORTEST_KEY = 3
"""A name of two sounds is in half of all words."""
TITLES = frozenset(["dr", "doctor", "mr", "mister", "mrs", "missus", "ms", "prof", "professor"])
VOWELS = frozenset("aiu")
WEAK = frozenset("hwy")
ALIKE = ("pb", "td", "kg", "gJ", "fv", "sS", "SC", "CJ", "CS", "tC", "mn", "lr", "wv", "sC", "ft")
_SPELLINGS = tuple(
    (re.compile(spelled), sound)
    for spelled, sound in (
        ("^kn|^gn|^pn", "n"),
        ("^wr", "r"),
        ("^wh", "w"),
        ("^ps", "s"),
        ("ph", "f"),
        ("(?<=[aeiou])gh", ""),
        ("tch|ch", "C"),
        ("sch|sh", "S"),
        ("[ts]ion", "Sun"),
        ("th", "t"),
        ("ck", "k"),
        ("dg", "J"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("qu?", "kw"),
        ("x", "ks"),
        ("z", "s"),
        ("j", "J"),
        ("(?<=[aeiou])[wh](?![aeiou])", ""),
        ("(?<![aeiou])y(?![aeiou])|(?<=[aeiou])y(?![aeiou])|(?<=[^aeiou])y", "i"),
        ("[eiy]+(?=[^aeiouy])|[eiy]+$", "i"),
        ("[ou]+", "u"),
        ("e", "i"),
        (r"(.)\1+", r"\1"),
    )
)

_AROUND = re.compile(r"^(\W*)(.*?)((?:['’]s)?\W*)$", re.DOTALL)  # noqa: RUF001 - both apostrophes


class Scorer(Protocol):
    """A piece of sound, against which texts are held."""

    def log_probability(self, text: str, prompt: str) -> float:
        """How probable a text is on this sound, where `prompt` was the text before."""
        ...

    def words(self, text: str) -> tuple[Word, ...]:
        """The text's words with their times and probabilities."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a piece, from `first` and before `end`, that may be a word of one's own."""

    first: int
    end: int
    own: str
    text: str
    likeness: float


class Vocabulary:
    """Names and words of one's own. Titles before a name are no part of it."""

    def __init__(self, own_words: Sequence[str]) -> None:
        names = (_without_title(word) for word in own_words)
        self._keys = {name: key for name in names if len(key := sound_key(name)) >= SHORTEST_KEY}

    def applied(self, decoded: Decoded, listen: Callable[[], Scorer]) -> Decoded:
        """The piece with what sounds like a word of one's own replaced, where the sound agrees.

        `listen` gives the scores of the piece's sound by the model that decoded it; it is called
        only where something sounds alike. Words' times and probabilities are those of the new text.
        """
        candidates = self.candidates(decoded.words)
        if not candidates:
            return decoded
        sound = listen()
        heard = _text(decoded.words, ())
        supported = []
        for candidate in candidates:
            before = sound.log_probability(heard, candidate.own)
            after = sound.log_probability(_text(decoded.words, [candidate]), candidate.own)
            if after - before >= LEAST_SUPPORT:
                supported.append((after - before, candidate))
        taken = _apart(candidate for _, candidate in sorted(supported, key=_by_support))
        if not taken:
            return decoded
        return replace(decoded, words=sound.words(_text(decoded.words, taken)))

    def candidates(self, words: Sequence[Word]) -> list[Candidate]:
        """What sounds like a word of one's own, the likest first."""
        found: list[Candidate] = []
        for own, key in self._keys.items():
            longest = len(own.split()) + 1
            spans = (
                (first, end)
                for first in range(len(words))
                for end in range(first + 1, min(len(words), first + longest) + 1)
            )
            near = [c for span in spans if (c := _candidate(words, span, own, key)) is not None]
            found += _apart(sorted(near, key=_by_likeness))[:MOST_OF_A_WORD]
        return sorted(found, key=_by_likeness)[:MOST_CANDIDATES]


@lru_cache(maxsize=4096)
def sound_key(text: str) -> str:
    """How a word or name sounds, roughly: one letter a sound, vowels in three kinds."""
    plain = unicodedata.normalize("NFKD", text.lower())
    key = "".join(letter for letter in plain if letter.isalpha())
    for spelled, sound in _SPELLINGS:
        key = spelled.sub(sound, key)
    return key


def likeness(one: str, other: str) -> float:
    """How alike two keys are, 0 to 1: an edit distance in which sounds that are near cost less."""
    longest = max(len(one), len(other))
    if not longest:
        return 0.0
    costs = [0.0]
    for sound in other:
        costs.append(costs[-1] + _alone(sound))
    for sound in one:
        before, costs[0] = costs[0], costs[0] + _alone(sound)
        for at, against in enumerate(other, start=1):
            changed = before + _between(sound, against)
            before = costs[at]
            costs[at] = min(changed, before + _alone(sound), costs[at - 1] + _alone(against))
    return 1.0 - min(1.0, costs[-1] / longest)


def _alone(sound: str) -> float:
    return 0.5 if sound in VOWELS or sound in WEAK else 0.9


def _between(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return 0.3
    if any(one in pair and other in pair for pair in ALIKE):
        return 0.4
    return 1.0


def _candidate(
    words: Sequence[Word], span: tuple[int, int], own: str, key: str
) -> Candidate | None:
    """A span as a candidate; one that is, or holds, the word already is none."""
    heard = "".join(word.text for word in words[slice(*span)])
    before, core, after = _parts(heard)
    alike = likeness(sound_key(core), key)
    if alike < LEAST_LIKENESS or _plain(own) in _plain(core):
        return None
    return Candidate(*span, own, f"{before}{own}{after}", alike)


def _parts(heard: str) -> tuple[str, str, str]:
    parted = _AROUND.match(heard)
    return (parted[1], parted[2], parted[3]) if parted else ("", heard, "")


def _plain(text: str) -> str:
    return " ".join(["", *re.findall(r"[^\W_]+", text.lower()), ""])


def _without_title(word: str) -> str:
    title, _, name = word.partition(" ")
    return name.strip() if name and title.lower().rstrip(".") in TITLES else word


def _text(words: Sequence[Word], taken: Sequence[Candidate]) -> str:
    texts = [word.text for word in words]
    for candidate in sorted(taken, key=lambda candidate: -candidate.first):
        texts[candidate.first : candidate.end] = [candidate.text]
    return "".join(texts)


def _by_likeness(candidate: Candidate) -> float:
    return -candidate.likeness


def _by_support(supported: tuple[float, Candidate]) -> float:
    return -supported[0]


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that take no word from one before."""
    taken: list[Candidate] = []
    for one in candidates:
        if all(one.end <= other.first or other.end <= one.first for other in taken):
            taken.append(one)
    return taken
