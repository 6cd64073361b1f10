"""Which homework is asked after on an evening: one piece, asked longest ago, never often."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from voicejournal.flows.homework import due
from voicejournal.journal import Homework, Moment, Report

TUESDAY = date(2026, 10, 27)
BREATHING = Homework("Breathing", datetime(2026, 10, 27, 10, tzinfo=UTC), number=1)
RECORD = Homework("A thought record", datetime(2026, 10, 27, 10, tzinfo=UTC), number=2)


def evening(days_later: int) -> Moment:
    """An evening so many days after the session."""
    day = TUESDAY + timedelta(days=days_later)
    return Moment(datetime.combine(day, time(22), UTC), "UTC", day)


def told(homework: Homework, *days_later: int, tried: bool | None = True) -> Homework:
    """Homework that was asked after on some evenings."""
    days = [TUESDAY + timedelta(days=later) for later in days_later]
    more = tuple(Report(homework.number, str(day), day, tried) for day in days)
    return replace(homework, reports=(*homework.reports, *more))


def test_it_is_not_asked_after_on_the_day_it_was_given() -> None:
    assert due([BREATHING], evening(0)) is None
    assert due([BREATHING], evening(1)) == BREATHING


def test_once_asked_it_rests_for_an_evening() -> None:
    assert due([told(BREATHING, 1)], evening(2)) is None
    assert due([told(BREATHING, 1)], evening(3)) is not None


def test_of_two_the_one_asked_longest_ago_comes_first() -> None:
    assert due([BREATHING, RECORD], evening(1)) == BREATHING
    assert due([told(BREATHING, 1), RECORD], evening(2)) == RECORD
    assert due([told(BREATHING, 1), told(RECORD, 2)], evening(6)) == told(BREATHING, 1)


def test_what_was_left_unanswered_twice_in_a_row_is_left_alone() -> None:
    """Until a session carries it on."""
    silent = told(BREATHING, 1, 3, tried=None)
    assert due([silent], evening(6)) is None
    carried = replace(silent, carried_at=datetime(2026, 11, 3, 10, tzinfo=UTC))
    assert due([carried], evening(8)) == carried
    assert due([told(told(BREATHING, 1, tried=None), 3)], evening(6)) is not None


def test_what_is_closed_is_not_asked_after() -> None:
    assert due([replace(BREATHING, outcome="done")], evening(4)) is None
