"""`voicejournal recover`: finish what was cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from voicejournal.journal import Entry
    from voicejournal.ports import OnProgress
    from voicejournal.wiring import Wiring


@click.command("recover")
@click.option("--salvage", is_flag=True, help="Save what a damaged journal holds.")
@click.option("--yes", is_flag=True, help="With --salvage: do not ask.")
@journal_options
@pass_program
def command(program: Program, salvage: bool, yes: bool) -> None:
    """Keep recordings that were cut off, give them their words, and archive them.

    --salvage builds a new database of all that can be read of a damaged one, and of sound that
    no entry names any more. The damaged one is put aside, and never deleted.
    """
    if yes and not salvage:
        raise click.UsageError("--yes goes with --salvage.")
    if salvage:
        save_damaged(program, yes=yes)
        return
    wiring = program.open_journal(copies_too=True)
    done = finish_pending(program, wiring)
    wiring.pending.put_away_all(program.tell)
    if not done:
        program.say("Nothing waits to be finished.")


def save_damaged(program: Program, *, yes: bool) -> None:
    """Salvage, after saying what it comes to and asking."""
    from voicejournal.screen.saved import saved_lines, saved_text

    salvaging = program.wiring.salvaging
    health = salvaging.health()
    if health.is_whole and not salvaging.forgotten(health):
        program.say("The journal is in order; there is nothing to save.")
        return
    if not yes:
        program.say(f"{health.damage} {saved_text(salvaging.look())}".strip())
        program.say("A new database is built of it; the old one is put aside, not deleted.")
        if not program.has_person:
            raise InputError("Salvaging asks first, and nobody is there to ask.", "--yes says yes.")
        if not click.confirm("Do that now?", default=True):
            program.say("Nothing was changed.")
            return
    name = f"{program.wiring.clock.now():%Y-%m-%d-%H%M%S}"
    saved = salvaging.save(name, lambda: program.say("Saving what can be read …"))
    for line in saved_lines(saved):
        program.say(line)
    aside = f"{program.places.database.stem}.damaged-{name}.db"
    program.say(f"The old database lies beside it, as {aside}.")
    program.say("It holds your words as well: remove it when you miss nothing.")
    wiring = program.open_journal()
    if wiring.database.entries.pending():
        program.say("`voicejournal transcribe --pending` makes the words that are missing.")


def finish_pending(program: Program, wiring: Wiring | None = None) -> int:
    """Transcribe what waits, saying so; returns how many entries got their words."""
    from voicejournal.screen.phrases import day_text, length_text

    wiring = wiring or program.wiring

    with program.progress() as screen:

        def tell(entry: Entry) -> OnProgress:
            screen.close()
            if entry.recording is not None:
                length = length_text(entry.recording.duration_s)
                day = day_text(entry.moment.journal_day)
                program.say(f"Writing down the {length} of {day} …")
            return screen.show

        done = wiring.pending.transcribe_all(tell, program.tell)
    for entry in done:
        verb, does = ("show", "shows") if entry.is_session else ("tag", "rates")
        program.say(
            f"Entry {entry.number} has its words. `voicejournal {verb} {entry.number}` {does} it."
        )
    return len(done)
