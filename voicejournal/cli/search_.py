"""`voicejournal search`: entries that hold all the words."""

import click

from voicejournal.cli.program import Program, journal_options, json_option, pass_program

MOST = 20


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "-n", "count", type=click.IntRange(1), default=MOST, show_default=True, help="At most so many."
)
@json_option
@journal_options
@pass_program
def command(program: Program, words: tuple[str, ...], count: int, as_json: bool) -> None:
    """Entries that hold all the words, as said or as corrected.

    Words in quotes stand together; a word that ends in * matches its beginning.
    """
    found = program.open_journal().database.index.search(" ".join(words), count)
    if as_json:
        from voicejournal.cli.as_json import entry_json

        program.show_json(
            [{"entry": entry_json(f.entry, whole=False), "excerpt": f.excerpt} for f in found]
        )
        return
    if not found:
        program.say("No entry holds all of these words.")
        return
    from voicejournal.screen.table import found_view

    for hit in found:
        program.show(found_view(hit))
