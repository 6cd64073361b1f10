"""Lengths in words: coarse where they are guesses."""

import pytest

from voicejournal.language.text.lengths import how_far_text, left_text


@pytest.mark.parametrize(
    ("done_s", "total_s", "said"),
    [
        (0, 3660, "0 of 61 minutes"),
        (725, 3660, "12 of 61 minutes"),
        (3660, 3660, "61 of 61 minutes"),
        (12.7, 95, "12 of 95 seconds"),
    ],
)
def test_how_far_is_said_in_whole_minutes(done_s: float, total_s: float, said: str) -> None:
    assert how_far_text(done_s, total_s) == said


@pytest.mark.parametrize(
    ("left_s", "said"),
    [
        (0, "less than a minute left"),
        (59, "less than a minute left"),
        (60, "about 1 minute left"),
        (61, "about 2 minutes left"),
        (600, "about 10 minutes left"),
        (601, "about 15 minutes left"),
        (3600, "about 1 hour left"),
        (4000, "about 1 hour 10 minutes left"),
    ],
)
def test_what_is_left_is_rounded_up_and_the_coarser_the_longer(left_s: float, said: str) -> None:
    assert left_text(left_s) == said
