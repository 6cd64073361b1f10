"""Plays a stretch of sound on the default device, and says where it is."""

import time
from collections.abc import Callable
from threading import Event

from voicejournal.capture.devices import load_portaudio, quiet_stderr
from voicejournal.capture.microphone import SILENT_STREAM_S
from voicejournal.errors import MicrophoneError
from voicejournal.journal import SAMPLE_RATE_HZ
from voicejournal.ports import Samples

TICK_S = 0.05
TAIL_S = 0.2
"""Sound that the device still holds when the last block was handed over."""


class DevicePlayer:
    """The loudspeaker (ports.Player)."""

    def play(self, samples: Samples, stopped: Event, on_position: Callable[[float], None]) -> None:
        """Play all samples; `on_position` gets the seconds played, twenty times a second.

        Raises:
            MicrophoneError: PortAudio is absent, or no device plays sound.
        """
        portaudio = load_portaudio()
        position = 0
        done = Event()

        def give(outdata: Samples, frames: int, _time: object, _status: object) -> None:
            nonlocal position
            part = samples[position : position + frames]
            outdata[: len(part), 0] = part
            outdata[len(part) :] = 0
            position += len(part)
            if position >= len(samples):
                done.set()

        try:
            with quiet_stderr():
                stream = portaudio.OutputStream(
                    samplerate=SAMPLE_RATE_HZ, channels=1, dtype="int16", callback=give
                )
                stream.start()
        except portaudio.PortAudioError as refused:
            raise MicrophoneError(
                "No device plays sound just now.", "Plug in headphones or a loudspeaker."
            ) from refused
        try:
            moved_to, still_s = 0, 0.0
            while not (done.is_set() or stopped.is_set()):
                on_position(position / SAMPLE_RATE_HZ)
                time.sleep(TICK_S)
                still_s = 0.0 if position > moved_to else still_s + TICK_S
                moved_to = position
                if still_s >= SILENT_STREAM_S:
                    raise MicrophoneError(
                        "The loudspeaker takes no sound.", "Try again, or another device."
                    )
            if not stopped.is_set():
                time.sleep(TAIL_S)
        finally:
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)
