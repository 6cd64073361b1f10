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
        uncertain: entries whose day, answers or ratings may have been altered or lost.
        private: entries made private, since what had been chosen for them is not known.
        lost_rows: rows that were seen and could not be read or placed.
        others: what is no part of an entry and may be altered or lost, such as 'homework 3'.
    """

    whole: tuple[int, ...] = ()
    unheard: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    wordless: tuple[int, ...] = ()
    adopted: tuple[int, ...] = ()
    headless: tuple[int, ...] = ()
    uncertain: tuple[int, ...] = ()
    private: tuple[int, ...] = ()
    lost_rows: int = 0
    others: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many entries there are then."""
        return len(self.whole) + len(self.unheard) + len(self.doubtful) + len(self.wordless)


@dataclass(frozen=True, slots=True)
class Health:
    """What was found of a database by looking alone; nothing was written.

    Attributes:
        count: how many entries it has, 0 where that cannot be read.
        damage: what is damaged, in one sentence; empty where SQLite can read it all.
        altered: numbers of the entries whose words are not as they were kept.
        altered_beside: numbers of those with a day, an answer or a rating that is not.
        recordings: ids of the recordings that its rows name.
        waiting: how many of its entries wait for their words.
        others: what is no part of an entry and not as it was kept, such as 'homework 3'.
    """

    count: int = 0
    damage: str = ""
    altered: tuple[int, ...] = ()
    altered_beside: tuple[int, ...] = ()
    recordings: frozenset[str] = frozenset()
    waiting: int = 0
    others: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all is as it was kept."""
        return not (self.damage or self.altered or self.altered_beside or self.others)


class Salvage(Protocol):
    """The database seen from outside, whatever state it is in."""

    def health(self) -> Health:
        """Look at it, without a change.

        Raises:
            InputError: it is another program's, or a newer one's.
        """
        ...

    def look(self, sounds: "Sounds") -> Saved:
        """What could be saved of it; nothing is written."""
        ...

    def build(self, sounds: "Sounds", name: str) -> Saved:
        """Build a new database of it and put that in place; the old one is put aside by a name.

        Raises:
            InputError: there is nothing in it to save, or it changed meanwhile.
            StorageError: the disk refuses; the old one stands.
        """
        ...


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
