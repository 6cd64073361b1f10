"""What all tests share: a home that stays empty, the models, the demo's clips, a microphone."""

import os
import shutil
import subprocess
import tempfile
import time
import wave
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "voicejournal" / "demo"

Sound = Path | NDArray[np.int16]

SPEECH_RATE_HZ = 16_000
STARTED_WITHIN_S = 15.0
ENDED_WITHIN_S = 5.0
SOUND_SERVER = (
    "pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --disable-shm=yes"
    " --high-priority=no --realtime=no"
).split()
# Without norewinds the first third of a second of what is played is lost.
SINK = "module-null-sink sink_name=vmic rate=48000 channels=2 norewinds=1"


@pytest.fixture(autouse=True)
def home_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A home that nobody lives in: a diary's tests must leave the real one, and this, alone."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "runtime"))
    yield home
    left = sorted(str(path.relative_to(home)) for path in home.rglob("*"))
    if left:
        pytest.fail(f"The home folder was written to: {', '.join(left)}")


@pytest.fixture(scope="session")
def models_folder() -> Path:
    """Folder with the weights of tiny.en and base, named by VOICEJOURNAL_MODELS."""
    named = os.environ.get("VOICEJOURNAL_MODELS", "")
    missing = [
        model
        for model in ("tiny.en", "base")
        if not named or not (Path(named) / model / "model.bin").is_file()
    ]
    if missing:
        pytest.fail(
            f"No weights of {' and '.join(missing)} in VOICEJOURNAL_MODELS={named!r}: these tests"
            " hear real speech. scripts/test fetches the weights and sets the variable."
        )
    return Path(named)


@pytest.fixture(scope="session")
def clip() -> Mapping[str, Path]:
    """The demo's clips by their day: `clip["thursday"]`."""
    clips = {path.stem.split("-")[1]: path for path in sorted(DEMO.glob("*.flac"))}
    if not clips:
        pytest.fail(f"There are no clips in {DEMO}: scripts/make_demo.py makes them.")
    return clips


class VirtualMicrophone:
    """A private PulseAudio whose null sink's monitor is the default microphone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._spoken = 0
        self._speaking: list[subprocess.Popen[bytes]] = []
        self._log = (folder / "server.log").open("wb")
        server = {name: value for name, value in os.environ.items() if name != "PULSE_SERVER"}
        socket = f"socket={folder}/native auth-anonymous=1 auth-cookie-enabled=0"
        modules = ["-L", f"module-native-protocol-unix {socket}", "-L", SINK]
        self._server = subprocess.Popen(
            [*SOUND_SERVER, *modules],
            env=server | self._folders(),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    @property
    def environment(self) -> dict[str, str]:
        """What a subprocess needs in its environment to record from here."""
        return {"PULSE_SERVER": f"unix:{self._folder}/native", **self._folders()}

    def wait_until_ready(self) -> None:
        """Return once the microphone is the default one.

        Raises:
            RuntimeError: the server ended, or did not answer in time.
        """
        give_up_at = time.monotonic() + STARTED_WITHIN_S
        while time.monotonic() < give_up_at and self._server.poll() is None:
            if self._control("set-default-source", "vmic.monitor"):
                return
            time.sleep(0.05)
        said = (self._folder / "server.log").read_text(errors="replace").strip()
        raise RuntimeError(f"PulseAudio did not start: {said[-300:] or 'no word from it'}")

    def say(self, sound: Sound) -> "subprocess.Popen[bytes]":
        """Play a file, or samples at 16 kHz, into the microphone; returns at once."""
        path = sound if isinstance(sound, Path) else self._wav(sound)
        speaking = subprocess.Popen(
            ["paplay", "--device=vmic", str(path)],
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._speaking.append(speaking)
        return speaking

    def hush(self) -> None:
        """Stop all that is being said."""
        for speaking in self._speaking:
            if speaking.poll() is None:
                speaking.kill()
            speaking.wait(ENDED_WITHIN_S)
        self._speaking.clear()

    def kill(self) -> None:
        """Unplug the microphone in mid-sentence, for good."""
        if self._server.poll() is None:
            self._server.kill()
        self._server.wait(ENDED_WITHIN_S)
        self.hush()

    def close(self) -> None:
        """End the server and forget its files."""
        self.kill()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _folders(self) -> dict[str, str]:
        home = str(self._folder)
        return {
            "XDG_RUNTIME_DIR": home,
            "PULSE_RUNTIME_PATH": f"{home}/rt",
            "PULSE_STATE_PATH": f"{home}/st",
            "PULSE_COOKIE": f"{home}/cookie",
        }

    def _control(self, *command: str) -> bool:
        try:
            done = subprocess.run(
                ["pactl", *command],
                env=os.environ | self.environment,
                capture_output=True,
                timeout=ENDED_WITHIN_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def _wav(self, samples: NDArray[np.int16]) -> Path:
        self._spoken += 1
        path = self._folder / f"said-{self._spoken}.wav"
        with wave.open(str(path), "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(SPEECH_RATE_HZ)
            wav.writeframes(samples.astype("<i2").tobytes())
        return path


def _plug_in() -> VirtualMicrophone:
    missing = [tool for tool in ("pulseaudio", "pactl", "paplay") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"NO MICROPHONE WAS TESTED: {', '.join(missing)} not installed.")
    # A socket's path has at most 108 bytes, so not under tmp_path; mkdtemp gives mode 700.
    microphone = VirtualMicrophone(Path(tempfile.mkdtemp(prefix="vj", dir="/tmp")))  # noqa: S108 - see above
    try:
        microphone.wait_until_ready()
    except RuntimeError as refused:
        microphone.close()
        pytest.skip(f"NO MICROPHONE WAS TESTED: {refused}")
    return microphone


@pytest.fixture(scope="session")
def virtual_microphone() -> Iterator[VirtualMicrophone]:
    """A microphone that hears what `say` plays; shared, so nobody may unplug it."""
    microphone = _plug_in()
    yield microphone
    microphone.close()


@pytest.fixture
def plug_in_microphone() -> Iterator[Callable[[], VirtualMicrophone]]:
    """Gives microphones of one's own, to be unplugged with `kill`."""
    plugged: list[VirtualMicrophone] = []

    def plug_in() -> VirtualMicrophone:
        plugged.append(_plug_in())
        return plugged[-1]

    yield plug_in
    for microphone in plugged:
        microphone.close()
