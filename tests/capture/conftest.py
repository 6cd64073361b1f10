"""Evenings and spools for the tests of sound."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from voicejournal.capture.spool import WavSpool
from voicejournal.journal import Moment


@pytest.fixture
def tonight() -> Moment:
    """Half past ten in London."""
    at = datetime(2026, 11, 17, 22, 30, tzinfo=ZoneInfo("Europe/London"))
    return Moment(at, "Europe/London", date(2026, 11, 17))


@pytest.fixture
def spool(tmp_path: Path) -> WavSpool:
    """An empty spool."""
    return WavSpool(tmp_path / "spool")
