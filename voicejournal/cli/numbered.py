"""What the commands share that keep short things by a number: goals, materials, people."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import click

from voicejournal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from voicejournal.cli.program import Program

LONGEST_TEXT = 500
"""Characters; longer is no goal or note but an evening's words."""

number_argument = click.argument("number", type=click.IntRange(min=1), metavar="NUMBER")
yes_option = click.option("--yes", is_flag=True, help="Do not ask.")
when_option = click.option("--at", metavar="TIME", help="When, with offset and [zone]; else now.")


def own_words(words: Sequence[str], what: str) -> str:
    """Words given to a command, in one line that may be shown.

    Raises:
        InputError: none, or too many.
    """
    from voicejournal.language.text.safe import printable

    text = " ".join(printable(" ".join(words)).split())
    if not text:
        raise InputError(f"That is no {what}: it has no words.", "Say it in a few words.")
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"A {what} has at most {LONGEST_TEXT} characters.", "Say it in fewer words."
        )
    return text


def instant_or_now(program: Program, at: str | None) -> datetime:
    """The instant that was given, else now."""
    from voicejournal.cli.moments import moment_from_text

    if at is None:
        return program.wiring.clock.now()
    return moment_from_text(at, program.wiring.settings.day_starts_at_hour).at.astimezone(UTC)


def is_sure(program: Program, question: str, *, yes: bool) -> bool:
    """Whether the person wants to remove something for good; a no is said.

    Raises:
        InputError: nobody is there to ask.
    """
    if yes:
        return True
    if not program.has_person:
        raise InputError("Removing asks first, and nobody is there to ask.", "--yes says yes.")
    if click.confirm(question, default=False):
        return True
    program.say("Nothing was removed.")
    return False
