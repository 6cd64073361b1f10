"""The time that a file states of itself, in each kind of file."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.capture.stated_time import stated_times, told_by

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import WriteSound

AT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
WALL = AT.replace(tzinfo=None)


@pytest.mark.parametrize("name", ["a.m4a", "a.mp4", "a.mp3", "a.ogg", "a.opus", "a.flac"])
def test_every_kind_of_file_says_when_it_was_made(
    write_sound: "WriteSound", tmp_path: Path, name: str
) -> None:
    """Ogg keeps it with the stream, the others with the file."""
    stated = {"creation_time": "2026-11-17T22:30:00.000000Z"}
    path = write_sound(tmp_path / name, metadata=stated)
    assert [(told.at, told.has_hour) for told in stated_times(path)] == [(AT, True)]


def test_a_recorder_s_wave_says_its_day_and_hour_apart(
    write_sound: "WriteSound", tmp_path: Path
) -> None:
    stated = {"origination_date": "2026-11-17", "origination_time": "22:30:00"}
    options = {"write_bext": "1"}
    path = write_sound(tmp_path / "a.wav", metadata=stated, options=options)
    assert next((told.at, told.has_hour) for told in stated_times(path)) == (WALL, True)


def test_what_is_broken_states_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_text("2026-11-17 22:30\n" * 50)
    assert stated_times(tmp_path / "text.mp3") == ()
    assert stated_times(tmp_path / "none.m4a") == ()


@pytest.mark.parametrize(
    ("text", "at", "has_hour"),
    [
        ("2026-11-17T22:30:00.000000Z", AT, True),
        ("2026-11-17T22:30:00+0900", AT.replace(tzinfo=timezone(timedelta(hours=9))), True),
        ("2026-11-17 22:30:00", WALL, True),
        ("2026:11:17 22:30", WALL, True),
        ("20261117T223000", WALL, True),
        ("2026-11-17", WALL.replace(hour=12, minute=0), False),
    ],
)
def test_a_tag_is_read_however_it_writes_the_time(text: str, at: datetime, has_hour: bool) -> None:
    told = told_by(text)
    assert told is not None
    assert (told.at, told.at.utcoffset(), told.has_hour) == (at, at.utcoffset(), has_hour)


@given(st.text() | st.text("0123456789-:.TZ+ ", max_size=32))
def test_a_tag_of_nonsense_states_nothing(text: str) -> None:
    told = told_by(text)
    assert told is None or isinstance(told.at, datetime)
