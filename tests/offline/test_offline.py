"""Nothing leaves the machine: an evening without a network, commands without heavy parts."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken

PATIENCE_S = 60
AT = "2026-11-17T21:45:00+00:00[Europe/London]"
WAYS_OUT = (["unshare", "--net"], ["unshare", "--map-root-user", "--net"])
HEAVY = (
    "faster_whisper",
    "ctranslate2",
    "av",
    "numpy",
    "onnxruntime",
    "sounddevice",
    "prompt_toolkit",
    "huggingface_hub",
)

LOADED = """
import json, sys
from voicejournal.__main__ import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""

# Whatever asks for a way out, by name or by number, stops the process at once.
WATCHED = """
import os, sys
def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}:
        os.write(2, f"NETWORK {event}".encode())
        os._exit(99)
sys.addaudithook(watch)
from voicejournal.__main__ import run
sys.exit(run(sys.argv[1:]))
"""


def without_network() -> list[str]:
    """The command that takes the network away from another, here."""
    said = ["there is no unshare"]
    for way in WAYS_OUT if shutil.which("unshare") else ():
        tried = subprocess.run(
            [*way, "cat", "/proc/net/route"], capture_output=True, text=True, check=False
        )
        if tried.returncode == 0 and len(tried.stdout.splitlines()) <= 1:
            return way
        said.append(tried.stderr.strip())
    pytest.skip(f"NO EVENING WITHOUT A NETWORK WAS TESTED: {'; '.join(said)}")


def test_a_whole_evening_with_the_network_removed(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """Recorded, transcribed, asked, kept, put on a page: in a namespace without any device."""
    way = without_network()
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"mood": 4, "feelings": "accept", "therapy": True}), "utf-8")
    clip = ("--from-file", spoken.path, "--at", AT, "--answers", answers)
    for arguments in (["record", *clip], ["week", "--week", "2026-W47"], ["doctor"]):
        done = subprocess.run(
            [*way, *voicejournal.command(*arguments)],
            env=voicejournal.whole_environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert done.stderr == ""
        assert done.returncode == (1 if arguments == ["doctor"] else 0), done  # no microphone here
    entry = voicejournal.data("show", "1")
    assert "deadline" in entry["text"]
    assert (entry["mood"], entry["feelings"][0]["word"]) == (4, "anxious")


def test_an_evening_asks_for_no_connection(voicejournal: "Program", spoken: "Spoken") -> None:
    """With the network there, Python opens nothing; nor do the libraries keep notes at home.

    onnxruntime 1.29 and later report to their maker from C++ and write an identifier into the
    home folder, where no hook of Python sees it: the fixture `home_folder` does.
    """
    environment = voicejournal.whole_environment
    assert "CI" not in environment  # there onnxruntime would hold back, and prove nothing
    for arguments in (["record", "--from-file", str(spoken.path)], ["list"], ["help-now"]):
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["list"], ["list", "--json"], ["show", "1"], ["week"], ["mood"], ["help-now"]],
    ids=" ".join,
)
def test_reading_loads_none_of_the_heavy_parts(
    voicejournal: "Program", arguments: list[str]
) -> None:
    """What only reads is there at once; `week` from the second time on."""
    assert voicejournal("record", "--typed", typed="A short evening.").code == 0
    assert voicejournal("week").code == 0
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        env=voicejournal.whole_environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert "voicejournal" in loaded
    assert [name for name in HEAVY if name in loaded] == []
