"""Making a page fit its sheet: the lines of lowest rank are left out, none is ever cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from voicejournal.journal import PageLine, PageSection, WeeklyPage
from voicejournal.summary.text import head_lines, mood_lines, section_lines

MOST_WORDS: Final = 400

MARKED: Final = 0
"""Rank of what the person marked themselves; anything else begins at 1."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may go on the page; the lower its rank, the sooner it gets its room."""

    line: PageLine
    rank: tuple[int, ...]


def fitted(page: WeeklyPage, sections: Sequence[tuple[str, Sequence[Candidate]]]) -> WeeklyPage:
    """Put in the lines that fit, by rank and then by section; the others are `left_out`."""
    candidates = [
        (candidate.rank, place, number)
        for place, (_, lines) in enumerate(sections)
        for number, candidate in enumerate(lines)
    ]
    room = MOST_WORDS - _words([*head_lines(page), *mood_lines(page)])
    kept: set[tuple[int, int]] = set()
    opened: set[int] = set()
    for _, place, number in sorted(candidates):
        title, lines = sections[place]
        needed = _words_of_line(page, title, lines[number].line, opened=place in opened)
        if needed <= room:
            room -= needed
            kept.add((place, number))
            opened.add(place)
    return replace(
        page,
        sections=_chosen(sections, kept, there=True),
        left_out=_chosen(sections, kept, there=False),
    )


def _chosen(
    sections: Sequence[tuple[str, Sequence[Candidate]]],
    kept: set[tuple[int, int]],
    *,
    there: bool,
) -> tuple[PageSection, ...]:
    """Sections with the lines that were kept, or with those that were not; no empty one."""
    chosen = (
        PageSection(
            title,
            tuple(
                candidate.line
                for number, candidate in enumerate(lines)
                if ((place, number) in kept) == there
            ),
        )
        for place, (title, lines) in enumerate(sections)
    )
    return tuple(section for section in chosen if section.lines)


def _words_of_line(page: WeeklyPage, title: str, line: PageLine, *, opened: bool) -> int:
    """Words that a line adds to the page as it is printed, its title where it opens a section."""
    printed = section_lines(page, PageSection(title, (line,)), count(1))
    return _words(printed) - (len(title.split()) if opened else 0)


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
