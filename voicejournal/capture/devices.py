"""Which devices give sound, by PortAudio, and how to ask it: it may be absent, and may hang.

PortAudio is loaded when a device is first asked for; a machine without it can do all the rest.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from voicejournal.errors import MicrophoneError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANSWERS_WITHIN_S = 8.0
"""So long may a slow device take (Bluetooth takes some seconds); a hung sound server never ends."""
SAID_AFTER_S = 2.0
WRITE_INSTEAD = "or write instead: `voicejournal record --typed`."

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A device that gives sound; `index` is PortAudio's own."""

    index: int
    name: str
    is_default: bool


def input_devices(on_wait: Callable[[], None] | None = None) -> tuple[InputDevice, ...]:
    """Devices that give sound, the default first; `on_wait` is called when that takes long.

    Raises:
        MicrophoneError: PortAudio is absent, or the sound system does not answer.
    """
    portaudio = load_portaudio(on_wait)
    default = _default_index(portaudio)
    devices = [
        InputDevice(int(found["index"]), str(found["name"]), found["index"] == default)
        for found in portaudio.query_devices()
        if found["max_input_channels"] > 0
    ]
    return tuple(sorted(devices, key=lambda device: not device.is_default))


def choose_device(wanted: str, on_wait: Callable[[], None] | None = None) -> InputDevice:
    """The device whose name holds `wanted`, in any case; the default when it is empty.

    Raises:
        MicrophoneError: PortAudio is absent or hangs, there is no device, or none of that name.
    """
    devices = input_devices(on_wait)
    if not devices:
        raise MicrophoneError("No microphone was found.", f"Plug one in, {WRITE_INSTEAD}")
    for device in devices:
        if wanted.lower() in device.name.lower():
            return device
    names = "; ".join(device.name for device in devices)
    raise MicrophoneError(f"No microphone is called {wanted}.", f"There are: {names}.")


def load_portaudio(on_wait: Callable[[], None] | None = None) -> Any:
    """The sounddevice module.

    Raises:
        MicrophoneError: the PortAudio library is absent, or hangs while it looks for devices.
    """
    try:
        with quiet_stderr():
            return answered(_import_sounddevice, on_wait=on_wait)
    except OSError as absent:
        raise MicrophoneError(
            "PortAudio, which reads the microphone, is not installed.",
            "Install it (Debian and Ubuntu: sudo apt-get install libportaudio2), " + WRITE_INSTEAD,
        ) from absent


def answered(
    ask: Callable[[], Answer],
    within_s: float = ANSWERS_WITHIN_S,
    on_wait: Callable[[], None] | None = None,
) -> Answer:
    """What a call into PortAudio answers or raises; one that hangs is left behind.

    Raises:
        MicrophoneError: no answer in time.
    """
    answers: SimpleQueue[tuple[Answer | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            answers.put((ask(), None))
        except BaseException as refused:  # noqa: BLE001 - it is raised where it was asked
            answers.put((None, refused))

    Thread(target=run, name="portaudio", daemon=True).start()
    try:
        answer, refused = answers.get(timeout=min(SAID_AFTER_S, within_s))
    except Empty:
        if on_wait is not None:
            on_wait()
        try:
            answer, refused = answers.get(timeout=max(0.0, within_s - SAID_AFTER_S))
        except Empty:
            raise MicrophoneError(
                "The sound system does not answer.",
                f"Restart it, or the machine, then try again; {WRITE_INSTEAD}",
            ) from None
    if refused is not None:
        raise refused
    return answer  # type: ignore[return-value] # without a refusal it is what was asked for


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


def _import_sounddevice() -> Any:
    import sounddevice  # noqa: PLC0415 - it loads PortAudio, which may be absent

    return sounddevice


def _default_index(portaudio: Any) -> int:
    try:
        return int(portaudio.query_devices(kind="input")["index"])
    except (portaudio.PortAudioError, ValueError):
        return -1
