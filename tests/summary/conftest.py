"""Evenings for the page, as the store would give them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from voicejournal.journal import (
    Entry,
    Feeling,
    Mark,
    Moment,
    Mood,
    Origin,
    Segment,
    Transcript,
    Trigger,
    Word,
)

Evening = Callable[..., Entry]


def _evening(
    day: date,
    *pieces: str,
    entry_id: str = "",
    doubtful: tuple[int, ...] = (),
    unsure: tuple[int, ...] = (),
    mood: int | None = None,
    feelings: tuple[Feeling, ...] = (),
    triggers: tuple[str, ...] = (),
    marks: tuple[str, ...] = (),
    language: str = "en",
    hour: int = 22,
    **more: Any,
) -> Entry:
    """An entry of a segment for each piece, half a second a word.

    `doubtful` are numbers of pieces, `unsure` of words among all of them.
    """
    at = datetime.combine(day, time(hour), UTC)
    segments, now = [], 0.0
    for number, piece in enumerate(pieces):
        words = []
        for text in piece.split():
            doubt = number in doubtful or round(now * 2) in unsure
            words.append(Word(now, now + 0.5, f" {text}", 0.9, doubt))
            now += 0.5
        spoken = "".join(word.text for word in words)
        segments.append(Segment(words[0].start_s, now, spoken, tuple(words)))
    name = entry_id or f"e-{day.isoformat()}-{hour}"
    transcript = Transcript(f"t-{name}", tuple(segments), language, "small", at)
    return Entry(
        name,
        day.toordinal(),
        Moment(at, "Europe/London", day),
        Origin.SPOKEN,
        transcript=transcript,
        mood=Mood(mood),
        feelings=feelings,
        triggers=tuple(map(Trigger, triggers)),
        marks=tuple(map(Mark, marks)),
        **more,
    )


@pytest.fixture(scope="session")
def evening() -> Evening:
    """Makes an entry: the day, what was said in pieces, and what was answered."""
    return _evening
