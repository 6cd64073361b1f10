"""`voicejournal recover`: finish what was cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, pass_program

if TYPE_CHECKING:
    from voicejournal.journal import Entry
    from voicejournal.ports import OnProgress
    from voicejournal.wiring import Wiring


@click.command("recover")
@journal_options
@pass_program
def command(program: Program) -> None:
    """Keep recordings that were cut off, give them their words, and archive them."""
    wiring = program.open_journal(copies_too=True)
    done = finish_pending(program, wiring)
    wiring.pending.put_away_all(program.tell)
    if not done:
        program.say("Nothing waits to be finished.")


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
