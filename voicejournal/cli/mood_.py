"""`voicejournal mood`: the log of confirmed moods and energies, as lines, calendar and chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicejournal.cli.moments import FIRST_YEAR, LAST_YEAR
from voicejournal.cli.one_core import reckon_on_one_core
from voicejournal.cli.program import Program, journal_options, json_option, pass_program
from voicejournal.cli.rated_days import days_of_month, days_of_year, last_days, newest_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from voicejournal.journal import DayRating

DAYS_SHOWN = 28
MOST_DAYS = 36_500
MARGIN = 4


@click.command("mood")
@click.option(
    "--days", type=click.IntRange(1, MOST_DAYS), help=f"How many back; else {DAYS_SHOWN}."
)
@click.option("--month", metavar="2026-11", help="A month, as a calendar.")
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="A year, as a calendar.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="The chart as .svg or .png."
)
@json_option
@journal_options
@pass_program
def command(
    program: Program,
    days: int | None,
    month: str | None,
    year: int | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """The log of your moods and energies, 0 to 10, and the chart. What is not rated stays empty."""
    if sum(given is not None for given in (days, month, year)) > 1:
        raise click.UsageError("Name the days in one way only.")
    reckon_on_one_core()
    wiring = program.open_journal()
    newest = newest_day(wiring)
    if month is not None:
        first, last = days_of_month(month)
    elif year is not None:
        first, last = days_of_year(year)
    else:
        first, last = last_days(days or DAYS_SHOWN, newest)
    rated = wiring.moods.days(first, last)
    if as_json:
        from voicejournal.cli.mood_json import days_json

        program.show_json(days_json(rated))
    elif not rated:
        program.say("There is no evening in these days.")
    elif output is not None:
        from voicejournal.cli.mood_picture import write_picture

        write_picture(program, output, rated, wiring.moods.trend(rated))
    else:
        span = (max(first, rated[0].day), max(rated[-1].day, min(last, newest)))
        _show_days(program, rated, span, as_month=month is not None, as_year=year is not None)
        _show_whole(program, rated, span)


def _show_days(
    program: Program,
    rated: Sequence[DayRating],
    span: tuple[date, date],
    *,
    as_month: bool,
    as_year: bool,
) -> None:
    """Each day: a calendar of a month or a year, else lines, which plain output always has."""
    from voicejournal.screen.calendar import month_calendar, year_calendar
    from voicejournal.screen.mood_words import day_line, month_sentences

    if as_month and not program.plain:
        program.show(month_calendar(rated, *span, ascii_only=program.is_ascii))
    elif as_year:
        width = program.console.width - MARGIN
        if not program.plain:
            program.show(year_calendar(rated, *span, width, ascii_only=program.is_ascii))
        program.show_lines([f"  {sentence}" for sentence in month_sentences(rated, *span)])
    else:
        program.show_lines([f"  {day_line(day)}" for day in rated])


def _show_whole(program: Program, rated: Sequence[DayRating], span: tuple[date, date]) -> None:
    """All days together: in sentences, and as a chart."""
    from rich.text import Text

    from voicejournal.screen.mood_words import mood_sentences, wrapped

    width = program.console.width
    program.show(Text(f"\n{wrapped(mood_sentences(rated, *span), width)}"))
    if program.plain:
        return
    from voicejournal.screen.chart import mood_chart

    trend = program.wiring.moods.trend(tuple(rated))
    chart = mood_chart(rated, width - MARGIN, trend, ascii_only=program.is_ascii)
    program.show(Text(f"\n{chart.rstrip()}"))
