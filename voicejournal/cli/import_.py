"""`voicejournal import`: recordings made elsewhere, and entries that are text already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import (
    Program,
    answers_option,
    at_option,
    journal_options,
    pass_program,
)
from voicejournal.errors import ExitCode, InputError, Interrupted, JournalError
from voicejournal.journal import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicejournal.dialogue.answers import ScriptedAnswers
    from voicejournal.flows.bring_in import BringIn, Brought

TEXT_SUFFIX = ".json"
BLOCK_SAMPLES = 30 * SAMPLE_RATE_HZ
"""So much of a copy is made durable at a time: each second, as of speech, would be 3600 an hour."""


@click.command("import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@at_option
@answers_option
@journal_options
@pass_program
def command(
    program: Program, paths: tuple[Path, ...], at: str | None, answers: Path | None
) -> None:
    """Bring in sound files (m4a, mp3, ogg, wav, flac) and JSON files of written entries.

    The time is the file's own where it says one, else when it was last changed. What cannot be
    read is named and left out; the rest goes on.
    """
    from voicejournal.dialogue.answers import NO_ANSWERS, read_answers

    if at is not None and len(paths) > 1:
        raise click.UsageError("--at goes with one path.")
    scripted = read_answers(answers) if answers else NO_ANSWERS
    program.open_journal(importing=True)
    refused = 0
    for path in paths:
        try:
            for brought, when in _bring(program, path, at, scripted):
                _tell(program, path, brought, when)
        except Interrupted:
            raise
        except JournalError as error:
            if error.exit_code is ExitCode.NO_MODEL:
                raise
            refused += 1
            program.say(f"Left out: {error.message} {error.remedy}")
    if refused:
        raise click.exceptions.Exit(ExitCode.INPUT)


def _bring(
    program: Program, path: Path, at: str | None, answers: ScriptedAnswers
) -> Iterator[tuple[Brought, str]]:
    from voicejournal.capture.clip import cut, decode
    from voicejournal.cli.file_time import time_of
    from voicejournal.cli.moments import moment_from_text

    if path.is_dir():
        raise InputError(f"{path} is a folder.", f"Name the files in it: {path}/*")
    if path.suffix.lower() == TEXT_SUFFIX:
        yield from _bring_texts(program, path)
        return
    hour = program.wiring.settings.day_starts_at_hour
    moment, source = (
        (moment_from_text(at, hour), "") if at else time_of(path, program.wiring.clock, hour)
    )
    bring_in = _bring_in(program, answers)
    with program.progress() as screen:
        brought = bring_in.sound(
            lambda: cut(decode(path), BLOCK_SAMPLES),
            moment,
            path.name,
            private=answers.private,
            on_progress=screen.show,
        )
    yield brought, source


def _bring_texts(program: Program, path: Path) -> Iterator[tuple[Brought, str]]:
    from voicejournal.cli.moments import moment_from_text
    from voicejournal.dialogue.written import read_written

    hour = program.wiring.settings.day_starts_at_hour
    entries = []
    for written in read_written(path):
        try:
            entries.append((written, moment_from_text(written.recorded_at, hour)))
        except InputError as wrong:
            told = f"{written.name}: {wrong.message} Nothing of {path.name} was taken."
            raise InputError(told, wrong.remedy) from wrong
    for written, moment in entries:
        bring_in = _bring_in(program, written.answers)
        yield bring_in.text(written.text, moment, private=written.answers.private), ""


def _bring_in(program: Program, answers: ScriptedAnswers) -> BringIn:
    from voicejournal.flows.ask import Questioner
    from voicejournal.flows.bring_in import BringIn
    from voicejournal.wiring import new_id

    wiring = program.wiring
    store = wiring.database.entries
    questioner = Questioner(store, wiring.tagger, answers, wiring.clock, wiring.questions)
    language = wiring.settings.language or "en"
    return BringIn(
        wiring.keeper, questioner, wiring.pending, wiring.lock, new_id, wiring.clock, language
    )


def _tell(program: Program, path: Path, brought: Brought, source: str) -> None:
    from voicejournal.screen.phrases import short_day_text

    entry = brought.entry
    day = short_day_text(entry.moment.journal_day)
    if not brought.is_new:
        program.say(f"{path.name} is here already: entry {entry.number}, {day}.")
        return
    if brought.waits is not None:
        if brought.waits.exit_code is ExitCode.NO_MODEL:
            program.say(f"{path.name} is kept, and waits for a model.")
            raise brought.waits
        program.say(f"{path.name} is kept as entry {entry.number}, and waits for its words.")
        program.tell(brought.waits)
        return
    said = f" (time from {source})" if source else ""
    program.say(f"{path.name} is entry {entry.number}, {day}{said}.")
