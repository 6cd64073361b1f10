"""When something was spoken."""

from datetime import date

import pytest

from voicejournal.cli.moments import moment_from_text
from voicejournal.errors import InputError


def test_the_night_until_four_belongs_to_the_day_before() -> None:
    early = moment_from_text("2026-11-21T03:59:00+00:00[Europe/London]", 4)
    late = moment_from_text("2026-11-21T04:00:00+00:00[Europe/London]", 4)
    assert (early.journal_day, late.journal_day) == (date(2026, 11, 20), date(2026, 11, 21))


def test_the_hour_that_happens_twice_is_one_evening() -> None:
    first = moment_from_text("2026-10-25T01:30:00+01:00[Europe/London]", 4)
    second = moment_from_text("2026-10-25T01:30:00+00:00[Europe/London]", 4)
    assert second.at.timestamp() - first.at.timestamp() == 3600
    assert first.journal_day == second.journal_day == date(2026, 10, 24)


def test_the_zones_own_clock_decides_the_day() -> None:
    moment = moment_from_text("2026-10-26T22:30:00-04:00[America/New_York]", 4)
    assert (moment.zone, moment.journal_day) == ("America/New_York", date(2026, 10, 26))


def test_without_a_zone_the_offset_is_kept() -> None:
    assert moment_from_text("2026-10-26T22:30:00-04:00", 4).zone == "-0400"


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-11-21", "2026-11-21T22:00", "2026-11-21T22:00+00:00[Mars/Base]"]
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        moment_from_text(text, 4)
