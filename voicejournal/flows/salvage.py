"""Salvage: a new database of all that can be read, and of the sound that lies beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from voicejournal.errors import JournalError
from voicejournal.flows.keep import fingerprint
from voicejournal.journal import SAMPLE_RATE_HZ, Moment, Recording, journal_day
from voicejournal.ports import (
    AudioArchive,
    AudioSpool,
    Clock,
    Health,
    OneProgram,
    Salvage,
    Saved,
)

UUID_VERSION_AT = 14
MILLISECOND_DIGITS = 12


@dataclass(frozen=True)
class FoundSounds:
    """The sound in spool and archive (ports.Sounds)."""

    spool: AudioSpool
    archive: AudioArchive
    clock: Clock
    day_starts_at_hour: int

    def archived(self) -> frozenset[str]:
        """Ids of the recordings in the archive."""
        return self._archived

    def spooled(self) -> frozenset[str]:
        """Ids of those in the spool."""
        return frozenset(self._spooled)

    def recording(self, recording_id: str) -> Recording | None:
        """A recording as its file tells of it; None if its sound cannot be read."""
        told = self._spooled.get(recording_id)
        try:
            if told is not None:
                return replace(told, fingerprint=fingerprint(self.spool.blocks(recording_id)))
            samples = sum(map(len, self.archive.blocks(recording_id)))
            audio_id = fingerprint(self.archive.blocks(recording_id))
        except JournalError:
            return None
        seconds = samples / SAMPLE_RATE_HZ
        moment = self.moment(recording_id)
        return Recording(recording_id, moment, seconds, "", audio_id, fingerprint=audio_id)

    def moment(self, entry_id: str) -> Moment:
        """When a thing of this id was made: a UUIDv7 begins with that; else now."""
        here = self.clock.moment()
        digits = entry_id.replace("-", "")[:MILLISECOND_DIGITS]
        if entry_id[UUID_VERSION_AT : UUID_VERSION_AT + 1] != "7":
            return here
        try:
            made_at = datetime.fromtimestamp(int(digits, 16) / 1000, UTC)
        except (ValueError, OverflowError, OSError):
            return here
        at = made_at.astimezone(here.at.tzinfo)
        return Moment(at, here.zone, journal_day(at, self.day_starts_at_hour))

    @cached_property
    def _archived(self) -> frozenset[str]:
        return frozenset(self.archive.ids())

    @cached_property
    def _spooled(self) -> dict[str, Recording]:
        return {recording.id: recording for recording in self.spool.scan()}


@dataclass(frozen=True, slots=True)
class Salvaging:
    """Looks at a journal that may be damaged, and saves what is in it."""

    salvage: Salvage
    sounds: FoundSounds
    recorder: OneProgram
    transcriber: OneProgram

    def health(self) -> Health:
        """What is damaged, by looking alone.

        Raises:
            InputError: the database is another program's, or a newer one's.
        """
        return self.salvage.health()

    def forgotten(self, health: Health) -> frozenset[str]:
        """Recordings in the archive that no row names any more."""
        return self.sounds.archived() - health.recordings

    def look(self) -> Saved:
        """What could be saved; nothing is written."""
        return self.salvage.look(self.sounds)

    def save(self, name: str, on_start: Callable[[], None]) -> Saved:
        """Build the new database and put it in place; the old one goes aside by `name`.

        Raises:
            LockedError: another program records, or gives words.
            InputError: nothing in it can be saved, or it changed meanwhile.
        """
        with self.recorder.held("salvaging"), self.transcriber.held("salvaging"):
            on_start()
            return self.salvage.build(self.sounds, name)
