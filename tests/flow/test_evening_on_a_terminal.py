"""One evening as a person has it: a terminal, a microphone, keys; the program is a process."""

import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import jiwer
import numpy as np
import pytest

from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken, VirtualMicrophone
    from tests.flow.conftest import Terminal
    from voicejournal.ports import Samples

    SitDown = Callable[..., Terminal]

SECOND = 16_000
MOST_WORD_ERRORS = 0.15
"""Of tiny.en, on clear speech through a sound server."""
MUTED_IS_SAID_WITHIN_S = 4.0
ENTER = "\r"
ESCAPE = "\x1b"
CTRL_C = "\x03"
LISTENING = "Space pause Enter finish"
READY = "Enter start Ctrl-C leave"


def word_errors(said: str, heard: str) -> float:
    """Share of words that were heard wrongly, spelling and stops aside."""
    steps = [jiwer.ToLowerCase(), jiwer.RemovePunctuation(), jiwer.RemoveMultipleSpaces()]
    plain = jiwer.Compose([*steps, jiwer.Strip(), jiwer.ReduceToListOfListOfWords()])
    return float(jiwer.wer(said, heard, reference_transform=plain, hypothesis_transform=plain))


def passage(clip: Path, start_s: float, end_s: float) -> "Samples":
    """A stretch of a clip."""
    return read_clip(clip)[int(start_s * SECOND) : int(end_s * SECOND)]


def kept_sound(program: "Program") -> "Samples":
    """The sound that lies in the spool, of the one recording there."""
    (path,) = (program.journal / "spool").glob("*.wav")
    return read_clip(path)


def skip_questions(terminal: "Terminal", *asked: str) -> None:
    """Esc at each question."""
    for question in asked:
        terminal.see(question)
        terminal.press(ESCAPE)


def test_an_evening_from_enter_to_good_night(
    sit_down: "SitDown",
    virtual_microphone: "VirtualMicrophone",
    voicejournal: "Program",
    spoken: "Spoken",
    clip: Mapping[str, Path],
) -> None:
    """Spoken, paused, finished, answered by keys, kept: with the words and each outcome."""
    terminal = sit_down(**virtual_microphone.environment)
    terminal.see("Microphone: default")
    terminal.see(READY)
    assert "nothing is kept before you press Enter" in terminal.text
    terminal.press(ENTER)
    terminal.see(LISTENING)
    virtual_microphone.say(spoken.path)
    terminal.see("00:03")
    assert terminal.see("default [▁▂▃▄▅▆▇█]{24}").count("▁") < 24
    terminal.see("all afternoon", within_s=30)

    terminal.press(" ")
    terminal.see("Space go on Enter finish")
    in_the_pause = passage(clip["monday"], 18.0, 23.3)
    assert virtual_microphone.say(in_the_pause).wait(20) == 0
    terminal.press(" ")
    terminal.see(LISTENING)
    assert virtual_microphone.say(passage(clip["tuesday"], 23.0, 27.0)).wait(20) == 0
    time.sleep(0.5)  # what was played is on its way through the sound server
    terminal.press(ENTER)

    terminal.see("Mood, 0 to 10")
    terminal.press("4" + ENTER)
    terminal.see("Energy, 0 to 10")
    terminal.press("11" + ENTER)
    terminal.see("That is no rating from 0 to 10.")
    terminal.press("6" + ENTER)
    terminal.see(r'Which feelings\?\n"[^"]+anxious[^"]+"')
    terminal.see(r"\[x\] anxious")
    terminal.see("Enter keep")
    terminal.press(ENTER)
    terminal.see("What set it off")
    terminal.press("n" + ENTER)
    skip_questions(terminal, "Anything for the therapist")
    terminal.see(r"Kept: [A-Z][a-z]+ \d+ [A-Z][a-z]+, entry 1\. Good night\.")
    assert terminal.ended() == 0
    assert terminal.settings() == terminal.settings_before

    entry = voicejournal.data("show", "last")
    said = f"{spoken.text} The hardest part was the silence after I said sorry."
    assert word_errors(said, entry["text"]) <= MOST_WORD_ERRORS
    assert "nodding" not in entry["text"]
    answers = {answer["slot"]: answer for answer in entry["answers"]}
    assert {slot: answer["outcome"] for slot, answer in answers.items()} == {
        "mood": "edited",
        "energy": "edited",
        "feelings": "accepted",
        "triggers": "rejected",
        "therapy": "skipped",
    }
    assert answers["feelings"]["evidence"] in entry["text"]
    assert (entry["energy"], entry["triggers"]) == (6, [])
    assert {"word": "anxious", "intensity": None} in entry["feelings"]


def test_sound_counts_from_enter_on(
    sit_down: "SitDown", virtual_microphone: "VirtualMicrophone", voicejournal: "Program"
) -> None:
    """A beep at the very moment of Enter is kept whole, and no second is missing or too many."""
    beep = (8000 * np.sin(2 * np.pi * 1000 * np.arange(SECOND // 2) / SECOND)).astype(np.int16)
    terminal = sit_down("record", **virtual_microphone.environment)
    terminal.see(READY)
    started_s = time.monotonic()
    terminal.press(ENTER)
    virtual_microphone.say(beep)
    terminal.see("00:02")
    took_s = time.monotonic() - started_s
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    sound = kept_sound(voicejournal)
    assert abs(len(sound) / SECOND - took_s) <= 0.5
    loud = np.flatnonzero(np.abs(sound.astype(int)) > 400)
    assert (loud[-1] - loud[0]) / SECOND == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("ending", ["Ctrl-C", "SIGTERM", "SIGHUP"])
def test_ending_it_at_once_keeps_what_was_said(
    sit_down: "SitDown",
    virtual_microphone: "VirtualMicrophone",
    voicejournal: "Program",
    clip: Mapping[str, Path],
    ending: str,
) -> None:
    """Exit 130, the terminal as it was; words at once by Ctrl-C, by the next start otherwise."""
    terminal = sit_down("record", **virtual_microphone.environment)
    terminal.see(READY)
    terminal.press(ENTER)
    virtual_microphone.say(passage(clip["tuesday"], 23.0, 26.7))
    terminal.see("00:04")
    if ending == "Ctrl-C":
        terminal.press(CTRL_C)
    else:
        terminal.process.send_signal(getattr(signal, ending))
    assert terminal.ended() == 130
    assert terminal.settings() == terminal.settings_before
    terminal.see("What you said and answered until now is kept.")
    entry = voicejournal.data("show", "1")
    assert 4.0 <= entry["duration_s"] <= 5.5
    assert entry["mood"] is None
    if ending != "Ctrl-C":
        assert entry["waits"] is True
        assert voicejournal("recover").code == 0
        entry = voicejournal.data("show", "1")
    assert "silence" in entry["text"]


def test_closing_the_window_keeps_what_was_said(
    sit_down: "SitDown", virtual_microphone: "VirtualMicrophone", voicejournal: "Program"
) -> None:
    """The terminal is gone, so nothing can be said or put back; the sound is there."""
    terminal = sit_down("record", **virtual_microphone.environment)
    terminal.see(READY)
    terminal.press(ENTER)
    terminal.see("00:01")
    terminal.hang_up()
    assert terminal.process.wait(10) == 130
    ran = voicejournal("list")
    assert (ran.code, ran.err) == (0, "")
    assert voicejournal.data("show", "1")["duration_s"] >= 1.0


def test_leaving_before_enter_keeps_nothing(
    sit_down: "SitDown", virtual_microphone: "VirtualMicrophone", voicejournal: "Program"
) -> None:
    """Who only looked is not recorded."""
    terminal = sit_down("record", **virtual_microphone.environment)
    terminal.see(READY)
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    terminal.see("Nothing was said, so nothing is kept.")
    assert terminal.settings() == terminal.settings_before
    assert voicejournal.data("list") == []
    assert not list((voicejournal.journal / "spool").glob("*"))


def test_a_muted_microphone_is_said_and_the_screen_is_legible_in_60_columns(
    sit_down: "SitDown", virtual_microphone: "VirtualMicrophone", clip: Mapping[str, Path]
) -> None:
    """Exact silence is never a quiet room; with sound the warning goes."""
    environment = virtual_microphone.environment | {"NO_COLOR": "1"}
    terminal = sit_down("record", columns=60, **environment)
    terminal.see(READY)
    terminal.press(ENTER)
    terminal.see(r"gives only silence\. Is it muted", within_s=MUTED_IS_SAID_WITHIN_S)
    virtual_microphone.say(passage(clip["tuesday"], 23.0, 26.0))
    terminal.wait(lambda: "only silence" not in terminal.text, "for the warning to go", 4)
    terminal.see(r"listening …")
    terminal.press(CTRL_C)
    assert terminal.ended() == 130
    terminal.see(r"For \d+ seconds the sound was exact silence, as if muted\.")


def test_unplugged_in_mid_sentence(
    sit_down: "SitDown",
    plug_in_microphone: "Callable[[], VirtualMicrophone]",
    voicejournal: "Program",
    spoken: "Spoken",
) -> None:
    """It is said within three seconds; the questions come for what was heard; nothing hangs."""
    microphone = plug_in_microphone()
    terminal = sit_down("record", **microphone.environment)
    terminal.see(READY)
    terminal.press(ENTER)
    microphone.say(spoken.path)
    terminal.see("00:05")
    microphone.kill()
    terminal.see("default gives no more sound", within_s=3.5)  # half a second to see the screen
    terminal.see(r"What you\s+said\s+until\s+then\s+is\s+kept")
    skip_questions(terminal, "Mood", "Energy", "feelings", "set it off", "therapist")
    assert terminal.ended() == 0
    assert terminal.settings() == terminal.settings_before
    entry = voicejournal.data("show", "1")
    assert entry["duration_s"] >= 4.5
    assert "Monday night" in entry["text"]
