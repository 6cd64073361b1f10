"""What went together with mood: the rules of what may be said, and the statistics behind them."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.journal import (
    Factor,
    FactorKind,
    Pattern,
    Patterns,
    RatedEvening,
    RatedWhen,
    Verdict,
)
from voicejournal.summary.patterns.days import day_ratings
from voicejournal.summary.patterns.find import find_patterns
from voicejournal.summary.patterns.line import page_line
from voicejournal.summary.patterns.permutation import false_discovery_rates, permutation_test
from voicejournal.summary.patterns.trend import lowess, trend_of

FIRST = date(2026, 8, 31)
WORK = Factor(FactorKind.TRIGGER, "work")


def evening(
    day: int, mood: int | None, *labels: str, private: bool = False, energy: int | None = None
) -> RatedEvening:
    """An evening some days after the first one."""
    return RatedEvening(
        day,
        FIRST + timedelta(days=day),
        mood,
        energy,
        None if mood is None else RatedWhen.SAME_DAY,
        private,
        frozenset(Factor(FactorKind.TRIGGER, label) for label in labels),
    )


def evenings(count: int, on: int, drop: float = 3.0, seed: int = 1) -> list[RatedEvening]:
    """Evenings of which some name work, on which the mood is lower."""
    chance = np.random.default_rng(seed)
    named = set(chance.choice(count, on, replace=False).tolist())
    moods = np.clip(np.rint(chance.normal(6, 1, count)), 0, 10)
    return [
        evening(day, max(0, int(moods[day] - (drop if day in named else 0))), *labels)
        for day in range(count)
        for labels in [("work",) if day in named else ()]
    ]


def found_in(given_evenings: Sequence[RatedEvening]) -> Patterns:
    """The patterns of all days."""
    return find_patterns(given_evenings, FIRST, FIRST + timedelta(days=400))


def line_of(given_evenings: Sequence[RatedEvening], days: int) -> str | None:
    """The line of a page that ends so many days after the first one."""
    line = page_line(given_evenings, FIRST + timedelta(days=days))
    return line.text if line else None


def only(found: Patterns) -> Pattern:
    """The one pattern there is."""
    (pattern,) = found.patterns
    return pattern


def test_a_difference_that_is_there_is_found_with_both_counts() -> None:
    """In points, of a mood of 0 to 10."""
    pattern = only(found_in(evenings(56, 16)))
    assert pattern.verdict is Verdict.TOGETHER
    assert (pattern.evenings_with, pattern.evenings_without) == (16, 40)
    assert pattern.difference == pytest.approx(-3, abs=0.8)
    assert pattern.adjusted == pytest.approx(-3, abs=0.8)
    assert pattern.p is not None
    assert pattern.p <= 0.001


@pytest.mark.parametrize(("count", "on"), [(27, 12), (56, 7), (56, 52), (56, 1), (20, 10)])
def test_with_too_few_evenings_nothing_is_said(count: int, on: int) -> None:
    """Under 28 rated ones, under 8 that name it, or with fewer than 5 on the other side."""
    found = found_in(evenings(count, on))
    assert found.tested == 0
    pattern = only(found)
    assert pattern.verdict is Verdict.TOO_FEW
    assert (pattern.evenings_with, pattern.evenings_without) == (on, count - on)
    assert (pattern.difference, pattern.adjusted, pattern.p) == (None, None, None)


@pytest.mark.parametrize(("count", "on"), [(28, 8), (28, 23), (57, 52)])
def test_with_just_enough_it_is_compared(count: int, on: int) -> None:
    assert found_in(evenings(count, on)).tested == 1


def test_the_same_evenings_always_come_to_the_same() -> None:
    """Whatever was reckoned before, and whatever day the first of them is."""
    given_evenings = evenings(40, 12, drop=1)
    assert found_in(given_evenings) == found_in(given_evenings)


def test_what_only_drifts_along_with_the_mood_is_no_finding() -> None:
    """Both fall over three months: the trend explains it, and neither went with the other."""
    chance = np.random.default_rng(4)
    given_evenings = [
        evening(
            day,
            round(8 - day / 14 + chance.normal()),
            *(("work",) if chance.random() < day / 84 else ()),
        )
        for day in range(84)
    ]
    pattern = only(found_in(given_evenings))
    assert pattern.difference is not None
    assert pattern.difference < -1
    assert pattern.verdict is Verdict.NO_DIFFERENCE


def test_moods_that_never_change_go_together_with_nothing() -> None:
    """And nothing is divided by zero."""
    given_evenings = [evening(day, 5, *(("work",) if day % 3 == 0 else ())) for day in range(60)]
    pattern = only(found_in(given_evenings))
    assert (pattern.verdict, pattern.p) == (Verdict.NO_DIFFERENCE, 1.0)


def test_a_factor_that_is_its_own_trend_is_no_finding() -> None:
    """Named on no evening of the first half, and on each of the second."""
    days = np.arange(56)
    named = (days >= 28).astype(float)[:, None]
    test = permutation_test(days, 5 + 2 * named[:, 0], np.ones((56, 1)))
    assert test.p.tolist() == [1.0]


def test_p_is_uniform_where_there_is_nothing() -> None:
    """So that one in twenty, and no more, is below a twentieth."""
    chance = np.random.default_rng(11)
    days = np.arange(60)
    shares = []
    for _ in range(30):
        moods = np.rint(chance.normal(5, 2, 60))
        named = (chance.random((60, 8)) < 0.3).astype(float)
        shares.append(permutation_test(days, moods, named).p)
    p = np.concatenate(shares)
    for below in (0.05, 0.25, 0.5, 0.75):
        assert np.mean(p <= below) == pytest.approx(below, abs=0.08)


def test_q_is_that_of_benjamini_and_hochberg() -> None:
    """The example is checked by hand."""
    q = false_discovery_rates(np.array([0.04, 0.01, 0.5, 0.02]))
    assert q.tolist() == pytest.approx([0.04 * 4 / 3, 0.04, 0.5, 0.04])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_q_is_never_below_p_and_keeps_its_order(p: list[float]) -> None:
    given_p = np.array(p)
    q = false_discovery_rates(given_p)
    assert bool(np.all((q >= given_p - 1e-12) & (q <= 1)))
    assert bool(np.all(np.diff(q[np.argsort(given_p, kind="stable")]) >= 0))


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 10), st.booleans()), max_size=80))
def test_whatever_was_rated_no_rule_is_broken(
    rated: list[tuple[int, int, bool]],
) -> None:
    """Two evenings of a day, gaps, all on one side: a claim always has its evenings."""
    rated.sort()
    given_evenings = [evening(day, mood, *(["work"] if on else [])) for day, mood, on in rated]
    found = found_in(given_evenings)
    for pattern in found.patterns:
        assert pattern.evenings_with + pattern.evenings_without == len(found.rated_days)
        if pattern.verdict is not Verdict.TOO_FEW:
            assert len(found.rated_days) >= 28
            assert pattern.evenings_with >= 8
            assert pattern.evenings_without >= 5


def test_a_day_has_its_last_ratings() -> None:
    """A later evening that is not rated hides none; what is named on either counts for the day."""
    given_evenings = [
        evening(0, 4, energy=2),
        evening(0, 7),
        evening(0, None, "work"),
        evening(2, None, "work"),
    ]
    days = day_ratings(given_evenings)
    assert [(day.pleasantness, day.energy) for day in days] == [(7, 2), (None, None)]
    found = found_in(given_evenings)
    assert only(found).evenings_with == 1
    assert (len(found.rated_days), found.missing) == (1, 0)


def test_no_trend_is_drawn_under_four_weeks() -> None:
    assert trend_of(day_ratings(evenings(27, 8))) == ()
    assert len(trend_of(day_ratings(evenings(28, 8)))) == 28


@given(st.floats(-2, 2), st.floats(-5, 5), st.integers(28, 60))
def test_the_trend_of_a_line_is_that_line(slope: float, start: float, count: int) -> None:
    x = np.arange(count, dtype=float)
    assert np.allclose(lowess(x, start + slope * x, x), start + slope * x, atol=1e-6)


@given(st.lists(st.integers(0, 400), min_size=28, max_size=60, unique=True), st.data())
def test_the_trend_is_of_the_nearest_evenings_alone(days: list[int], data: st.DataObject) -> None:
    """Beyond half of the evenings the moods do not matter, however uneven the days are."""
    x = np.array(sorted(days), dtype=float)
    y = np.array(data.draw(st.lists(st.integers(0, 10), min_size=len(x), max_size=len(x))), float)
    for here, smooth in zip(x, lowess(x, y, x), strict=True):
        away = np.abs(x - here)
        weight = np.clip(1 - (away / np.sort(away)[math.ceil(len(x) / 2) - 1]) ** 3, 0, None) ** 3
        line = np.polynomial.Polynomial.fit(x, y, 1, w=np.sqrt(weight))
        assert math.isclose(smooth, line(here), rel_tol=1e-5, abs_tol=1e-5)


def test_the_pages_line_counts_where_it_is_too_early() -> None:
    """What was named most, in the words of the page."""
    given_evenings = [
        evening(day, 5, *(("work conflict",) if day < 5 else ("family",) if day < 8 else ()))
        for day in range(14)
    ]
    line = "work conflict: on 5 of 14 evenings - too few to say more"
    assert line_of(given_evenings, 13) == line


def test_the_pages_line_says_what_went_together() -> None:
    """With both counts, and how many were compared."""
    line = line_of(evenings(56, 16), 55)
    assert line is not None
    assert line.startswith("work: mood ")
    assert line.endswith(" points lower on 16 evenings than on 40 others, 12 weeks, 1 compared")


def test_the_pages_line_says_that_there_is_no_clear_difference() -> None:
    given_evenings = [evening(day, 5 + day % 2, *(["work"] * (day % 4 < 2))) for day in range(56)]
    assert line_of(given_evenings, 55) == "work: on 28 of 56 evenings, no clear difference in mood"


def test_nothing_of_a_private_evening_is_in_the_pages_line() -> None:
    """Not the label, not the count, not the mood; on one's own screen it counts."""
    shared = [evening(day, 5, *(("work",) if day % 2 else ())) for day in range(10)]
    private = [evening(day, 1, "the letter", "work", private=True) for day in range(10, 20)]
    partly = [replace(each, private=False, private_parts=True) for each in private]
    assert line_of([*shared, *private], 19) == line_of(shared, 19)
    assert line_of([*shared, *partly], 19) == line_of(shared, 19)
    labels = {pattern.factor.label for pattern in found_in([*shared, *private]).patterns}
    assert labels == {"work", "the letter"}


def test_the_page_has_no_line_without_anything_that_came_twice() -> None:
    assert line_of([], 13) is None
    assert line_of([evening(0, 5), evening(1, 4, "work")], 13) is None
    assert line_of([evening(day, 5, "work") for day in range(10)], 200) is None


def test_the_page_names_no_person_and_no_skill() -> None:
    """They are compared on one's own screen."""
    factors = frozenset({Factor(FactorKind.PERSON, "my sister"), Factor(FactorKind.SKILL, "walk")})
    given_evenings = [replace(evening(day, 5), factors=factors) for day in range(10)]
    assert line_of(given_evenings, 13) is None
    assert len(found_in(given_evenings).patterns) == 2
