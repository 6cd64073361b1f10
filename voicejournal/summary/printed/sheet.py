"""The page as every format shows it: plain strings in their places, one line each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from itertools import count, groupby
from typing import Final

from voicejournal.journal import DayMood, Distress, PageLine, PageSection, SectionName, WeeklyPage
from voicejournal.language.labels.labels import feeling_text
from voicejournal.summary.days import day_text, range_text
from voicejournal.summary.printed.columns import one_line

DAYS_IN_WEEK: Final = 7
MOST_DAYS_SHOWN: Final = 31
"""Of a longer page the moods of the last days are shown, and it says so."""

MOST_EARLIER: Final = 2
"""Moods of a day before its last that are shown."""

SEVERAL: Final = "{}: evenings of one day, the last in the mean"
INTRODUCTION: Final = "My choice, my own words; [q1] = where said."
NOTHING: Final = "There is nothing to share from these days."
NOT_RATED: Final = "not rated"
MOOD_TITLE: Final = "MOOD 0-10"


class Shape(Enum):
    """How the rows of a block stand."""

    NUMBERED = auto()
    EVENINGS = auto()
    BESIDE = auto()
    """Beside their heading."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block; what does not apply is empty.

    `quote` was said, and `receipt` ('q3') is where; `note` was typed. `distress` ('8 -> 5') goes
    with the words. `day`, `triggers` and `feelings` stand above the words of an evening.
    """

    label: str = ""
    quote: str = ""
    receipt: str = ""
    note: str = ""
    distress: str = ""
    day: str = ""
    triggers: str = ""
    feelings: str = ""

    @property
    def has_words(self) -> bool:
        """Whether anything stands below the day of an evening."""
        return bool(self.quote or self.note or self.label or self.distress)


@dataclass(frozen=True, slots=True)
class Block:
    """A headed part of the page, its title in capitals."""

    title: str
    shape: Shape
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Moods:
    """The moods of the days that are shown: how many are rated, their mean, the mean before."""

    days: tuple[DayMood, ...]
    rated: str
    mean: str = ""
    before: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed. The moods stand between the blocks `above` and those `below`."""

    title: str
    first_day: date
    dates: str
    moods: Moods | None
    above: tuple[Block, ...]
    below: tuple[Block, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to share."""
        return not (self.moods or self.above or self.below)


def sheet_of(page: WeeklyPage) -> Sheet:
    """The page in plain strings, without controls; quotes are numbered in the order they stand."""
    numbers = count(1)
    blocks = [
        (section.name, block)
        for section in page.sections
        for block in blocks_of(page, section, numbers)
    ]
    return Sheet(
        title_of(page),
        page.first_day,
        range_text(page.first_day, page.last_day),
        moods_of(page),
        tuple(block for name, block in blocks if name is SectionName.TALK),
        tuple(block for name, block in blocks if name is not SectionName.TALK),
    )


def title_of(page: WeeklyPage) -> str:
    """'For my session with Dr M.'."""
    whom = _plain(page.with_whom)
    return f"For my session with {whom}" if whom else "For my session"


def moods_of(page: WeeklyPage) -> Moods | None:
    """The moods as they are shown; None on a page of days without an evening."""
    if not any(day.spoken for day in page.days):
        return None
    rated = [day.pleasantness for day in page.days if day.pleasantness is not None]
    shown = page.days[-MOST_DAYS_SHOWN:]
    if not rated:
        return Moods(shown, NOT_RATED)
    before = ""
    if page.mean_before is not None:
        when = "week before" if len(page.days) == DAYS_IN_WEEK else "before"
        before = f"{when}: {page.mean_before:.1f}"
    evenings = f"{len(page.days)} evenings" if len(page.days) > 1 else "1 evening"
    several = next((ratings_text(day) for day in shown if day.earlier), "")
    remarks = (
        SEVERAL.format(several) if several else "",
        f"the last {len(shown)} days:" if len(shown) < len(page.days) else "",
    )
    return Moods(
        shown,
        f"{len(rated)} of {evenings}",
        f"{sum(rated) / len(rated):.1f}",
        before,
        "; ".join(filter(None, remarks)),
    )


def ratings_text(day: DayMood) -> str:
    """'6', or '3,6' where an evening of the same day was rated before; empty where none was."""
    if day.pleasantness is None:
        return ""
    left_away = "…" if len(day.earlier) > MOST_EARLIER else ""
    told = (*day.earlier[-MOST_EARLIER:], day.pleasantness)
    return left_away + ",".join(map(str, told))


def blocks_of(page: WeeklyPage, section: PageSection, numbers: Iterator[int]) -> tuple[Block, ...]:
    """A section in plain strings; `numbers` are those of its quotes.

    Where its quotes have labels of their own ('sleep', 'people'), these are the headings.
    """
    if section.name is not SectionName.CARE:
        return (_block(page, section, numbers),)
    rows = [_row(line, numbers) for line in section.lines]
    parts = groupby(rows, key=lambda row: row.label if row.quote else "")
    return tuple(
        Block(label.upper() or section.title, Shape.BESIDE, tuple(_unlabelled(own, label)))
        for label, own in parts
    )


def _unlabelled(rows: Iterable[Row], label: str) -> Iterator[Row]:
    """Rows below a heading that says their label."""
    return (replace(row, label="") if label else row for row in rows)


def _block(page: WeeklyPage, section: PageSection, numbers: Iterator[int]) -> Block:
    shape = _SHAPES.get(section.name, Shape.BESIDE)
    if shape is not Shape.EVENINGS:
        told = (_row(line, numbers) for line in section.lines)
        return Block(section.title, shape, tuple(_labelled_once(told)))
    alone = len(page.days) <= DAYS_IN_WEEK
    rows, before = [], None
    for line in section.lines:
        rows.append(_evening(line, numbers, day_alone=alone, same_day=line.day == before))
        before = line.day
    return Block(section.title, shape, tuple(rows))


def _labelled_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Of rows that follow each other with one label, the first alone says it."""
    before = ""
    for row in rows:
        yield replace(row, label="") if row.quote and row.label == before else row
        before = row.label if row.quote else ""


_SHAPES: Final = {SectionName.TALK: Shape.NUMBERED, SectionName.HAPPENED: Shape.EVENINGS}


def _evening(line: PageLine, numbers: Iterator[int], *, day_alone: bool, same_day: bool) -> Row:
    """An evening; of the lines of one day only the first names it."""
    triggers = _plain(", ".join(trigger.label for trigger in line.triggers))
    feelings = _plain(", ".join(map(feeling_text, line.feelings)))
    if line.day is None or (same_day and not (triggers or feelings)):
        day = ""
    else:
        day = day_text(line.day, alone=day_alone)
    label, quote, receipt, note = _words(line, numbers)
    return Row(label, quote, receipt, note, _distress(line.distress), day, triggers, feelings)


def _row(line: PageLine, numbers: Iterator[int]) -> Row:
    label, quote, receipt, note = _words(line, numbers)
    if line.day is not None and not (quote or note):
        label = f"{day_text(line.day)}: {label}"
    return Row(label, quote, receipt, note, _distress(line.distress))


def _plain(text: str) -> str:
    """A line without controls, and without what is no character at all."""
    return one_line(_NO_SIGN.sub("", text))


_NO_SIGN: Final = re.compile("[\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]")
"""The mark of a file's byte order, marks of an editor, and code points that are never assigned."""


def _words(line: PageLine, numbers: Iterator[int]) -> tuple[str, str, str, str]:
    """Label, quote, receipt and note of a line."""
    if line.quote is None:
        return _plain(line.label), "", "", _plain(line.note)
    return _plain(line.label), _plain(line.quote.text), f"q{next(numbers)}", ""


def _distress(distress: Distress | None) -> str:
    """'8 -> 5', or the one of them that is known."""
    if distress is None:
        return ""
    known = [str(one) for one in (distress.before, distress.after) if one is not None]
    return f"distress {' -> '.join(known)}" if known else ""
