"""Entries as lines: the list, one entry whole, and what a search found."""

from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from voicejournal.journal import Entry, Mentioned, Moment, Origin
from voicejournal.language.labels.labels import feeling_text
from voicejournal.language.labels.mentioned import skill_text, sleep_text, urge_text
from voicejournal.language.lists.care_words import care_text
from voicejournal.language.once_said import as_it_reads
from voicejournal.language.private.kept_off import kept_off
from voicejournal.language.text.edited import current, is_changed
from voicejournal.language.text.safe import printable
from voicejournal.ports import Found
from voicejournal.screen.doubt import marked_text
from voicejournal.screen.phrases import (
    clock_text,
    day_text,
    length_text,
    position_text,
    short_day_text,
)

WAITS = "waits for a model: `voicejournal transcribe --pending`"
NO_WORDS = "no words were heard"
NONE_WRITTEN = "no words"
MOST_WORDS_SHOWN = 16
NOON = 12


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
            _marked_session(entry).append(first_words(entry), style="not dim"),
        )
    return table


def entry_view(entry: Entry, *, plain: bool = False) -> Padding:
    """An entry whole: when, how it was rated, its words as they were left, doubts marked."""
    moment, entry = entry.moment, as_it_reads(entry)
    head = Text(f"{day_text(moment.journal_day)} {moment.journal_day.year}")
    head.append(f", {_spoken_text(moment)}   entry {entry.number}", style="dim")
    facts = _two_columns()
    for label, value in _facts(entry):
        facts.add_row(Text(label, style="dim"), Text(printable(value)))
    return Padding(Group(head, facts, Text(), *_passages(entry, plain=plain)), (0, 2))


def _spoken_text(moment: Moment) -> str:
    """The time of an evening; where it was kept as one of another day, that day and no time."""
    day = moment.at.date()
    nights = (day - moment.journal_day).days
    if nights == 0 or (nights == 1 and moment.at.hour < NOON):
        return clock_text(moment.at)
    return f"kept on {short_day_text(day)}"


def found_view(found: Found) -> Table:
    """What a search found: the day, and the words around the hits."""
    excerpt = Text(found.excerpt)
    for start, end in found.hits:
        excerpt.stylize("bold underline", start, end)
    table = _two_columns()
    session = "  session" if found.entry.is_session else ""
    day = Text(f"{short_day_text(found.entry.moment.journal_day)}{session}", style="dim")
    table.add_row(Text(f"{found.entry.number:>4}"), day)
    table.add_row("", excerpt)
    return table


def first_words(entry: Entry) -> str:
    """The beginning of an entry's words, in one line."""
    transcript = current(entry)
    words = printable(" ".join(transcript.text.split()))[:200] if transcript else ""
    return words or _wordless(entry)


def _wordless(entry: Entry) -> str:
    """Why there are no words."""
    if entry.recording is None:
        return NONE_WRITTEN
    return WAITS if entry.transcript is None else NO_WORDS


def _marked_session(entry: Entry) -> Text:
    return Text("session  " if entry.is_session else "", style="dim")


def _length(entry: Entry) -> str:
    if entry.recording is not None:
        return position_text(entry.recording.duration_s)
    return "typed" if entry.origin is Origin.TYPED else "text"


def _facts(entry: Entry) -> list[tuple[str, str]]:
    facts = []
    if entry.recording is not None:
        length = length_text(entry.recording.duration_s)
        facts.append(("recorded", f"{length}, {entry.recording.device}"))
    if entry.is_session:
        facts.append(("session", "for reading and hearing; never rated, never on a page"))
    else:
        facts.append(("mood", _rating(entry.mood.pleasantness)))
        facts.append(("energy", _rating(entry.mood.energy)))
    if entry.feelings:
        facts.append(("feelings", ", ".join(map(feeling_text, entry.feelings))))
    if entry.triggers:
        facts.append(("set off by", ", ".join(trigger.label for trigger in entry.triggers)))
    facts += _mentioned(entry.mentioned)
    facts += [("to bring", mark.text or "the whole evening") for mark in entry.marks]
    facts += [("took along", text) for text in entry.takeaways]
    facts += [("homework", text) for text in entry.homework]
    facts += _privacy(entry)
    if is_changed(entry):
        facts.append(("edited", "the words as first heard are kept beside it"))
    return facts


def _privacy(entry: Entry) -> list[tuple[str, str]]:
    """What of the entry is on no page."""
    if entry.private:
        return [("private", "stays off every page")]
    return [
        ("private" if part.is_certain else "perhaps", f'off the page: "{_shortened(part.text)}"')
        for part in kept_off(entry)
    ]


def _shortened(text: str) -> str:
    words = printable(text).split()
    if len(words) <= MOST_WORDS_SHOWN:
        return " ".join(words)
    return " ".join((*words[: MOST_WORDS_SHOWN // 2], "…", *words[-MOST_WORDS_SHOWN // 2 :]))


def _mentioned(mentioned: Mentioned) -> list[tuple[str, str]]:
    facts = [
        ("practised", ", ".join(map(skill_text, mentioned.skills))),
        *(("went well", win.text) for win in mentioned.wins),
        ("urges", ", ".join(map(urge_text, mentioned.urges))),
        ("sleep", sleep_text(mentioned.sleep) if mentioned.sleep else ""),
        ("people", ", ".join(person.name for person in mentioned.people)),
        ("cared for", ", ".join(map(care_text, mentioned.care))),
    ]
    return [(label, value) for label, value in facts if value]


def _rating(value: int | None) -> str:
    return "not rated" if value is None else f"{value} of 10"


def _passages(entry: Entry, *, plain: bool) -> list[Table | Text]:
    transcript = current(entry)
    if transcript is None or not transcript.segments:
        return [Text(_wordless(entry), style="dim")]
    passages = _two_columns()
    for segment in transcript.segments:
        spoken = entry.recording is not None
        at = Text(position_text(segment.start_s) if spoken else "", style="dim")
        passages.add_row(at, marked_text(segment, plain=plain))
    return [passages]


def _two_columns() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column()
    return table
