"""Urges, sleep and what skills helped, as a person types them.

Such as 'urge to drink (not acted)', '4 hours, badly', 'breathing 8 -> 5'.
"""

import re
from typing import Final

from voicejournal.errors import InputError
from voicejournal.journal import Distress, Skill, Sleep, Urge
from voicejournal.language.labels.labels import (
    HIGHEST_RATING,
    MAX_LABEL_CHARS,
    labels_from_text,
)

HOURS_A_DAY: Final = 24
ACTED: Final = "acted"
NOT_ACTED: Final = "not acted"
HELPED: Final = "helped"

_ACTED: Final = re.compile(r"^(?P<label>.*\S)\s*\((?P<acted>(?:not )?acted)\)$")
_HOURS: Final = re.compile(r"^(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)(?:\s*(?:h|hrs?|hours?))?$")
_SKILL: Final = re.compile(
    r"^(?P<name>.*?[^\W\d_].*?)\s+"
    r"(?:(?P<before>\d{1,2})\s*(?:->|→|>)\s*(?P<after>\d{1,2})|(?:helped\s+)?(?P<helped>\d{1,2}))$"
)
"""A name without a letter before the number, as in '5 4 3 2 1', is all name."""
_TOO_MUCH: Final = re.compile(r".*[^\W\d_].*?\s+(?:helped\s+)?\d+(?:\s*(?:->|→|>)\s*\d+)?")
"""A name and numbers behind it, whatever they are."""
_EFFECT: Final = re.compile(
    r"(?P<before>\d{1,2})\s*(?:->|→|>|\s|to\b)\s*(?P<after>\d{1,2})|(?P<helped>\d{1,2})"
)
_DECIMAL_COMMA: Final = re.compile(r"(?<=\d),(?=\d)")


def urge_from_text(text: str) -> Urge:
    """An urge from 'urge to drink', with '(acted)' or '(not acted)' behind it if that is told."""
    matched = _ACTED.match(text)
    if matched is None:
        return Urge(text)
    return Urge(matched["label"], matched["acted"] == ACTED)


def urge_text(urge: Urge) -> str:
    """An urge as it is typed and shown."""
    if urge.acted is None:
        return urge.label
    return f"{urge.label} ({ACTED if urge.acted else NOT_ACTED})"


def sleep_from_text(text: str) -> Sleep:
    """A night from '4', '4.5 hours', 'badly', or hours and a word with a comma between.

    Raises:
        InputError: more than a day of hours, or more words than a label has.
    """
    hours: float | None = None
    words = []
    for part in _DECIMAL_COMMA.sub(".", text).split(","):
        said = " ".join(part.lower().split())
        matched = _HOURS.match(said)
        if matched is not None and hours is None:
            hours = float(matched["hours"])
        elif said:
            words.append(said)
    quality = ", ".join(words)
    if (hours is not None and hours > HOURS_A_DAY) or len(quality) > MAX_LABEL_CHARS:
        raise InputError("That is no night's sleep.", "For example: 4 hours, badly")
    return Sleep(hours, quality)


def sleep_text(sleep: Sleep) -> str:
    """A night as it is typed and shown."""
    hours = "" if sleep.hours is None else f"{sleep.hours:g} hour{'' if sleep.hours == 1 else 's'}"
    return ", ".join(part for part in (hours, sleep.quality) if part)


def skill_from_text(text: str) -> Skill:
    """A skill from 'breathing', 'breathing 6' (how much it helped) or 'breathing 8 -> 5'.

    The last two numbers are how tense one was before and after; all go from 0 to 10.
    """
    matched = _SKILL.match(text)
    rated = _ratings(matched) if matched else None
    if matched is None or rated is None:
        return Skill(text, Distress())
    before, after, helped = rated
    return Skill(matched["name"], Distress(before, after), helped)


def skills_from_text(text: str) -> tuple[str, ...]:
    """Skills as a person types them, with commas between, each as `skill_from_text` reads it.

    Raises:
        InputError: a number behind one is over 10, or one is too long to be a skill.
    """
    labels = labels_from_text(text)
    for label in labels:
        if _TOO_MUCH.fullmatch(label) and not is_rated(skill_from_text(label)):
            raise InputError(
                f"How much a skill helped is 0 to {HIGHEST_RATING}, and so is how tense one was.",
                "For example: breathing 6, or breathing 8 -> 5",
            )
    return labels


def is_rated(skill: Skill) -> bool:
    """Whether it was said how much it helped."""
    return skill.helped is not None or skill.distress != Distress()


def skill_text(skill: Skill) -> str:
    """A skill as it is typed and shown."""
    before, after = skill.distress.before, skill.distress.after
    tense = "" if before is None or after is None else f"{before} -> {after}"
    helped = "" if tense or skill.helped is None else f"{HELPED} {skill.helped}"
    return " ".join(part for part in (skill.name, tense, helped) if part)


def effect_from_text(text: str) -> str:
    """What a skill did, from '6', or '8 5' for before and after; empty where nothing is said.

    Raises:
        InputError: neither of the two, or more than 10.
    """
    said = " ".join(text.split())
    matched = _EFFECT.fullmatch(said)
    rated = _ratings(matched) if matched else None
    if said and rated is None:
        raise InputError("That is no number from 0 to 10.", "For example: 6, or 8 5")
    before, after, helped = rated or (None, None, None)
    return skill_text(Skill("", Distress(before, after), helped))


def _ratings(matched: re.Match[str]) -> tuple[int | None, int | None, int | None] | None:
    """Before, after and helped of a match; None where one is too much."""
    told = [None if matched[name] is None else int(matched[name]) for name in _RATED]
    if any(rating is not None and rating > HIGHEST_RATING for rating in told):
        return None
    before, after, helped = told
    return before, after, helped


_RATED: Final = ("before", "after", "helped")
