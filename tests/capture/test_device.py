"""A real microphone through PortAudio, fed by a private sound server."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicejournal.capture import devices, microphone
from voicejournal.capture.clip import read_clip
from voicejournal.capture.devices import InputDevice
from voicejournal.capture.microphone import DeviceMicrophone
from voicejournal.capture.resampler import Resampler
from voicejournal.errors import MicrophoneError
from voicejournal.ports import Samples
from voicejournal.speech.whisper import Whisper

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import VirtualMicrophone

SECOND = 16_000
PATIENCE_S = 60

# PortAudio looks for devices once, at import: so the recorder is a process of its own, as in life.
RECORD = """
import sys, time
from pathlib import Path
from threading import Event, Thread
from voicejournal.capture.devices import choose_device
from voicejournal.capture.microphone import DeviceMicrophone
from voicejournal.capture.recorder import Recorder
from voicejournal.capture.spool import WavSpool
from voicejournal.journal import Moment
from datetime import date, datetime, timezone
moment = Moment(datetime(2026, 11, 17, 22, 30, tzinfo=timezone.utc), "UTC", date(2026, 11, 17))
heard = Event()
recorder = Recorder(
    DeviceMicrophone(choose_device("")),
    lambda: WavSpool(Path(sys.argv[1])).begin("r1", moment, "Desk"),
    lambda block: heard.set(),
)
recorder.begin()
recorder.open()
heard.wait(20)
print("listening", flush=True)
stop = Event()
Thread(target=lambda: (sys.stdin.readline(), stop.set()), daemon=True).start()
give_up_at_s = time.monotonic() + 40
while not stop.wait(0.05) and recorder.state().running and time.monotonic() < give_up_at_s:
    pass
trouble = recorder.state().trouble
recorder.end()
print(type(trouble).__name__, flush=True)
"""


class Recording:
    """The recorder as a process, listening on a virtual microphone."""

    def __init__(self, virtual: "VirtualMicrophone", folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", RECORD, str(folder)],
            env=os.environ | virtual.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._path = folder / "r1.wav"

    def wait_until_it_listens(self) -> None:
        """Return when the first block was kept."""
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "listening\n"

    def stop(self) -> str:
        """Press Enter; returns the kind of trouble there was."""
        told, complained = self._process.communicate("\n", PATIENCE_S)
        assert complained == ""
        return told.strip()

    def wait_until_it_ends(self) -> str:
        """Return the kind of trouble with which it ended by itself."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def sound(self) -> Samples:
        """What was kept."""
        return read_clip(self._path)


def likeness(recorded: Samples, said: Samples) -> float:
    """Correlation of what was said with the stretch of the recording that fits it best."""
    heard = recorded.astype(float)
    source = said.astype(float)
    size = len(heard) + len(source)
    crossed = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(source, size)), size)
    at = int(np.argmax(crossed[: len(heard)]))
    fits = heard[at : at + len(source)]
    source = source[: len(fits)]
    return float(np.corrcoef(fits, source)[0, 1])


def test_what_is_said_into_the_microphone_is_recorded_and_understood(
    virtual_microphone: "VirtualMicrophone",
    clip: Mapping[str, Path],
    models_folder: Path,
    tmp_path: Path,
) -> None:
    """End to end: PortAudio, the recorder's thread, the spool, and then the words."""
    said = read_clip(clip["monday"])[: 7 * SECOND]
    recording = Recording(virtual_microphone, tmp_path)
    recording.wait_until_it_listens()
    assert virtual_microphone.say(said).wait(PATIENCE_S) == 0
    assert recording.stop() == "NoneType"
    recorded = recording.sound()
    assert likeness(recorded, said) > 0.98
    whisper = Whisper(models_folder / "tiny.en", 1)
    decoded = whisper.decode((recorded / 32768).astype(np.float32), None)
    text = "".join(word.text for word in decoded.words).lower()
    assert "monday night" in text
    assert "work was a lot today" in text


def test_no_block_is_dropped_while_every_core_is_busy(
    virtual_microphone: "VirtualMicrophone", clip: Mapping[str, Path], tmp_path: Path
) -> None:
    """A lost block would move all that follows, and what was said would fit no more."""
    said = read_clip(clip["tuesday"])[: 20 * SECOND]
    busy = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(2 * (os.cpu_count() or 1))
    ]
    try:
        recording = Recording(virtual_microphone, tmp_path)
        recording.wait_until_it_listens()
        assert virtual_microphone.say(said).wait(PATIENCE_S) == 0
        assert recording.stop() == "NoneType"
    finally:
        for process in busy:
            process.kill()
            process.wait()
    assert likeness(recording.sound(), said) > 0.98


def test_an_unplugged_microphone_ends_the_recording_and_keeps_what_was_said(
    plug_in_microphone: "Callable[[], VirtualMicrophone]",
    clip: Mapping[str, Path],
    tmp_path: Path,
) -> None:
    """PortAudio itself raises nothing: the callbacks stop. It is noticed without Enter."""
    said = read_clip(clip["monday"])[: 3 * SECOND]
    virtual = plug_in_microphone()
    recording = Recording(virtual, tmp_path)
    recording.wait_until_it_listens()
    assert virtual.say(said).wait(PATIENCE_S) == 0
    virtual.kill()
    assert recording.wait_until_it_ends() == "MicrophoneError"
    recording.stop()
    assert likeness(recording.sound(), said[: 5 * SECOND // 2]) > 0.98


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


def through(resampler: Resampler, sound: Samples, block: int) -> Samples:
    """All of a sound, block by block."""
    given = [
        part
        for start in range(0, len(sound), block)
        for part in resampler(sound[start : start + block])
    ]
    return np.concatenate([*given, *resampler.rest()])


def sine(frequency_hz: float, rate_hz: int) -> Samples:
    """A second of a loud tone."""
    return (20_000 * np.sin(2 * np.pi * frequency_hz * np.arange(rate_hz) / rate_hz)).astype(
        np.int16
    )


def test_a_tone_that_16_khz_cannot_hold_vanishes() -> None:
    """10 kHz at 48 kHz would come back as 6 kHz, at full loudness, if samples were picked."""
    heard = through(Resampler(48_000), sine(10_000, 48_000), 2400)
    assert np.abs(heard[800:-800]).max() < 20  # 60 dB below what went in


@pytest.mark.parametrize("rate_hz", [44_100, 48_000])
def test_a_voice_keeps_its_pitch_length_and_loudness(rate_hz: int) -> None:
    """Whatever the rate of the device, and to the last sample."""
    heard = through(Resampler(rate_hz), sine(440, rate_hz), rate_hz // 20)
    assert len(heard) == pytest.approx(SECOND, abs=2)
    middle = heard[800:-800]
    expected = 20_000 * np.sin(2 * np.pi * 440 * np.arange(800, 800 + len(middle)) / SECOND)
    assert np.abs(middle - expected).max() < 400


def test_sound_at_16_khz_passes_through_untouched() -> None:
    """Not even a rounding."""
    noise = np.random.default_rng(5).integers(-32768, 32767, SECOND).astype(np.int16)
    assert np.array_equal(through(Resampler(SECOND), noise, 800), noise)


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
    from threading import Event  # noqa: PLC0415 - this test's alone

    stream = FakeStream()
    monkeypatch.setattr(microphone, "_accepted_rate_hz", lambda _device: SECOND)
    monkeypatch.setattr(microphone, "_open", lambda *_device: stream)
    device = DeviceMicrophone(InputDevice(0, "Desk Mic", is_default=True))
    with pytest.raises(MicrophoneError, match="Desk Mic gives no more sound"):
        list(device.blocks(Event()))
    assert stream.ended == ["abort", "close"]
