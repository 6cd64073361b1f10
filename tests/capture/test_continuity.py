"""A device's sound against the clock: what is missing is found, what is only late is not."""

import pytest

from voicejournal.capture.asleep import asleep_text
from voicejournal.capture.continuity import Continuity

RATE_HZ = 16_000
BLOCK_S = 0.05


def losses(times_s: list[float]) -> list[float]:
    """What was found missing with blocks of a twentieth of a second that came at these times."""
    continuity = Continuity(RATE_HZ)
    found = (continuity.lost_s(int(BLOCK_S * RATE_HZ), at_s) for at_s in times_s)
    return [lost_s for lost_s in found if lost_s]


def steady(blocks: int, ticks: float = 1.0) -> list[float]:
    """Times of blocks that come one after the other, by a clock that ticks so much faster."""
    return [number * BLOCK_S * ticks for number in range(blocks)]


def test_a_gap_is_found_once_and_measured() -> None:
    whole = steady(200)
    times_s = [*whole[:100], *(at_s + 1.3 for at_s in whole[100:])]
    assert losses(times_s) == [pytest.approx(1.3, abs=0.05)]


def test_blocks_that_come_late_in_a_burst_are_not_missing() -> None:
    """The machine was busy for three quarters of a second; then all came at once."""
    times_s = [at_s if not 5.0 < at_s < 5.75 else 5.75 for at_s in steady(300)]
    assert losses(times_s) == []


@pytest.mark.parametrize("ticks", [0.999, 1.001])
def test_a_clock_that_ticks_otherwise_loses_nothing_in_an_hour(ticks: float) -> None:
    """A thousandth is ten times what quartz does."""
    assert losses(steady(72_000, ticks)) == []


@pytest.mark.parametrize(
    ("slept_s", "told"), [(9.6, "10 seconds"), (61.0, "1 minute"), (3 * 3600.0, "3 hours")]
)
def test_a_sleep_is_told_in_a_persons_measure(slept_s: float, told: str) -> None:
    assert f"slept for {told} in between" in asleep_text(slept_s)
