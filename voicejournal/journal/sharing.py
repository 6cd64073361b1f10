"""What of an entry nobody else may see."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Share:
    """A choice about what somebody else may see of an entry: `scope` says which part of it."""

    entry_id: str
    scope: str
    choice: str
    made_at: datetime
