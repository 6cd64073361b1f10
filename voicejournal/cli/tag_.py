"""`voicejournal tag`: rate an entry, or change its ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from voicejournal.journal import Entry

CLEAR = "-"


@click.command("tag")
@click.argument("short_id", metavar="ID")
@click.option("--mood", metavar="0-10", help="Mood; - takes the rating away.")
@click.option("--energy", metavar="0-10", help="Energy; - takes the rating away.")
@click.option("--feelings", metavar="WORDS", help="As in 'anxious 8, ashamed'; - for none.")
@click.option("--triggers", metavar="WORDS", help="As in 'work, conflict'; - for none.")
@click.option("--therapy", metavar="TEXT", help="What to bring to therapy; - takes it away.")
@click.option("--private/--shared", default=None, help="Keep the entry off every page, or not.")
@journal_options
@pass_program
def command(
    program: Program,
    /,
    short_id: str,
    private: bool | None,
    **given: str | None,
) -> None:
    """Rate an entry: by the options, or by the evening's questions without any."""
    from voicejournal.journal import Share

    wiring = program.open_journal()
    entry = wiring.database.entries.find(short_id)
    is_given = any(value is not None for value in given.values())
    asks = private is None and not is_given
    if entry.is_session and (asks or is_given):
        raise InputError(
            f"Entry {entry.number} is a session: it is for reading and hearing, and not rated.",
            "Rate the evening on which you spoke about it.",
        )
    if asks and not program.has_person and not program.plain:
        raise InputError("Nobody is there to ask.", "Rate by the options: --mood 4, --energy 3 …")
    _keep_options(program, entry, given)
    if private is not None:
        choice = "private" if private else "shared"
        wiring.database.entries.share(Share(entry.id, "entry", choice, wiring.clock.now()))
    if asks:
        wiring.evening(program.asker(), wiring.clock.moment, program.say).ask(entry)
    program.say(f"Kept the ratings of entry {entry.number}.")


def _keep_options(program: Program, entry: Entry, given: dict[str, str | None]) -> None:
    from voicejournal.dialogue.understand import value_from_text
    from voicejournal.journal import Answer, Outcome, Slot

    wiring = program.wiring
    answers = []
    for name, text in given.items():
        if text is not None:
            slot = Slot(name)
            empty = None if slot in {Slot.MOOD, Slot.ENERGY} else ()
            value = empty if text.strip() == CLEAR else value_from_text(slot, text)
            answers.append(Answer(slot, Outcome.EDITED, value))
    for answer in answers:
        wiring.database.entries.set_answer(entry.id, answer, wiring.clock.now())
