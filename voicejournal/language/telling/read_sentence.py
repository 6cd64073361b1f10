"""What one sentence tells by its words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Evenings = Sequence[Sequence[str]]
"""The sentences of each of some evenings."""


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """What a sentence tells, each kind by its name.

    `shares` say how likely it is of each, and of what belongs on no page (`patterns.ROUTINE`), by
    what was learned; `patterns` what the patterns weigh, and `routine` theirs of what happens every
    day. Where it `is_aside` it asks not to be shown; where it `may_be_danger`, the program chooses
    it for no page.
    """

    shares: Mapping[str, float]
    patterns: Mapping[str, float]
    routine: float
    is_aside: bool
    may_be_danger: bool


ReadWords = Callable[[Evenings, frozenset[str], str], Sequence[Sequence[ReadSentence]]]
"""Reads evenings in which these people (in lowercase) are named, of somebody with this helper."""
