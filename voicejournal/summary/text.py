"""The page as plain text: 72 columns, black on white, the same for eyes and for a printer."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from voicejournal.journal import DayMood, PageLine, PageSection, SectionName, WeeklyPage
from voicejournal.language.labels import feeling_text
from voicejournal.summary.columns import one_line, width_of, wrapped
from voicejournal.summary.days import day_text, range_text

COLUMNS: Final = 72
SIDE_COLUMNS: Final = 20
"""Sections with a short heading have their lines beside it."""

INDENT: Final = " " * 5
FEELINGS_AT: Final = 31
"""Column of the feelings, where the triggers before them leave room."""

DAYS_IN_ROW: Final = 7
MOST_DAYS_SHOWN: Final = 31

BARS: Final = "▁▁▂▃▄▅▆▇▇██"
"""A bar for each rating, 0-10."""

INTRODUCTION: Final = "What I chose to share. My own words; [q1] = where I said it."
NOTHING: Final = "There is nothing to share from these days."


def page_text(page: WeeklyPage) -> str:
    """The page, with a line end at its end. No line is wider than 72 columns."""
    numbers = count(1)
    moods = mood_lines(page)
    lines = head_lines(page)
    if not moods and not page.sections:
        lines.append(NOTHING)
    for section in page.sections:
        if section.name is not SectionName.TALK:
            lines += moods
            moods = []
        lines += section_lines(page, section, numbers)
    return "\n".join([*lines, *moods]) + "\n"


def head_lines(page: WeeklyPage) -> list[str]:
    """What stands above all sections."""
    return [*_heading(page), *wrapped(INTRODUCTION, COLUMNS), ""]


def mood_lines(page: WeeklyPage) -> list[str]:
    """The mood of each day, and the means; nothing on a page of days without an evening."""
    if not any(day.spoken for day in page.days):
        return []
    rated = [day.pleasantness for day in page.days if day.pleasantness is not None]
    if not rated:
        return ["MOOD 0-10    not rated"]
    title = f"MOOD 0-10    {len(rated)} of {_evenings(page.days)}   {sum(rated) / len(rated):.1f}"
    if page.mean_before is not None:
        before = "week before" if len(page.days) == DAYS_IN_ROW else "before"
        title += f"   ({before}: {page.mean_before:.1f})"
    return [title, *_mood_rows(page.days)]


def section_lines(page: WeeklyPage, section: PageSection, numbers: Iterator[int]) -> list[str]:
    """A section as it is printed; `numbers` are those of its quotes."""
    if section.name is SectionName.TALK:
        body = [
            row
            for place, line in enumerate(section.lines, start=1)
            for row in wrapped(_content(line, numbers), COLUMNS, f"{place:>2}  ", "    ")
        ]
        return [section.title, *body]
    if section.name is SectionName.HAPPENED:
        return [section.title, *_evenings_told(page, section.lines, numbers)]
    beside = [f"{section.title:<{SIDE_COLUMNS}}", *[" " * SIDE_COLUMNS] * len(section.lines)]
    return [
        row
        for line, first in zip(section.lines, beside, strict=False)
        for row in wrapped(_content(line, numbers), COLUMNS, first, " " * SIDE_COLUMNS)
    ]


def _heading(page: WeeklyPage) -> list[str]:
    """For whom, and on the right for which days."""
    whom = one_line(page.with_whom)
    title = f"FOR MY SESSION WITH {whom}" if whom else "FOR MY SESSION"
    days = range_text(page.first_day, page.last_day)
    gap = COLUMNS - width_of(title) - width_of(days)
    if gap > 1:
        return [f"{title}{' ' * gap}{days}"]
    return [*wrapped(title, COLUMNS), days]


def _evenings(days: Sequence[DayMood]) -> str:
    return f"{len(days)} evenings" if len(days) > 1 else "1 evening"


def _mood_rows(days: Sequence[DayMood]) -> list[str]:
    """A cell for each day, seven in a row; beyond a month the last days only, and it says so."""
    shown = days[-MOST_DAYS_SHOWN:]
    cells = [_mood_cell(day) for day in shown]
    width = max(map(len, cells)) + 2
    dated = len(days) > DAYS_IN_ROW
    rows = [f" the last {len(shown)} days:"] if len(shown) < len(days) else []
    for start in range(0, len(cells), DAYS_IN_ROW):
        row = "".join(f"{cell:<{width}}" for cell in cells[start : start + DAYS_IN_ROW])
        date = f"{day_text(shown[start].day)[4:]:<8}" if dated else ""
        rows.append(f" {date}{row}".rstrip())
    return rows


def _mood_cell(day: DayMood) -> str:
    """'M 5 ▅', or 'M -' where nothing was rated."""
    letter = day_text(day.day)[0]
    if day.pleasantness is None:
        return f"{letter} -"
    return f"{letter} {day.pleasantness} {BARS[day.pleasantness]}"


def _evenings_told(
    page: WeeklyPage, lines: Sequence[PageLine], numbers: Iterator[int]
) -> list[str]:
    """Each evening under its day, and below it what was said."""
    rows: list[str] = []
    for number, line in enumerate(lines):
        is_new = number == 0 or line.day != lines[number - 1].day
        if is_new or line.triggers or line.feelings or line.quote is None:
            rows += _evening(line, day_alone=len(page.days) <= DAYS_IN_ROW)
        if line.quote is not None:
            rows += wrapped(_content(line, numbers), COLUMNS, INDENT, INDENT)
    return rows


def _evening(line: PageLine, *, day_alone: bool) -> list[str]:
    """An evening: its day, what set it off and what was felt."""
    day = day_text(line.day, alone=day_alone) if line.day else ""
    triggers = one_line(" · ".join(trigger.label for trigger in line.triggers))
    feelings = one_line(", ".join(map(feeling_text, line.feelings)))
    start = f" {day}  {triggers}".rstrip()
    gap = " " * max(FEELINGS_AT - width_of(start), 3)
    told = f"{start}{gap}{feelings}".rstrip()
    return [told] if width_of(told) <= COLUMNS else wrapped(told, COLUMNS, " ", INDENT)


def _content(line: PageLine, numbers: Iterator[int]) -> str:
    """A quote with its receipt, a note with its label, or the day that a label is about."""
    if line.quote is not None:
        quote = f'"{one_line(line.quote.text)}" [q{next(numbers)}]'
        return f"{line.label} {quote}" if line.label else quote
    if line.note:
        return f"{line.note} ({line.label})" if line.label else line.note
    return f"{day_text(line.day)}: {line.label}" if line.day else line.label
