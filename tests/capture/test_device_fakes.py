"""How a device fails in ways that no sound server can be brought to: each with a FAKE."""

import sys
from threading import Event
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from voicejournal.capture import devices, microphone
from voicejournal.capture.devices import InputDevice
from voicejournal.capture.microphone import DeviceMicrophone
from voicejournal.errors import MicrophoneError

SECOND = 16_000


def test_no_device_and_no_such_device_are_told_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A FAKE list of devices: without a name the default is taken, else any part of the name."""
    listed = (InputDevice(3, "Desk Mic", is_default=True), InputDevice(1, "Webcam", False))
    monkeypatch.setattr(devices, "input_devices", lambda _on_wait: listed)
    assert devices.choose_device("").index == 3
    assert devices.choose_device("webCAM").index == 1
    with pytest.raises(MicrophoneError) as refused:
        devices.choose_device("Headset")
    assert "Desk Mic; Webcam" in refused.value.remedy
    monkeypatch.setattr(devices, "input_devices", lambda _on_wait: ())
    with pytest.raises(MicrophoneError, match="No microphone was found"):
        devices.choose_device("")


def test_a_machine_without_portaudio_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A FAKE absence: sounddevice raises OSError when it is imported."""

    class Absent:
        """Refuses to be imported, as sounddevice does."""

        def find_spec(self, name: str, *_rest: object) -> None:
            """What the import system asks."""
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    with pytest.raises(MicrophoneError, match="PortAudio") as refused:
        devices.load_portaudio()
    assert "libportaudio2" in refused.value.remedy


class FakeStream:
    """A FAKE stream: gives nothing, as a suspended device does; `stop` would hang for ever."""

    def __init__(self) -> None:
        self.ended: list[str] = []

    def abort(self, *, ignore_errors: bool) -> None:
        """Return at once."""
        assert ignore_errors
        self.ended.append("abort")

    def close(self, *, ignore_errors: bool) -> None:
        """Return at once."""
        assert ignore_errors
        self.ended.append("close")


def test_a_device_that_falls_silent_without_a_word_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A suspended device sends no event at all: two seconds without a block are the sign."""
    stream = FakeStream()
    monkeypatch.setattr(microphone, "_accepted_rate_hz", lambda _device: SECOND)
    monkeypatch.setattr(microphone, "_open", lambda *_device: stream)
    device = DeviceMicrophone(InputDevice(0, "Desk Mic", is_default=True))
    with pytest.raises(MicrophoneError, match="Desk Mic gives no more sound"):
        list(device.blocks(Event()))
    assert stream.ended == ["abort", "close"]


class FakePortAudio:
    """A FAKE PortAudio: its streams start and call back, or refuse to, as it is told."""

    PortAudioError = OSError

    def __init__(self, *statuses: Any, busy: bool = False) -> None:
        self._statuses = statuses
        self._busy = busy

    def InputStream(self, *, callback: Any, **_settings: Any) -> Any:  # noqa: N802 - its name
        """A stream that gives a block for each status when it starts."""

        def start() -> None:
            if self._busy:
                raise self.PortAudioError("Device unavailable")
            for status in self._statuses:
                callback(np.ones((800, 1), np.int16), 800, None, status)

        stream = FakeStream()
        return SimpleNamespace(start=start, abort=stream.abort, close=stream.close)


def listen(monkeypatch: pytest.MonkeyPatch, portaudio: FakePortAudio, blocks: int) -> list[str]:
    """Take so many blocks from a FAKE device; returns what was remarked."""
    monkeypatch.setattr(microphone, "load_portaudio", lambda: portaudio)
    monkeypatch.setattr(microphone, "_accepted_rate_hz", lambda _device: SECOND)
    monkeypatch.setattr(microphone, "heard_source", lambda: "")
    device = DeviceMicrophone(InputDevice(0, "Desk Mic", is_default=True))
    ended = Event()
    for number, _block in enumerate(device.blocks(ended), start=1):
        if number == blocks:
            ended.set()
    return list(device.remarks)


def test_a_device_that_another_program_holds_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A FAKE refusal: a sound server shares its devices, hardware does not."""
    with pytest.raises(MicrophoneError, match="another program may hold it") as refused:
        listen(monkeypatch, FakePortAudio(busy=True), 1)
    assert "--device" in refused.value.remedy


def test_a_callback_that_overran_is_remarked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A FAKE overrun, which a sound server cannot be brought to; the sound goes on."""
    fine, overran = SimpleNamespace(input_overflow=False), SimpleNamespace(input_overflow=True)
    remarks = listen(monkeypatch, FakePortAudio(fine, overran, None, fine), 4)
    assert remarks == [
        "A moment of sound did not come. Is the device loose, or the machine very busy?"
    ]
