"""The week's page: which days, what the person chose for it, and whether they accepted it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from voicejournal.errors import NotFoundError
from voicejournal.flows.days import Days
from voicejournal.flows.page_source import SESSION_LASTS, Gathering
from voicejournal.journal import Choices, Entry, PageDraft, PageSource, WeeklyPage, journal_day
from voicejournal.ports import EntryStore, PageStore, SessionStore
from voicejournal.summary.printed.page_json import page_json

DAYS_IN_WEEK = 7
LONGEST = timedelta(days=365)
"""A page holds a year at most, however long ago the last session was."""

FindCandidates = Callable[[PageSource], PageDraft]
Fit = Callable[[PageDraft, Choices], WeeklyPage]

__all__ = ["DAYS_IN_WEEK", "Days", "Draft", "Week"]


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a page may hold, of which entries, and what was chosen of it."""

    page: PageDraft
    entries: tuple[Entry, ...]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Week:
    """Makes the page as it was chosen, and keeps what the person chose and accepted."""

    store: EntryStore
    pages: PageStore
    sessions: SessionStore
    gathering: Gathering
    candidates: FindCandidates
    fit: Fit

    def since_last_session(
        self, now: datetime, day_starts_at_hour: int, *, only: bool = False
    ) -> Days:
        """The days since the last session, or the ISO week of now where there was none.

        One that began just now is the one that the page is for. Where the page was accepted on an
        evening before and nothing was said since, it is those days still.

        Raises:
            NotFoundError: there was no session, and the days are to be since one `only`.
        """
        today = journal_day(now, day_starts_at_hour)
        session = self.sessions.last(now - SESSION_LASTS)
        if session is not None:
            begun = journal_day(session.at.astimezone(now.tzinfo), day_starts_at_hour)
            first = max(begun, today - LONGEST)
            accepted = self.pages.accepted_days(first)
            if accepted is not None and accepted[1] < today:
                later = self.store.reflections(accepted[1] + timedelta(days=1), today)
                if not later:
                    return Days(*accepted)
            return Days(first, today)
        if only:
            raise NotFoundError(
                "No past session is kept.", "`voicejournal session add --at TIME` keeps one."
            )
        monday = today - timedelta(days=today.weekday())
        return Days(monday, monday + timedelta(days=DAYS_IN_WEEK - 1))

    def draft(self, days: Days, now: datetime, on_left_out: Callable[[Entry], None]) -> Draft:
        """All that the page of these days may hold, with the choices that were made for it.

        An entry that is not as it was kept is left out, told of by `on_left_out`.
        """
        source = self.gathering.source(days, now, on_left_out)
        page = self.candidates(source)
        choices = self.pages.choices(_entry_ids(page, source.entries), days.first)
        return Draft(page, source.entries, choices)

    def page(self, days: Days, now: datetime, on_left_out: Callable[[Entry], None]) -> WeeklyPage:
        """The page of these days as it was chosen; `play q1` plays its quotes from then on.

        While an accepted page tells of these days or of later ones, the numbers are that page's.
        """
        draft = self.draft(days, now, on_left_out)
        page = self.fit(draft.page, draft.choices)
        if self.numbers(page):
            self.pages.keep_page(page, now)
        return page

    def numbers(self, page: WeeklyPage) -> bool:
        """Whether `play q1` is to play the quotes of this page, and not of one accepted before."""
        accepted = self.pages.accepted_days()
        return accepted is None or page.first_day > accepted[1] or self.is_accepted(page)

    def choose(self, draft: Draft, choices: Choices, now: datetime) -> Draft:
        """Keep what is chosen; returns the draft with it."""
        page = self.fit(draft.page, choices)
        self.pages.keep_choices(page, _entry_ids(draft.page, draft.entries), choices, now)
        return Draft(draft.page, draft.entries, choices)

    def accept(self, page: WeeklyPage, now: datetime) -> None:
        """Keep that the person accepted this page: just this one may go to somebody else."""
        self.pages.accept(page, mark_of(page), now)

    def is_accepted(self, page: WeeklyPage) -> bool:
        """Whether just this page was accepted."""
        return self.pages.accepted(page.first_day, page.last_day) == mark_of(page)

    def was_changed(self, page: WeeklyPage) -> bool:
        """Whether a page of these days was accepted that read otherwise."""
        mark = self.pages.accepted(page.first_day, page.last_day)
        return mark is not None and mark != mark_of(page)


def _entry_ids(page: PageDraft, entries: Sequence[Entry]) -> list[str]:
    """The entries of a page, and those that a line from an earlier page is of."""
    of_lines = (one.key.entry_id for section in page.sections for one in section.candidates)
    ids = (*(entry.id for entry in entries), *of_lines)
    return [entry_id for entry_id in dict.fromkeys(ids) if entry_id]


def mark_of(page: WeeklyPage) -> str:
    """What tells a page from one that reads otherwise: a hash of all that is on it."""
    return hashlib.sha256(page_json(page).encode()).hexdigest()
