"""From the device's name to Enter: shows the recording, obeys keys and signals."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto

from voicejournal.journal import Moment
from voicejournal.ports import (
    Control,
    Controls,
    LiveScreen,
    LiveTranscriber,
    LiveView,
    SoundRecorder,
)

TICK_S = 0.1


class Ending(Enum):
    """How a recording came to its end."""

    FINISHED = auto()
    """By Enter, or at the end of a clip."""
    INTERRUPTED = auto()
    """By Ctrl-C: what was said is transcribed and kept, nothing is asked."""
    TERMINATED = auto()
    """By the system: what was said is kept, and waits."""
    BROKEN = auto()
    """By a microphone or a disk that failed."""


WISHES = {
    Control.ENTER: Ending.FINISHED,
    Control.INTERRUPT: Ending.INTERRUPTED,
    Control.TERMINATE: Ending.TERMINATED,
}


@dataclass(frozen=True, slots=True)
class Listening:
    """One recording on its way, with all that can be seen of it."""

    device: str
    moment: Callable[[], Moment]
    recorder: SoundRecorder
    live: LiveTranscriber
    controls: Controls
    screen: LiveScreen

    def until_ended(self, *, at_once: bool) -> Ending:
        """Listen until a key, a signal, the clip's end or a fault.

        With `at_once` sound is kept from the start, else from the first Enter.
        """
        started = at_once
        if at_once:
            self.recorder.begin()
        self.recorder.open()
        while True:
            self.show(started=started)
            sound = self.recorder.state()
            if not sound.running:
                return Ending.BROKEN if sound.trouble else Ending.FINISHED
            wish = self.controls.next(TICK_S)
            if wish is Control.ENTER and not started:
                self.recorder.begin()
                started = True
            elif wish is Control.PAUSE and started:
                self._toggle_pause()
            elif wish in WISHES:
                return WISHES[wish]

    def show(self, *, started: bool, finishing: bool = False) -> None:
        """Draw what is to be seen now. A terminal that is gone does not end the recording."""
        # Whatever goes wrong with showing, the recording goes on; a broken pipe is an exit to rich.
        with suppress(Exception, SystemExit):
            self.screen.show(
                LiveView(
                    self.device,
                    self.moment(),
                    self.recorder.state(),
                    self.live.heard(),
                    started,
                    finishing,
                )
            )

    def _toggle_pause(self) -> None:
        if self.recorder.state().paused:
            self.recorder.begin()
        else:
            self.recorder.pause()
