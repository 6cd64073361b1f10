"""The time in a file's name, as telephones, messengers and recorders write it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.capture.name_time import ToldTime, time_in_name

AT = datetime(2026, 11, 17, 22, 30)  # noqa: DTZ001 - a name tells the clock on the wall
NAMED = {
    "Recording_20261117_223000": AT,
    "2026-11-17 22.30.00": AT,
    "20261117-223000": AT,
    "20261117223000": AT,
    "WhatsApp Ptt 2026-11-17 at 22.30.00": AT,
    "WhatsApp Audio 2026-11-17 at 10.30.00 PM": AT,
    "audio_2026-11-17_22-30-00": AT,
    "signal-2026-11-17-22-30-00-123": AT,
    "20261117 223000-3F2A1B2C": AT,
    "PXL_20261117_223000123": AT,
    "Voice 261117_223000": AT,
    "261117_2230": AT,
    "2026-11-17 at 12.05 am": AT.replace(hour=0, minute=5),
    "20261117T223000Z": AT.replace(tzinfo=UTC),
}
DAYS = ("Voice 004_2026-11-17", "PTT-20261117-WA0001", "Memo 2026.11.17", "20261117_993000")
TIMELESS = ("New Recording 12", "Voice 004", "20269917", "2026", "1234567890123", "", "é\x1b[2J")

FORMATS = (
    "%Y%m%d_%H%M%S",
    "%Y-%m-%d %H.%M.%S",
    "%Y%m%d-%H%M%S",
    "%Y-%m-%d-%H-%M-%S",
    "%Y_%m_%d %H_%M_%S",
    "%Y%m%d%H%M%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d at %I.%M.%S %p",
    "%y%m%d_%H%M%S",
)
BEFORE = st.sampled_from(("", "Recording_", "Voice 004 ", "REC-", "new", "WA0001 - "))
AFTER = st.sampled_from(("", " (1)", "-WA0001", " new", "_é", "-3F2A1B2C"))
TIMES = st.datetimes(AT.replace(year=2000), AT.replace(year=2099)).map(
    lambda at: at.replace(microsecond=0)
)


@pytest.mark.parametrize(("name", "at"), NAMED.items())
def test_a_name_tells_its_time(name: str, at: datetime) -> None:
    assert time_in_name(name) == ToldTime(at)


@pytest.mark.parametrize("name", DAYS)
def test_a_name_may_tell_its_day_alone(name: str) -> None:
    assert time_in_name(name) == ToldTime(AT.replace(hour=12, minute=0), has_hour=False)


@pytest.mark.parametrize("name", TIMELESS)
def test_a_name_may_tell_nothing(name: str) -> None:
    assert time_in_name(name) is None


@given(TIMES, st.sampled_from(FORMATS), BEFORE, AFTER)
def test_a_time_that_was_written_comes_back(
    at: datetime, written: str, before: str, after: str
) -> None:
    assert time_in_name(f"{before}{at:{written}}{after}") == ToldTime(at)


@given(TIMES, st.sampled_from(("%Y%m%d", "%Y-%m-%d", "%Y.%m.%d", "%Y_%m_%d")), BEFORE)
def test_a_day_that_was_written_comes_back(at: datetime, written: str, before: str) -> None:
    told = time_in_name(f"{before}{at:{written}} evening")
    assert told is not None
    assert (told.at.date(), told.has_hour) == (at.date(), False)


@given(st.text() | st.text("0123456789-_. TZatAPM:", max_size=40))
def test_nonsense_tells_nothing_or_a_time_of_the_calendar(name: str) -> None:
    told = time_in_name(name)
    assert told is None or 1900 <= told.at.year < 2100
    assert told is None or told.at.utcoffset() in {None, timedelta(0)}
