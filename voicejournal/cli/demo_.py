"""`voicejournal demo`: a sample week through the real pipeline, in a journal of its own."""

from __future__ import annotations

import time
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import click

from voicejournal.cli.own_name import own_name
from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.dialogue.sample import read_sample_week
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from voicejournal.dialogue.sample import SampleEvening

DEMO_FOLDER = "demo"
MARK = "this-is-a-demo.txt"
MODEL = "base"


@click.command("demo")
@journal_options
@pass_program
def command(program: Program) -> None:
    """Seven spoken evenings through the recorder, Whisper, the questions and SQLite; then the page.

    No microphone is needed. It uses a journal of its own, made anew each time.
    """
    from voicejournal.cli.models_ import fetch_model
    from voicejournal.dialogue.sample import read_sample_week

    started_s = time.monotonic()
    demo = _demo_program(program)
    fetch_model(demo, demo.wiring.settings.model)
    demo.say(f"The demo's journal: {demo.places.journal}")
    for evening in read_sample_week():
        _spend(demo, evening)
    _show_week(demo)
    spoken_s = sum(
        e.recording.duration_s for e in demo.wiring.keeper.store.entries() if e.recording
    )
    took_s = time.monotonic() - started_s
    demo.say(f"\n{spoken_s / 60:.1f} minutes of speech, done in {took_s / 60:.1f} minutes.")
    _say_what_next(demo)


def _demo_program(program: Program) -> Program:
    """The same program over a fresh journal inside the usual folder; no other is touched."""
    from voicejournal.vault.sealed import PlainFiles

    folder = program.places.journal / DEMO_FOLDER
    files_there = PlainFiles(folder)
    if files_there.names() and MARK not in files_there.names():
        raise InputError(
            f"{folder} holds something that is no demo, so it was left alone.",
            "Name another folder with --journal.",
        )
    _refuse_own_entries(folder)
    _empty(folder)
    files_there.write(MARK, b"A sample week made by `voicejournal demo`; made anew each time.\n")
    return Program(journal=folder, plain=program.plain)


def _refuse_own_entries(folder: Path) -> None:
    """What a person added to a demo's journal is theirs, and is not wiped."""
    demo = Program(journal=folder)
    if not demo.places.database.exists():
        return
    clips = {sample.clip for sample in read_sample_week()}
    for entry in demo.wiring.database.entries.newest(None):
        if entry.recording is None or entry.recording.device not in clips:
            raise InputError(
                f"You kept entry {entry.number} of your own in {folder}, so it was left alone.",
                "Name another folder with --journal, or delete that entry.",
            )


def _empty(folder: Path) -> None:
    for child in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
        if child.is_dir() and not child.is_symlink():
            child.rmdir()
        else:
            child.unlink()


def _spend(demo: Program, sample: SampleEvening) -> None:
    from voicejournal.cli.moments import moment_from_text
    from voicejournal.cli.record_ import record_evening
    from voicejournal.screen.phrases import day_text

    wiring = demo.wiring
    moment = moment_from_text(sample.at, wiring.settings.day_starts_at_hour)
    demo.say(f"\n{day_text(moment.journal_day)}")
    evening = wiring.evening(
        sample.answers, lambda: moment, demo.say, private=sample.answers.private
    )
    with as_file(files("voicejournal") / "demo" / sample.clip) as clip:
        entry = record_evening(demo, evening, device="", clip=clip)
    if entry is not None:
        evening.ask(entry)


def _show_week(demo: Program) -> None:
    from voicejournal.flows.week import Days
    from voicejournal.summary.printed.text import page_text

    entries = demo.wiring.keeper.store.entries()
    days = Days(entries[0].moment.journal_day, entries[-1].moment.journal_day)
    page = demo.wiring.week.page(days, demo.wiring.clock.now(), lambda _entry: None)
    demo.say("\nThe page for the therapist:\n")
    click.echo(page_text(page))


def _say_what_next(demo: Program) -> None:
    journal = demo.places.journal
    demo.say(f"\nThe demo's journal is in {journal}. Look around in it:")
    for tail in ("list", "show 4", "search deadline", "mood", "play q1"):
        click.echo(f'  {own_name()} --journal "{journal}" {tail}')
    demo.say("Your own first evening, in a journal of its own:")
    click.echo(f"  {own_name()}")
