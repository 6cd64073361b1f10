"""Names and words of one's own: what sounds like one of them gives way where the sound agrees.

Pure: the sound is asked through a function. The figures behind the thresholds, and what was tried
beside it, are in docs/decisions/0007-vocabulary.md.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicejournal.journal import Word
    from voicejournal.speech.weighed import Weighed
    from voicejournal.speech.whisper import Decoded

SURE_WORD = 0.9
"""A word that the model was so sure of is no name that it misheard."""
FAINT_LIKENESS = 0.62
"""So much is worth another reading; with .5 twice as many pieces, and no more names."""
LEAST_LIKENESS = 0.7
LEAST_SUPPORT = 5.0
"""Natural logarithm: with the word as prompt, the sound must make the text 150 times as probable.

A name that is wrong is worse than one that is missing; of what was not said the most had 4.5.
"""
MOST_OF_A_WORD = 2
MOST_CANDIDATES = 6
"""Each takes two passes of the decoder; half of the pieces that had any had one or two."""
LONGEST_CHANGE = 4
"""Words on either side; where more differ, the piece was read otherwise altogether."""
SHORTEST_KEY = 3
"""A name of two sounds is in half of all words."""
TITLES = frozenset(["dr", "doctor", "mr", "mister", "mrs", "missus", "ms", "prof", "professor"])
VOWEL_COST, CONSONANT_COST = 0.5, 0.9
OTHER_VOWEL_COST, NEAR_COST = 0.3, 0.4
"""Of a sound too many or too few, and of one for another that is near it; any other costs 1."""
VOWELS = frozenset("aiu")
WEAK = frozenset("hwy")
_NEAR = ("pb", "td", "kg", "gJ", "fv", "sS", "SC", "CJ", "CS", "tC", "mn", "lr", "wv", "sC", "ft")
ALIKE = frozenset([*_NEAR, *(pair[::-1] for pair in _NEAR)])
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

    def read(self, hints: str) -> tuple[Word, ...]:
        """The piece decoded anew, with words that may come up as the text before."""
        ...

    def weigh(self, text: str) -> tuple[Weighed, ...]:
        """The text's words with their times, as probable as they are on this sound."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a piece, from `first` and before `end`, that may be a word of one's own."""

    first: int
    end: int
    own: str
    text: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Span:
    """Words as they were heard, parted from what stands around them."""

    first: int
    end: int
    before: str
    core: str
    after: str
    key: str


class Vocabulary:
    """Names and words of one's own. Titles before a name are no part of it."""

    def __init__(self, own_words: Sequence[str]) -> None:
        names = (_without_title(word) for word in own_words)
        self._keys = {name: key for name in names if len(key := sound_key(name)) >= SHORTEST_KEY}

    def applied(self, decoded: Decoded, sound: Scorer) -> Decoded:
        """The piece with words of one's own where they were misheard and the sound agrees.

        What may be one comes from how the words sound, and from a reading that was told of them;
        of that reading nothing else is taken. `sound` is asked, for the model that decoded it,
        only where doubtful words sound a little like one's own. Words' times and probabilities are
        those of the new text.
        """
        if not self._may_hold(decoded.words):
            return decoded
        candidates = self.candidates(decoded.words)
        candidates += self._hinted(decoded.words, sound.read(", ".join(self._keys)))
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
        return replace(decoded, weighed=sound.weigh(_text(decoded.words, taken)))

    def candidates(self, words: Sequence[Word]) -> list[Candidate]:
        """What sounds like a word of one's own, the likest first; what is one is left alone."""
        longest = max((len(own.split()) for own in self._keys), default=0) + 1
        spans = [span for span in _spans(words, longest) if not self._is_own(span.core)]
        found: list[Candidate] = []
        for own, key in self._keys.items():
            near = [
                one
                for span in spans
                if span.end - span.first <= len(own.split()) + 1
                and (one := _candidate(span, own, key)) is not None
            ]
            found += _apart(sorted(near, key=_by_likeness))[:MOST_OF_A_WORD]
        return sorted(found, key=_by_likeness)[:MOST_CANDIDATES]

    def _may_hold(self, words: Sequence[Word]) -> bool:
        """Whether anything is in doubt and sounds a little like a word of one's own."""
        longest = max((len(own.split()) for own in self._keys), default=0) + 1
        return any(
            likeness(span.key, key) >= FAINT_LIKENESS
            for span in _spans(words, longest)
            if not self._is_own(span.core)
            for key in self._keys.values()
        )

    def _hinted(self, words: Sequence[Word], hinted: Sequence[Word]) -> list[Candidate]:
        """Where a reading that was told of one's own words has one of them in another's place."""
        heard, told = ([_plain(word.text) for word in side] for side in (words, hinted))
        found = []
        for kind, first, end, start, stop in SequenceMatcher(
            None, heard, told, autojunk=False
        ).get_opcodes():
            text = "".join(word.text for word in hinted[start:stop])
            own = next((own for own in self._keys if _plain(own) in _plain(text)), None)
            if kind != "replace" or own is None or max(end - first, stop - start) > LONGEST_CHANGE:
                continue
            if not self._is_own("".join(word.text for word in words[first:end])):
                alike = likeness(sound_key("".join(heard[first:end])), sound_key(text))
                found.append(Candidate(first, end, own, text, alike))
        return found

    def _is_own(self, heard: str) -> bool:
        """Whether a word of one's own was heard there already."""
        return any(_plain(own) in _plain(heard) for own in self._keys)


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
    return VOWEL_COST if sound in VOWELS or sound in WEAK else CONSONANT_COST


def _between(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return OTHER_VOWEL_COST
    if one + other in ALIKE:
        return NEAR_COST
    return 1.0


def _spans(words: Sequence[Word], longest: int) -> list[_Span]:
    """Each run of words that may be one word of one's own, with how it sounds.

    One of them at least was heard with doubt: of the misheard names all were.
    """
    found = []
    for first in range(len(words)):
        for end in range(first + 1, min(len(words), first + longest) + 1):
            if all(word.probability > SURE_WORD for word in words[first:end]):
                continue
            heard = "".join(word.text for word in words[first:end])
            parted = _AROUND.match(heard)
            before, core, after = (parted[1], parted[2], parted[3]) if parted else ("", heard, "")
            found.append(_Span(first, end, before, core, after, sound_key(core)))
    return found


def _candidate(span: _Span, own: str, key: str) -> Candidate | None:
    """A span as a candidate, if it sounds like the word."""
    longest = max(len(span.key), len(key))
    # Each sound that one has more than the other costs at least a vowel: most end here.
    if abs(len(span.key) - len(key)) * VOWEL_COST > (1 - LEAST_LIKENESS) * longest:
        return None
    alike = likeness(span.key, key)
    if alike < LEAST_LIKENESS:
        return None
    return Candidate(span.first, span.end, own, f"{span.before}{own}{span.after}", alike)


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
