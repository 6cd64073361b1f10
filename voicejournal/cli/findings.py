"""What `doctor` looks at, one function a thing; each finds and changes nothing."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicejournal.errors import JournalError, ModelError

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicejournal.cli.program import Program

LEAST_FREE_BYTES = 500_000_000
"""About four hours of recording, and room for the database to grow."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    is_well: bool
    found: str
    remedy: str = ""


def findings(program: Program) -> list[Finding]:
    """All findings, in the order in which a person would mend them."""
    looks: tuple[tuple[str, Callable[[Program], str]], ...] = (
        ("settings", _settings),
        ("disk", _disk),
        ("journal", _journal),
        ("model", _model),
        ("2nd opinion", _second_opinion),
        ("microphone", _microphone),
        ("recordings", _recordings),
    )
    return [_look(what, look, program) for what, look in looks]


def _look(what: str, look: Callable[[Program], str], program: Program) -> Finding:
    try:
        return Finding(what, is_well=True, found=look(program))
    except JournalError as trouble:
        return Finding(what, is_well=False, found=trouble.message, remedy=trouble.remedy)


def _settings(program: Program) -> str:
    language = program.wiring.settings.language or "heard by the model"
    return f"Python {sys.version.split()[0]}, language: {language}"


def _disk(program: Program) -> str:
    folder = program.places.journal
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        raise JournalError(f"Only {free / 1e6:.0f} MB are free.", "Free some room on the disk.")
    return f"{free / 1e9:.0f} GB free for {program.places.journal}"


def _journal(program: Program) -> str:
    if not program.places.database.exists():
        return "none yet; the first reflection makes it"
    trouble = program.wiring.database.entries.check()
    if trouble:
        raise JournalError(trouble, "Restore a backup; the recordings are apart from it.")
    count = len(program.wiring.database.entries.newest(None))
    return f"in order, {count} {'entry' if count == 1 else 'entries'}"


def _model(program: Program) -> str:
    from voicejournal.weights.choice import knows

    wiring = program.wiring
    name, language = wiring.settings.model, wiring.settings.language
    wiring.weights.verify(name)
    if language and not knows(wiring.manifest.model(name), language):
        raise ModelError(
            f"{name} knows English only, and your language is {language}.",
            "`voicejournal models use base`",
        )
    return f"{name}, unaltered"


def _second_opinion(program: Program) -> str:
    from voicejournal.weights.choice import knows

    second = program.wiring.second
    if second.is_refused:
        raise ModelError(f"No second opinion: {second.reason}.", second.remedy)
    if second.model is None:
        return f"none: {second.reason}"
    program.wiring.weights.verify(second.model.name)
    language = program.wiring.settings.language
    only = "" if knows(second.model, language) else ", where English is heard"
    return f"{second.model.name}, unaltered{only}"


def _microphone(program: Program) -> str:
    return program.wiring.microphone("").name


def _recordings(program: Program) -> str:
    if not program.places.database.exists():
        return "none wait"
    waiting = len(program.wiring.database.entries.pending())
    cut_off = [
        recording
        for recording in program.wiring.keeper.spool.scan()
        if not program.wiring.database.entries.holds(recording.id)
    ]
    if cut_off and not program.wiring.lock.is_held():
        raise JournalError(f"{len(cut_off)} were cut off.", "`voicejournal recover` keeps them.")
    if waiting:
        raise JournalError(
            f"{waiting} wait for their words.", "`voicejournal transcribe --pending`"
        )
    return "none wait"
