"""Whether words in a sentence tell how the speaker is: not denied, not another's, not supposed.

Small rules over the words before a hit. They err towards silence.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from voicejournal.language.lexicon import plain

NEGATION_REACH_WORDS: Final = 3
SUPPOSITION_REACH_WORDS: Final = 6

_WORD: Final = re.compile(r"[\w'-]+|[,;:.?!]")
_CLAUSE_ENDS: Final = frozenset(
    (",", ";", ":", ".", "?", "!", "but", "and", "so", "because", "although", "though", "then")
)
_CONTRASTS: Final = frozenset((";", ".", "?", "!", "but", "although", "though"))
_NEGATIONS: Final = frozenset(
    (
        "not",
        "never",
        "without",
        "cannot",
        "hardly",
        "barely",
        "neither",
        "nor",
        "didnt",
        "dont",
        "wasnt",
    )
)
_HARMLESS: Final = re.compile(
    r"\b(?:not (?:only|just)|(?:can't|couldn't|cannot) (?:help|stop|believe)|"
    r"(?:don't|didn't) know (?:why|how)|(?:as|even) if)\b"
)
"""Phrases that look as if they denied or supposed something."""

_DENYING: Final = re.compile(
    r"\b(?:no longer|none of|instead of|rather than|anything but|far from|"
    r"(?:don't|didn't|can't|couldn't|wouldn't) (?:think|say|feel like)(?: that)?)\b"
)
"""Phrases that deny all of their clause."""

_DENIED_AFTER: Final = re.compile(r"\s+(?:not at all|any ?more)\b")
_SUPPOSING: Final = frozenset(("would", "might", "wish", "wished", "wouldn't", "imagine", "unless"))
_SUPPOSING_PAIRS: Final = frozenset(
    (
        ("i'd", "be"),
        ("could", "have"),
        ("could", "be"),
        ("should", "be"),
        ("should", "have"),
        ("may", "be"),
    )
)
_FIRST_PERSON: Final = re.compile(r"(?:i|we)(?:'(?:m|ve|d|ll|re))?|me|us|my(?:self)|i'm")
_OTHERS: Final = re.compile(
    r"(?:he|she|they)(?:'(?:s|d|ll|re|ve))?|"
    r"(?:every|some|no)(?:one|body)|people|others|"
    r"(?:step)?(?:sister|brother|mother|father|mum|mom|dad|son|daughter|child|kid)s?|"
    r"(?:grand)(?:mother|father|ma|pa|son|daughter)|children|parents|husband|wife|partner|"
    r"boyfriend|girlfriend|ex|(?:room|flat|class)mates?|friends?|boss|manager|"
    r"(?:co-?workers?|colleagues?)|aunt|uncle|cousins?|nephew|niece|family|"
    r"therapist|doctor|teacher|neighbou?rs?|baby|dog|cat"
)
_OBJECTS: Final = frozenset(("him", "her", "them"))
_CAUSING: Final = frozenset(("made", "make", "makes", "making", "left"))
_PREPOSITIONS: Final = frozenset(
    ("to", "with", "for", "of", "at", "by", "from", "about", "on", "near", "without")
)
_DETERMINERS: Final = frozenset(("my", "his", "her", "their", "our", "the", "a", "best", "old"))


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words before a hit do to it."""

    negated: bool = False
    someone_else: bool = False
    hypothetical: bool = False

    @property
    def holds(self) -> bool:
        """Whether the speaker says it of themselves, as a fact."""
        return not (self.negated or self.someone_else or self.hypothetical)


def scope_of(sentence: str, start: int, end: int) -> Scope:
    """Judge the hit at characters `start:end` of a sentence."""
    text = plain(sentence)
    before = _WORD.findall(_HARMLESS.sub(" ", text[:start]))
    return Scope(
        negated=_negated(before, text[end:]),
        someone_else=_of_someone_else(before),
        hypothetical=_hypothetical(before),
    )


def _since(words: list[str], ends: frozenset[str]) -> list[str]:
    """Words behind the last of `ends`."""
    for index in range(len(words) - 1, -1, -1):
        if words[index] in ends:
            return words[index + 1 :]
    return words


def _negated(before: list[str], after: str) -> bool:
    """'not', 'never', '-n't' up to three words before, or a denying phrase in the clause."""
    clause = _since(before, _CLAUSE_ENDS)
    near = clause[-NEGATION_REACH_WORDS:]
    denied = any(word in _NEGATIONS or word.endswith("n't") for word in near)
    phrase = _DENYING.search(" ".join(clause))
    return denied or near[-1:] == ["no"] or bool(phrase or _DENIED_AFTER.match(after))


def _hypothetical(before: list[str]) -> bool:
    """'if' since the last contrast; 'would', 'might', 'could have' in the clause."""
    clause = _since(before, _CLAUSE_ENDS)[-SUPPOSITION_REACH_WORDS:]
    pairs = set(pairwise(clause))
    return (
        not {"if", "whether"}.isdisjoint(_since(before, _CONTRASTS))
        or not _SUPPOSING.isdisjoint(clause)
        or not _SUPPOSING_PAIRS.isdisjoint(pairs)
    )


def _of_someone_else(before: list[str]) -> bool:
    """Whether the subject is another person; where none is named, it is the speaker."""
    clause = _since(before, _CLAUSE_ENDS)
    subjects = _subjects(clause)
    if subjects:
        return subjects[-1]
    # 'I saw my sister and felt sad': a verb without a subject takes the first of the clause before.
    earlier = before[: len(before) - len(clause) - 1]
    while earlier:
        clause = _since(earlier, _CLAUSE_ENDS)
        subjects = _subjects(clause)
        if subjects:
            return subjects[0]
        earlier = earlier[: len(earlier) - len(clause) - 1]
    return False


def _subjects(clause: list[str]) -> list[bool]:
    """For each person named in a clause: whether it is somebody else."""
    found = []
    for index, word in enumerate(clause):
        if _FIRST_PERSON.fullmatch(word):
            found.append(False)
        elif _OTHERS.fullmatch(word):
            if not _after_preposition(clause, index):
                found.append(True)
        elif word in _OBJECTS and index and clause[index - 1] in _CAUSING:
            found.append(True)  # 'I made him angry'
    return found


def _after_preposition(clause: list[str], index: int) -> bool:
    """Whether a noun is drawn to a preposition ('with my best friend'): no subject."""
    while index and clause[index - 1] in _DETERMINERS:
        index -= 1
    return index > 0 and clause[index - 1] in _PREPOSITIONS
