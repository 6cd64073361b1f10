"""Goals, materials, people and hard moments as lines."""

from collections.abc import Sequence
from datetime import date, datetime

from rich.table import Table
from rich.text import Text

from voicejournal.journal import Goal, Material, MaterialKind, Support
from voicejournal.language.text.safe import printable
from voicejournal.screen.phrases import short_day_text

BYTES_A_KILOBYTE = 1_000
NAME_COLUMNS = 24


def goals_table(goals: Sequence[Goal]) -> Table:
    """A line a goal: its number, since when, whether it is reached, its words below."""
    table = _numbered()
    for goal in goals:
        since = f"since {_day(goal.set_at)}"
        if goal.done_at is not None:
            since += f", reached {_day(goal.done_at)}"
        table.add_row(str(goal.number), Text(printable(goal.text)))
        table.add_row("", Text(since, style="dim"))
    return table


def wins_table(wins: Sequence[tuple[date, str]]) -> Table:
    """A line a win: the day, and the words."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column()
    for day, text in wins:
        short = " ".join(short_day_text(day).split())
        table.add_row(Text(short, style="dim"), Text(f'"{printable(text)}"'))
    return table


def materials_table(materials: Sequence[Material]) -> Table:
    """A line a material: its number and name, and below what it is and its topics."""
    table = _numbered()
    for material in materials:
        facts = [material.kind.value, _size(material), f"since {_day(material.added_at)}"]
        if material.kind is not MaterialKind.FILE:
            facts.pop(1)
        if material.about:
            facts.append(f"about {', '.join(material.about)}")
        table.add_row(str(material.number), Text(printable(material.name)))
        table.add_row("", Text(printable(" · ".join(facts)), style="dim"))
    return table


def people_table(people: Sequence[Support]) -> Table:
    """A line a person: the name, when they were there, and below it the note."""
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=NAME_COLUMNS)
    table.add_column()
    for one in people:
        told = ""
        if one.last_day is not None:
            count = f"on {one.evenings} evening{'' if one.evenings == 1 else 's'}"
            told = f"{count}, last {_short(one.last_day)}"
        table.add_row(Text(printable(one.name)), Text(told, style="dim"))
        if one.note:
            table.add_row("", Text(printable(one.note)))
    return table


def _numbered() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    return table


def _day(at: datetime) -> str:
    return _short(at.date())


def _short(day: date) -> str:
    return " ".join(short_day_text(day).split())


def _size(material: Material) -> str:
    if material.size_bytes < BYTES_A_KILOBYTE:
        return f"{material.size_bytes} bytes"
    return f"{material.size_bytes / BYTES_A_KILOBYTE:,.0f} kB"
