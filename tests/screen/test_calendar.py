"""The calendars of moods, legible without colour."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from voicejournal.journal import DayRating, RatedWhen
from voicejournal.screen.calendar import month_calendar, year_calendar

FIRST = date(2026, 11, 1)


def days_of(*ratings: tuple[int | None, int | None] | None) -> list[DayRating]:
    """Days from 1 November; None is a day without an evening; the third one is filled in later."""
    return [
        DayRating(
            FIRST + timedelta(days=n),
            *rating,
            None if rating[0] is None else RatedWhen.LATER if n == 2 else RatedWhen.SAME_DAY,
        )
        for n, rating in enumerate(ratings)
        if rating is not None
    ]


SOME = days_of((4, 3), (10, 10), (5, None), (None, None), None, (0, 0), (None, 6), None, (7, 4))


def lines_of(text: str) -> list[str]:
    """Without what cannot be seen."""
    return [line.rstrip() for line in text.splitlines()]


def test_a_month_has_its_dates_over_the_ratings() -> None:
    """Up to its last day; what is not rated, not spoken, or filled in later is told apart."""
    shown = month_calendar(SOME, FIRST, date(2026, 11, 10), ascii_only=True).plain
    assert lines_of(shown)[:10] == [
        "  November 2026",
        "",
        "  Mon    Tue    Wed    Thu    Fri    Sat    Sun",
        "                                            1",
        "                                            4/3",
        "  2      3      4      5      6      7      8",
        "  10/10  5*     -      .      0/0    -/6    .",
        "  9      10     11     12     13     14     15",
        "  7/4    .",
        "  16     17     18     19     20     21     22",
    ]
    told = "  Mood/energy, 0 to 10. - not rated. . no evening. * filled in later."
    assert " ".join(shown.split()).endswith(" ".join(told.split()))


def test_a_year_has_a_column_a_week() -> None:
    """A figure a day; ten is one letter; days outside are blank."""
    shown = year_calendar(SOME, FIRST, date(2026, 11, 10), 60, ascii_only=True).plain
    assert lines_of(shown) == [
        "     Nov",
        "  Mo  X7",
        "  Tu  5.",
        "  We  -",
        "  Th  .",
        "  Fr  0",
        "  Sa  -",
        "  Su 4.",
        "",
        "  0-9 the mood, X is 10. - not rated. . no evening.",
    ]


def test_more_weeks_than_fit_are_the_last_ones() -> None:
    """And that is said."""
    shown = year_calendar(SOME, FIRST, FIRST + timedelta(days=699), 30, ascii_only=True).plain
    assert "These are the last 25 of 101 weeks." in shown


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 800), st.integers(12, 120))
def test_a_calendar_keeps_its_width(first: date, count: int, width: int) -> None:
    """Whatever the days; each rated day has a cell."""
    days = [DayRating(first + timedelta(days=n), 10, 10, RatedWhen.LATER) for n in range(count)]
    last = first + timedelta(days=count)
    shown = lines_of(year_calendar(days, first, last, width, ascii_only=True).plain)[:8]
    assert max(map(len, shown)) <= width
    month = month_calendar(days, first.replace(day=1), last, ascii_only=False).plain
    assert max(map(len, lines_of(month))) <= 56


def test_each_month_is_named_over_its_first_week() -> None:
    """A month of a few days at the beginning stands a line higher, and hides no other."""
    few = year_calendar(SOME, date(2026, 10, 28), date(2026, 11, 24), 60, ascii_only=True).plain
    assert lines_of(few)[:2] == ["     Oct", "      Nov"]
    more = year_calendar(SOME, date(2026, 8, 29), date(2026, 11, 24), 60, ascii_only=True).plain
    assert lines_of(more)[:2] == ["     Aug", "       Sep Oct Nov"]
