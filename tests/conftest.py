"""What all tests share: a home that stays empty, the models, the demo's clips, a microphone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import wave
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
import hypothesis
import numpy as np
import pytest
from numpy.typing import NDArray

from voicejournal.capture.clip import read_clip

# Tests say what is right, never how fast: another program on the machine must not fail one.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "voicejournal" / "demo"

Sound = Path | NDArray[np.int16]

SPEECH_RATE_HZ = 16_000
CODECS = {
    ".wav": "pcm_s16le",
    ".flac": "flac",
    ".mp3": "mp3",
    ".ogg": "libopus",
    ".opus": "libopus",
}
STARTED_WITHIN_S = 30.0
ENDED_WITHIN_S = 5.0
PROGRAM_ENDS_WITHIN_S = 300.0
SOUND_SERVER = [
    "pulseaudio",
    "-n",
    "--daemonize=no",
    "--use-pid-file=no",
    "--exit-idle-time=-1",
    "--disable-shm=yes",
    "--high-priority=no",
    "--realtime=no",
]
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
    """Folder with tiny.en, base and minilm, named by VOICEJOURNAL_MODELS."""
    named = os.environ.get("VOICEJOURNAL_MODELS", "")
    missing = [
        model
        for model, file in (("tiny.en", "bin"), ("base", "bin"), ("minilm", "onnx"))
        if not named or not (Path(named) / model / f"model.{file}").is_file()
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


@dataclass(frozen=True)
class Ran:
    """What one run of the program came to."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Program:
    """The program as a process of its own, over a journal of its own: called with arguments."""

    journal: Path
    models: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str | Path, typed: str | None = None, **changed: str) -> Ran:
        """Run one command to its end; `typed` is its standard input, else there is none."""
        done = subprocess.run(
            self.command(*arguments),
            env=self.whole_environment | changed,
            input=typed,
            stdin=subprocess.DEVNULL if typed is None else None,
            capture_output=True,
            encoding="utf-8",
            timeout=PROGRAM_ENDS_WITHIN_S,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def data(self, *arguments: str | Path) -> Any:
        """What a command prints for programs."""
        ran = self(*arguments, "--json")
        assert ran.code == 0, ran
        return json.loads(ran.out)

    def start(self, *arguments: str | Path, **changed: str) -> "subprocess.Popen[str]":
        """Run one command, and go on at once."""
        environment = self.whole_environment | changed
        return subprocess.Popen(
            self.command(*arguments),
            env=environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def command(self, *arguments: str | Path) -> list[str]:
        """The command line, as the system gets it."""
        return [sys.executable, "-m", "voicejournal", *map(str, arguments)]

    @property
    def whole_environment(self) -> dict[str, str]:
        """What the process finds in its environment; without more, no microphone."""
        places = {
            "VOICEJOURNAL_HOME": str(self.journal),
            "VOICEJOURNAL_MODELS": str(self.models),
            "PULSE_SERVER": "unix:/nowhere",
            "TZ": "Europe/London",
        }
        # What a library leaves undone in CI, it must leave undone at home too.
        home = {name: value for name, value in os.environ.items() if name != "CI"}
        return home | places | dict(self.environment)


@pytest.fixture
def voicejournal(tmp_path: Path, models_folder: Path) -> Program:
    """The program over an empty journal that transcribes by tiny.en, for speed."""
    program = Program(tmp_path / "journal", models_folder)
    program.journal.mkdir(mode=0o700)
    (program.journal / "settings.toml").write_text(
        'model = "tiny.en"\nlanguage = "en"\nsecond_opinion = "off"\n', "utf-8"
    )
    return program


@dataclass(frozen=True)
class Spoken:
    """A short clip, and the words that are spoken in it."""

    path: Path
    text: str


@pytest.fixture(scope="session")
def spoken(clip: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """The first 15.5 seconds of Monday, for tests in which one passage is enough."""
    evening = tomllib.loads((DEMO / "week.toml").read_text("utf-8"))["evening"][0]
    path = tmp_path_factory.mktemp("spoken") / "monday.wav"
    write_wav(path, read_clip(clip["monday"])[: int(15.5 * SPEECH_RATE_HZ)])
    return Spoken(path, evening["pieces"][0]["say"])


def write_wav(path: Path, samples: NDArray[np.int16]) -> Path:
    """Samples at 16 kHz as a file."""
    with wave.open(str(path), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(SPEECH_RATE_HZ)
        wav.writeframes(samples.astype("<i2").tobytes())
    return path


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

    def mute(self) -> None:
        """Press the microphone's mute button."""
        assert self._control("set-source-mute", "vmic.monitor", "1")

    def suspend(self) -> None:
        """Let the device sleep: it gives nothing, and says nothing of it."""
        assert self._control("suspend-sink", "vmic", "1")

    def freeze(self) -> None:
        """Let the server hang: it neither answers nor ends."""
        self._server.send_signal(signal.SIGSTOP)

    def pull_the_plug(self) -> None:
        """Take the device away from a server that has another, a webcam, to give instead."""
        webcam = "sink_properties=device.description=Webcam"
        assert self._control("load-module", "module-null-sink", "sink_name=webcam", webcam)
        assert self._control("unload-module", self._module_of("sink_name=vmic"))

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

    def _module_of(self, argument: str) -> str:
        """Number of the server's module that was loaded with an argument."""
        listed = self._told("list", "short", "modules")
        (line,) = (line for line in listed.splitlines() if argument in line)
        return line.split()[0]

    def _control(self, *command: str) -> bool:
        try:
            self._told(*command)
        except subprocess.SubprocessError:
            return False
        return True

    def _told(self, *command: str) -> str:
        return subprocess.run(
            ["pactl", *command],
            env=os.environ | self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=ENDED_WITHIN_S,
            check=True,
        ).stdout

    def _wav(self, samples: NDArray[np.int16]) -> Path:
        self._spoken += 1
        return write_wav(self._folder / f"said-{self._spoken}.wav", samples)


def _plug_in() -> VirtualMicrophone:
    missing = [tool for tool in ("pulseaudio", "pactl", "paplay") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"NO MICROPHONE WAS TESTED: {', '.join(missing)} not installed.")
    # A socket's path has at most 108 bytes, so not under tmp_path; mkdtemp gives mode 700.
    microphone = VirtualMicrophone(Path(tempfile.mkdtemp(prefix="vj", dir="/tmp")))
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


WriteSound = Callable[..., Path]


@pytest.fixture(scope="session")
def write_sound(clip: Mapping[str, Path]) -> WriteSound:
    """Writes the first seconds of Monday as a file of another kind, and gives its path."""
    sound = read_clip(clip["monday"])

    def write(path: Path, seconds: float = 6.0, codec: str = "", **given: Any) -> Path:
        rate_hz = 48_000 if path.suffix in {".ogg", ".opus"} else SPEECH_RATE_HZ
        codec = codec or CODECS.get(path.suffix, "aac")
        with av.open(str(path), "w", options=given.get("options", {})) as container:
            container.metadata.update(given.get("metadata", {}))
            stream = container.add_stream(codec, rate=rate_hz, layout="mono")
            assert isinstance(stream, av.AudioStream)
            frame_size = stream.frame_size or 0
            fit = av.AudioResampler(stream.format, "mono", rate_hz, frame_size)
            block = sound[: int(seconds * SPEECH_RATE_HZ)].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
            frame.sample_rate = SPEECH_RATE_HZ
            for part in [*fit.resample(frame), *fit.resample(None)]:
                container.mux(stream.encode(part))
            container.mux(stream.encode(None))
        return path

    return write
