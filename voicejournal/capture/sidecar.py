"""What lies beside a growing recording: its evening, its device, and whose copy it is.

The sound counts: a sidecar that is lost or damaged hides no recording.
"""

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voicejournal.journal import Moment, Recording, journal_day
from voicejournal.ports import CopyOf

DAMAGES = (ValueError, KeyError, TypeError, AttributeError, OverflowError)


def sidecar_name(recording_id: str) -> str:
    """The sidecar's file."""
    return f"{recording_id}.json"


def sidecar_bytes(recording: Recording, copy_of: CopyOf | None, *, private: bool = False) -> bytes:
    """What is written beside the sound before the first of it."""
    moment = recording.moment
    said: dict[str, object] = {
        "id": recording.id,
        "started_at": moment.at.isoformat(),
        "zone": moment.zone,
        "journal_day": moment.journal_day.isoformat(),
        "device": recording.device,
        "sample_rate_hz": recording.sample_rate_hz,
        "private": private,
    }
    if copy_of is not None:
        said["copy_of"] = asdict(copy_of)
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def told_recording(recording_id: str, sidecar: bytes) -> Recording | None:
    """What a sidecar tells; None where it is damaged."""
    try:
        kept = json.loads(sidecar)
        started_at = datetime.fromisoformat(kept["started_at"])
        if started_at.tzinfo is None:
            return None
        with suppress(ZoneInfoNotFoundError, ValueError):  # the instant has an offset of its own
            started_at = started_at.astimezone(ZoneInfo(kept["zone"]))
        moment = Moment(started_at, str(kept["zone"]), date.fromisoformat(kept["journal_day"]))
        return Recording(recording_id, moment, 0.0, str(kept["device"]))
    except DAMAGES:
        return None


def told_copy(sidecar: bytes) -> CopyOf | None:
    """What a copy is to be a copy of; None where it is none, or where that is in doubt."""
    try:
        said = json.loads(sidecar)["copy_of"]
        session = bool(said.get("session"))  # an older version did not say it
        return CopyOf(str(said["fingerprint"]), bool(said["private"]), session)
    except DAMAGES:
        return None  # whatever is in doubt passes for speech, which is never unlinked


def told_private(sidecar: bytes) -> bool:
    """Whether the recording is private; where that is in doubt, it is."""
    try:
        return bool(json.loads(sidecar).get("private", False))  # an older version did not say it
    except DAMAGES:
        return True


def guessed_recording(recording_id: str, changed_at_s: float, duration_s: float) -> Recording:
    """What the sound's own file tells where its sidecar does not."""
    started_at = datetime.fromtimestamp(changed_at_s, UTC) - timedelta(seconds=duration_s)
    here = started_at.astimezone()  # the zone of this machine is all that is known
    moment = Moment(here, here.strftime("%z"), journal_day(here))
    return Recording(recording_id, moment, 0.0, "")
