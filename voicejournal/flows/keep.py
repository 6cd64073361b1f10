"""Keeping: sound becomes an entry, an entry gets its words, sound moves to the archive."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from voicejournal.errors import NotFoundError
from voicejournal.journal import Entry, Origin, Recording, Transcript
from voicejournal.ports import AudioArchive, AudioSpool, EntryStore, NewEntry, Samples


@dataclass(frozen=True, slots=True)
class Keeper:
    """The three places where a reflection is kept. An entry has its recording's id."""

    store: EntryStore
    spool: AudioSpool
    archive: AudioArchive

    def recording(
        self, recording: Recording, origin: Origin = Origin.SPOKEN, *, private: bool = False
    ) -> Entry:
        """Make an entry of a sealed recording; it waits for its words."""
        new = NewEntry(recording.id, recording.moment, origin, recording, private)
        return self.store.add(new)

    def words(self, entry: Entry, transcript: Transcript) -> Entry:
        """Keep what was heard."""
        self.store.set_transcript(entry.id, transcript)
        return self.store.find(entry.id)

    def sound(self, recording: Recording) -> Samples:
        """The sound of a recording: the first copy while it is there, else the archive's.

        Raises:
            NotFoundError: it lies nowhere.
        """
        try:
            return self.spool.read(recording.id)
        except NotFoundError:
            return self.archive.read(recording.id)

    def blocks(self, recording: Recording) -> Iterator[Samples]:
        """The same sound, a little at a time, however long it is.

        Raises:
            NotFoundError: it lies nowhere; said before the first block.
        """
        try:
            yield from self.spool.blocks(recording.id)
        except NotFoundError:
            yield from self.archive.blocks(recording.id)

    def is_here(self, recording: Recording) -> bool:
        """Whether its sound lies here, in the spool or the archive."""
        waiting = (spooled.id for spooled in self.spool.scan())
        return self.archive.holds(recording.id) or recording.id in waiting

    def fingerprint(self, recording: Recording) -> str:
        """Sha256 of the samples, as they lie here."""
        return fingerprint(self.blocks(recording))

    def put_away(self, recording: Recording) -> Recording:
        """Archive the sound, verified, and only then let go of the spool's copy.

        What is archived already is never written again: there is no other copy of it.
        """
        if self.is_archived(recording.id):
            self.spool.drop(recording.id)
            return recording
        audio_id = self.archive.store(recording.id, self.spool.blocks(recording.id))
        if not self.store.holds(recording.id):  # deleted meanwhile, by another program
            self.archive.drop(recording.id)
            raise NotFoundError("The entry of this recording was deleted meanwhile.")
        self.store.set_archived(recording.id, audio_id)
        self.spool.drop(recording.id)
        return replace(recording, audio_id=audio_id)

    def is_archived(self, recording_id: str) -> bool:
        """Whether the archive was verified, by the row that says so, and holds the sound."""
        if not (self.store.holds(recording_id) and self.archive.holds(recording_id)):
            return False
        kept = self.store.find(recording_id).recording
        return kept is not None and bool(kept.audio_id)

    def forget(self, entry: Entry) -> None:
        """Delete an entry on the person's word: its sound first, so that nothing brings it back."""
        if entry.recording is not None:
            self.spool.drop(entry.recording.id)
            self.archive.drop(entry.recording.id)
        self.store.delete(entry.id)


def fingerprint(blocks: Iterable[Samples]) -> str:
    """Sha256 of the samples, as the archive gives it."""
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block.tobytes())
    return digest.hexdigest()
