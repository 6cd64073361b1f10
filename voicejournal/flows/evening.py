"""One evening: listen, keep, understand, ask, put away. Each step is durable before the next."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from voicejournal.errors import Interrupted, JournalError, ModelError, StorageError
from voicejournal.flows.ask import Questioner
from voicejournal.flows.keep import Keeper
from voicejournal.flows.listen import Ending, Listening
from voicejournal.journal import Entry, Moment, Origin, Outcome, Recording, Transcript
from voicejournal.language.text.edited import current
from voicejournal.ports import (
    Clock,
    Control,
    Controls,
    Heard,
    Identify,
    LiveScreen,
    LiveTranscriber,
    Microphone,
    NewEntry,
    Samples,
    SoundRecorder,
    SpoolWriter,
    Transcriber,
)

MakeRecorder = Callable[
    [Microphone, Callable[[], SpoolWriter], Callable[[Samples], None]], SoundRecorder
]
MakeMicrophone = Callable[[LiveTranscriber], Microphone]
KEPT = "What you said and answered until now is kept."
NOTHING = "Nothing was said, so nothing is kept."
NOTHING_ANSWERED = "Nothing was written or answered, so nothing is kept."
ONLY_SOUND = "What you said is kept as sound. It becomes an entry when the journal opens again."


@dataclass(frozen=True, slots=True)
class Evening:
    """One reflection, from the microphone to the archive."""

    keeper: Keeper
    questioner: Questioner
    transcriber: Transcriber
    make_recorder: MakeRecorder
    identify: Identify
    clock: Clock
    moment: Callable[[], Moment]
    say: Callable[[str], None]
    private: bool = False
    afterwards: Callable[[Entry], None] = lambda _entry: None
    """Asks what belongs to no prompt set, once its questions are done."""

    def record(
        self,
        make_microphone: MakeMicrophone,
        controls: Controls,
        screen: LiveScreen,
        *,
        at_once: bool = False,
    ) -> Entry | None:
        """Listen to the end, and keep what was said with its words; None if nothing was.

        Raises:
            MicrophoneError: no sound came at all.
            Interrupted: ended by Ctrl-C or a signal; what was said is kept.
        """
        live = self.transcriber.listen()
        try:
            microphone = make_microphone(live)
            recorder = self.make_recorder(
                microphone, lambda: self._begin(microphone.name), live.feed
            )
            listening = Listening(microphone.name, self.moment, recorder, live, controls, screen)
            try:
                ending = listening.until_ended(at_once=at_once)
            except BaseException:
                self._keep(recorder)
                raise
            entry = self._keep(recorder, terminated=ending is Ending.TERMINATED)
            if ending is not Ending.TERMINATED and entry is not None:
                entry = self._understand(entry, listening)
            if ending in {Ending.TERMINATED, Ending.INTERRUPTED}:
                raise Interrupted("", KEPT if entry else NOTHING)
            return entry
        finally:
            with suppress(OSError):  # the terminal may be gone; what was said is kept by now
                screen.close()
            live.abandon()

    def write(self, transcript: Transcript) -> Entry:
        """Keep a written reflection."""
        new = NewEntry(self.identify(), self.moment(), Origin.TYPED, private=self.private)
        return self.keeper.store.add(new, transcript)

    def ask_alone(self, entry: Entry) -> Entry | None:
        """Ask where nothing was written: the answers are the entry, and without any it is none.

        Raises:
            Interrupted: ended by Ctrl-C; what was answered is kept.
        """
        try:
            asked: Entry | None = self.ask(entry)
        except Interrupted:
            if self._is_answered(entry):
                raise
            self.keeper.forget(entry)
            raise Interrupted("", NOTHING_ANSWERED) from None
        if not self._is_answered(entry):
            self.keeper.forget(entry)
            return None
        return asked

    def _is_answered(self, entry: Entry) -> bool:
        answers = self.keeper.store.find(entry.id).answers
        return any(answer.outcome in {Outcome.ACCEPTED, Outcome.EDITED} for answer in answers)

    def ask(self, entry: Entry) -> Entry:
        """Ask the evening's questions, then archive the sound.

        Raises:
            Interrupted: ended by Ctrl-C; what was answered is kept.
        """
        recording = entry.recording
        sound = (lambda: self.keeper.sound(recording)) if recording else None
        try:
            self.questioner.ask(entry, current(entry), sound)
            self.afterwards(entry)
        except KeyboardInterrupt:
            raise Interrupted("", KEPT) from None
        if recording is not None and entry.transcript is not None:
            self._put_away(recording)
        return self.keeper.store.find(entry.id)

    def _put_away(self, recording: Recording) -> None:
        """Archive; where the disk refuses, the first copy is as good, and the evening is kept."""
        try:
            self.keeper.put_away(recording)
        except JournalError as trouble:
            self.say(f"All is kept, the archive waits. {trouble.message} {trouble.remedy}")

    def _begin(self, device: str) -> SpoolWriter:
        return self.keeper.spool.begin(self.identify(), self.moment(), device, private=self.private)

    def _keep(self, recorder: SoundRecorder, *, terminated: bool = False) -> Entry | None:
        recording = recorder.end()
        trouble = recorder.state().trouble
        if recording is None:
            if trouble is not None:
                raise trouble
            return None
        try:
            entry = self.keeper.recording(recording, private=self.private)
        except StorageError as full:
            raise StorageError(
                f"What you said is kept, and waits. {full.message}",
                "Free some room; the next start of `voicejournal` makes it an entry.",
            ) from full
        except JournalError:
            with suppress(OSError):
                self.say(ONLY_SOUND)
            raise
        if terminated:  # there may be nobody, and no terminal, to tell
            return entry
        if trouble is not None:
            self.say(f"{trouble.message} {trouble.remedy}")
        muted_s = recorder.state().longest_muted_s
        if muted_s:
            self.say(f"For {muted_s:.0f} seconds the sound was exact silence, as if muted.")
        for remark in recorder.state().remarks:
            self.say(remark)
        return entry

    def _understand(self, entry: Entry, listening: Listening) -> Entry:
        def go_on(_heard: Heard) -> None:
            listening.show(started=True, finishing=True)
            if listening.controls.next(0) in {Control.INTERRUPT, Control.TERMINATE}:
                raise Interrupted("", KEPT)

        try:
            transcript = listening.live.finish(go_on)
        except ModelError as waiting:
            self.say(f"Your recording is safe, and waits for its words. {waiting.message}")
            self.say(f"{waiting.remedy.rstrip('.')}, then `voicejournal transcribe --pending`")
            return entry
        return self.keeper.words(entry, transcript)
