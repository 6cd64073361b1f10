"""When something was spoken, as `--at` and `--day` give it."""

import re
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voicejournal.errors import InputError
from voicejournal.journal import Moment, journal_day

EXAMPLE = "For example 2026-11-17T22:30:00+00:00[Europe/London]."

FIRST_YEAR = 1900
LAST_YEAR = 2200

_AT = re.compile(r"(?P<instant>[^\[\]]+)(\[(?P<zone>[^\[\]]+)\])?")


def moment_from_text(text: str, day_starts_at_hour: int) -> Moment:
    """A moment from an ISO instant with its offset, and the zone's name in brackets if known.

    Raises:
        InputError: no instant, no offset, or an unknown zone.
    """
    matched = _AT.fullmatch(text.strip())
    try:
        at = datetime.fromisoformat(matched["instant"]) if matched else None
    except ValueError:
        at = None
    if matched is None or at is None or at.tzinfo is None:
        raise InputError(f"{text} is no time with an offset.", EXAMPLE)
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise InputError(f"{text} is no time that a person has lived.", EXAMPLE)
    name = matched["zone"]
    if name is None:
        return Moment(at, f"{at:%z}", journal_day(at, day_starts_at_hour))
    try:
        local = at.astimezone(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise InputError(f"There is no time zone {name}.", EXAMPLE) from unknown
    return Moment(local, name, journal_day(local, day_starts_at_hour))


def day_from_text(text: str) -> date:
    """A day from an ISO date.

    Raises:
        InputError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise InputError(f"{text} is no date.", "For example 2026-11-17.") from wrong


def on_day(moment: Moment, day: date) -> Moment:
    """The same moment, kept as an evening of another day."""
    return replace(moment, journal_day=day)
