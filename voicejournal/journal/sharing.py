"""What of an entry nobody else may see."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PrivatePassage:
    """Raw words `start_word:end_word` of transcript `of`, which are for nobody else.

    `answered` is False while it was only proposed ('keep this between us'): until the person says
    otherwise it is as private as any. The indices are those of edits, so that an edit moves none.
    """

    of: str
    start_word: int
    end_word: int
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Share:
    """A choice about what somebody else may see of an entry: `scope` says which part of it."""

    entry_id: str
    scope: str
    choice: str
    made_at: datetime
