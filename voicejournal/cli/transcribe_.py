"""`voicejournal transcribe`: words for recordings that wait, or again by another model."""

from dataclasses import replace

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError


@click.command("transcribe")
@click.argument("short_id", metavar="[ID]", required=False)
@click.option("--pending", is_flag=True, help="All recordings that wait.")
@click.option("--model", metavar="NAME", help="By this model instead of the one in use.")
@journal_options
@pass_program
def command(program: Program, short_id: str | None, pending: bool, model: str | None) -> None:
    """Give recordings that wait their words, or one entry new ones.

    Earlier words and your corrections stay; a corrected text stays the one that is shown.
    """
    from voicejournal.cli.recover_ import finish_pending
    from voicejournal.wiring import Wiring

    if pending == (short_id is not None):
        raise click.UsageError("Name an entry, or --pending for all that wait.")
    wiring = program.open_journal()
    if model is not None:
        wiring = Wiring(program.places, replace(wiring.settings, model=model))
    if pending:
        if not finish_pending(program, wiring):
            program.say("No recording waits.")
        return
    entry = wiring.database.entries.find(str(short_id))
    if entry.recording is None:
        raise InputError("This entry was written; there is no sound to transcribe.")
    wiring.transcriber.ready()
    with program.progress() as screen:
        wiring.pending.transcribe(entry, screen.show)
    program.say(f"Entry {entry.number} has its words from {wiring.transcriber.model}.")
