"""The week's page: which days, which entries, and what they come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from voicejournal.flows.patterns import line_for_page
from voicejournal.journal import Entry, PageSource, Session, WeeklyPage, journal_day
from voicejournal.language.kept_off import shareable
from voicejournal.ports import EntryStore, PageStore, RatedEvenings, SessionStore
from voicejournal.summary.moods import mean_mood, moods_of_days

DAYS_IN_WEEK = 7
SESSION_LASTS = timedelta(hours=2)
LONGEST = timedelta(days=365)
"""A page holds a year at most, however long ago the last session was."""

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
    rated: RatedEvenings
    pages: PageStore
    sessions: SessionStore
    make_page: MakePage
    with_whom: str

    def since_last_session(self, now: datetime, day_starts_at_hour: int) -> Days:
        """The days since the last session, or the ISO week of now where there was none.

        One that began just now is the one that the page is for.
        """
        today = journal_day(now, day_starts_at_hour)
        session = self.sessions.last(now - SESSION_LASTS)
        if session is not None:
            begun = journal_day(session.at.astimezone(now.tzinfo), day_starts_at_hour)
            return Days(max(begun, today - LONGEST), today)
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
            PageSource(
                days.first,
                days.last,
                tuple(entries),
                self._for_whom(now),
                before,
                self._session(days, entries, now),
                went_together=line_for_page(self.store, self.rated, days.last),
            )
        )
        self.pages.keep_page(page, now)
        return page

    def _for_whom(self, now: datetime) -> str:
        """With whom the session is that the page is for."""
        coming = self.sessions.next(now - SESSION_LASTS)
        return (coming.with_whom if coming else "") or self.with_whom

    def _session(self, days: Days, entries: Sequence[Entry], now: datetime) -> Session | None:
        """The last session before the page's last day is over, with what may be shared of it."""
        ends = datetime.combine(days.last + timedelta(days=2), time(), now.tzinfo)
        session = self.sessions.last(min(ends, now))
        if session is None:
            return None
        kept = {entry.id: shareable(entry).takeaways for entry in entries if not entry.private}
        told = tuple(
            takeaway.text
            for takeaway in self.sessions.takeaways(session)
            if takeaway.text in kept.get(takeaway.entry_id, ())
        )
        return replace(session, takeaways=told)

    def _mean_before(self, days: Days) -> float | None:
        """Mean mood of as many days before, of what may be seen by somebody else alone."""
        first, last = days.before.first, days.before.last
        altered = self.store.altered_beside(first, last)
        entries = [e for e in self.store.reflections(first, last) if e.number not in altered]
        return mean_mood(moods_of_days(entries, first, last))
