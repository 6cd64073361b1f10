"""What a page is made of: the entries of its days, and what is known of the session it is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from voicejournal.flows.days import Days
from voicejournal.flows.loop_source import LoopSource
from voicejournal.flows.went_together import ReadPrivate, WentTogether
from voicejournal.journal import Entry, PageSource, Session
from voicejournal.language.private.kept_off import shareable
from voicejournal.language.private.wishes import asks_for_privacy
from voicejournal.ports import EntryStore, SessionStore
from voicejournal.summary.moods import mean_mood, moods_of_days

SESSION_LASTS = timedelta(hours=2)
"""So long after it began a session is the one that the page is for."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Gathers what a page is made of.

    `read` gives entries what of them sounds private; `names` are people's names that the person
    taught it.
    """

    store: EntryStore
    sessions: SessionStore
    loop: LoopSource
    read: ReadPrivate
    together: WentTogether
    with_whom: str
    names: tuple[str, ...] = ()

    def source(self, days: Days, now: datetime, on_left_out: Callable[[Entry], None]) -> PageSource:
        """What the page of these days is made of.

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
        entries = self.read(entries)
        return PageSource(
            days.first,
            days.last,
            tuple(entries),
            self._for_whom(now),
            self._mean_before(days),
            self._session(days, entries, now),
            self.loop.homework(days, entries, now.tzinfo),
            went_together=self.together.line(days.last),
            names=self.names,
            topics=self.loop.topics(days, now.tzinfo),
            closed_lines=self.loop.closed_lines(days, now.tzinfo),
        )

    def _for_whom(self, now: datetime) -> str:
        """With whom the session is that the page is for.

        Where nothing says so, it is for whom the last session was with.
        """
        coming = self.sessions.next(now - SESSION_LASTS)
        if coming is not None and coming.with_whom:
            return coming.with_whom
        last = None if self.with_whom else self.sessions.last(now)
        return last.with_whom if last else self.with_whom

    def _session(self, days: Days, entries: Sequence[Entry], now: datetime) -> Session | None:
        """The last session before the page's last day is over, with what may be shared of it."""
        ends = datetime.combine(days.last + timedelta(days=2), time(), now.tzinfo)
        session = self.sessions.last(min(ends, now))
        if session is None:
            return None
        open_ones = {e.id: shareable(e).takeaways for e in entries if not e.private}
        told = tuple(
            takeaway.text
            for takeaway in self.sessions.takeaways(session)
            if takeaway.text in open_ones.get(takeaway.entry_id, ())
            and not asks_for_privacy(takeaway.text)
        )
        return replace(session, takeaways=told)

    def _mean_before(self, days: Days) -> float | None:
        """Mean mood of as many days before, of what may be seen by somebody else alone."""
        first, last = days.before.first, days.before.last
        altered = self.store.altered_beside(first, last)
        entries = [e for e in self.store.reflections(first, last) if e.number not in altered]
        return mean_mood(moods_of_days(self.read(entries), first, last))
