"""When a recording made elsewhere was spoken: its own metadata, else when it was last changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from voicejournal.errors import InputError
from voicejournal.journal import Moment, journal_day

if TYPE_CHECKING:
    from pathlib import Path

    from voicejournal.ports import Clock

METADATA_KEYS = ("creation_time", "date")


def time_of(path: Path, clock: Clock, day_starts_at_hour: int) -> tuple[Moment, str]:
    """The moment of a sound file, and what it was taken from.

    Raises:
        InputError: there is no such file.
    """
    here = clock.moment()
    try:
        changed_s = path.stat().st_mtime
    except OSError as missing:
        raise InputError(f"There is no file {path}.", "Check the path.") from missing
    stated = _stated_time(path)
    at = stated or datetime.fromtimestamp(changed_s, UTC)
    local = at.astimezone(here.at.tzinfo)
    moment = replace(here, at=local, journal_day=journal_day(local, day_starts_at_hour))
    return moment, "the file itself" if stated else "when the file was last changed"


def _stated_time(path: Path) -> datetime | None:
    import av

    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            stated = [container.metadata.get(key) for key in METADATA_KEYS]
    except av.FFmpegError:
        return None  # reading its sound will say what is wrong with it
    for text in filter(None, stated):
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            continue
        if at.tzinfo is not None:
            return at
    return None
