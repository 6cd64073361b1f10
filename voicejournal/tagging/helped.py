"""How much a skill helped, where that was said as numbers: 'it went from an eight to a five'."""

import re
from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Distress, Proposal, Skill, Slot
from voicejournal.language.labels.mentioned import skill_text
from voicejournal.language.lists.mention_words import MentionWords
from voicejournal.language.scope.scope import scope_of
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, evidence_of, is_still_to_come, mentions
from voicejournal.tagging.said_rating import NUMBERS

NEAR: Final = 3
"""So many sentences after a skill what is told of how much 'it' helped is told of it."""

_NUMBER: Final = rf"10|\d|{'|'.join(NUMBERS)}"
_ABOUT: Final = r"(?:(?:about|around|maybe|perhaps|probably|only|like|almost|just|an?) )*"
_OF_TEN: Final = r"(?: out of (?:10|ten)\b| ?/ ?10\b)"
_NO_RATING: Final = (
    r"(?! ?(?:out of |/)(?!10\b|ten\b)| ?(?:o'clock|a\.?m\b|p\.?m\b|hours?|minutes?|days?|times?|"
    r"percent|pounds|pages?|people|weeks?|years?)|[.,:]\d|\d|%)"
)
_CHANGED: Final = re.compile(
    rf"\bfrom {_ABOUT}(?P<before>{_NUMBER})\b{_OF_TEN}?{_NO_RATING}(?: (?:down|back))?,? to "
    rf"{_ABOUT}(?P<after>{_NUMBER})\b{_OF_TEN}?{_NO_RATING}"
)
_HELPED: Final = re.compile(
    r"\bhelped(?: me)?(?: a (?:bit|little)| (?:a lot|quite a bit))?,?"
    rf"(?: (?:by|i'd say|i would say|say|let's say))?,? {_ABOUT}(?P<helped>{_NUMBER}){_OF_TEN}"
)
_IS_TENSION: Final = re.compile(
    r"\b(?:helped|tense|tension|anxious|anxiety|distress|panic|fear|dread|urge|craving|"
    r"stress|nerves|worry|anger|shame)\b"
    r"|\b(?:it|that|this|which)(?: (?:really|just|only|probably|all|slowly|quickly|has|had))*"
    r" (?:went|gone|came|come|dropped|fell|fallen|got|brought|took|moved|pulled|eased|is|was)"
    r"(?: (?:me|it|things|everything|down|back|right|all|way))*,? $"
)
"""What is told of is how bad it was: it is named, or 'it' went from one number to another."""
_IS_ANOTHER_SCALE: Final = re.compile(
    r"\b(?:mood|energy|pain|confidence|score|shift|work(?:ed|ing)?|sle(?:ep|pt)|open|rate|grade|"
    r"price|temperature|weight|size|level|floor|bus|team|game|goals?)\b"
)


def propose_helped(
    sentences: Sequence[Sentence], words: MentionWords, skills: Proposal | None
) -> Proposal | None:
    """Propose what each of the proposed skills did, in their order; empty where nothing was said.

    The evidence is the sentence of the first that was told of; None if none was. What grew
    worse is no help, and what cannot be told to be of one skill is of none.
    """
    names = skills.value if skills is not None and isinstance(skills.value, tuple) else ()
    told: dict[str, tuple[Sentence, str]] = {}
    for number, sentence in enumerate(sentences):
        effect = _effect(sentence)
        if effect:
            near = _skills_near(sentences[max(0, number - NEAR) : number + 1], words, names)
            if len(near) == 1:
                told.setdefault(near[0], (sentence, effect))
    first = next((told[name][0] for name in names if name in told), None)
    if first is None:
        return None
    effects = tuple(told[name][1] if name in told else "" for name in names)
    return Proposal(Slot.HELPED, effects, evidence_of(first), SOURCE)


def _effect(sentence: Sentence) -> str:
    """'8 -> 5' or 'helped 6' of a sentence that tells of oneself, as a fact; else empty."""
    text = plain(sentence.text)
    changed, helped = _CHANGED.search(text), _HELPED.search(text)
    matched = changed or helped
    if matched is None or len(text) != len(sentence.text):
        return ""
    start, end = matched.span()
    is_told = (
        sentence.is_sure(start, end)
        and scope_of(sentence.text, start, end).holds
        and not is_still_to_come(text, start)
    )
    if not is_told:
        return ""
    if changed is None:
        return skill_text(Skill("", Distress(), _rating(matched["helped"])))
    before, after = _rating(changed["before"]), _rating(changed["after"])
    is_tension = _IS_TENSION.search(text[:start]) and not _IS_ANOTHER_SCALE.search(text)
    if not is_tension or after >= before:
        return ""
    return skill_text(Skill("", Distress(before, after)))


def _skills_near(
    sentences: Sequence[Sentence], words: MentionWords, names: Sequence[str]
) -> tuple[str, ...]:
    """The proposed skills of the last of these sentences that names any."""
    for sentence in reversed(sentences):
        found = (mention.entry.name for mention in mentions((sentence,), words.skills))
        near = tuple(dict.fromkeys(name for name in found if name in names))
        if near:
            return near
    return ()


def _rating(text: str) -> int:
    return NUMBERS.index(text) if text in NUMBERS else int(text)
