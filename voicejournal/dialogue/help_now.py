"""What to turn to when it is too much: one's own plan, then numbers. Short, and without a network.

The numbers are `help_lines.toml` beside this file, each with the page it was read on and the day.
"""

import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from voicejournal.errors import DamagedError
from voicejournal.language.text.names import MONTHS
from voicejournal.language.text.safe import printable

COLUMNS: Final = 60

OTHER_CODES: Final = {"UK": "GB"}
"""What people write for a country, and its ISO code."""

NO_PLAN: Final = (
    "Your own plan can stand here, in your words: `voicejournal help-now --edit` writes it."
)
THERAPIST: Final = "Your therapist, on the number they gave you."
ANYWHERE: Final = (
    "112 in most of Europe, and on most mobile phones",
    "911 in the United States and Canada",
    "999 in the United Kingdom",
    "000 in Australia",
    "111 in New Zealand",
)
"""Emergency numbers for whom the country is not known."""
MORE: Final = "More lines, and other countries: findahelpline.com"
DATES: Final = (
    "The date is the day on which the number was read on a published page. Numbers change: "
    "where one does not answer, try the next."
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number to ring, when it was read, and where; `source_date` is that page's own date."""

    number: str
    checked: date
    source: str
    source_date: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """People to talk to; `hours` is empty where they could not be confirmed."""

    name: str
    hours: str
    number: Number


@dataclass(frozen=True, slots=True)
class Country:
    """The emergency number of a country, and a line or two."""

    code: str
    name: str
    emergency: Number
    emergency_note: str
    lines: tuple[HelpLine, ...]


@cache
def read_countries() -> Mapping[str, Country]:
    """The packaged numbers by ISO code.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    text = (files("voicejournal.dialogue") / "help_lines.toml").read_text("utf-8")
    return parse_countries(text)


def parse_countries(text: str) -> Mapping[str, Country]:
    """Countries of a TOML text.

    Raises:
        DamagedError: not TOML, a field missing, a number without a digit, a date or a source.
    """
    try:
        return {code: _country(code, row) for code, row in tomllib.loads(text).items()}
    except (KeyError, TypeError, ValueError) as wrong:
        raise DamagedError(
            f"The list of help lines is damaged: {wrong}.", "Install voicejournal again."
        ) from wrong


def help_text(plan: str, country: str) -> str:
    """The plan as its person wrote it, then whom to ring; at most 60 columns wide.

    A country that is not in the list, and a damaged list, still give the emergency numbers.
    """
    numbers = _number_lines(country)
    parts = [*_plan_lines(plan), "", *numbers] if plan.strip() else [*numbers, "", *_no_plan()]
    return "\n".join([*parts, ""])


def _plan_lines(plan: str) -> list[str]:
    """The plan with its own line ends; only what is too wide is wrapped."""
    written = printable(plan).strip("\n")
    lines = ["MY PLAN"]
    for line in written.split("\n"):
        lines += _wrapped(line) or [""]
    return lines


def _no_plan() -> list[str]:
    return textwrap.wrap(NO_PLAN, COLUMNS)


def _wrapped(line: str) -> list[str]:
    """A line of the plan; a longer one goes on where it began."""
    text = line.strip()
    indent = " " * min(len(line) - len(line.lstrip()), COLUMNS // 2)
    return textwrap.wrap(text, COLUMNS, initial_indent=indent, subsequent_indent=indent)


def _number_lines(code: str) -> list[str]:
    """The emergency number, the therapist, the lines, and where to find more."""
    code = code.strip().upper()
    try:
        country = read_countries().get(OTHER_CODES.get(code, code))
    except DamagedError:
        # Somebody needs a number now: the list's fault is for `doctor` to tell.
        country = None
    if country is None:
        return ["IN DANGER NOW", *(f"  {line}" for line in ANYWHERE), "", THERAPIST, MORE]
    emergency, note = country.emergency, country.emergency_note
    lines = [
        f"IN DANGER NOW  ({country.name})",
        f"  {emergency.number}{f'   {note}' if note else ''}   {_day(emergency.checked)}",
        "",
        THERAPIST,
    ]
    if country.lines:
        lines += ["", "TO TALK WITH SOMEBODY"]
        for line in country.lines:
            lines += textwrap.wrap(line.name, COLUMNS, initial_indent="  ", subsequent_indent="  ")
            hours = f"   {line.hours}" if line.hours else ""
            lines.append(f"    {line.number.number}{hours}   {_day(line.number.checked)}")
    return [*lines, "", MORE, "", *textwrap.wrap(DATES, COLUMNS)]


def _day(day: date) -> str:
    return f"(checked {day.day} {MONTHS[day.month - 1][:3]} {day.year})"


def _country(code: str, row: Mapping[str, Any]) -> Country:
    lines = tuple(
        HelpLine(_text(line, "name"), str(line["hours"]), _number(line)) for line in row["lines"]
    )
    emergency = row["emergency"]
    return Country(code, _text(row, "name"), _number(emergency), str(emergency["note"]), lines)


def _number(row: Mapping[str, Any]) -> Number:
    number, checked = _text(row, "number"), row["checked"]
    if not any(character.isdigit() for character in number):
        raise ValueError(f"number {number!r}")
    if not isinstance(checked, date) or isinstance(checked, datetime):
        raise TypeError(f"date {checked!r}")
    return Number(number, checked, _text(row, "source"), str(row["source_date"]))


def _text(row: Mapping[str, Any], key: str) -> str:
    text = row[key]
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{key} {text!r}")
    return text
