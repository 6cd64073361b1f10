"""An evening on which the database cannot be opened: what is said is kept as sound."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from voicejournal.errors import Interrupted, ModelError
from voicejournal.flows.evening import KEPT, NOTHING, MakeMicrophone, MakeRecorder
from voicejournal.flows.listen import Ending, Listening
from voicejournal.journal import Moment, Recording, Transcript
from voicejournal.ports import (
    AudioSpool,
    Controls,
    Heard,
    Identify,
    LiveScreen,
    Samples,
)


@dataclass(frozen=True, slots=True)
class OnlySound:
    """One recording into the spool, which needs no database."""

    spool: AudioSpool
    make_recorder: MakeRecorder
    identify: Identify
    moment: Callable[[], Moment]
    say: Callable[[str], None]
    private: bool = False

    def record(
        self,
        make_microphone: MakeMicrophone,
        controls: Controls,
        screen: LiveScreen,
        *,
        at_once: bool = False,
    ) -> Recording | None:
        """Listen to the end, and keep the sound; None if nothing was said.

        Raises:
            MicrophoneError: no sound came at all.
            Interrupted: ended by Ctrl-C or a signal; what was said is kept.
        """
        live = _NoWords()
        try:
            microphone = make_microphone(live)
            recorder = self.make_recorder(
                microphone,
                lambda: self.spool.begin(
                    self.identify(), self.moment(), microphone.name, private=self.private
                ),
                live.feed,
            )
            listening = Listening(microphone.name, self.moment, recorder, live, controls, screen)
            try:
                ending = listening.until_ended(at_once=at_once)
            finally:
                recording = recorder.end()
        finally:
            with suppress(OSError):  # the terminal may be gone; what was said is kept by now
                screen.close()
        trouble = recorder.state().trouble
        if trouble is not None:
            if recording is None:
                raise trouble
            self.say(f"{trouble.message} {trouble.remedy}")
        if ending in {Ending.TERMINATED, Ending.INTERRUPTED}:
            raise Interrupted("", KEPT if recording else NOTHING)
        return recording


class _NoWords:
    """Hears nothing (ports.LiveTranscriber): words could not be kept."""

    def feed(self, samples: Samples) -> None:
        """Let it pass."""

    def heard(self) -> Heard:
        """No words, and nothing that waits for them."""
        return Heard((), 0.0)

    def finish(self, on_progress: Callable[[Heard], None] | None = None) -> Transcript:
        """There is nothing to finish."""
        del on_progress
        raise ModelError("No words are made while the journal cannot be opened.")

    def abandon(self) -> None:
        """There is no worker to end."""
