"""When a file was spoken: what it says itself, else its name, else its last change; said which."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicejournal.cli.file_time import FIRST_YEAR, time_of
from voicejournal.journal import Moment

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import WriteSound

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=LONDON)
CHANGED = datetime(2026, 11, 18, 7, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Clock:
    """A FAKE clock that stands."""

    at: datetime = NOW

    def now(self) -> datetime:
        """Now."""
        return self.at

    def moment(self) -> Moment:
        """Now, in London."""
        return Moment(self.at, "Europe/London", self.at.date())


def told(path: Path, changed: datetime = CHANGED) -> tuple[str, str, str]:
    """The time, its zone and where it is from, of a file last changed then."""
    os.utime(path, (changed.timestamp(), changed.timestamp()))
    found = time_of(path, Clock(), 4)
    return f"{found.moment.at:%Y-%m-%d %H:%M}", found.moment.zone, found.source


def a_file(tmp_path: Path, name: str) -> Path:
    """A file that states nothing of itself."""
    (tmp_path / name).write_bytes(b"")
    return tmp_path / name


def test_what_the_file_states_goes_before_its_name(
    write_sound: "WriteSound", tmp_path: Path
) -> None:
    """In the person's zone: half past ten in summer is half past nine in UTC."""
    stated = {"creation_time": "2026-07-17T21:30:00Z"}
    path = write_sound(tmp_path / "20260101_120000.m4a", 1.0, metadata=stated)
    assert told(path) == ("2026-07-17 22:30", "Europe/London", "the file itself")


def test_what_was_spoken_in_another_zone_keeps_its_clock(
    write_sound: "WriteSound", tmp_path: Path
) -> None:
    """Half past ten at night in Tokyo belongs to that evening."""
    stated = {"com.apple.quicktime.creationdate": "2026-11-17T22:30:00+0900"}
    options = {"movflags": "use_metadata_tags"}
    path = write_sound(tmp_path / "a.mov", 1.0, metadata=stated, options=options)
    assert told(path) == ("2026-11-17 22:30", "+0900", "the file itself")


def test_a_name_goes_before_the_last_change(tmp_path: Path) -> None:
    named = a_file(tmp_path, "Recording_20261117_223000.m4a")
    assert told(named) == ("2026-11-17 22:30", "Europe/London", "its name")
    unnamed = a_file(tmp_path, "New Recording 12.m4a")
    assert told(unnamed)[::2] == ("2026-11-18 07:15", "when the file was last changed")


def test_a_day_takes_its_hour_from_what_tells_the_same_day(tmp_path: Path) -> None:
    message = a_file(tmp_path, "PTT-20261118-WA0001.opus")
    source = "its name, its hour from when the file was last changed"
    assert told(message)[::2] == ("2026-11-18 07:15", source)
    moved = told(message, changed=CHANGED + timedelta(days=1))
    assert moved[::2] == ("2026-11-18 12:00", "its name, which tells the day alone")


@pytest.mark.parametrize("wrong", ["2031-01-01T00:00:00Z", "1980-01-01T00:00:00Z"])
def test_what_cannot_be_is_not_believed_and_that_is_said(
    write_sound: "WriteSound", tmp_path: Path, wrong: str
) -> None:
    """A clock that was never set, or set wrongly."""
    path = write_sound(tmp_path / "20261117_2230.flac", 1.0, metadata={"date": wrong})
    says = f"its name; the file itself says {wrong[:4]}, which is not believed"
    assert told(path)[::2] == ("2026-11-17 22:30", says)
    future = a_file(tmp_path, "20270101_2230.m4a")
    says = "when the file was last changed; its name says 2027, which is not believed"
    assert told(future)[::2] == ("2026-11-18 07:15", says)


def test_where_nothing_can_be_it_is_now(tmp_path: Path) -> None:
    path = a_file(tmp_path, "memo.m4a")
    says = "now; when the file was last changed says 2033, which is not believed"
    assert told(path, datetime(2033, 1, 1, tzinfo=UTC))[::2] == ("2026-11-20 09:00", says)


def test_a_night_s_file_belongs_to_the_evening_before(tmp_path: Path) -> None:
    path = a_file(tmp_path, "20261118-013000.m4a")
    assert time_of(path, Clock(), 4).moment.journal_day == date(2026, 11, 17)


@given(at=st.datetimes(datetime(1985, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_file_is_of_the_future_or_of_before_there_were_such(
    tmp_path: Path, at: datetime
) -> None:
    path = a_file(tmp_path, f"{at:%Y%m%d_%H%M%S}.m4a")
    found = time_of(path, Clock(datetime.now(LONDON)), 4).moment.at
    assert found.year >= FIRST_YEAR
    assert found <= datetime.now(LONDON)
    path.unlink()
