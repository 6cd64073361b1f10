"""When a recording made elsewhere was spoken: by the file itself, its name, or its last change."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from voicejournal.errors import InputError
from voicejournal.journal import Moment, journal_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from voicejournal.ports import Clock

FIRST_YEAR = 1990
"""No recorder that keeps files is older; a clock that was never set says 1904, 1970 or 1980."""
ITSELF = "the file itself"
NAME = "its name"
CHANGED = "when the file was last changed"
NOW = "now"


@dataclass(frozen=True, slots=True)
class FileTime:
    """When a file was spoken, and `source`, which says where that was taken from."""

    moment: Moment
    source: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A time as one source tells it; of a day alone `at` is the noon."""

    at: datetime
    source: str
    has_hour: bool = True

    def can_be(self, now: datetime) -> bool:
        """Whether it can have been spoken then."""
        is_past = self.at <= now if self.has_hour else self.at.date() <= now.date()
        return is_past and self.at.year >= FIRST_YEAR


def time_of(path: Path, clock: Clock, day_starts_at_hour: int) -> FileTime:
    """The moment of a file: the first time that is told and can be.

    What lies in the future, or before anybody recorded so, is not believed, and that is said. A
    day without an hour takes its hour from the next source that tells the same day.

    Raises:
        InputError: there is no such file.
    """
    here = clock.moment()
    told = list(_told(path, here.at))
    doubted = list(takewhile(lambda one: not one.can_be(here.at), told))
    believed = [one for one in told if one.can_be(here.at)] or [_Told(here.at, NOW)]
    chosen = _with_hour(believed)
    source = chosen.source
    if doubted and doubted[0].source != source:
        source += f"; {doubted[0].source} says {doubted[0].at.year}, which is not believed"
    at = min(chosen.at, here.at)
    day = journal_day(at, day_starts_at_hour)
    zone = here.zone if at.tzinfo is here.at.tzinfo else f"{at:%z}"
    return FileTime(replace(here, at=at, zone=zone, journal_day=day), source)


def _with_hour(believed: Sequence[_Told]) -> _Told:
    """The first; where it tells a day alone, with the hour that another tells of that day."""
    first = believed[0]
    if first.has_hour:
        return first
    for other in believed:
        if other.has_hour and other.at.date() == first.at.date():
            return replace(other, source=f"{first.source}, its hour from {other.source}")
    return replace(first, source=f"{first.source}, which tells the day alone")


def _told(path: Path, now: datetime) -> Iterator[_Told]:
    """What the sources tell, the most trusted first, on the clock of where it was spoken."""
    from voicejournal.capture.name_time import time_in_name
    from voicejournal.capture.stated_time import stated_times

    try:
        changed_s = path.stat().st_mtime
    except OSError as missing:
        raise InputError(f"There is no file {path}.", "Check the path.") from missing
    named = time_in_name(path.stem)
    sources = [(told, ITSELF) for told in stated_times(path)]
    sources += [(named, NAME)] if named else []
    for told, source in sources:
        with suppress(OverflowError, ValueError):  # a year that no clock here can show
            yield _Told(_local(told.at, now), source, told.has_hour)
    yield _Told(datetime.fromtimestamp(changed_s, UTC).astimezone(now.tzinfo), CHANGED)


def _local(at: datetime, now: datetime) -> datetime:
    """On the clock of here; on that of its own zone where it was spoken in another."""
    if at.tzinfo is None:
        at = at.replace(tzinfo=now.tzinfo).astimezone(UTC)  # by way of UTC: an hour may not be
    here = at.astimezone(now.tzinfo)
    return here if at.tzinfo is UTC or here.utcoffset() == at.utcoffset() else at
