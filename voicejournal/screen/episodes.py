"""Hard moments as lines: the list, and one whole."""

from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from voicejournal.journal import Entry, Episode
from voicejournal.language.labels.episode_text import distress_text, felt_text, parts_text
from voicejournal.language.labels.mentioned import is_rated, skill_text
from voicejournal.language.text.safe import printable
from voicejournal.screen.phrases import day_text, short_day_text

LABEL_COLUMNS = 18
LEAST_TEXT_COLUMNS = 24


def episodes_table(told: Sequence[tuple[Entry, Episode]]) -> Table:
    """An episode's number and day, what was felt and what helped, and below it what happened."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for entry, episode in told:
        head = Text(" ".join(short_day_text(entry.moment.journal_day).split()))
        private = "private" if entry.private else ""
        facts = (felt_text(episode), distress_text(episode.distress), private)
        head.append(printable("".join(f" · {fact}" for fact in facts if fact)), style="dim")
        table.add_row(episode_id(entry, episode), head)
        first = episode.situation or episode.thought or episode.response
        table.add_row("", Text(printable(first)))
        if episode.response and episode.response != first:
            table.add_row("", Text(printable(f"did: {episode.response}")))
        rated = [skill_text(one) for one in entry.mentioned.skills if is_rated(one)]
        if rated:
            table.add_row("", Text(printable(f"practised: {', '.join(rated)}")))
    return table


def episode_view(entry: Entry, episode: Episode) -> Padding:
    """All that was told of an episode, each part under what it is called."""
    head = Text(f"{day_text(entry.moment.journal_day)} {entry.moment.journal_day.year}")
    head.append(f"   {episode.kind}, entry {entry.number}", style="dim")
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=LABEL_COLUMNS)
    table.add_column(min_width=LEAST_TEXT_COLUMNS)
    for label, text in parts_text(episode):
        table.add_row(Text(label, style="dim"), Text(printable(text)))
    for label, text in (
        ("felt", felt_text(episode)),
        ("tense", distress_text(episode.distress)),
        ("practised", ", ".join(map(skill_text, entry.mentioned.skills))),
        ("private", "stays off every page, with its entry" if entry.private else ""),
    ):
        if text:
            table.add_row(Text(label, style="dim"), Text(printable(text)))
    return Padding(Group(head, table), (0, 2))


def episode_id(entry: Entry, episode: Episode) -> str:
    """'12', or '12.2' for a second one of entry 12."""
    return str(entry.number) if episode.place == 1 else f"{entry.number}.{episode.place}"
