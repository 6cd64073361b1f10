"""`voicejournal people`: who helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from voicejournal.cli.numbered import is_sure, own_words, yes_option
from voicejournal.cli.program import Program, journal_options, json_option, pass_program

if TYPE_CHECKING:
    from voicejournal.journal import Support


@click.group("people", invoke_without_command=True)
@json_option
@journal_options
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Who is there for you: whom you named, and who you said was a support."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show, as_json=as_json)


@command.command("list")
@json_option
@journal_options
@pass_program
def show(program: Program, as_json: bool) -> None:
    """Everybody, with the evenings on which you said that they were there."""
    people = program.open_journal().database.supports.all()
    if as_json:
        program.show_json([_values(one) for one in people])
        return
    if not people:
        program.say("Nobody is kept. `voicejournal people add NAME` keeps somebody.")
        return
    from voicejournal.screen.between import people_table

    program.show(people_table(people))


@command.command("add")
@click.argument("name")
@click.option("--note", default="", metavar="TEXT", help="When to ring, a number, what helps.")
@journal_options
@pass_program
def add(program: Program, name: str, note: str) -> None:
    """Keep somebody who helps; the same name again gets the new note."""
    wiring = program.open_journal()
    called = own_words([name], "name")
    said = own_words([note], "note") if note.strip() else ""
    wiring.database.supports.add(called, said, wiring.clock.now())
    program.say(f"Kept {called}.")


@command.command("forget")
@click.argument("name")
@yes_option
@journal_options
@pass_program
def forget(program: Program, name: str, yes: bool) -> None:
    """Forget somebody; what you said of them stays in the words of your evenings."""
    supports = program.open_journal().database.supports
    called = supports.find(own_words([name], "name")).name
    if is_sure(program, "Forget who this was to you, on every evening?", yes=yes):
        program.say(f"Forgot {supports.forget(called).name}.")


def _values(one: Support) -> dict[str, Any]:
    return {
        "name": one.name,
        "note": one.note,
        "added": one.is_added,
        "evenings": one.evenings,
        "last_day": one.last_day.isoformat() if one.last_day else None,
    }
