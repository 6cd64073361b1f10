"""The one line of the patterns that may go on the page, of what may be seen by somebody else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from voicejournal.journal import Factor, FactorKind, Pattern, Patterns, RatedEvening, Verdict
from voicejournal.summary.patterns.find import find_patterns
from voicejournal.summary.patterns.reckoned import Reckon, reckon

WEEKS_LOOKED_AT: Final = 12
"""Up to the page's last day: long enough to find a difference of .8 SD four times in five."""

LEAST_EVENINGS: Final = 2
"""What was named once is nothing that went together."""


def first_day_for(last_day: date) -> date:
    """The first of the days that the line of a page up to `last_day` looks at."""
    return last_day - timedelta(weeks=WEEKS_LOOKED_AT) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TogetherLine:
    """A line for the page, and of what it tells."""

    text: str
    factor: Factor


def page_line(
    evenings: Iterable[RatedEvening], last_day: date, reckoning: Reckon = reckon
) -> TogetherLine | None:
    """Such as 'work conflict: on 5 of 14 evenings - too few to say more'; None without anything.

    Evenings that are private, or some part of which is, are as if they had not been spoken: nothing
    of them is in any figure. It is of triggers alone: a page names nobody who did not ask for it.
    """
    shown = (
        replace(evening, factors=frozenset(filter(_is_trigger, evening.factors)))
        for evening in evenings
        if not (evening.private or evening.private_parts)
    )
    found = find_patterns(shown, first_day_for(last_day), last_day, reckoning)
    told = _told(found)
    return TogetherLine(_text(told, found.tested), told.factor) if told else None


def _is_trigger(factor: Factor) -> bool:
    return factor.kind is FactorKind.TRIGGER


def _text(told: Pattern, tested: int) -> str:
    label = " ".join(told.factor.label.split())
    if told.verdict is Verdict.TOGETHER and told.adjusted is not None:
        points = f"{abs(told.adjusted):.1f} points {'lower' if told.adjusted < 0 else 'higher'}"
        sides = f"on {told.evenings_with} evenings than on {told.evenings_without} others"
        return f"{label}: mood {points} {sides}, {WEEKS_LOOKED_AT} weeks, {tested} compared"
    counted = f"{label}: on {told.evenings_with} of {told.evenings_with + told.evenings_without}"
    if told.verdict is Verdict.NO_DIFFERENCE:
        return f"{counted} evenings, no clear difference in mood"
    return f"{counted} evenings - too few to say more"


def _told(found: Patterns) -> Pattern | None:
    """The largest difference that may be said, else what was named most often."""
    together = [each for each in found.patterns if each.verdict is Verdict.TOGETHER]
    if together:
        return together[0]
    often = [each for each in found.patterns if each.evenings_with >= LEAST_EVENINGS]
    return max(often, key=lambda each: each.evenings_with, default=None)
