"""The person's clock, and new ids."""

from datetime import datetime
from typing import Protocol

from voicejournal.journal import Moment


class Clock(Protocol):
    """The time and place of the person; the core has none of its own."""

    def now(self) -> datetime:
        """Aware instant in the person's zone."""
        ...

    def moment(self) -> Moment:
        """Now, with the zone's name and the evening's day."""
        ...


class Identify(Protocol):
    """Gives new ids."""

    def __call__(self) -> str:
        """Return a fresh UUIDv7."""
        ...
