"""The remaining time: from the last minutes of work, said when there is something to say."""

import pytest

from voicejournal.flows.pace import FEWEST_MARKS, WINDOW_S, Pace


class Watch:
    """A FAKE clock that goes when it is told."""

    now_s = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now_s


def test_before_some_pieces_are_read_nothing_is_said() -> None:
    """Of few pieces, or of very little time, the pace is chance."""
    watch = Watch()
    pace = Pace(watch)
    assert pace.left_s(600) is None
    for number in range(FEWEST_MARKS - 1):
        watch.now_s += 10
        pace.mark(number * 80.0)
    assert pace.left_s(600) is None
    quick = Pace(watch)
    for number in range(10):
        watch.now_s += 0.1
        quick.mark(number * 80.0)
    assert quick.left_s(600) is None


def test_loading_the_model_counts_for_nothing() -> None:
    """The clock of the pace starts with the first piece."""
    watch = Watch()
    pace = Pace(watch)
    watch.now_s += 500
    for number in range(1, 6):
        watch.now_s += 4
        pace.mark(number * 20.0)
    assert pace.left_s(100) == pytest.approx(20)


def test_a_machine_that_becomes_slower_is_heeded() -> None:
    """Only the last minutes count."""
    watch = Watch()
    pace = Pace(watch)
    worked_s = 0.0
    for seconds in [2.0] * 200 + [10.0] * int(WINDOW_S / 10 + 2):
        watch.now_s += seconds
        worked_s += 20
        pace.mark(worked_s)
    assert pace.left_s(200) == pytest.approx(100, rel=0.1)


def test_between_two_pieces_it_goes_down_and_never_below_nothing() -> None:
    watch = Watch()
    pace = Pace(watch)
    for number in range(1, 6):
        watch.now_s += 4
        pace.mark(number * 20.0)
    watch.now_s += 5
    assert pace.left_s(100) == pytest.approx(15)
    watch.now_s += 100
    assert pace.left_s(100) == 0
