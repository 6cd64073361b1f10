"""`voicejournal mood`: the log of confirmed moods, and their chart."""

from datetime import timedelta

import click

from voicejournal.cli.program import Program, journal_options, json_option, pass_program

DAYS_SHOWN = 28
MOST_DAYS = 36_500
MARGIN = 4


@click.command("mood")
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=DAYS_SHOWN,
    show_default=True,
    help="How many days back.",
)
@json_option
@journal_options
@pass_program
def command(program: Program, days: int, as_json: bool) -> None:
    """The log of your moods, 0 to 10, and its chart. A day without a rating stays empty."""
    wiring = program.open_journal()
    today = wiring.clock.moment().journal_day
    newest = wiring.database.entries.newest(1)
    last = max([today, *(entry.moment.journal_day for entry in newest)])
    first = last - timedelta(days=days - 1)
    moods = wiring.database.entries.day_moods(first, last)
    if as_json:
        program.show_json(
            [{"day": mood.day.isoformat(), "mood": mood.pleasantness} for mood in moods]
        )
        return
    if not moods:
        program.say(f"No entries in the last {days} days.")
        return
    from rich.text import Text

    from voicejournal.screen.chart import mood_chart
    from voicejournal.screen.phrases import short_day_text

    for mood in moods:
        rated = "not rated" if mood.pleasantness is None else str(mood.pleasantness)
        program.show(Text(f"  {short_day_text(mood.day)}   {rated}"))
    ascii_only = not program.console.encoding.lower().startswith("utf")
    chart = mood_chart(moods, program.console.width - MARGIN, ascii_only=ascii_only)
    program.show(Text(f"\n{chart.rstrip()}"))
