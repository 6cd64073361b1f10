"""What can be saved of a damaged journal."""

from dataclasses import dataclass
from typing import Protocol

from voicejournal.journal import Moment, Recording


@dataclass(frozen=True, slots=True)
class Saved:
    """What a damaged journal comes to in a new one. The numbers are those of its entries.

    Attributes:
        whole: as they were, or as whole as they ever were.
        unheard: whose words are lost or altered, and are made again from their sound.
        doubtful: whose words are all in doubt now, for want of a sound or of the hash's word.
        wordless: of which there are neither words nor sound.
        adopted: recordings that no row named any more, now entries that wait for their words.
        headless: entries whose date and kind were lost, and are known by their id or their sound.
        private: entries made private, since what had been chosen for them is not known.
        lost_rows: rows that were seen and could not be read or placed.
    """

    whole: tuple[int, ...] = ()
    unheard: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    wordless: tuple[int, ...] = ()
    adopted: tuple[int, ...] = ()
    headless: tuple[int, ...] = ()
    private: tuple[int, ...] = ()
    lost_rows: int = 0

    @property
    def count(self) -> int:
        """How many entries there are then."""
        return len(self.whole) + len(self.unheard) + len(self.doubtful) + len(self.wordless)


class Sounds(Protocol):
    """The sound that lies beside a database, whatever became of its rows."""

    def archived(self) -> frozenset[str]:
        """Ids of the recordings in the archive."""
        ...

    def spooled(self) -> frozenset[str]:
        """Ids of those in the spool, sealed or cut off."""
        ...

    def recording(self, recording_id: str) -> Recording | None:
        """A recording as its file tells of it; None if its sound cannot be read."""
        ...

    def moment(self, entry_id: str) -> Moment:
        """When a thing of this id was made, by the id itself."""
        ...
