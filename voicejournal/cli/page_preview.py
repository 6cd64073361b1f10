"""The page as it was chosen, and the person's yes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicejournal.cli.own_name import with_own_name
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from voicejournal.cli.program import Program
    from voicejournal.flows.week import Days
    from voicejournal.journal import Entry, WeeklyPage
    from voicejournal.ports import Previewer

CHANGED = "The page reads otherwise than when you accepted it; look at it again."


def page_to_show(
    program: Program, days: Days, *, preview: bool, accept: bool, as_json: bool = False
) -> WeeklyPage | None:
    """The page of these days; None where it was previewed and not accepted.

    Raises:
        InputError: it is to be previewed, and nobody is there.
    """
    week, now = program.wiring.week, program.wiring.clock.now()
    if preview:
        return _previewed(program, days)
    page = week.page(days, now, say_left_out)
    if accept:
        week.accept(page, now)
    elif program.has_person and not as_json and not week.numbers(page):
        told = "`voicejournal play q1` plays the quotes of the page that you accepted, not these."
        click.echo(with_own_name(told), err=True)
    return page


def accepted_now(program: Program, page: WeeklyPage) -> None:
    """Keep that the person saw just this page and said yes."""
    program.wiring.week.accept(page, program.wiring.clock.now())


def say_if_changed(program: Program, page: WeeklyPage) -> None:
    """Tell of a page that was accepted and is not the same any more."""
    if program.wiring.week.was_changed(page):
        program.say(CHANGED)


def say_left_out(entry: Entry) -> None:
    """Beside the page, not on it: it is nothing for somebody else."""
    told = f"Entry {entry.number} is not on this page: something of it is not as it was kept."
    click.echo(with_own_name(f"{told} `voicejournal doctor` says what, and the remedy."), err=True)


def _previewed(program: Program, days: Days) -> WeeklyPage | None:
    from voicejournal.flows.previewing import Previewing

    if not (program.has_person or program.plain):
        raise InputError(
            "Nobody is there to go through the page.",
            "--plain reads the answers line by line; --accept accepts the page as it is.",
        )
    week, clock = program.wiring.week, program.wiring.clock
    previewing = Previewing(week, week.draft(days, clock.now(), say_left_out), clock.now)
    say_if_changed(program, previewing.page)
    if _previewer(program).go_through(previewing):
        previewing.accept()
        program.say("Accepted. Just this page may be printed, or written to a file.")
        return previewing.page
    program.say("Not accepted. What you chose is kept.")
    return None


def _previewer(program: Program) -> Previewer:
    from voicejournal.dialogue.previewer import KeyPreviewer, LinePreviewer
    from voicejournal.screen.preview import drawn_preview, preview_lines

    if program.plain or not program.is_drawn:
        return LinePreviewer(program.say, preview_lines)
    return KeyPreviewer(drawn_preview)
