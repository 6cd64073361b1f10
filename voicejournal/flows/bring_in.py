"""Bringing in: recordings made elsewhere, and entries that are text already."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from voicejournal.errors import ModelError
from voicejournal.flows.ask import Questioner
from voicejournal.flows.keep import Keeper
from voicejournal.flows.pending import Pending
from voicejournal.journal import Entry, Moment, Origin
from voicejournal.language.typed import transcript_of_text
from voicejournal.ports import Clock, Identify, NewEntry, OneRecorder, Samples


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one thing brought in; `is_new` is False where it was here already."""

    entry: Entry
    is_new: bool


@dataclass(frozen=True, slots=True)
class BringIn:
    """Imports into the journal, by the same steps as an evening."""

    keeper: Keeper
    questioner: Questioner
    pending: Pending
    recorder: OneRecorder
    identify: Identify
    clock: Clock
    language: str

    def sound(
        self,
        parts: Callable[[], Iterator[Samples]],
        moment: Moment,
        name: str,
        *,
        private: bool = False,
    ) -> Brought:
        """Keep a sound file as an entry, transcribe it and ask; the same sound twice is one entry.

        Raises:
            InputError: the file breaks off or is no sound; nothing of it is kept.
            ModelError: no usable model; the recording is kept and waits.
        """
        here = self.keeper.store.with_audio(_fingerprint(parts()))
        if here is not None:
            return Brought(here, is_new=False)
        with self.recorder.held(f"importing {name}"):  # else a `list` would adopt half of it
            writer = self.keeper.spool.begin(self.identify(), moment, name)
            for part in parts():
                writer.append(part)
            entry = self.keeper.recording(writer.seal(), Origin.IMPORTED, private=private)
        try:
            entry = self.pending.transcribe(entry)
        except ModelError:
            self.questioner.ask(entry, None)  # the answers that came with it are not lost
            raise
        self.questioner.ask(entry, entry.transcript)
        return Brought(self.keeper.store.find(entry.id), is_new=True)

    def text(self, text: str, moment: Moment, *, private: bool = False) -> Brought:
        """Keep an entry that is text already, and ask; the same text at the same time is one."""
        for there in self.keeper.store.entries(moment.journal_day, moment.journal_day):
            same_time = there.moment.at == moment.at
            if same_time and there.transcript and there.transcript.text == " ".join(text.split()):
                return Brought(there, is_new=False)
        made_at = self.clock.now()
        transcript = transcript_of_text(text, self.identify(), self.language, made_at)
        new = NewEntry(self.identify(), moment, Origin.IMPORTED, private=private)
        entry = self.keeper.store.add(new, transcript)
        self.questioner.ask(entry, transcript)
        return Brought(self.keeper.store.find(entry.id), is_new=True)


def _fingerprint(parts: Iterator[Samples]) -> str:
    """Sha256 of the samples, as the archive gives it."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.tobytes())
    return digest.hexdigest()
