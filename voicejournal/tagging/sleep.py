"""How the night was, where it was told: hours if a number was said, else 'badly' or 'well'."""

import re
from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Proposal, Sleep, Slot
from voicejournal.language.labels.mentioned import HOURS_A_DAY, sleep_text
from voicejournal.language.lists.mention_words import MentionWords
from voicejournal.language.scope.scope import scope_of
from voicejournal.language.text.plain import plain
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, evidence_of
from voicejournal.tagging.said_rating import NUMBERS

_MORE_NUMBERS: Final = ("eleven", "twelve", "thirteen", "fourteen")
_WORDS: Final = (*NUMBERS, *_MORE_NUMBERS)
_NUMBER: Final = rf"(?P<hours>\d{{1,2}}(?:\.\d)?|{'|'.join(_WORDS)}|an)"
_HALF: Final = r"(?P<half> and a half)?"
_HOURS: Final = re.compile(
    rf"\bslept\b[^.;]{{0,30}}?(?<!or )(?<!to )\b{_NUMBER}{_HALF} hours?\b"
    r"(?P<half_after> and a half)?"
    rf"|\b{_NUMBER.replace('hours>', 'of>')}(?P<of_half> and a half)? hours?'?(?: of)? sleep\b"
)
_EITHER: Final = rf"(?:\d+|{'|'.join(_WORDS)})"
_RANGE: Final = re.compile(rf"\b{_EITHER} (?:or|to) {_EITHER} hours")
_BADLY: Final = re.compile(
    r"\b(?:slept (?:so |very |really |quite )?(?:badly|poorly|terribly|awfully|lightly|little)"
    r"|(?:hardly|barely|scarcely|didn't|did not|couldn't|could not|can't) (?:really )?sleep"
    r"|(?:hardly|barely|scarcely) slept|(?:didn't|did not) (?:really )?sleep (?:well|much|enough)"
    r"|(?:lay|lying|laid) awake|no sleep|sleepless|insomnia|toss(?:ed|ing) and turn(?:ed|ing)"
    r"|woke up (?:at (?:one|two|three|four|[1-4])\b|several times|in the middle|so often)"
    r"|kept waking|bad night|terrible night|awful night|nightmares?|bad dreams?"
    r"|(?:couldn't|could not) (?:get|go|fall) (?:back )?(?:to sleep|asleep))\b"
)
_WELL: Final = re.compile(
    r"\b(?:slept (?:so |very |really |quite )?(?:well|great|soundly|deeply|wonderfully|fine|okay)"
    r"|slept (?:like a (?:baby|log|stone)|through(?: the night)?)"
    r"|(?:good|great|solid) night's sleep"
    r"|(?:a |had a )good (?:night|sleep)|well rested)\b"
)
_OTHER_MEANING: Final = re.compile(r"\ba nightmare (?:of|at|to)|was a nightmare|goodnight\b")


def propose_sleep(sentences: Sequence[Sentence], words: MentionWords) -> Proposal | None:
    """Propose the night of the first sentence that tells of one's own; None if none does."""
    del words  # sleep is told in numbers and a few fixed phrases
    for sentence in sentences:
        night = _night(sentence)
        if night is not None:
            return Proposal(Slot.SLEEP, sleep_text(night), evidence_of(sentence), SOURCE)
    return None


def _night(sentence: Sentence) -> Sleep | None:
    text = plain(sentence.text)
    if _OTHER_MEANING.search(text):
        return None
    hours, badly, well = _HOURS.search(text), _BADLY.search(text), _WELL.search(text)
    told = [match for match in (hours, badly, well) if match and _is_own(sentence, match)]
    if not told:
        return None
    quality = "badly" if badly in told else "well" if well in told else ""
    count = _hours(hours) if hours is not None and hours in told else None
    if _RANGE.search(text):
        count = None
    return Sleep(count, quality) if quality or count is not None else None


def _is_own(sentence: Sentence, match: re.Match[str]) -> bool:
    scope = scope_of(sentence.text, match.start(), match.end())
    is_past = not scope.hypothetical and not scope.someone_else
    return is_past and sentence.is_sure(match.start(), match.end())


def _hours(match: re.Match[str]) -> float | None:
    said = match["hours"] or match["of"]
    count = float(_WORDS.index(said)) if said in _WORDS else 1.0 if said == "an" else float(said)
    if match["half"] or match["half_after"] or match["of_half"]:
        count += 0.5
    return count if count <= HOURS_A_DAY else None
