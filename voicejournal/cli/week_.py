"""`voicejournal week`: the one page for the therapist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicejournal.cli.moments import day_from_text
from voicejournal.cli.one_core import reckon_on_one_core
from voicejournal.cli.own_name import own_name
from voicejournal.cli.page_out import hand_over, out_from, out_options
from voicejournal.cli.page_preview import page_to_show
from voicejournal.cli.program import (
    Program,
    answers_option,
    journal_options,
    json_option,
    pass_program,
)
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from voicejournal.flows.week import Days


@click.command("week")
@click.option("--week", "iso_week", metavar="2026-W47", help="An ISO week.")
@click.option("--from", "first", metavar="DATE", help="First day.")
@click.option("--to", "last", metavar="DATE", help="Last day.")
@out_options
@click.option("--since-session", is_flag=True, help="The days since the last session.")
@click.option("--preview", is_flag=True, help="Go through it line by line, then accept it.")
@click.option("--accept", is_flag=True, help="Accept the page as it is, without being asked.")
@answers_option
@json_option
@journal_options
@pass_program
def command(
    program: Program,
    iso_week: str | None,
    first: str | None,
    last: str | None,
    kind: str | None,
    output: Path | None,
    paper: str | None,
    to_paper: bool,
    printer: str | None,
    since_session: bool,
    preview: bool,
    accept: bool,
    answers: Path | None,
    as_json: bool,
) -> None:
    """The page of the week, in your own words: on the screen, into a file, onto paper.

    A file is written, and a page printed, only after you saw it and said yes. `play q3`
    plays quote [q3].
    """
    if sum((iso_week is not None, first is not None or last is not None, since_session)) > 1:
        raise click.UsageError("Name the days in one way only.")
    out = out_from(kind, output, paper, to_paper, printer, as_json)
    reckon_on_one_core()
    program.open_journal()
    days = _days(program, iso_week, first, last, since_session=since_session)
    page = page_to_show(
        program, days, preview=preview, accept=accept or _accepts(answers), as_json=as_json
    )
    if page is None or (preview and out.is_shown):
        return
    hand_over(program, page, out)
    if out.is_shown and not page.sections:
        _say_where_entries_are(program)


def _accepts(answers: Path | None) -> bool:
    """Whether a file of answers accepts the page."""
    from voicejournal.dialogue.answers import read_answers

    return answers is not None and read_answers(answers).accepts_page


def _say_where_entries_are(program: Program) -> None:
    from voicejournal.summary.days import iso_week_of

    newest = program.wiring.database.rated.newest_day()
    if newest is not None:
        week = iso_week_of(newest)
        click.echo(f"\nThe newest entry is of another week: {own_name()} week --week {week}")


def _days(
    program: Program,
    iso_week: str | None,
    first: str | None,
    last: str | None,
    *,
    since_session: bool,
) -> Days:
    from voicejournal.flows.week import DAYS_IN_WEEK, Days

    wiring = program.wiring
    if iso_week is not None:
        from voicejournal.summary.days import days_of_week

        return Days(*days_of_week(iso_week))
    if first is None and last is None:
        hour = wiring.settings.day_starts_at_hour
        return wiring.week.since_last_session(wiring.clock.now(), hour, only=since_session)
    from datetime import timedelta

    length = timedelta(days=DAYS_IN_WEEK - 1)
    start = day_from_text(first) if first else day_from_text(str(last)) - length
    end = day_from_text(last) if last else start + length
    if end < start:
        raise InputError("The last day is before the first.", "Give --from before --to.")
    return Days(start, end)
