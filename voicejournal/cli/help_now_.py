"""`voicejournal help-now`: one's own plan, and numbers to call. Static and offline."""

import click

from voicejournal.cli.help_now_text import PLAN, plan_in
from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError


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
    click.echo(program.help_text())


def _edit_plan(program: Program) -> None:
    import sys

    from voicejournal.vault.sealed import PlainFiles

    if program.has_person:
        from voicejournal.cli.editor import edit_text

        title = "Your plan: people, numbers, places, what helps."
        text = edit_text(title, plan_in(program.places.journal))
    else:
        text = sys.stdin.read()
    if not text.strip():
        raise InputError("Nothing was written, so your plan stays as it was.")
    PlainFiles(program.places.journal).write(PLAN, text.encode())
    program.say("Kept. `voicejournal help-now` shows it.")
