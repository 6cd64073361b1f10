"""Moods of some days, and what went together with them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from voicejournal.journal import DayRating, Entry, Factor, Patterns, RatedEvening, TrendPoint
from voicejournal.language.kept_off import shareable_values
from voicejournal.ports import EntryStore, RatedEvenings
from voicejournal.summary.patterns import find_patterns
from voicejournal.summary.patterns_days import LEAST_FOR_TREND, day_ratings, rated_count
from voicejournal.summary.patterns_line import first_day_for, page_line

ReadPrivate = Callable[[Sequence[Entry]], list[Entry]]
"""Gives entries what of them sounds private."""


@dataclass(frozen=True, slots=True)
class Moods:
    """The mood log, its trend, and its patterns. Loads numpy where there is something to reckon."""

    rated: RatedEvenings

    def days(self, first_day: date, last_day: date) -> tuple[DayRating, ...]:
        """Days with a reflection and their last confirmed ratings, oldest first."""
        return day_ratings(self.rated.rated_evenings(first_day, last_day, named=False))

    def trend(self, days: tuple[DayRating, ...]) -> tuple[TrendPoint, ...]:
        """The slow course of these days, for the eye alone; empty under four weeks of them."""
        if rated_count(days) < LEAST_FOR_TREND:
            return ()
        from voicejournal.summary.patterns_trend import trend_of  # noqa: PLC0415 - loads numpy

        return trend_of(days)

    def patterns(self, first_day: date, last_day: date) -> Patterns:
        """What went together with mood, private evenings too: it is for the person's own eyes."""
        return find_patterns(self.rated.rated_evenings(first_day, last_day), first_day, last_day)


def line_for_page(
    store: EntryStore, rated: RatedEvenings, read: ReadPrivate, last_day: date
) -> str:
    """What went together up to a page's last day, of what may be seen by somebody else alone.

    What was said to be private in so many words is known from the words, and is looked for in the
    evenings that the line would tell of; each one found is left out, and the rest looked at anew.
    Empty where there is nothing to tell.
    """
    first_day = first_day_for(last_day)
    altered = store.altered_beside(first_day, last_day)
    evenings = [
        evening
        for evening in rated.rated_evenings(first_day, last_day)
        if evening.number not in altered
    ]
    while (line := page_line(evenings, last_day)) is not None:
        told = [each for each in evenings if line.factor in each.factors and not each.private]
        hidden = _hiding(store, read, told, line.factor)
        if not hidden:
            return line.text
        evenings = [evening for evening in evenings if evening.number not in hidden]
    return ""


def _hiding(
    store: EntryStore, read: ReadPrivate, evenings: Iterable[RatedEvening], factor: Factor
) -> frozenset[int]:
    """Numbers of the evenings whose words keep a label, or their rating, from others.

    They can only where something was proposed from them: what the person chose to keep from others
    is known without them.
    """
    told = [evening for evening in evenings if evening.from_words]
    days = dict.fromkeys(evening.day for evening in told)
    entries = {one.number: one for one in read([e for d in days for e in store.reflections(d, d)])}
    return frozenset(
        evening.number for evening in told if _hides(entries.get(evening.number), evening, factor)
    )


def _hides(entry: Entry | None, evening: RatedEvening, factor: Factor) -> bool:
    if entry is None:  # deleted by another program just now
        return True
    shown = shareable_values(entry)
    is_rated = shown.mood.pleasantness == evening.pleasantness
    return not (is_rated and factor.label in {trigger.label for trigger in shown.triggers})
