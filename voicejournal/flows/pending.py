"""Words for recordings that wait, and the archive for those that have them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicejournal.errors import Interrupted, JournalError, ModelError, NotFoundError
from voicejournal.flows.following import Following
from voicejournal.flows.keep import Keeper
from voicejournal.journal import Entry, Recording, Transcript
from voicejournal.language.text.lengths import how_far_text
from voicejournal.ports import Drafts, NoteSignals, OneProgram, OnProgress, ReadPiece, Transcriber


@dataclass(frozen=True, slots=True)
class Pending:
    """Entries that wait for a model, and recordings that wait for the archive.

    `told` is what the transcriber was told of language and words, as it must be the same for what
    an earlier run has read to be of use. One program at
    a time gives words: two at one entry would do all the work twice.
    """

    keeper: Keeper
    transcriber: Transcriber
    drafts: Drafts
    one: OneProgram
    note_signals: NoteSignals
    told: str = ""
    elapsed: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep

    def entries(self) -> Sequence[Entry]:
        """Those that wait for their words."""
        return self.keeper.store.pending()

    def transcribe_all(
        self,
        on_entry: Callable[[Entry], OnProgress],
        on_trouble: Callable[[JournalError], None],
    ) -> Sequence[Entry]:
        """Give each waiting entry its words, oldest first; `on_entry` gives who is told how far.

        An entry that cannot be done is told of by `on_trouble` and left; the others go on.

        Raises:
            ModelError: the model cannot be used; all go on waiting.
            LockedError: another program gives words.
            Interrupted: by Ctrl-C; what was read is kept.
        """
        if not self.entries():
            return []
        self.transcriber.ready()
        done = []
        with self.one.held("recordings that waited"):
            for entry in self.entries():
                try:
                    done.append(self._transcribe(entry, on_entry(entry)))
                except (ModelError, Interrupted):
                    raise
                except JournalError as trouble:
                    on_trouble(trouble)
        return done

    def transcribe(self, entry: Entry, on_progress: OnProgress | None = None) -> Entry:
        """Transcribe an entry's sound (again); earlier words and edits stay beside it.

        What an earlier run has read is not read again.

        Raises:
            ModelError: no usable model; the entry waits.
            LockedError: another program gives words.
            Interrupted: by Ctrl-C; what was read is kept.
        """
        with self.one.held(f"entry {entry.number}"):
            return self._transcribe(entry, on_progress)

    def put_away_all(self, on_trouble: Callable[[JournalError], None]) -> None:
        """Archive what has its words, and let go of what is archived and in the spool still.

        Raises:
            LockedError: another program gives words, and archives.
        """
        waiting = self.keeper.store.unarchived()
        spooled = [found for found in self.keeper.spool.scan() if self.keeper.is_archived(found.id)]
        if not waiting and not spooled:
            return
        with self.one.held("the archive"):
            for recording in waiting:
                try:
                    self.keeper.put_away(recording)
                except JournalError as trouble:
                    on_trouble(trouble)
            for recording in spooled:
                self.keeper.spool.drop(recording.id)

    def _transcribe(self, entry: Entry, on_progress: OnProgress | None) -> Entry:
        if entry.recording is None:
            return entry
        try:
            heard = self.keeper.words(entry, self._read(entry, entry.recording, on_progress))
        except JournalError:
            if self.keeper.store.holds(entry.id):
                raise
            raise NotFoundError(f"Entry {entry.number} was deleted meanwhile.") from None
        self.keeper.put_away(entry.recording)
        return heard

    def _read(
        self, entry: Entry, recording: Recording, on_progress: OnProgress | None
    ) -> Transcript:
        reader = f"{self.transcriber.model} {self.told}".strip()
        known = self.drafts.read(entry.id, reader)

        def keep(reads: Sequence[ReadPiece]) -> None:
            self.drafts.keep(entry.id, reader, reads)

        live = self.transcriber.listen(known)
        with self.note_signals() as is_to_end:
            following = Following(
                live,
                known,
                recording.duration_s,
                keep,
                on_progress,
                is_to_end,
                self.elapsed,
                self.wait,
            )
            try:
                for block in self.keeper.blocks(recording):
                    following.feed(block)
                transcript = live.finish(lambda _heard: _looked(following))
                following.look()
            except KeyboardInterrupt:
                live.abandon()  # the piece at work is finished first, and kept
                following.keep()
                far = how_far_text(following.progress().done_s, recording.duration_s)
                told = f"{far} of entry {entry.number} are written down and kept."
                raise Interrupted(told, _goes_on(entry)) from None
            finally:
                live.abandon()
        return transcript


def _looked(following: Following) -> None:
    following.look()


def _goes_on(entry: Entry) -> str:
    if entry.transcript is not None:
        return "The same command goes on from there; the words it had are kept as well."
    return "`voicejournal transcribe --pending` goes on from there."
