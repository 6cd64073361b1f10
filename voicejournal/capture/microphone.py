"""A sound device through PortAudio (ports.Microphone): a callback that only enqueues.

The stream ends with `abort` and `close`: `stop` waits for ever on a suspended device. Where the
sound server itself hangs, so do those, and the stream is left behind.
"""

from __future__ import annotations

import atexit
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from voicejournal.capture.continuity import Continuity
from voicejournal.capture.devices import (
    ANSWERS_WITHIN_S,
    InputDevice,
    answered,
    load_portaudio,
    quiet_stderr,
)
from voicejournal.capture.resampler import Resampler
from voicejournal.capture.sound_server import heard_source
from voicejournal.errors import MicrophoneError
from voicejournal.journal import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

    from voicejournal.ports import Samples

BLOCK_S = 0.05
POLL_S = 0.1
SILENT_STREAM_S = 2.0
"""Without a block for so long the device is gone: PortAudio itself says nothing."""
LETS_GO_WITHIN_S = 1.0


class _Block(NamedTuple):
    """What a callback got, when (monotonic seconds), and whether PortAudio lost some before it."""

    samples: Samples
    at_s: float
    overran: bool


class DeviceMicrophone:
    """A device, opened at 16 kHz, or at its own rate and resampled."""

    def __init__(self, device: InputDevice) -> None:
        self._device = device
        self._source = ""
        self._remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The device's name as the system gives it."""
        return self._device.name

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was odd so far without ending the sound, in the order in which it came."""
        return self._remarks

    def blocks(self, ended: Event) -> Iterator[Samples]:
        """Blocks of a twentieth of a second, and what was still queued at the end.

        PortAudio's own thread prints when a device goes: not onto the live screen.
        """
        with quiet_stderr():
            yield from self._blocks(ended)

    def _blocks(self, ended: Event) -> Iterator[Samples]:
        queue: SimpleQueue[_Block | None] = SimpleQueue()
        rate_hz = _accepted_rate_hz(self._device)
        stream = _open(self._device, rate_hz, queue)
        to_speech_rate = Resampler(rate_hz)
        continuity = Continuity(rate_hz)
        try:
            for block in self._until_ended(queue, ended):
                lost_s = continuity.lost_s(len(block.samples), block.at_s)
                if lost_s or block.overran:
                    self._remark_gap(lost_s)
                yield from to_speech_rate(block.samples)
                if not self._source:
                    self._source = heard_source() or self.name
        finally:
            _let_go(stream)
        while not queue.empty():
            rest = queue.get()
            if rest is not None:
                yield from to_speech_rate(rest.samples)
        yield from to_speech_rate.rest()

    def _until_ended(self, queue: SimpleQueue[_Block | None], ended: Event) -> Iterator[_Block]:
        waited_s = 0.0
        while not ended.is_set():
            try:
                block = queue.get(timeout=POLL_S)
            except Empty:
                waited_s += POLL_S
                if waited_s >= SILENT_STREAM_S:
                    raise _gone(self.name) from None
                continue
            if block is None:
                raise _gone(self.name)
            waited_s = 0.0
            yield block

    def _remark_gap(self, lost_s: float) -> None:
        source = heard_source()
        if source and self._source and source != self._source:
            remark = (
                f"The sound comes from {source} now, no longer from {self._source}. "
                "If that is not yours: Enter, then --device."
            )
            self._source = source
        else:
            length = f"About {lost_s:.1f} s of sound" if lost_s else "A moment of sound"
            remark = f"{length} did not come. Is the device loose, or the machine very busy?"
        self._remarks = (*self._remarks, remark)


def _accepted_rate_hz(device: InputDevice) -> int:
    portaudio = load_portaudio()

    def check() -> None:
        portaudio.check_input_settings(
            device=device.index, channels=1, dtype="int16", samplerate=SAMPLE_RATE_HZ
        )

    try:
        with quiet_stderr():
            answered(check)
    except (portaudio.PortAudioError, ValueError):
        return _own_rate_hz(portaudio, device)
    return SAMPLE_RATE_HZ


def _own_rate_hz(portaudio: Any, device: InputDevice) -> int:
    try:
        return int(portaudio.query_devices(device.index)["default_samplerate"])
    except (portaudio.PortAudioError, ValueError) as absent:
        raise _gone(device.name) from absent


def _open(device: InputDevice, rate_hz: int, queue: SimpleQueue[_Block | None]) -> Any:
    portaudio = load_portaudio()

    def take(indata: Samples, _frames: int, _time: object, status: Any) -> None:
        overran = bool(status and status.input_overflow)
        queue.put(_Block(indata[:, 0].copy(), time.monotonic(), overran))

    def start() -> Any:
        stream = portaudio.InputStream(
            device=device.index,
            samplerate=rate_hz,
            channels=1,
            dtype="int16",
            blocksize=int(rate_hz * BLOCK_S),
            callback=take,
            finished_callback=lambda: queue.put(None),
        )
        try:
            stream.start()
        except portaudio.PortAudioError:
            stream.close(ignore_errors=True)
            raise
        return stream

    try:
        with quiet_stderr():
            return answered(start, ANSWERS_WITHIN_S)
    except (portaudio.PortAudioError, ValueError) as refused:
        raise MicrophoneError(
            f"{device.name} cannot be opened; another program may hold it.",
            "Close what else records, or name another with --device.",
        ) from refused


def _let_go(stream: Any) -> None:
    """End the stream; a sound server that hangs holds it, and would hold the program's end too."""

    def end() -> None:
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)

    try:
        answered(end, LETS_GO_WITHIN_S)
    except MicrophoneError:
        atexit.unregister(load_portaudio()._exit_handler)  # noqa: SLF001 - it waits for the same


def _gone(name: str) -> MicrophoneError:
    return MicrophoneError(
        f"{name} gives no more sound: unplugged, suspended, or its server ended.",
        "What you said until then is kept. Plug it in and record the rest.",
    )
