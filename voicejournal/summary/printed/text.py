"""The page as plain text: 72 columns, black on white, the same for eyes and for a printer."""

from collections.abc import Iterator, Sequence
from typing import Final

from voicejournal.journal import DayMood, PageSection, WeeklyPage
from voicejournal.summary.days import day_text, range_text
from voicejournal.summary.printed.columns import width_of, wrapped
from voicejournal.summary.printed.sheet import (
    DAYS_IN_WEEK,
    INTRODUCTION,
    MOOD_TITLE,
    NOTHING,
    Block,
    Row,
    Shape,
    blocks_of,
    moods_of,
    ratings_text,
    sheet_of,
    title_of,
)

COLUMNS: Final = 72
FEWEST_COLUMNS: Final = 40
SIDE_COLUMNS: Final = 20
"""Sections with a short heading have their lines beside it,"""
BESIDE_FROM: Final = 60
"""where there are as many columns as this."""

INDENT: Final = " " * 5
FEELINGS_AT: Final = 31
"""Column of the feelings, where the triggers before them leave room."""

GAPS: Final = (3, 2, 1)
"""Blanks between two moods."""

BARS: Final = "▁▁▂▃▄▅▆▇▇██"
"""A bar for each rating, 0-10."""


def page_text(page: WeeklyPage, columns: int = COLUMNS) -> str:
    """The page, with a line end at its end.

    No line is wider than `columns`, of which at least 40 and at most 72 are used.
    """
    width = min(max(columns, FEWEST_COLUMNS), COLUMNS)
    sheet = sheet_of(page)
    lines = head_lines(page, width)
    if sheet.is_empty:
        lines += wrapped(NOTHING, width)
    for block in sheet.above:
        lines += _block_lines(block, width)
    lines += mood_lines(page, width)
    for block in sheet.below:
        lines += _block_lines(block, width)
    return "\n".join(lines) + "\n"


def head_lines(page: WeeklyPage, columns: int = COLUMNS) -> list[str]:
    """What stands above all sections."""
    title = _capitals(title_of(page))
    dates = range_text(page.first_day, page.last_day)
    gap = columns - width_of(title) - width_of(dates)
    heading = [f"{title}{' ' * gap}{dates}"] if gap > 1 else [*wrapped(title, columns), dates]
    return [*heading, *wrapped(INTRODUCTION, columns), ""]


def mood_lines(page: WeeklyPage, columns: int = COLUMNS) -> list[str]:
    """The mood of each day, and the means; nothing on a page of days without an evening."""
    moods = moods_of(page)
    if moods is None:
        return []
    before = f"({moods.before})" if moods.before else ""
    told = "   ".join(filter(None, (moods.rated, moods.mean, before)))
    title = f"{MOOD_TITLE}    {told}"
    heading = [title] if width_of(title) <= columns else wrapped(title, columns, "", INDENT)
    if not moods.mean:
        return heading
    remark = wrapped(moods.remark, columns, " ", " ") if moods.remark else []
    return [
        *heading,
        *remark,
        *_mood_rows(moods.days, columns, dated=len(page.days) > DAYS_IN_WEEK),
    ]


def section_lines(
    page: WeeklyPage, section: PageSection, numbers: Iterator[int], columns: int = COLUMNS
) -> list[str]:
    """A section as it is printed; `numbers` are those of its quotes."""
    blocks = blocks_of(page, section, numbers)
    return [text for block in blocks for text in _block_lines(block, columns)]


def _capitals(title: str) -> str:
    """The words that are ours in capitals, the name as it is written."""
    ours = "For my session with "
    return ours.upper() + title[len(ours) :] if title.startswith(ours) else title.upper()


def _block_lines(block: Block, columns: int) -> list[str]:
    if block.shape is Shape.NUMBERED:
        body = [
            text
            for place, row in enumerate(block.rows, start=1)
            for text in wrapped(_content(row), columns, f"{place:>2}  ", "    ")
        ]
        return [block.title, *body]
    if block.shape is Shape.EVENINGS:
        return [block.title, *(text for row in block.rows for text in _evening(row, columns))]
    if columns < BESIDE_FROM:
        below = [wrapped(_content(row), columns, " ", INDENT) for row in block.rows]
        return [block.title, *(text for lines in below for text in lines)]
    margin = " " * SIDE_COLUMNS
    starts = [f"{block.title:<{SIDE_COLUMNS}}", *[margin] * len(block.rows)]
    return [
        text
        for row, start in zip(block.rows, starts, strict=False)
        for text in wrapped(_content(row), columns, start, margin)
    ]


def _mood_rows(days: Sequence[DayMood], columns: int, *, dated: bool) -> list[str]:
    """A cell for each day, a week in a row; as many as there is room for where columns are few."""
    cells = [_mood_cell(day) for day in days]
    longest = max(map(len, cells))
    margin = 9 if dated else 1
    # A week stays in one row where narrower gaps allow it.
    fitting = (gap for gap in GAPS if margin + DAYS_IN_WEEK * (longest + gap) - gap <= columns)
    gap = next(fitting, GAPS[0])
    width = longest + gap
    in_row = min(DAYS_IN_WEEK, max((columns - margin + gap) // width, 1))
    rows = []
    for start in range(0, len(cells), in_row):
        row = "".join(f"{cell:<{width}}" for cell in cells[start : start + in_row])
        date = f"{day_text(days[start].day)[4:]:<8}" if dated else ""
        rows.append(f" {date}{row}".rstrip())
    return rows


def _mood_cell(day: DayMood) -> str:
    """'M5▅', 'M3,5▅' of two evenings, or 'M-' where nothing was rated."""
    letter = day_text(day.day)[0]
    if day.pleasantness is None:
        return f"{letter}-"
    return f"{letter}{ratings_text(day)}{BARS[day.pleasantness]}"


def _evening(row: Row, columns: int) -> list[str]:
    """An evening: its day, what set it off and what was felt, and below it what was said."""
    start = f" {row.day}  {row.triggers}".rstrip()
    gap = " " * max(FEELINGS_AT - width_of(start), 3)
    told = f"{start}{gap}{row.feelings}".rstrip()
    rows = [told] if width_of(told) <= columns else wrapped(told, columns, " ", INDENT)
    said = wrapped(_content(row), columns, INDENT, INDENT) if row.has_words else []
    return [*(rows if told else []), *said]


def _content(row: Row) -> str:
    """A quote with its receipt as a footnote's mark, a note with its label, or a label alone."""
    if row.quote:
        words = [row.label, f'"{row.quote}"[{row.receipt}]']
    elif row.note:
        words = [row.note, f"({row.label})" if row.label else ""]
    else:
        words = [row.label]
    return " ".join(filter(None, [*words, row.distress]))
