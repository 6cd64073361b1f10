"""`voicejournal goal`: what one works towards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from voicejournal.cli.numbered import number_argument, own_words, when_option, yes_option
from voicejournal.cli.program import Program, journal_options, json_option, pass_program

if TYPE_CHECKING:
    from voicejournal.journal import Goal


@click.group("goal")
@journal_options
def command() -> None:
    """What you work towards, in your own words; nothing is measured."""


@command.command("add")
@click.argument("words", nargs=-1, required=True, metavar="TEXT")
@when_option
@journal_options
@pass_program
def add(program: Program, words: tuple[str, ...], at: str | None) -> None:
    """Keep a goal."""
    from voicejournal.cli.numbered import instant_or_now

    wiring = program.open_journal()
    goal = wiring.database.goals.add(own_words(words, "goal"), instant_or_now(program, at))
    program.say(f"Kept goal {goal.number}. `voicejournal goal done {goal.number}` when it is so.")


@command.command("list")
@click.option("--all", "every", is_flag=True, help="Those that are reached as well.")
@json_option
@journal_options
@pass_program
def show(program: Program, every: bool, as_json: bool) -> None:
    """The goals that are open, oldest first, and your small wins of a month ago."""
    goals = program.open_journal().database.goals.all()
    shown = [goal for goal in goals if every or goal.done_at is None]
    if as_json:
        program.show_json([_values(goal) for goal in shown])
        return
    from voicejournal.screen.between import goals_table, wins_table

    if shown:
        program.show(goals_table(shown))
    else:
        program.say("No goal is open. `voicejournal goal add TEXT` keeps one.")
    wiring = program.wiring
    wins = wiring.recall.wins_of_a_month_ago(wiring.clock.moment().journal_day)
    if wins:
        program.say("\nA month ago you said:")
        program.show(wins_table([(one.day, one.win) for one in wins]))


@command.command("done")
@number_argument
@click.option("--undo", is_flag=True, help="It is open again.")
@when_option
@journal_options
@pass_program
def done(program: Program, number: int, undo: bool, at: str | None) -> None:
    """Note that a goal is reached."""
    from voicejournal.cli.numbered import instant_or_now

    goals = program.open_journal().database.goals
    goals.finish(number, None if undo else instant_or_now(program, at))
    program.say(f"Goal {number} is open again." if undo else f"Goal {number} is reached.")


@command.command("remove")
@number_argument
@yes_option
@journal_options
@pass_program
def remove(program: Program, number: int, yes: bool) -> None:
    """Remove a goal for good."""
    from voicejournal.cli.numbered import is_sure

    goals = program.open_journal().database.goals
    goal = goals.find(number)
    if is_sure(program, f'Remove goal {number}, "{goal.text}"?', yes=yes):
        goals.remove(number)
        program.say(f"Removed goal {number}.")


def _values(goal: Goal) -> dict[str, Any]:
    return {
        "number": goal.number,
        "text": goal.text,
        "set_at": goal.set_at.isoformat(),
        "done_at": goal.done_at.isoformat() if goal.done_at else None,
    }
