"""Moods of a day with several evenings, in every format."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from voicejournal.journal import DayMood, Entry, PageSource, WeeklyPage
from voicejournal.summary.printed.html import page_html
from voicejournal.summary.printed.page_json import page_json
from voicejournal.summary.printed.text import page_text
from voicejournal.summary.week import make_page

Evening = Callable[..., Entry]

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)
TUESDAY = MONDAY + timedelta(days=1)


def page_of(*entries: Entry) -> WeeklyPage:
    """The page of the week."""
    return make_page(PageSource(MONDAY, SUNDAY, entries))


def test_two_evenings_of_a_day_are_both_shown_and_the_later_counts(evening: Evening) -> None:
    """In every format, and the mean says which."""
    page = page_of(
        evening(MONDAY, "A day.", mood=3, hour=18),
        evening(MONDAY, "A day.", mood=6, hour=22),
        evening(TUESDAY, "A day.", mood=4),
    )
    assert page.days[0] == DayMood(MONDAY, 6, spoken=True, earlier=(3,))
    text = page_text(page)
    assert "MOOD 0-10    2 of 7 evenings   5.0\n" in text
    assert " 3,6: evenings of one day, the last in the mean\n M3,6▆   T4▄" in text
    assert "Monday 16 November: 3, then 6. Tuesday 17 November: 4." in page_html(page)
    days = json.loads(page_json(page))["mood"]["days"]
    assert days[0] == {
        "day": "2026-11-16",
        "pleasantness": 6,
        "spoken": True,
        "earlier": [3],
    }
    assert days[1] == {"day": "2026-11-17", "pleasantness": 4, "spoken": True}


def test_many_evenings_of_a_day_leave_room_for_the_others(evening: Evening) -> None:
    """The last three are shown."""
    own = [evening(MONDAY, "A day.", mood=hour - 10, hour=hour) for hour in range(12, 17)]
    assert " M…4,5,6▆ " in page_text(page_of(*own))


def test_a_private_evening_of_a_day_leaves_no_mood(evening: Evening) -> None:
    """Nor does the page say that there was one."""
    hidden = evening(MONDAY, "A day.", mood=3, hour=18, private=True)
    alone = page_of(evening(MONDAY, "A day.", mood=6))
    assert page_text(page_of(hidden, evening(MONDAY, "A day.", mood=6))) == page_text(alone)
