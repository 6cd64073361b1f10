"""A real microphone through PortAudio, fed by a private sound server."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicejournal.capture.clip import read_clip
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
if len(sys.argv) > 2:
    from voicejournal.capture import microphone
    microphone._accepted_rate_hz = lambda device: int(sys.argv[2])
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

    def __init__(self, virtual: "VirtualMicrophone", folder: Path, *own_rate_hz: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", RECORD, str(folder), *map(str, own_rate_hz)],
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


@pytest.mark.parametrize("rate_hz", [44_100, 48_000])
def test_a_device_that_knows_no_16_khz_is_recorded_at_its_own_rate(
    virtual_microphone: "VirtualMicrophone",
    clip: Mapping[str, Path],
    tmp_path: Path,
    rate_hz: int,
) -> None:
    """A FAKE refusal, for a sound server accepts any rate; the stream at that rate is real."""
    said = read_clip(clip["monday"])[: 3 * SECOND]
    recording = Recording(virtual_microphone, tmp_path, rate_hz)
    recording.wait_until_it_listens()
    assert virtual_microphone.say(said).wait(PATIENCE_S) == 0
    assert recording.stop() == "NoneType"
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
