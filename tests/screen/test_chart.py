"""The chart of moods."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from voicejournal.journal import DayRating, RatedWhen, TrendPoint
from voicejournal.screen.chart import mood_chart

MONDAY = date(2026, 11, 16)


def rated(day: date, mood: int | None, energy: int | None = None) -> DayRating:
    """A day."""
    return DayRating(day, mood, energy, None if mood is None else RatedWhen.SAME_DAY)


def days_of(*ratings: int | None) -> list[DayRating]:
    """Days from Monday."""
    return [rated(MONDAY + timedelta(days=n), rating) for n, rating in enumerate(ratings)]


def test_a_week_shows_its_numbers_and_its_gap() -> None:
    """Legible without colour: the rating itself stands in its row."""
    assert mood_chart(days_of(4, 5, None, 2, 5, 10, 7), 60, ascii_only=True) == (
        " 10 |                                10\n"
        "    |\n"
        "  8 |\n"
        "    |                                      7\n"
        "  6 |\n"
        "    |        5                 5\n"
        "  4 |  4\n"
        "    |\n"
        "  2 |                    2\n"
        "    |\n"
        "  0 |\n"
        "    +------------------------------------------\n"
        "       M     T     W     T     F     S     S\n"
        "       16    17    18    19    20    21    22\n"
        " 16 Nov 2026 - 22 Nov 2026. Blank: not rated.\n"
    )


def test_energy_is_a_row_of_figures_and_the_trend_stands_where_nothing_else_does() -> None:
    """With a word for each below."""
    days = [
        rated(MONDAY + timedelta(days=n), mood, energy)
        for n, (mood, energy) in enumerate([(2, 10), (8, None), (None, 3), (2, 0)])
    ]
    trend = [TrendPoint(MONDAY, 4.0), TrendPoint(MONDAY + timedelta(days=2), 6.0)]
    assert mood_chart(days, 24, trend, ascii_only=True) == (
        " 10 |\n"
        "    |\n"
        "  8 |     8\n"
        "    |\n"
        "  6 |         .\n"
        "    |     .\n"
        "  4 | .\n"
        "    |\n"
        "  2 | 2           2\n"
        "    |\n"
        "  0 |\n"
        "    +----------------\n"
        "  E   10      3   0\n"
        "      M   T   W   T\n"
        "      16  17  18  19\n"
        " 16 Nov 2026 - 19 Nov\n"
        " 2026. Blank: not rated.\n"
        " E: energy. . the trend\n"
        " (LOWESS), for the eye\n"
        " alone.\n"
    )


def test_days_that_are_missing_are_gaps() -> None:
    """The store gives only days with an entry; the chart keeps the distance between them."""
    two = [rated(MONDAY, 3), rated(MONDAY + timedelta(days=3), 3)]
    assert mood_chart(two, 60) == mood_chart(days_of(3, None, None, 3), 60)


def test_more_days_than_fit_become_means_of_weeks() -> None:
    """And the chart says so: here 2.0 and 8.0, from the rated evenings alone."""
    ratings = [1, 3, None, None, None, None, None, *[8] * 7, *[5] * 28]
    chart = mood_chart(days_of(*ratings), 40)
    assert "2.0" in chart
    assert "8.0" in chart
    assert "Each column is the mean of a week's" in " ".join(chart.split())


def test_more_weeks_than_fit_are_the_last_ones() -> None:
    """It says how many are not shown."""
    chart = " ".join(mood_chart(days_of(*[5] * 700), 20).split())
    assert "These are the last 15 of 100 weeks." in chart


def test_nothing_rated_is_said() -> None:
    """No empty frame."""
    assert mood_chart([], 60) == mood_chart(days_of(None, None), 60) == "No mood is rated yet.\n"


@given(
    st.lists(st.none() | st.integers(0, 10), max_size=500),
    st.integers(-5, 200),
    st.booleans(),
)
def test_the_chart_keeps_its_width(ratings: list[int | None], width: int, ascii_only: bool) -> None:
    """Whatever the days; and in ASCII where that was asked for."""
    trend = [TrendPoint(MONDAY, 3.0), TrendPoint(MONDAY + timedelta(days=90), 7.0)]
    days = [rated(day.day, day.pleasantness, 10) for day in days_of(*ratings)]
    chart = mood_chart(days, width, trend, ascii_only=ascii_only)
    assert max(map(len, chart.split("\n"))) <= max(width, 21)
    assert chart.isascii() or not ascii_only
