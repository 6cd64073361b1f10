"""The one line of the patterns that may go on a page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from voicejournal.journal import Entry, Factor, RatedEvening
from voicejournal.language.private.kept_off import shareable_values
from voicejournal.ports import EntryStore, RatedEvenings
from voicejournal.summary.patterns.line import first_day_for, page_line
from voicejournal.summary.patterns.reckoned import Reckon

ReadPrivate = Callable[[Sequence[Entry]], list[Entry]]
"""Gives entries what of them sounds private."""


@dataclass(frozen=True, slots=True)
class WentTogether:
    """Tells what went together with mood, of what may be seen by somebody else alone."""

    store: EntryStore
    rated: RatedEvenings
    read: ReadPrivate
    reckoning: Reckon

    def line(self, last_day: date) -> str:
        """What went together up to a page's last day; empty where there is nothing to tell.

        What was said to be private in so many words is known from the words, and is looked for in
        the evenings that the line would tell of; each one found is left out, and the rest looked
        at anew.
        """
        first_day = first_day_for(last_day)
        altered = self.store.altered_beside(first_day, last_day)
        evenings = [
            evening
            for evening in self.rated.rated_evenings(first_day, last_day)
            if evening.number not in altered
        ]
        while (line := page_line(evenings, last_day, self.reckoning)) is not None:
            told = [each for each in evenings if line.factor in each.factors and not each.private]
            hidden = self._hiding(told, line.factor)
            if not hidden:
                return line.text
            evenings = [evening for evening in evenings if evening.number not in hidden]
        return ""

    def _hiding(self, evenings: Iterable[RatedEvening], factor: Factor) -> frozenset[int]:
        """Numbers of the evenings whose words keep a label, or their rating, from others.

        They can only where something was proposed from them: what the person chose to keep from
        others is known without them.
        """
        told = [evening for evening in evenings if evening.from_words]
        days = dict.fromkeys(evening.day for evening in told)
        of_days = [entry for day in days for entry in self.store.reflections(day, day)]
        entries = {entry.number: entry for entry in self.read(of_days)}
        return frozenset(
            evening.number
            for evening in told
            if _hides(entries.get(evening.number), evening, factor)
        )


def _hides(entry: Entry | None, evening: RatedEvening, factor: Factor) -> bool:
    if entry is None:  # deleted by another program just now
        return True
    shown = shareable_values(entry)
    is_rated = shown.mood.pleasantness == evening.pleasantness
    return not (is_rated and factor.label in {trigger.label for trigger in shown.triggers})
