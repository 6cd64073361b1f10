"""`voicejournal show`: one entry whole."""

import click

from voicejournal.cli.program import Program, journal_options, json_option, pass_program


@click.command("show")
@click.argument("short_id", metavar="ID")
@json_option
@journal_options
@pass_program
def command(program: Program, short_id: str, as_json: bool) -> None:
    """One entry: its ratings, and its words as you last left them.

    ID is `last`, a number from `list`, a date, or the beginning of an id.
    """
    entry = program.open_journal().database.entries.find(short_id)
    if as_json:
        from voicejournal.cli.as_json import entry_json

        program.show_json(entry_json(entry, whole=True))
        return
    from voicejournal.language.text.doubts import open_doubts
    from voicejournal.screen.phrases import doubts_text
    from voicejournal.screen.table import entry_view

    program.show(entry_view(entry, plain=not program.is_drawn))
    left = len(open_doubts(entry.transcript, entry.edits)) if entry.transcript else 0
    if left:
        program.say(f"\n  {doubts_text(left)} (?), and never quoted so.")
        program.say(f"  To settle: `voicejournal edit {entry.number}`")
