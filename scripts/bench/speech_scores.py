"""Scores of a transcript against what was said: word errors, dropped runs, and marks of doubt.

Texts are compared as Whisper's English normaliser leaves them (numbers, contractions, spelling).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein
from whisper_normalizer.english import EnglishTextNormalizer

RESAMPLES = 2_000
SEED = 20_261_124

_normalise = EnglishTextNormalizer()


@dataclass(frozen=True, slots=True)
class Score:
    """Word errors of one recording or of many; `words` are those of the reference."""

    words: int = 0
    wrong: int = 0
    inserted: int = 0
    deleted: int = 0
    longest_deleted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.words + other.words,
            self.wrong + other.wrong,
            self.inserted + other.inserted,
            self.deleted + other.deleted,
            max(self.longest_deleted, other.longest_deleted),
        )

    @property
    def wer(self) -> float:
        """Word error rate in percent."""
        return 100 * self.wrong / max(1, self.words)


@dataclass(frozen=True, slots=True)
class Marks:
    """How many wrong words and right words of a transcript there are, and are marked."""

    wrong: int = 0
    wrong_marked: int = 0
    right: int = 0
    right_marked: int = 0

    def __add__(self, other: "Marks") -> "Marks":
        return Marks(
            self.wrong + other.wrong,
            self.wrong_marked + other.wrong_marked,
            self.right + other.right,
            self.right_marked + other.right_marked,
        )

    @property
    def share_of_wrong(self) -> float:
        """Share of the wrong words that are marked."""
        return self.wrong_marked / max(1, self.wrong)

    @property
    def share_of_right(self) -> float:
        """Share of the right words that are marked."""
        return self.right_marked / max(1, self.right)


def plain_words(text: str) -> list[str]:
    """Words of a text as they are compared."""
    words: list[str] = _normalise(text).split()
    return words


def score(said: str, heard: str) -> Score:
    """Errors of one transcript."""
    reference, hypothesis = plain_words(said), plain_words(heard)
    edits = Levenshtein.editops(reference, hypothesis)
    deleted = [edit.src_pos for edit in edits if edit.tag == "delete"]
    return Score(
        len(reference),
        len(edits),
        sum(edit.tag == "insert" for edit in edits),
        len(deleted),
        _longest_run(deleted),
    )


def marks(said: str, heard: Sequence[tuple[str, bool]]) -> Marks:
    """How the marked words of a transcript lie over its wrong ones.

    `heard` are the words with their spaces, each with whether it is marked. Deleted words are
    nowhere in the transcript, and are not counted.
    """
    hypothesis = plain_words("".join(text for text, _ in heard))
    marked = _carried(heard, hypothesis)
    right = [False] * len(hypothesis)
    for step in Levenshtein.opcodes(plain_words(said), hypothesis):
        if step.tag == "equal":
            right[step.dest_start : step.dest_end] = [True] * (step.dest_end - step.dest_start)
    pairs = list(zip(right, marked, strict=True))
    return Marks(
        wrong=right.count(False),
        wrong_marked=pairs.count((False, True)),
        right=right.count(True),
        right_marked=pairs.count((True, True)),
    )


def no_worse(ours: Sequence[Score], theirs: Sequence[Score]) -> tuple[float, float, float]:
    """Difference of two systems' error rates over the same recordings, in points, with its range.

    Returns:
        Mean, and the 2.5th and 97.5th percentile of a paired bootstrap over recordings.
    """
    chance = np.random.default_rng(SEED)
    words = np.array([item.words for item in ours])
    more = np.array([a.wrong - b.wrong for a, b in zip(ours, theirs, strict=True)])
    picks = chance.integers(len(words), size=(RESAMPLES, len(words)))
    differences = 100 * more[picks].sum(axis=1) / np.maximum(1, words[picks].sum(axis=1))
    low, high = np.percentile(differences, [2.5, 97.5])
    return float(100 * more.sum() / max(1, words.sum())), float(low), float(high)


def _longest_run(positions: Sequence[int]) -> int:
    longest, run, before = 0, 0, -2
    for position in positions:
        run = run + 1 if position == before + 1 else 1
        before = position
        longest = max(longest, run)
    return longest


def _carried(heard: Sequence[tuple[str, bool]], hypothesis: Sequence[str]) -> list[bool]:
    """Marks of the raw words, carried over to the words as they are compared."""
    raw = [(plain, mark) for text, mark in heard for plain in plain_words(text)]
    carried = [False] * len(hypothesis)
    for step in Levenshtein.opcodes([plain for plain, _ in raw], hypothesis):
        own = [mark for _, mark in raw[step.src_start : step.src_end]]
        for place in range(step.dest_start, step.dest_end):
            same = step.tag == "equal"
            carried[place] = own[place - step.dest_start] if same else any(own)
    return carried
