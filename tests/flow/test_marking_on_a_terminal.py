"""In `edit` a key marks the sentence at the cursor, as a hard moment or as private."""

import json
import wave
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.conftest import Program
    from tests.flow.conftest import Terminal

    SitDown = Callable[..., Terminal]

ENTER, KEEP = "\r", "\x1b\r"
F2, F3, START = "\x1bOQ", "\x1bOR", "\x1b[1;5H"
EVENING = "It was late. He said it again. I rang Sam. I just froze."


def test_a_sentence_is_marked_by_a_key_and_shown_so(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: Path
) -> None:
    """Legible without colour; the rest of the moment is asked, and private stays off the page."""
    path = tmp_path / "evening.json"
    path.write_text(
        json.dumps({"recorded_at": "2026-11-17T21:15:00+00:00", "text": EVENING}), "utf-8"
    )
    assert voicejournal("import", path).code == 0
    terminal = sit_down("edit", "1", columns=90)
    terminal.see("F2 hard moment · F3 private")
    terminal.press(F2)
    terminal.see(r"\[hard moment: I just froze.\]")
    terminal.press(" Then tea.")
    terminal.see(r"\[hard moment: I just froze.\]\s+Then\s+tea.")
    terminal.press(START + F3)
    terminal.see(r"\[private: It was late.\]")
    terminal.press(KEEP)
    terminal.see("What went through your mind")
    terminal.press("They all saw it" + ENTER)
    for question in ("Which feelings", "What did you do", "at its worst", "And afterwards"):
        terminal.see(question)
        terminal.press(ENTER)
    assert terminal.ended() == 0
    (moment,) = voicejournal.data("episodes", "list")
    assert moment["parts"] == {"situation": "I just froze.", "thought": "They all saw it"}
    entry = voicejournal.data("show", "1")
    assert entry["text"] == f"{EVENING} Then tea."
    assert [(part["text"], part["answered"]) for part in entry["kept_off"]] == [
        ("It was late.", True)
    ]
    again = sit_down("edit", "1", columns=90)
    again.see(r"\[private: It was late.\]")
    again.see(r"\[hard moment: I just\s+froze.\]")
    again.press(START + F3)
    again.see(r"It was late. He")
    again.press(KEEP)
    assert again.ended() == 0
    assert voicejournal.data("show", "1")["kept_off"] == []
    assert len(voicejournal.data("episodes", "list")) == 1


def written(program: "Program", tmp_path: Path, text: str) -> None:
    """Bring in an evening as text."""
    path = tmp_path / "evening.json"
    path.write_text(json.dumps({"recorded_at": "2026-11-17T21:15:00+00:00", "text": text}), "utf-8")
    assert program("import", path).code == 0


def off(program: "Program") -> list[tuple[str, bool]]:
    """What is kept off the page of the first entry, and whether it was answered."""
    return [(part["text"], part["answered"]) for part in program.data("show", "1")["kept_off"]]


def test_a_sentence_shown_as_private_is_not_opened_with_the_one_before_it(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: Path
) -> None:
    """The first of two private sentences is opened, then deleted with its blank."""
    written(voicejournal, tmp_path, EVENING)
    private = ("--private-sentence", "It was late.", "--private-sentence", "He said it again.")
    assert voicejournal("tag", "1", *private).code == 0
    terminal = sit_down("edit", "1", columns=90)
    terminal.see(r"\[private: It was late.\] \[private: He said it again.\]")
    terminal.press(START + F3)
    terminal.see(r"It was late. \[private: He said it again.\]")
    terminal.press("\x1b[3~" * len("It was late. "))
    terminal.press(KEEP)
    assert terminal.ended() == 0
    assert voicejournal.data("show", "1")["text"] == EVENING.removeprefix("It was late. ")
    assert off(voicejournal) == [("He said it again.", True)]


def test_opening_and_keeping_changes_nothing_of_what_is_private(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: Path
) -> None:
    """Part of a sentence is private: it is marked whole, and kept as it was; so elsewhere too."""
    written(voicejournal, tmp_path, EVENING)
    assert voicejournal("tag", "1", "--private-sentence", "said it").code == 0
    for keys, told in (("", "Nothing was changed."), (" Then tea.", "Kept your correction")):
        terminal = sit_down("edit", "1", columns=90)
        terminal.see(r"\[private: He said it again.\]")
        terminal.press(keys + KEEP)
        terminal.see(told)
        assert terminal.ended() == 0
        assert off(voicejournal) == [("said it", True)]


def test_words_added_to_a_private_sentence_are_private(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: Path
) -> None:
    """Nothing is more open than it was shown."""
    written(voicejournal, tmp_path, "It was late. He said it")
    assert voicejournal("tag", "1", "--private-sentence", "He said it").code == 0
    terminal = sit_down("edit", "1", columns=90)
    terminal.see(r"\[private: He said it\]")
    terminal.press(" to my sister.")
    terminal.see(r"\[private: He said it to my sister.\]")
    terminal.press(KEEP)
    assert terminal.ended() == 0
    assert off(voicejournal) == [("He said it to my sister.", True)]


def test_a_sentence_that_sounds_private_stays_so_without_the_words_that_said_it(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: Path
) -> None:
    """It is shown as perhaps private until the end, and so it is kept."""
    said, cue = "I slept badly. I am proud that I hid.", " Don't let Dr M see this."
    written(voicejournal, tmp_path, f"{said}{cue}")
    terminal = sit_down("edit", "1", columns=120)
    terminal.see(r"\[private\?: I am proud")
    terminal.press("\x7f" * len(cue))
    terminal.press(KEEP)
    assert terminal.ended() == 0
    assert [text for text, _ in off(voicejournal)] == [said]


def test_a_sentence_without_a_letter_is_not_dropped_in_silence(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: Path
) -> None:
    written(voicejournal, tmp_path, "It was late. He said it again.")
    terminal = sit_down("edit", "1", columns=90)
    terminal.press(" ???" + F3)
    terminal.see(r"\[private: \?\?\?\]")
    terminal.press(KEEP)
    terminal.see("could not be kept as private")
    assert terminal.ended() == 0


def test_an_entry_without_heard_words_is_made_private_as_a_whole(
    sit_down: "SitDown", voicejournal: "Program", tmp_path: Path
) -> None:
    """Silence was recorded; what is typed then, and marked, is on no page."""
    path = tmp_path / "silence.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16000)
        sound.writeframes(bytes(2 * 16000 * 3))
    assert voicejournal("import", path, "--at", "2026-11-17T21:15:00+00:00").code == 0
    terminal = sit_down("edit", "1", columns=90)
    terminal.see("F3 private")
    terminal.press("He told me." + F3)
    terminal.see(r"\[private: He told me.\]")
    terminal.press(KEEP)
    terminal.see("all of it is private now")
    assert terminal.ended() == 0
    entry = voicejournal.data("show", "1")
    assert (entry["text"], entry["private"]) == ("He told me.", True)
