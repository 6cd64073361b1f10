"""`voicejournal delete`: an entry, for good."""

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError


@click.command("delete")
@click.argument("short_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@journal_options
@pass_program
def command(program: Program, short_id: str, yes: bool) -> None:
    """Delete an entry with its sound, its words and every trace in the search index."""
    from voicejournal.screen.phrases import day_text
    from voicejournal.store.swap import set_aside
    from voicejournal.vault.kept_file import forget_all

    wiring = program.open_journal()
    entry = wiring.database.entries.find(short_id)
    what = f"entry {entry.number} of {day_text(entry.moment.journal_day)}"
    if not yes:
        if not program.has_person:
            raise InputError("Deleting asks first, and nobody is there to ask.", "--yes says yes.")
        if not click.confirm(f"Delete {what} for good, its sound too?", default=False):
            program.say("Nothing was deleted.")
            return
    wiring.keeper.forget(entry)
    forget_all(wiring.files)
    program.say(f"Deleted {what}. Backups that you made elsewhere still hold it.")
    for path in set_aside(program.places.database):
        program.say(f"So may the damaged database {path.name} that was put aside.")
