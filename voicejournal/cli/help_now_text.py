"""One's own plan and numbers to call, whatever of the journal is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicejournal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = "help-now.txt"


def help_now_text(journal: Path, country: Callable[[], str]) -> str:
    """The plan in a journal's folder, and the numbers of a country, if that can be known."""
    from voicejournal.dialogue.help_now import help_text
    from voicejournal.language.text.safe import printable

    return help_text(printable(plan_in(journal)), _known(country))


def plan_in(journal: Path) -> str:
    """The person's own plan; empty where there is none, or none that can be read."""
    from voicejournal.vault.sealed import PlainFiles

    try:
        return PlainFiles(journal).read(PLAN).decode("utf-8", "replace")
    except (JournalError, OSError):
        return ""  # whatever is broken, the numbers must still be shown


def _known(country: Callable[[], str]) -> str:
    try:
        return country()
    except (JournalError, OSError):
        return ""
