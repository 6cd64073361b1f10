"""`voicejournal patterns`: what went together with mood, where there is enough to say so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from voicejournal.cli.one_core import reckon_on_one_core
from voicejournal.cli.program import Program, journal_options, json_option, pass_program
from voicejournal.cli.rated_days import DAYS_IN_YEAR, days_between, newest_day

if TYPE_CHECKING:
    from voicejournal.journal import Patterns, TrendPoint

MARGIN = 4


@click.command("patterns")
@click.option("--from", "first", metavar="DATE", help="First day; else a year before the last.")
@click.option("--to", "last", metavar="DATE", help="Last day; else today.")
@click.option("--all", "every", is_flag=True, help="Every evening there is.")
@json_option
@journal_options
@pass_program
def command(
    program: Program, first: str | None, last: str | None, every: bool, as_json: bool
) -> None:
    """What went together with your mood over the last year, and where it is too early to say.

    Only what you confirmed counts. Private evenings count here, and never on a page.
    """
    if every and (first is not None or last is not None):
        raise click.UsageError("Name the days in one way only.")
    reckon_on_one_core()
    wiring = program.open_journal()
    newest = newest_day(wiring)
    days = (date.min, newest) if every else days_between(first, last, newest)
    found = wiring.moods.patterns(*days)
    trend = wiring.moods.trend(found.days)
    if as_json:
        from voicejournal.cli.mood_json import patterns_json

        program.show_json(patterns_json(found, trend))
        return
    if not found.days:
        program.say("There is no evening in these days.")
        return
    _show(program, found, trend, is_default=not every and first is None and last is None)


def _show(
    program: Program, found: Patterns, trend: tuple[TrendPoint, ...], *, is_default: bool
) -> None:
    from rich.text import Text

    from voicejournal.screen.calendar import year_calendar
    from voicejournal.screen.chart import mood_chart
    from voicejournal.screen.mood_words import month_sentences, wrapped
    from voicejournal.screen.patterns_view import patterns_view
    from voicejournal.screen.phrases import short_day_text

    start = max(found.first_day, found.days[0].day)
    heading = f"  {short_day_text(start)} - {short_day_text(found.last_day)}"
    if is_default:
        is_whole = start == found.first_day
        told = "These are" if is_whole else "No evening is older in"
        heading += f"\n  {told} the last {DAYS_IN_YEAR} days; --all takes every evening."
    program.show(Text(f"\n{heading}\n", style="dim"))
    program.show(patterns_view(found, program.console.width))
    if program.plain:
        months = month_sentences(found.days, start, found.last_day)
        program.show(Text(f"\n{wrapped(months, program.console.width)}"))
        return
    ascii_only = program.is_ascii
    width = program.console.width
    calendar = year_calendar(
        found.days, start, found.last_day, width - MARGIN, ascii_only=ascii_only
    )
    program.show(Text("\n").append_text(calendar))
    chart = mood_chart(found.days, width - MARGIN, trend, ascii_only=ascii_only)
    program.show(Text(f"\n{chart.rstrip()}"))
