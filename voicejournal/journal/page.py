"""The one page for the therapist."""

from dataclasses import dataclass
from datetime import date

from voicejournal.journal.answers import Feeling, Trigger


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of an entry with their receipt: which entry, which second."""

    entry_id: str
    day: date
    start_s: float
    text: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page's section: a label of ours, and what the person said or confirmed.

    `note` is what they typed and did not say; where it is empty and there is no quote, the label
    stands for an evening (`day`) as a whole.
    """

    label: str = ""
    quote: Quote | None = None
    note: str = ""
    day: date | None = None
    triggers: tuple[Trigger, ...] = ()
    feelings: tuple[Feeling, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSection:
    """A headed part of the page; without lines it is left out."""

    title: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class DayMood:
    """The last confirmed mood of a day, None where nothing was rated; `spoken` if any entry."""

    day: date
    pleasantness: int | None
    spoken: bool


@dataclass(frozen=True, slots=True)
class WeeklyPage:
    """The one page for the therapist, as chosen from the entries of some days.

    `left_out` are lines that found no room; a preview shows them, the page never does.
    """

    first_day: date
    last_day: date
    with_whom: str
    days: tuple[DayMood, ...]
    mean_before: float | None
    sections: tuple[PageSection, ...]
    left_out: tuple[PageSection, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in the order of their numbers: the first is q1."""
        return tuple(
            line.quote
            for section in self.sections
            for line in section.lines
            if line.quote is not None
        )
