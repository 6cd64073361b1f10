"""A microphone that fails: it is said within three seconds, what was heard is kept, nothing hangs.

A private sound server is made to fail for real; what it cannot be brought to is in
tests/capture/test_device.py, and called FAKE there.
"""

import os
import signal
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.conftest import Program, VirtualMicrophone
    from tests.flow.conftest import Terminal
    from voicejournal.ports import Samples

    SitDown = Callable[..., Terminal]
    PlugIn = Callable[[], VirtualMicrophone]

SECOND = 16_000
ENTER = "\r"
ESCAPE = "\x1b"
CTRL_C = "\x03"
READY = "Enter start Ctrl-C leave"
SAID_WITHIN_S = 15.0
"""How soon it is said is measured by scripts/bench/faults.py; a busy machine must fail no test."""


def hum(seconds: float) -> "Samples":
    """A tone: no words, so that no model is needed, and not silence either."""
    times = np.arange(int(seconds * SECOND)) / SECOND
    return (3000 * np.sin(2 * np.pi * 220 * times)).astype(np.int16)


def humming(terminal: "Terminal", microphone: "VirtualMicrophone") -> None:
    """Two seconds into a recording of a hum that goes on."""
    terminal.see(READY)
    microphone.say(hum(40))
    terminal.press(ENTER)
    terminal.see("00:02")


def skip_questions(terminal: "Terminal") -> None:
    """Esc at each question."""
    for question in ("Mood", "Energy", "feelings", "set it off", "therapist"):
        terminal.see(question)
        terminal.press(ESCAPE)


@pytest.mark.parametrize("fault", ["suspend", "freeze", "kill"])
def test_a_microphone_that_gives_no_more_sound(
    sit_down: "SitDown", plug_in_microphone: "PlugIn", voicejournal: "Program", fault: str
) -> None:
    """Suspended, its server hung, its server killed: said with a remedy, and an entry."""
    microphone = plug_in_microphone()
    terminal = sit_down("record", **microphone.environment)
    humming(terminal, microphone)
    getattr(microphone, fault)()
    terminal.see("default gives no more sound", within_s=SAID_WITHIN_S)
    terminal.see(r"Plug\s+it\s+in\s+and\s+record\s+the\s+rest")
    skip_questions(terminal)
    assert terminal.ended() == 0
    assert terminal.settings() == terminal.settings_before
    assert 2.0 <= voicejournal.data("show", "1")["duration_s"] <= 6.0


def test_another_device_that_takes_over_is_named(
    sit_down: "SitDown", plug_in_microphone: "PlugIn", voicejournal: "Program"
) -> None:
    """The server gives the stream the webcam in silence: the sound goes on, of another room.

    A server too busy to do it within two seconds has taken the sound away, and that is said.
    """
    microphone = plug_in_microphone()
    terminal = sit_down("record", **microphone.environment)
    humming(terminal, microphone)
    microphone.pull_the_plug()
    told = r"The\s+sound\s+comes\s+from\s+Monitor\s+of\s+Webcam\s+now"
    seen = terminal.see(rf"{told}|default gives no more sound", within_s=SAID_WITHIN_S)
    if "no more sound" in seen:  # the recording has ended by itself
        terminal.see("Mood, 0 to 10")
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    assert voicejournal.data("show", "1")["duration_s"] >= 2.0


def test_a_mute_button_pressed_in_mid_sentence(
    sit_down: "SitDown", plug_in_microphone: "PlugIn"
) -> None:
    """Three seconds of exact zeros, and it is said where to look."""
    microphone = plug_in_microphone()
    terminal = sit_down("record", **microphone.environment)
    humming(terminal, microphone)
    microphone.mute()
    told = r"gives only silence\. Is it muted\?\s+The\s+sound\s+settings"
    terminal.see(told, within_s=3 + SAID_WITHIN_S)  # zeros are no sign before
    terminal.press(CTRL_C)
    assert terminal.ended() == 130


def test_a_sound_server_that_hangs_from_the_start(
    sit_down: "SitDown", plug_in_microphone: "PlugIn"
) -> None:
    """It is said that one waits; then that it does not answer; and the program ends."""
    microphone = plug_in_microphone()
    microphone.freeze()
    terminal = sit_down("record", **microphone.environment)
    terminal.see("Waiting for the sound system to answer", within_s=20)  # it has to start, too
    terminal.see(r"The sound system does not answer\.", within_s=30)
    terminal.see("record --typed")
    assert terminal.ended() == 6
    assert terminal.settings() == terminal.settings_before


def test_a_name_that_no_microphone_has(
    plug_in_microphone: "PlugIn", voicejournal: "Program"
) -> None:
    """Exit 6, and the names that there are."""
    ran = voicejournal("record", "--device", "Blue Yeti", **plug_in_microphone().environment)
    assert ran.code == 6
    assert ran.err.startswith("No microphone is called Blue Yeti.\nThere are: ")
    assert "default" in ran.err


def test_a_window_that_closes_while_nohup_holds_it_ends_nothing(
    voicejournal: "Program", virtual_microphone: "VirtualMicrophone"
) -> None:
    """What was ignored stays ignored; SIGTERM ends it, and all is kept."""
    command = ["nohup", *voicejournal.command("record")]
    environment = voicejournal.whole_environment | virtual_microphone.environment
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "Recording from" in line or "only silence" in line:
                break
        os.kill(process.pid, signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        process.terminate()
        assert process.wait(10) == 130
    assert voicejournal.data("show", "1")["duration_s"] >= 1.0
