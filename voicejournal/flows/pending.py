"""What was cut off is taken up again: lost ends of recordings, words that wait, archives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicejournal.flows.keep import Keeper
from voicejournal.journal import SAMPLE_RATE_HZ, Entry, Recording
from voicejournal.ports import OneRecorder, Transcriber

FEED_SAMPLES = SAMPLE_RATE_HZ


def keep_cut_off(keeper: Keeper, recorder: OneRecorder) -> Sequence[Recording]:
    """Make entries of recordings that were cut off before they were kept; returns those.

    While another program records, its growing recording is left alone.
    """
    found = keeper.spool.scan()
    if not found or recorder.is_held():
        return ()
    kept = []
    for recording in found:
        sealed = keeper.spool.recover(recording.id)
        if not keeper.store.holds(recording.id):
            keeper.recording(sealed)
            kept.append(sealed)
        elif is_archived(keeper, recording.id):
            keeper.spool.drop(recording.id)
    return kept


def is_archived(keeper: Keeper, recording_id: str) -> bool:
    """Whether the archive was read back and noted, so that the spool's copy is one too many."""
    recording = keeper.store.find(recording_id).recording
    return recording is not None and bool(recording.audio_id) and keeper.archive.holds(recording_id)


@dataclass(frozen=True, slots=True)
class Pending:
    """Entries that wait for a model, and recordings that wait for the archive."""

    keeper: Keeper
    transcriber: Transcriber

    def entries(self) -> Sequence[Entry]:
        """Those that wait for their words."""
        return self.keeper.store.pending()

    def transcribe_all(self, on_entry: Callable[[Entry], None]) -> Sequence[Entry]:
        """Give each waiting entry its words, oldest first; `on_entry` is told before each.

        Raises:
            ModelError: the model cannot be used; all go on waiting.
        """
        waiting = self.entries()
        if waiting:
            self.transcriber.ready()
        done = []
        for entry in waiting:
            on_entry(entry)
            done.append(self.transcribe(entry))
        return done

    def transcribe(self, entry: Entry) -> Entry:
        """Transcribe an entry's sound (again); earlier words and edits stay beside it."""
        if entry.recording is None:
            return entry
        sound = self.keeper.sound(entry.recording)
        live = self.transcriber.listen()
        try:
            for start in range(0, len(sound), FEED_SAMPLES):
                live.feed(sound[start : start + FEED_SAMPLES])
            heard = self.keeper.words(entry, live.finish())
        finally:
            live.abandon()
        self.put_away_all()
        return heard

    def put_away_all(self) -> None:
        """Archive what has its words, and let go of what is archived and in the spool still."""
        for recording in self.keeper.store.unarchived():
            self.keeper.put_away(recording)
        for recording in self.keeper.spool.scan():
            if self.keeper.is_archived(recording):
                self.keeper.spool.drop(recording.id)
