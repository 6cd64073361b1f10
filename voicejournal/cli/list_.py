"""`voicejournal list`: the newest entries."""

import click

from voicejournal.cli.program import Program, journal_options, json_option, pass_program

NEWEST = 20


@click.command("list")
@click.option(
    "-n", "count", type=click.IntRange(1), default=NEWEST, show_default=True, help="How many."
)
@click.option("--all", "every", is_flag=True, help="Every entry there is.")
@json_option
@journal_options
@pass_program
def command(program: Program, count: int, every: bool, as_json: bool) -> None:
    """The newest entries: number, day, length, mood and first words."""
    entries = program.open_journal().database.entries.newest(None if every else count)
    if as_json:
        from voicejournal.cli.as_json import entry_json

        program.show_json([entry_json(entry, whole=False) for entry in entries])
        return
    if not entries:
        program.say(f"The journal in {program.places.journal} is empty.")
        program.say("`voicejournal record` records tonight's reflection.")
        return
    from voicejournal.screen.table import entries_table

    program.show(entries_table(entries))
