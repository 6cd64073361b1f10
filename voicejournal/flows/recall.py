"""What comes back after a month, once: a small win, a goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from voicejournal.journal import Goal, Moment
from voicejournal.ports import EntryStore, GoalStore

A_MONTH: Final = timedelta(days=30)
A_WEEK: Final = timedelta(days=6)
"""From its first day to its last."""
LONGEST_GAP: Final = timedelta(days=14)
"""After a longer pause only what is of these days comes back, not all of it at once."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A win in the person's words, or a goal that is still open."""

    day: date
    win: str = ""
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class Recall:
    """Finds what is a month old. What comes back on an evening does not on the next one."""

    store: EntryStore
    goals: GoalStore

    def on_evening(self, moment: Moment) -> Recalled | None:
        """The oldest thing that turned a month old since the evening before; None on a second one.

        An evening that is private gives nothing back.
        """
        today = moment.journal_day
        evenings = self.store.reflections(today - LONGEST_GAP, today)
        if any(entry.moment.journal_day == today for entry in evenings):
            return None
        before = evenings[-1].moment.journal_day if evenings else today - LONGEST_GAP
        return next(self.between(before - A_MONTH + timedelta(days=1), today - A_MONTH), None)

    def wins_of_a_month_ago(self, today: date) -> list[Recalled]:
        """The small wins of the week that ended a month ago, oldest first, as often as one looks.

        They stand beside the goals; an evening that is private gives none.
        """
        last = today - A_MONTH
        return [one for one in self.between(last - A_WEEK, last) if one.goal is None]

    def between(self, first: date, last: date) -> Iterator[Recalled]:
        """All wins and open goals of these days, oldest first, wins first."""
        found = [
            Recalled(entry.moment.journal_day, win.text)
            for entry in self.store.reflections(first, last)
            if not entry.private
            for win in entry.mentioned.wins
        ]
        found += [
            Recalled(goal.set_at.date(), goal=goal)
            for goal in self.goals.all()
            if goal.done_at is None and first <= goal.set_at.date() <= last
        ]
        yield from sorted(found, key=lambda one: one.day)
