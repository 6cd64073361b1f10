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


SALVAGE = (
    "`voicejournal recover --salvage` saves it into a new database;\n"
    "the damaged one is put aside, not deleted."
)


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
    from voicejournal.screen.saved import saved_text

    salvaging = program.wiring.salvaging
    health = program.health
    if health.damage:
        saved = saved_text(program.wiring.salvaging.look())
        raise JournalError(health.damage, f"Nothing was overwritten.\n{saved}\n{SALVAGE}")
    if health.altered:
        numbers = ", ".join(map(str, health.altered))
        raise JournalError(
            f"Words of these entries are not as they were kept: {numbers}.",
            "`voicejournal transcribe ID` makes them again from the sound,\n"
            "`voicejournal recover --salvage` mends what was written.",
        )
    if health.altered_beside:
        numbers = ", ".join(map(str, health.altered_beside))
        raise JournalError(
            f"A day, an answer, a rating or a time of these is not as it was kept: {numbers}.",
            "`voicejournal recover --salvage` keeps them as they are now; look at them after.",
        )
    if health.others:
        raise JournalError(
            f"These are not as they were kept: {', '.join(health.others)}.",
            "`voicejournal recover --salvage` keeps them as they are now; look at them after.",
        )
    forgotten = len(salvaging.forgotten(health))
    if forgotten:
        raise JournalError(f"The sound of {_count(forgotten, 'entry')} has no entry.", SALVAGE)
    return f"in order, {_count(health.count, 'entry')}{_aside(program)}"


def _aside(program: Program) -> str:
    """A reminder of damaged databases that were put aside, which hold words as well."""
    from voicejournal.store.swap import set_aside

    aside = set_aside(program.places.database)
    return f"; beside it lies {', '.join(path.name for path in aside)}" if aside else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else what[:-1] + 'ies'}"


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
    wiring = program.wiring
    health = program.health
    spooled = wiring.salvaging.sounds.spooled()
    if health.damage:
        return f"{len(spooled)} in the spool, safe" if spooled else "none wait"
    cut_off = len(spooled - health.recordings)
    if cut_off and not wiring.lock.is_held():
        raise JournalError(f"{cut_off} were cut off.", "`voicejournal recover` keeps them.")
    if health.waiting:
        raise JournalError(
            f"{health.waiting} wait for their words.", "`voicejournal transcribe --pending`"
        )
    return "none wait"
