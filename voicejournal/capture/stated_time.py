"""When a recording was made, by what its file states of itself."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from voicejournal.capture.name_time import NOON, ToldTime
from voicejournal.capture.sound_file import opened
from voicejournal.errors import InputError

KEYS = (
    "com.apple.quicktime.creationdate",  # with the zone that it was spoken in
    "creation_time",
    "date_time_original",
    "date",
    "date_recorded",
    "tdrc",
    "icrd",
)
_DAY = re.compile(r"\d{4}[-:.]\d{2}[-:.]\d{2}")
_TIME = re.compile(r"\d{2}[:.-]\d{2}([:.-]\d{2})?")


def stated_times(path: Path) -> tuple[ToldTime, ...]:
    """All times that the file states, the most telling first; none where it cannot be opened.

    A broken file states nothing: reading its sound says what is wrong with it.
    """
    try:
        with opened(path) as container:
            tags: dict[str, str] = {}
            for part in (container, *container.streams):  # Ogg keeps its tags with the stream
                for key, value in part.metadata.items():
                    tags.setdefault(key.lower(), value)
    except InputError:
        return ()
    told = tuple(_told(tags))
    return (
        *(time for time in told if time.has_hour),
        *(time for time in told if not time.has_hour),
    )


def _told(tags: dict[str, str]) -> Iterator[ToldTime]:
    day, hour = tags.get("date", "").strip(), tags.get("creation_time", "").strip()
    if _DAY.fullmatch(day) and _TIME.fullmatch(hour):  # a broadcast wave has them apart
        tags = {**tags, "creation_time": f"{day} {hour}"}
    for text in filter(None, map(tags.get, KEYS)):
        told = told_by(text)
        if told is not None:
            yield told


def told_by(text: str) -> ToldTime | None:
    """The time that a tag states; None where it states none, or no more than a year."""
    text = text.strip()
    if not _DAY.match(text):
        with suppress(ValueError):  # 20261117T223000 is a time as well
            return _of(datetime.fromisoformat(text)) if "T" in text else None
        return None
    day, rest = re.sub(r"[:.]", "-", text[:10]), text[10:].strip().lstrip("T")
    with suppress(ValueError):
        if not rest:
            return ToldTime(datetime.fromisoformat(f"{day}T{NOON}:00"), has_hour=False)
        if _TIME.fullmatch(rest):
            rest = re.sub(r"[.-]", ":", rest)
        return _of(datetime.fromisoformat(f"{day}T{rest}"))
    return None


def _of(at: datetime) -> ToldTime:
    """UTC, as files state an instant whose zone they do not keep, and any other zone as it is."""
    is_utc = at.tzinfo is not None and not at.utcoffset()
    return ToldTime(at.replace(tzinfo=UTC) if is_utc else at)
