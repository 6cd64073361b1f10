"""Weeks and ranges of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.errors import InputError
from voicejournal.summary.days import day_text, days_of_week, iso_week_of, range_text


def test_a_week_is_monday_to_sunday() -> None:
    """Its number counts as ISO 8601 counts it."""
    assert days_of_week("2026-W47") == (date(2026, 11, 16), date(2026, 11, 22))
    assert days_of_week(" 2026w1 ") == (date(2025, 12, 29), date(2026, 1, 4))


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 20)))
def test_a_day_lies_in_its_week(day: date) -> None:
    """Both ways agree."""
    monday, sunday = days_of_week(iso_week_of(day))
    assert monday <= day <= sunday


@pytest.mark.parametrize(
    "text",
    ["", "47", "2026-47", "2026-W00", "2025-W53", "9999-W53", "2026-W\u0664\u0667"],
)
def test_what_is_no_week_is_refused_with_a_remedy(text: str) -> None:
    """The remedy shows one."""
    with pytest.raises(InputError) as refused:
        days_of_week(text)
    assert "2026-W47" in refused.value.remedy


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), "16 - 22 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 November - 6 December 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 - 3 January 2027"),
        (date(2026, 11, 16), date(2026, 11, 16), "16 November 2026"),
    ],
)
def test_a_range_says_no_more_than_is_needed(first: date, last: date, text: str) -> None:
    """Month and year stand once where they are the same."""
    assert range_text(first, last) == text


def test_a_day_has_its_date_where_it_is_not_alone() -> None:
    """In a week there is one Thursday."""
    assert day_text(date(2026, 11, 19)) == "Thu 19 Nov"
    assert day_text(date(2026, 11, 19), alone=True) == "Thu"
