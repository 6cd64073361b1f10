"""The week's page: which days, which entries, and what they come to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from voicejournal.journal import Entry, PageSource, WeeklyPage, journal_day
from voicejournal.ports import EntryStore, PageStore
from voicejournal.summary.moods import mean_mood, moods_of_days

DAYS_IN_WEEK = 7

MakePage = Callable[[PageSource], WeeklyPage]


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a page, both ends included."""

    first: date
    last: date

    @property
    def before(self) -> "Days":
        """As many days, just before."""
        length = (self.last - self.first).days + 1
        return Days(self.first - timedelta(days=length), self.first - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Week:
    """Makes the page and remembers its quotes."""

    store: EntryStore
    pages: PageStore
    make_page: MakePage
    with_whom: str

    def since_last_session(self, now: datetime, day_starts_at_hour: int) -> Days:
        """The days since the last session, or the ISO week of now where there was none."""
        today = journal_day(now, day_starts_at_hour)
        session = self.pages.last_session(now)
        if session is not None:
            return Days(journal_day(session.at, day_starts_at_hour), today)
        monday = today - timedelta(days=today.weekday())
        return Days(monday, monday + timedelta(days=DAYS_IN_WEEK - 1))

    def page(self, days: Days, now: datetime, on_left_out: Callable[[Entry], None]) -> WeeklyPage:
        """The page of these days; `play q1` plays its quotes from then on.

        An entry that is not as it was kept is left out, told of by `on_left_out`.
        """
        entries = []
        altered = {
            *self.store.altered(days.first, days.last),
            *self.store.altered_beside(days.first, days.last),
        }
        for entry in self.store.reflections(days.first, days.last):
            if entry.number in altered:
                on_left_out(entry)
            else:
                entries.append(entry)
        before = self._mean_before(days)
        page = self.make_page(
            PageSource(days.first, days.last, tuple(entries), self.with_whom, before)
        )
        self.pages.keep_page(page, now)
        return page

    def _mean_before(self, days: Days) -> float | None:
        """Mean mood of as many days before, of what may be seen by somebody else alone."""
        first, last = days.before.first, days.before.last
        altered = self.store.altered_beside(first, last)
        entries = [e for e in self.store.reflections(first, last) if e.number not in altered]
        return mean_mood(moods_of_days(entries, first, last))
