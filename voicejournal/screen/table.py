"""Entries as lines: the list, one entry whole, and what a search found."""

from collections.abc import Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from voicejournal.journal import Entry, Origin, Transcript
from voicejournal.language.edited import current
from voicejournal.language.labels import feeling_text
from voicejournal.language.safe import printable
from voicejournal.ports import Found
from voicejournal.screen.live import DOUBT_MARK
from voicejournal.screen.phrases import (
    clock_text,
    day_text,
    length_text,
    position_text,
    short_day_text,
)

WAITS = "waits for a model: `voicejournal transcribe --pending`"
NO_WORDS = "no words were heard"


def entries_table(entries: Sequence[Entry]) -> Table:
    """A line an entry: number, day, length, mood, what set it off, first words."""
    table = Table.grid(padding=(0, 2), expand=True)
    for justify in ("right", "left", "right", "right"):
        table.add_column(justify=justify, no_wrap=True)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_row("", "", "", Text("mood", style="dim"), "")
    for entry in entries:
        mood = entry.mood.pleasantness
        table.add_row(
            str(entry.number),
            short_day_text(entry.moment.journal_day),
            _length(entry),
            "-" if mood is None else str(mood),
            Text(first_words(entry)),
        )
    return table


def entry_text(entry: Entry) -> Text:
    """An entry whole: when, how it was rated, its words as they were left."""
    text = Text()
    text.append(f"{day_text(entry.moment.journal_day)} {entry.moment.journal_day.year}")
    text.append(f", {clock_text(entry.moment.at)}   entry {entry.number}\n", style="dim")
    for label, value in _facts(entry):
        text.append(f"{label:<10}", style="dim").append(printable(value)).append("\n")
    text.append("\n")
    transcript = current(entry)
    if transcript is None:
        return text.append(WAITS, style="dim")
    if not transcript.segments:
        return text.append(NO_WORDS, style="dim")
    return text.append_text(_passages(entry, transcript))


def found_text(found: Found) -> Text:
    """What a search found: the day, and the words around the hits."""
    text = Text()
    text.append(f"{found.entry.number:>4}  {short_day_text(found.entry.moment.journal_day)}\n")
    excerpt = Text(found.excerpt)
    for start, end in found.hits:
        excerpt.stylize("bold underline", start, end)
    return text.append_text(Text("      ")).append_text(excerpt)


def first_words(entry: Entry) -> str:
    """The beginning of an entry's words, in one line."""
    transcript = current(entry)
    if transcript is None:
        return WAITS
    return printable(" ".join(transcript.text.split()))[:200] or NO_WORDS


def indented(text: Text) -> Padding:
    """Text with the screen's margin."""
    return Padding(text, (0, 2))


def _length(entry: Entry) -> str:
    if entry.recording is not None:
        return position_text(entry.recording.duration_s)
    return "typed" if entry.origin is Origin.TYPED else "text"


def _facts(entry: Entry) -> list[tuple[str, str]]:
    facts = []
    if entry.recording is not None:
        length = length_text(entry.recording.duration_s)
        facts.append(("recorded", f"{length}, {entry.recording.device}"))
    facts.append(("mood", _rating(entry.mood.pleasantness)))
    facts.append(("energy", _rating(entry.mood.energy)))
    if entry.feelings:
        facts.append(("feelings", ", ".join(map(feeling_text, entry.feelings))))
    if entry.triggers:
        facts.append(("set off by", ", ".join(trigger.label for trigger in entry.triggers)))
    facts += [("to bring", mark.text or "the whole evening") for mark in entry.marks]
    if entry.private:
        facts.append(("private", "stays off every page"))
    if entry.edits:
        facts.append(("edited", "the words as first heard are kept beside it"))
    return facts


def _rating(value: int | None) -> str:
    return "not rated" if value is None else f"{value} of 10"


def _passages(entry: Entry, transcript: Transcript) -> Text:
    text = Text()
    for segment in transcript.segments:
        words = printable("".join(word.text for word in segment.words).strip())
        if entry.recording is not None:
            text.append(f"{position_text(segment.start_s)}  ", style="dim")
        text.append(words)
        text.append(f" {DOUBT_MARK}\n" if segment.doubtful else "\n")
    if any(segment.doubtful for segment in transcript.segments):
        text.append(f"\n{DOUBT_MARK} heard with doubt; never quoted", style="dim")
    return text
