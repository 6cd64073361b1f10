"""`voicejournal import`: recordings made elsewhere, and entries that are text already."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicejournal.cli.found_files import TEXT_SUFFIX, found_at
from voicejournal.cli.import_journals import JournalImport
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

BLOCK_SAMPLES = 30 * SAMPLE_RATE_HZ
"""So much of a copy is made durable at a time: each second, as of speech, would be 3600 an hour."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the options say of all that is brought in."""

    at: str | None
    answers: ScriptedAnswers
    session: bool


@click.command("import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--as", "kind", type=click.Choice(["session"]), help="Recordings of therapy sessions."
)
@click.option("--tags-as-triggers", is_flag=True, help="Tags of jrnl and Day One set it off.")
@at_option
@answers_option
@journal_options
@pass_program
def command(
    program: Program,
    paths: tuple[Path, ...],
    kind: str | None,
    tags_as_triggers: bool,
    at: str | None,
    answers: Path | None,
) -> None:
    """Bring in sound files (m4a, mp3, ogg, opus, wav, flac, mp4), journals, or folders of them.

    Journals are what `export` wrote, entries as JSON, and what jrnl and Day One keep or export;
    which of them it is, is seen by what it holds. The same twice is one entry.

    The time of sound is the file's own where it says one, else its name's, else when it was last
    changed. What cannot be read is named and left out; the rest goes on. A session is kept for
    reading and hearing: it is never asked about, and never on a page.
    """
    from voicejournal.dialogue.answers import NO_ANSWERS, read_answers

    if at is not None and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--at goes with one file.")
    if kind is not None and answers is not None:
        raise click.UsageError("A session is not rated: --as session goes without --answers.")
    scripted = read_answers(answers) if answers else NO_ANSWERS
    program.open_journal(importing=True)
    wishes = _Wishes(at, scripted, session=kind is not None)
    refused = 0
    journals = JournalImport(program, tags_are_triggers=tags_as_triggers)
    for named in paths:
        try:
            found = found_at(program, named, only_sound=wishes.session)
        except InputError as error:
            refused += 1
            _leave_out(program, error)
            continue
        if found.journals:
            refused += not journals.bring(named.name, found.journals, found.root)
        files = [path for path in found.files if path.resolve() not in journals.taken]
        refused += sum(not _bring_file(program, path, wishes) for path in files)
    if refused:
        raise click.exceptions.Exit(ExitCode.INPUT)


def _bring_file(program: Program, path: Path, wishes: _Wishes) -> bool:
    """Bring in one file, saying what became of it; False where it was left out."""
    try:
        for brought, source in _bring(program, path, wishes):
            _tell(program, path, brought, source)
    except Interrupted:
        raise
    except JournalError as error:
        if error.exit_code is ExitCode.NO_MODEL:
            raise
        _leave_out(program, error)
        return False
    return True


def _leave_out(program: Program, error: JournalError) -> None:
    program.say(f"Left out: {error.message} {error.remedy}")


def _bring(program: Program, path: Path, wishes: _Wishes) -> Iterator[tuple[Brought, str]]:
    from voicejournal.capture.clip import cut, decode
    from voicejournal.cli.file_time import FileTime, time_of
    from voicejournal.cli.moments import moment_from_text

    if path.suffix.lower() == TEXT_SUFFIX:
        if wishes.session:
            raise InputError(f"{path.name} is no recording.", "Import it without --as session.")
        yield from _bring_texts(program, path)
        return
    hour = program.wiring.settings.day_starts_at_hour
    if wishes.at:
        when = FileTime(moment_from_text(wishes.at, hour), "")
    else:
        when = time_of(path, program.wiring.clock, hour)
    bring_in = _bring_in(program, wishes.answers)
    with program.progress() as screen:
        brought = bring_in.sound(
            lambda: cut(decode(path), BLOCK_SAMPLES),
            when.moment,
            path.name,
            private=wishes.answers.private,
            session=wishes.session,
            on_progress=screen.show,
        )
    yield brought, when.source


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
    from voicejournal.flows.bring_in import BringIn
    from voicejournal.wiring import new_id

    wiring = program.wiring
    questioner = wiring.questioner(answers, program.say)
    language = wiring.settings.language or "en"
    return BringIn(
        wiring.keeper, questioner, wiring.pending, wiring.lock, new_id, wiring.clock, language
    )


def _tell(program: Program, path: Path, brought: Brought, source: str) -> None:
    from voicejournal.screen.phrases import short_day_text

    entry = brought.entry
    day = short_day_text(entry.moment.journal_day) + (", a session" if entry.is_session else "")
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
