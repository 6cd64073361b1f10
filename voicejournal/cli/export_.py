"""`voicejournal export`: one's own entries as a file of another format."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from voicejournal.exchange.whole_json import Beside
    from voicejournal.flows.export import Chosen, Exported
    from voicejournal.journal import Entry

    Write = Callable[[Iterator[Entry]], None]

FORMATS = ("markdown", "csv", "json", "dayone", "jrnl")
WITH_AUDIO = ("markdown", "json", "dayone")


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), required=True, help="What it becomes."
)
@click.option("--audio", is_flag=True, help="With the recordings.")
@click.option("--from", "first", metavar="DATE", help="From this day on.")
@click.option("--to", "last", metavar="DATE", help="Up to this day.")
@click.option("--entry", "short_id", metavar="ID", help="One entry alone.")
@click.option("--without-private", is_flag=True, help="Leave out what is marked private.")
@journal_options
@pass_program
def command(
    program: Program,
    path: Path,
    kind: str,
    audio: bool,
    first: str | None,
    last: str | None,
    short_id: str | None,
    without_private: bool,
) -> None:
    """Write your entries to PATH: for you, whole, and not encrypted.

    markdown is a folder, csv the log of moods, json all there is of each entry (with --audio a
    folder), dayone a zip, jrnl its JSON. What you marked private is in it, but --without-private.
    `import` reads each of them again.
    """
    from voicejournal.exchange import csv_log
    from voicejournal.flows.export import Export

    if audio and kind not in WITH_AUDIO:
        raise click.UsageError(f"--audio goes with {', '.join(WITH_AUDIO)}: {kind} has no sound.")
    if short_id and (first or last):
        raise click.UsageError("--entry goes without --from and --to.")
    wiring = program.open_journal()
    chosen = _chosen(program, first, last, short_id, without_private)
    if kind == "csv":
        chosen = replace(chosen, fits=csv_log.is_logged)
    export = Export(wiring.database.carrier, wiring.sound_out)
    path = path.absolute()
    is_part = short_id or first or last
    beside = None if is_part else _beside(program, without_private=without_private)
    with _writer(program, path, kind, audio, beside) as write, program.counted() as line:
        exported = export(chosen, write, line.show, with_audio=audio)
        if not exported.entries:
            raise InputError("There is no entry to export.", "`voicejournal list` shows what is.")
    _tell(program, path, exported, kind, audio)
    if lost := wiring.export_between.lost:
        program.say(f"These materials are not as they were kept: {_numbers(lost)}.")


def _beside(program: Program, *, without_private: bool) -> Beside:
    """What is between sessions, of a whole journal."""
    from voicejournal.exchange.whole_json import Beside

    export, materials = program.wiring.export_between, program.wiring.database.materials
    between = export.gathered(without_private=without_private)
    return Beside(between, export.copies(), len(materials.all()))


def _chosen(
    program: Program,
    first: str | None,
    last: str | None,
    short_id: str | None,
    without_private: bool,
) -> Chosen:
    from voicejournal.cli.moments import day_from_text
    from voicejournal.flows.export import Chosen

    return Chosen(
        day_from_text(first) if first else None,
        day_from_text(last) if last else None,
        program.wiring.database.entries.find(short_id) if short_id else None,
        without_private=without_private,
    )


@contextmanager
def _writer(
    program: Program, path: Path, kind: str, audio: bool, beside: Beside | None
) -> Iterator[Write]:
    """Gives what writes entries in that format; they are at `path` when the block ends well."""
    from voicejournal.exchange import (
        between_markdown,
        csv_log,
        day_one,
        jrnl,
        markdown,
        whole_json,
    )
    from voicejournal.vault.placing import placed_file, placed_folder

    sounds = program.wiring.sound_out if audio else None
    along = beside or whole_json.NOTHING
    if kind == "markdown" or (kind == "json" and audio):
        _refuse_folder(path)
        with placed_folder(path) as folder:
            if kind == "markdown":
                yield lambda entries: markdown.write(entries, folder, sounds)
                between_markdown.write(along.between, along.materials, folder)
            else:
                yield lambda entries: whole_json.write_folder(entries, folder, sounds, along)
        return
    with placed_file(path, over=_may_replace(program, path)) as half:
        if kind == "dayone":
            yield lambda entries: day_one.write(entries, half, sounds)
            return
        from voicejournal.vault.sealed import open_private

        writers: dict[str, Callable[[Iterator[Entry], BinaryIO], None]] = {
            "csv": csv_log.write,
            "json": partial(whole_json.write, beside=along),
            "jrnl": jrnl.write,
        }
        with open(open_private(half), "wb") as file:  # noqa: PTH123 - of a handle
            yield lambda entries: writers[kind](entries, file)


def _refuse_folder(path: Path) -> None:
    from voicejournal.vault.placing import is_there

    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise is_there(path)


def _may_replace(program: Program, path: Path) -> bool:
    """Whether what is there may go: asked of a person, refused where none is."""
    from voicejournal.vault.placing import is_there

    if not path.exists() and not path.is_symlink():
        return False
    if not program.has_person or not path.is_file():
        raise is_there(path)
    if click.confirm(f"{path} is there already. Replace it?", default=False):
        return True
    raise is_there(path)


def _tell(program: Program, path: Path, exported: Exported, kind: str, audio: bool) -> None:
    def count(number: int) -> str:
        return f"{number:,} {'entry' if number == 1 else 'entries'}"

    private = f", {exported.private:,} of them private" if exported.private else ""
    program.say(f"{count(exported.entries)}{private}: {path}")
    if exported.left_private:
        program.say(f"{count(exported.left_private)} marked private stayed out.")
    if exported.shortened:
        numbers = _numbers(exported.shortened)
        program.say(f"Without private sentences, and so without their sound: {numbers}.")
    if exported.wordless and not audio and kind != "csv":
        numbers = _numbers(exported.wordless)
        program.say(f"These wait for their words, and are not whole without --audio: {numbers}.")
    if exported.soundless:
        program.say(f"The sound of these is not here: {_numbers(exported.soundless)}.")
    if kind == "csv":
        program.say("It holds ratings and labels, none of your words, and is not encrypted.")
    else:
        can = "read it and hear it" if audio else "read it"
        program.say(f"It is not encrypted: whoever has it can {can}.")


def _numbers(numbers: list[int], most: int = 20) -> str:
    more = f" and {len(numbers) - most} more" if len(numbers) > most else ""
    return ", ".join(map(str, numbers[:most])) + more
