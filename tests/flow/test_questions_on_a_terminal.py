"""The first run, and the questions of an evening, on a terminal."""

import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicejournal.capture.clip import read_clip

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken, VirtualMicrophone
    from tests.flow.conftest import Terminal

    SitDown = Callable[..., Terminal]

ENTER = "\r"
CTRL_C = "\x03"
SECOND = 16_000


def test_the_first_run_asks_what_it_needs(
    sit_down: "SitDown",
    virtual_microphone: "VirtualMicrophone",
    voicejournal: "Program",
    models_folder: Path,
    clip: Mapping[str, Path],
    tmp_path: Path,
) -> None:
    """Language, a try of the microphone, the model; refused, the recording is kept and waits."""
    (voicejournal.journal / "settings.toml").unlink()
    without_base = tmp_path / "models"
    without_base.mkdir()
    (without_base / "tiny.en").symlink_to(models_folder / "tiny.en")
    models = {"VOICEJOURNAL_MODELS": str(without_base)}
    terminal = sit_down(**virtual_microphone.environment, **models)
    terminal.see("What you say stays on this machine.")
    terminal.see("Your language, as en or nl")
    terminal.press("klingon" + ENTER)
    terminal.see("klingon is no language that the models know")
    terminal.press("en" + ENTER)
    terminal.see("Try the microphone")
    terminal.press(ENTER)
    terminal.see("Speak now, into default")
    virtual_microphone.say(read_clip(clip["tuesday"])[: 4 * SECOND])
    terminal.see("This is what was heard; nothing of it is kept.")
    terminal.see("Did you hear yourself well")
    terminal.press("y" + ENTER)
    terminal.see("Fetch the speech model base now, once")
    terminal.press("n" + ENTER)
    terminal.see("Fetch minilm too, 24 MB")
    terminal.press("n" + ENTER)
    terminal.see("Enter start Ctrl-C leave")
    terminal.press(ENTER)
    terminal.see("recording; the words come later")
    terminal.see("00:01")
    terminal.press(ENTER)
    terminal.see("and waits for its words. The model base is not here yet.")
    terminal.see("voicejournal models fetch base")
    terminal.see("Mood, 0 to 10")
    terminal.press("4" + ENTER)
    for question in ("Energy", "Which feelings", "What set it off", "Anything for"):
        terminal.see(question)
        terminal.press(ENTER)
    assert terminal.ended() == 7
    assert voicejournal.data("show", "1")["mood"] == 4
    assert terminal.settings() == terminal.settings_before
    assert voicejournal.data("config", "language") == {"language": "en"}
    assert voicejournal.data("show", "1")["waits"] is True

    again = sit_down(**virtual_microphone.environment, **models)
    again.see("Enter start Ctrl-C leave")
    assert "Your language" not in again.text
    again.press(CTRL_C)
    assert again.ended() == 130


@pytest.mark.parametrize(("language", "is_offered"), [("en", True), ("", True), ("nl", False)])
def test_a_second_opinion_is_offered_where_english_may_be_spoken(
    sit_down: "SitDown",
    voicejournal: "Program",
    models_folder: Path,
    tmp_path: Path,
    language: str,
    is_offered: bool,
) -> None:
    """With its size; declined, the evening goes on, here until it misses a microphone."""
    (voicejournal.journal / "settings.toml").unlink()
    only_base = tmp_path / "models"
    only_base.mkdir()
    for name in ("base", "minilm"):
        (only_base / name).symlink_to(models_folder / name)
    terminal = sit_down(VOICEJOURNAL_MODELS=str(only_base))
    terminal.see("Your language, as en or nl")
    terminal.press(language + ENTER)
    if is_offered:
        terminal.see("Fetch tiny.en too, 78 MB")
        terminal.press("n" + ENTER)
        terminal.see("`voicejournal models fetch tiny.en` fetches it later.")
    terminal.see("voicejournal doctor` goes through this again")
    assert ("Fetch tiny.en" in terminal.text) == is_offered
    assert terminal.ended() == 6


@pytest.mark.parametrize("ending", ["Ctrl-C", "SIGTERM", "SIGHUP"])
def test_ending_it_at_a_question_keeps_the_answers_before(
    sit_down: "SitDown", voicejournal: "Program", spoken: "Spoken", ending: str
) -> None:
    """The terminal is as it was, though the question had taken it over."""
    terminal = sit_down("record", "--from-file", str(spoken.path))
    terminal.see("Mood, 0 to 10")
    terminal.press("3" + ENTER)
    terminal.see("Energy, 0 to 10")
    if ending == "Ctrl-C":
        terminal.press(CTRL_C)
    else:
        terminal.process.send_signal(getattr(signal, ending))
    assert terminal.ended() == 130
    assert terminal.settings() == terminal.settings_before
    terminal.see("is kept")
    entry = voicejournal.data("show", "1")
    assert entry["mood"] == 3
    assert [answer["slot"] for answer in entry["answers"]] == ["mood"]
    assert "deadline" in entry["text"]
    assert voicejournal("recover").code == 0
    assert list((voicejournal.journal / "spool").iterdir()) == []
    assert len(list((voicejournal.journal / "audio").iterdir())) == 1


def test_a_screen_reader_gets_plain_lines(
    sit_down: "SitDown", voicejournal: "Program", spoken: "Spoken"
) -> None:
    """`--plain`: nothing is redrawn, and every question is a line that a line answers."""
    terminal = sit_down("--plain", "record", "--from-file", str(spoken.path))
    terminal.see("Mood, 0 to 10")
    terminal.press("eleven" + ENTER)
    terminal.see("That is no rating from 0 to 10.")
    terminal.press("6" + ENTER)
    terminal.see("Energy, 0 to 10")
    terminal.press("skip" + ENTER)
    terminal.see("Which feelings")
    terminal.see("Proposed: anxious")
    terminal.see('From your words: "I felt anxious')
    terminal.press(ENTER)
    terminal.see("What set it off")
    terminal.press("no" + ENTER)
    terminal.see("Anything for the therapist")
    terminal.press("the deadline" + ENTER)
    assert terminal.ended() == 0
    entry = voicejournal.data("show", "1")
    outcomes = {answer["slot"]: answer["outcome"] for answer in entry["answers"]}
    assert outcomes == {
        "mood": "edited",
        "energy": "skipped",
        "feelings": "accepted",
        "triggers": "rejected",
        "therapy": "edited",
    }
    assert (entry["mood"], entry["marks"]) == (6, ["the deadline"])


def test_a_word_that_begins_with_p_is_a_word(
    sit_down: "SitDown", voicejournal: "Program", spoken: "Spoken"
) -> None:
    """Where a rating is asked `p` plays the evidence; where words are typed it is a letter."""
    terminal = sit_down("record", "--from-file", str(spoken.path))
    terminal.see("Mood, 0 to 10")
    terminal.press(ENTER)
    terminal.see("Energy, 0 to 10")
    terminal.press("3" + ENTER)
    terminal.see("Which feelings")
    terminal.press("proud" + ENTER)
    terminal.see("What set it off")
    terminal.press("parents" + ENTER)
    terminal.see("Anything for the therapist")
    terminal.press("n" + ENTER)
    assert terminal.ended() == 0
    entry = voicejournal.data("show", "1")
    assert [feeling["word"] for feeling in entry["feelings"]] == ["proud"]
    assert entry["triggers"] == ["parents"]
