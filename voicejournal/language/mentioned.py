"""Urges and sleep as a person types them: 'urge to drink (not acted)', '4 hours, badly'."""

import re
from typing import Final

from voicejournal.errors import InputError
from voicejournal.journal import Sleep, Urge
from voicejournal.language.labels import MAX_LABEL_CHARS

HOURS_A_DAY: Final = 24
ACTED: Final = "acted"
NOT_ACTED: Final = "not acted"

_ACTED: Final = re.compile(r"^(?P<label>.*\S)\s*\((?P<acted>(?:not )?acted)\)$")
_HOURS: Final = re.compile(r"^(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)(?:\s*(?:h|hrs?|hours?))?$")
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
