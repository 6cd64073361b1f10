"""`voicejournal help-now`: one's own plan, and numbers to call. Static and offline."""

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError

PLAN = "help-now.txt"


@click.command("help-now")
@click.option("--edit", is_flag=True, help="Write your own plan and numbers.")
@journal_options
@pass_program
def command(program: Program, edit: bool) -> None:
    """Your own plan and numbers as you wrote them, then numbers to call.

    It needs neither the database nor the network.
    """
    if edit:
        _edit_plan(program)
        return
    click.echo(help_now_text(program))


def help_now_text(program: Program) -> str:
    """The plan and the numbers, whatever of the journal is broken."""
    from voicejournal.dialogue.help_now import help_text
    from voicejournal.language.safe import printable

    return help_text(printable(_plan(program)), _country(program))


def _plan(program: Program) -> str:
    from voicejournal.errors import JournalError
    from voicejournal.vault.sealed import PlainFiles

    try:
        return PlainFiles(program.places.journal).read(PLAN).decode("utf-8", "replace")
    except (JournalError, OSError):
        return ""  # whatever is broken, the numbers below must still be shown


def _country(program: Program) -> str:
    from voicejournal.errors import JournalError

    try:
        return program.wiring.settings.country
    except (JournalError, OSError):
        return ""


def _edit_plan(program: Program) -> None:
    import sys

    from voicejournal.vault.sealed import PlainFiles

    if program.has_person:
        from voicejournal.cli.editor import edit_text

        program.say("People, numbers, places, what helps. Esc then Enter keeps it.")
        text = edit_text(_plan(program))
    else:
        text = sys.stdin.read()
    if not text.strip():
        raise InputError("Nothing was written, so your plan stays as it was.")
    PlainFiles(program.places.journal).write(PLAN, text.encode())
    program.say("Kept. `voicejournal help-now` shows it.")
