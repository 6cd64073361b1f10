"""The days that a page tells of."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a page, both ends included."""

    first: date
    last: date

    @property
    def before(self) -> "Days":
        """As many days, just before."""
        length = (self.last - self.first).days + 1
        return Days(self.first - timedelta(days=length), self.first - timedelta(days=1))
