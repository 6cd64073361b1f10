"""The evenings of a page: what was confirmed of them, the hardest first."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from voicejournal.journal import Candidate, CandidateKey, Feeling, PageLine, SectionName, Trigger
from voicejournal.summary.lines.said import Said

MOST_EVENINGS: Final = 4
"""So many are told of by what was confirmed alone; others where something is quoted of them."""

RANK: Final = 1


def evenings(said: Sequence[Said], told_days: Iterable[date]) -> list[Candidate]:
    """A line for each evening with a confirmed trigger or feeling: it stands above its quotes."""
    days = {
        day: list(own) for day, own in groupby(said, key=lambda one: one.entry.moment.journal_day)
    }
    hardest = sorted(days, key=lambda day: (_ease(days[day]), day))
    ranked = [day for day in hardest if _felt(days[day]) or _set_off(days[day])]
    spoken_of = set(told_days)
    kept = [day for place, day in enumerate(ranked) if place < MOST_EVENINGS or day in spoken_of]
    return [
        Candidate(
            CandidateKey(SectionName.HAPPENED, days[day][0].entry.id),
            PageLine(day=day, triggers=_set_off(days[day]), feelings=_felt(days[day])),
            (RANK, 0, place),
        )
        for place, day in enumerate(kept)
    ]


def _ease(own: Sequence[Said]) -> tuple[bool, int]:
    """Orders evenings: the lowest rated first, the unrated last."""
    rated = [one.entry.mood.pleasantness for one in own]
    moods = [mood for mood in rated if mood is not None]
    return not moods, moods[-1] if moods else 0


def _felt(own: Sequence[Said]) -> tuple[Feeling, ...]:
    """Each feeling once, as it was rated last."""
    return tuple({one.word: one for said in own for one in said.entry.feelings}.values())


def _set_off(own: Sequence[Said]) -> tuple[Trigger, ...]:
    return tuple({one.label: one for said in own for one in said.entry.triggers}.values())
