"""A rating that was said as a number: 'my mood is a five out of ten', 'energy is about 3'."""

import re
from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Proposal, Slot
from voicejournal.language.text.sentences import Sentence
from voicejournal.tagging.evidence import SOURCE, evidence_of

NUMBERS: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)

_SAID: Final = {
    slot: re.compile(
        rf"(?<!his )(?<!her )(?<!their )\b{slot.value}\b(?: (?:today|tonight|right now|level))?"
        r"(?: is|'s| was| would be| feels like)"
        r"(?: (?:at|about|around|maybe|perhaps|probably|only|like))* ?(?:an? )?"
        rf"(?P<number>10|\d|{'|'.join(NUMBERS)})\b"
        r"(?! ?(?:out of |/)(?!10\b|ten\b)| (?:hours|minutes|days|times|percent)|[.,]\d|%)",
        re.IGNORECASE,
    )
    for slot in (Slot.MOOD, Slot.ENERGY)
}


def said_rating(slot: Slot, sentences: Sequence[Sentence]) -> Proposal | None:
    """The last rating that the person said of their own mood or energy, with its sentence."""
    for sentence in reversed(sentences):
        matched = _SAID[slot].search(sentence.text.replace("\u2019", "'"))
        if matched is not None and sentence.is_sure(*matched.span()):
            number = matched["number"].lower()
            value = NUMBERS.index(number) if number in NUMBERS else int(number)
            return Proposal(slot, value, evidence_of(sentence), SOURCE)
    return None
