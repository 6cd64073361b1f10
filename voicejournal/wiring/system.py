"""Time and names, from the machine."""

from __future__ import annotations

from datetime import UTC, datetime

from voicejournal.journal import Moment, journal_day


class SystemClock:
    """The machine's time, in the person's zone (ports.Clock)."""

    def __init__(self, day_starts_at_hour: int) -> None:
        self._day_starts_at_hour = day_starts_at_hour

    def now(self) -> datetime:
        """Aware instant in the person's zone."""
        return datetime.now(UTC).astimezone()

    def moment(self) -> Moment:
        """Now, with the zone's name and the evening's day."""
        import tzlocal

        try:
            now = datetime.now(tzlocal.get_localzone())
            zone = tzlocal.get_localzone_name()
        except (LookupError, ValueError, OSError):  # a broken TZ must not forbid to record
            now = self.now()
            zone = f"{now:%z}"
        return Moment(now, zone, journal_day(now, self._day_starts_at_hour))


def new_id() -> str:
    """A fresh UUIDv7 (ports.Identify)."""
    import uuid_utils

    return str(uuid_utils.uuid7())
