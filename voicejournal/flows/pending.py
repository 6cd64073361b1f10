"""What was cut off is taken up again: lost ends of recordings, words that wait, archives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicejournal.errors import JournalError, ModelError
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
        elif keeper.is_archived(recording):
            keeper.spool.drop(recording.id)
    return kept


@dataclass(frozen=True, slots=True)
class Pending:
    """Entries that wait for a model, and recordings that wait for the archive."""

    keeper: Keeper
    transcriber: Transcriber

    def entries(self) -> Sequence[Entry]:
        """Those that wait for their words."""
        return self.keeper.store.pending()

    def transcribe_all(
        self, on_entry: Callable[[Entry], None], on_trouble: Callable[[JournalError], None]
    ) -> Sequence[Entry]:
        """Give each waiting entry its words, oldest first; `on_entry` is told before each.

        An entry that cannot be done is told of by `on_trouble` and left; the others go on.

        Raises:
            ModelError: the model cannot be used; all go on waiting.
        """
        waiting = self.entries()
        if waiting:
            self.transcriber.ready()
        done = []
        for entry in waiting:
            on_entry(entry)
            try:
                done.append(self.transcribe(entry))
            except ModelError:
                raise
            except JournalError as trouble:
                on_trouble(trouble)
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
        self.keeper.put_away(entry.recording)
        return heard

    def put_away_all(self, on_trouble: Callable[[JournalError], None]) -> None:
        """Archive what has its words, and let go of what is archived and in the spool still."""
        for recording in self.keeper.store.unarchived():
            try:
                self.keeper.put_away(recording)
            except JournalError as trouble:
                on_trouble(trouble)
        for recording in self.keeper.spool.scan():
            if self.keeper.is_archived(recording):
                self.keeper.spool.drop(recording.id)
