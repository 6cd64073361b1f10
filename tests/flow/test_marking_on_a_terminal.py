"""In `edit` a key marks the sentence at the cursor, as a hard moment or as private."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.conftest import Program
    from tests.flow.conftest import Terminal

    SitDown = Callable[..., Terminal]

ENTER, KEEP = "\r", "\x1b\r"
F2, F3, HOME = "\x1bOQ", "\x1bOR", "\x1b[H"
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
    terminal.see(r"\[hard moment: I just froze.\] Then tea.")
    terminal.press(HOME + F3)
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
    again.see(r"\[hard moment: I just froze.\]")
    again.press(HOME + F3)
    again.see(r"It was late. He")
    again.press(KEEP)
    assert again.ended() == 0
    assert voicejournal.data("show", "1")["kept_off"] == []
    assert len(voicejournal.data("episodes", "list")) == 1
