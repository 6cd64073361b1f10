"""A sound device through PortAudio (ports.Microphone): a callback that only enqueues.

The stream ends with `abort` and `close`: `stop` waits for ever on a suspended device.
PortAudio is loaded when a device is first asked for; a machine without it can do all the rest.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

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


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A device that gives sound; `index` is PortAudio's own."""

    index: int
    name: str
    is_default: bool


class DeviceMicrophone:
    """A device, opened at 16 kHz, or at its own rate and resampled."""

    def __init__(self, device: InputDevice) -> None:
        self._device = device

    @property
    def name(self) -> str:
        """The device's name as the system gives it."""
        return self._device.name

    def blocks(self, ended: Event) -> Iterator[Samples]:
        """Blocks of a twentieth of a second, and what was still queued at the end.

        PortAudio's own thread prints when a device goes: not onto the live screen.
        """
        with quiet_stderr():
            yield from self._blocks(ended)

    def _blocks(self, ended: Event) -> Iterator[Samples]:
        queue: SimpleQueue[Samples | None] = SimpleQueue()
        rate_hz = _accepted_rate_hz(self._device)
        stream = _open(self._device, rate_hz, queue)
        to_speech_rate = _Resampler(rate_hz)
        try:
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
                yield from to_speech_rate(block)
        finally:
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)
        while not queue.empty():
            block = queue.get()
            if block is not None:
                yield from to_speech_rate(block)
        yield from to_speech_rate.rest()


def input_devices() -> tuple[InputDevice, ...]:
    """Devices that give sound, the default first.

    Raises:
        MicrophoneError: PortAudio is absent.
    """
    portaudio = load_portaudio()
    default = _default_index(portaudio)
    devices = [
        InputDevice(int(found["index"]), str(found["name"]), found["index"] == default)
        for found in portaudio.query_devices()
        if found["max_input_channels"] > 0
    ]
    return tuple(sorted(devices, key=lambda device: not device.is_default))


def choose_device(wanted: str) -> InputDevice:
    """The device whose name holds `wanted`, in any case; the default when it is empty.

    Raises:
        MicrophoneError: PortAudio is absent, there is no device, or none of that name.
    """
    devices = input_devices()
    if not devices:
        raise MicrophoneError(
            "No microphone was found.",
            "Plug one in, or write instead: `voicejournal record --typed`.",
        )
    for device in devices:
        if wanted.lower() in device.name.lower():
            return device
    names = "; ".join(device.name for device in devices)
    raise MicrophoneError(f"No microphone is called {wanted}.", f"There are: {names}.")


def load_portaudio() -> Any:
    """The sounddevice module.

    Raises:
        MicrophoneError: the PortAudio library is absent.
    """
    try:
        with quiet_stderr():
            import sounddevice  # noqa: PLC0415 - it loads PortAudio, which may be absent
    except OSError as absent:
        raise MicrophoneError(
            "PortAudio, which reads the microphone, is not installed.",
            "Install it (Debian and Ubuntu: sudo apt-get install libportaudio2), "
            "or write instead: `voicejournal record --typed`.",
        ) from absent
    return sounddevice


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Keep what PortAudio's C code prints off the screen."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


class _Resampler:
    """Brings blocks to 16 kHz without aliasing; 16 kHz passes through."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._resampler = (
            None
            if rate_hz == SAMPLE_RATE_HZ
            else AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE_HZ)
        )

    def __call__(self, block: Samples) -> Iterator[Samples]:
        if self._resampler is None:
            yield block
            return
        frame = AudioFrame.from_ndarray(block.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = self._rate_hz
        yield from _samples(self._resampler.resample(frame))

    def rest(self) -> Iterator[Samples]:
        """What the filter still held at the end."""
        if self._resampler is not None:
            yield from _samples(self._resampler.resample(None))


def _samples(frames: list[AudioFrame]) -> Iterator[Samples]:
    for frame in frames:
        yield frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)


def _accepted_rate_hz(device: InputDevice) -> int:
    portaudio = load_portaudio()
    try:
        with quiet_stderr():
            portaudio.check_input_settings(
                device=device.index, channels=1, dtype="int16", samplerate=SAMPLE_RATE_HZ
            )
    except (portaudio.PortAudioError, ValueError):
        return _own_rate_hz(portaudio, device)
    return SAMPLE_RATE_HZ


def _own_rate_hz(portaudio: Any, device: InputDevice) -> int:
    try:
        return int(portaudio.query_devices(device.index)["default_samplerate"])
    except (portaudio.PortAudioError, ValueError) as absent:
        raise _gone(device.name) from absent


def _open(device: InputDevice, rate_hz: int, queue: SimpleQueue[Samples | None]) -> Any:
    portaudio = load_portaudio()

    def take(indata: Samples, _frames: int, _time: object, _status: object) -> None:
        queue.put(indata[:, 0].copy())

    try:
        with quiet_stderr():
            stream = portaudio.InputStream(
                device=device.index,
                samplerate=rate_hz,
                channels=1,
                dtype="int16",
                blocksize=int(rate_hz * BLOCK_S),
                callback=take,
                finished_callback=lambda: queue.put(None),
            )
            stream.start()
    except portaudio.PortAudioError as refused:
        raise MicrophoneError(
            f"{device.name} cannot be opened; another program may hold it.",
            "Close what else records, or name another with --device.",
        ) from refused
    return stream


def _default_index(portaudio: Any) -> int:
    try:
        return int(portaudio.query_devices(kind="input")["index"])
    except (portaudio.PortAudioError, ValueError):
        return -1


def _gone(name: str) -> MicrophoneError:
    return MicrophoneError(
        f"{name} gives no more sound: unplugged, or its sound server ended.",
        "What you said until then is kept. Plug it in and record the rest.",
    )
