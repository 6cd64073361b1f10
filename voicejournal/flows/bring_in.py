"""Bringing in: recordings made elsewhere, and entries that are text already."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from voicejournal.errors import InputError, Interrupted, JournalError, LockedError, ModelError
from voicejournal.flows.ask import Questioner
from voicejournal.flows.keep import Keeper, fingerprint
from voicejournal.flows.pending import Pending
from voicejournal.flows.recover import drop_copies
from voicejournal.journal import Entry, Mentioned, Moment, Mood, Origin, Recording, Share
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.ports import (
    Clock,
    CopyOf,
    Identify,
    NewEntry,
    OneProgram,
    OnProgress,
    Samples,
)

Parts = Callable[[], Iterator[Samples]]


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one thing brought in; `is_new` is False where it was here, whole, already.

    `waits` says why it has no words yet, where it has none.
    """

    entry: Entry
    is_new: bool
    waits: JournalError | None = None


@dataclass(frozen=True, slots=True)
class BringIn:
    """Imports into the journal, by the same steps as an evening."""

    keeper: Keeper
    questioner: Questioner
    pending: Pending
    recorder: OneProgram
    identify: Identify
    clock: Clock
    language: str

    def sound(
        self,
        parts: Parts,
        moment: Moment,
        name: str,
        *,
        private: bool = False,
        session: bool = False,
        on_progress: OnProgress | None = None,
    ) -> Brought:
        """Keep a sound file as an entry, transcribe it and ask; the same sound twice is one entry.

        What an import that was cut off has kept is taken up where it stands. As a `session` it is
        kept for reading and hearing, and nothing is asked.

        Raises:
            InputError: the file breaks off or is no sound; nothing of it is kept.
            Interrupted: by Ctrl-C; says what is kept.
        """
        whole = CopyOf(fingerprint(parts()), private, session)
        entry = self.keeper.store.with_sound(whole.fingerprint)
        if entry is None:
            entry = self._copied(parts, moment, name, whole)
        else:
            entry = self._wished(entry, whole, name)
            self._heard_again(entry, parts)
        if entry.transcript is not None:
            self._ask_once(entry)
            return Brought(self.keeper.store.find(entry.id), is_new=False)
        waits = None
        try:
            entry = self.pending.transcribe(entry, on_progress)
        except (ModelError, LockedError) as trouble:
            waits = trouble
        except Interrupted as left:
            so = "Importing the file again does as well."
            raise Interrupted(left.message, f"{left.remedy} {so}") from None
        self._ask_once(entry)  # without words too: the answers that came with it are not lost
        return Brought(self.keeper.store.find(entry.id), is_new=True, waits=waits)

    def _heard_again(self, entry: Entry, parts: Parts) -> None:
        """Keep the sound of an entry that came without it, as an export may be."""
        held = entry.recording
        if held is not None and not self.keeper.is_here(held):
            self.keeper.archive.store(held.id, parts())

    def _wished(self, entry: Entry, whole: CopyOf, name: str) -> Entry:
        """An entry that is here already, as it is wished now: never less private than it was."""
        if whole.private and not entry.private:
            self.keeper.store.share(Share(entry.id, "entry", "private", self.clock.now()))
        if whole.session and not entry.is_session:
            if entry.origin is not Origin.IMPORTED or _is_rated(entry):
                raise InputError(
                    f"{name} is here already as entry {entry.number}, which is a reflection.",
                    f"If it is a session, `voicejournal delete {entry.number}`, then import it.",
                )
            self.keeper.store.make_session(entry.id)
        return self.keeper.store.find(entry.id)

    def _copied(self, parts: Parts, moment: Moment, name: str, whole: CopyOf) -> Entry:
        with self.recorder.held(f"importing {name}"):  # else a `list` would adopt half of it
            here = self.keeper.store.with_sound(whole.fingerprint)
            if here is not None:  # another import of it was quicker
                return here
            drop_copies(self.keeper, whole.fingerprint)
            recording_id = self.identify()
            try:
                recording = self._spooled(recording_id, parts, moment, name, whole)
            except KeyboardInterrupt:
                self.keeper.spool.drop(recording_id)
                raise Interrupted(f"Nothing of {name} is kept.", "Import it again.") from None
            except JournalError:
                self.keeper.spool.drop(recording_id)  # a copy: the file itself is as it was
                raise
            return self.keeper.recording(recording, whole.origin, private=whole.private)

    def _spooled(
        self, recording_id: str, parts: Parts, moment: Moment, name: str, whole: CopyOf
    ) -> Recording:
        writer = self.keeper.spool.begin(recording_id, moment, name, whole)
        for part in parts():
            writer.append(part)
        recording = writer.seal()
        if recording.fingerprint != whole.fingerprint:
            raise InputError(f"{name} changed while it was read.", "Import it again.")
        return recording

    def _ask_once(self, entry: Entry) -> None:
        """Ask what an import asks, unless it was asked, or the person has rated it since."""
        if entry.origin is Origin.IMPORTED and not entry.answers:
            self.questioner.ask(entry, entry.transcript)

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


def _is_rated(entry: Entry) -> bool:
    told = (entry.feelings, entry.triggers, entry.marks)
    return entry.mood != Mood() or entry.mentioned != Mentioned() or any(told)
