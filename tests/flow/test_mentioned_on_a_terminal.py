"""What was mentioned, asked on a terminal of 60 columns: a key each, or arrows and Space."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable

    from tests.conftest import Program
    from tests.flow.conftest import Terminal

    SitDown = Callable[..., Terminal]

ENTER, ESCAPE, SPACE = "\r", "\x1b", " "
UP, DOWN, RIGHT = "\x1b[A", "\x1b[B", "\x1b[C"
EVENING = (
    "The meeting was long and I felt ashamed and anxious. I did the breathing, with four counts. "
    "I said no to the second shift. I slept four hours. I called my sister, and Anna came over. "
    "I wanted to drink and I did not. Then I took a nap and baked a cake."
)
DANGER = "I felt calm at dinner. I don't want to be here any more. I did the breathing."


def asked(terminal: "Terminal", question: str) -> None:
    """Wait until a question takes keys: its last line says which."""
    terminal.see(rf"{question}[\s\S]*Esc skip")


@pytest.fixture
def written(voicejournal: "Program", tmp_path: Path) -> "Program":
    """A journal with two written evenings, the second of which may speak of danger."""
    rows = [
        {"recorded_at": f"2026-11-{17 + n}T21:15:00+00:00", "text": text}
        for n, text in enumerate((EVENING, DANGER))
    ]
    path = tmp_path / "evenings.json"
    path.write_text(json.dumps(rows), "utf-8")
    assert voicejournal("import", path).code == 0
    return voicejournal


def test_enter_at_each_question_keeps_all_of_it(sit_down: "SitDown", written: "Program") -> None:
    """Each with the sentence that told of it, and no line wider than the terminal."""
    terminal = sit_down("tag", "1", columns=60)
    for question in ("Mood", "Energy", "Which feelings", "What set it off"):
        asked(terminal, question)
        terminal.press(ENTER)
    for question, shown in (
        ("What helped", r"\[x\] breathing"),
        ("how much did it help, 0 to", "breathing: how much"),
        ("Something that went well", r"\[x\] I said no to the second shift."),
        ("An urge", r"\[x\] urge to drink"),
        ("How was the night\\? 4 hours", '"I slept four hours."'),
        ("Who was there", r"\[x\] sister \[x\] Anna"),
        ("Something you did for yourself", r"\[x\] rest: a rest \[x\] joy: making something"),
    ):
        terminal.see(shown)
        asked(terminal, question)
        terminal.press(ENTER)
    asked(terminal, "Anything for the therapist")
    terminal.press(ENTER)
    assert terminal.ended() == 0
    entry = written.data("show", "1")
    assert (entry["skills"], entry["people"]) == (["breathing"], ["sister", "Anna"])
    assert entry["urges"] == [{"label": "urge to drink", "acted": None}]
    assert entry["sleep"] == {"hours": 4.0, "quality": ""}
    assert entry["wins"] == ["I said no to the second shift."]
    outcomes = {answer["slot"]: answer["outcome"] for answer in entry["answers"]}
    mentioned = ("skills", "wins", "urges", "sleep", "people", "care")
    assert {outcomes[slot] for slot in mentioned} == {"accepted"}
    assert [care["kind"] for care in entry["care"]] == ["rest", "joy"]


def test_arrows_and_space_change_what_is_proposed(sit_down: "SitDown", written: "Program") -> None:
    """A rating by one, a list by what is taken out; typing replaces it, Esc skips."""
    terminal = sit_down("tag", "1", columns=60)
    proposed = int(terminal.see(r"Mood, 0 to 10\? \d").split()[-1])
    asked(terminal, "Mood")
    terminal.press(UP + UP + DOWN)
    terminal.see(f"> {proposed + 1}")
    terminal.press(ENTER)
    asked(terminal, "Energy")
    terminal.press(ESCAPE)
    asked(terminal, "Which feelings")
    terminal.see(r">\[x\] ashamed")
    terminal.press(RIGHT + SPACE)
    terminal.see(r"\[x\] ashamed >\[ \] anxious")
    terminal.press(ENTER)
    asked(terminal, "What set it off")
    terminal.press("shift work" + ENTER)
    asked(terminal, "What helped")
    terminal.press(SPACE)
    terminal.see(r"\[ \] breathing")
    terminal.press(ENTER)
    asked(terminal, "went well")
    terminal.press(ESCAPE)
    asked(terminal, "An urge")
    terminal.press("urge to drink (not acted)" + ENTER)
    asked(terminal, "How was the night")
    terminal.press("4, badly" + ENTER)
    asked(terminal, "Who was there")
    terminal.press("n" + ENTER)
    asked(terminal, "Something you did")
    terminal.press(RIGHT + SPACE)
    terminal.see(r"\[x\] rest: a rest >\[ \] joy")
    terminal.press(ENTER)
    asked(terminal, "Anything for the therapist")
    terminal.press(ENTER)
    assert terminal.ended() == 0
    entry = written.data("show", "1")
    assert entry["mood"] == proposed + 1
    assert [feeling["word"] for feeling in entry["feelings"]] == ["ashamed"]
    assert entry["triggers"] == ["shift work"]
    assert entry["urges"] == [{"label": "urge to drink", "acted": False}]
    assert entry["sleep"] == {"hours": 4.0, "quality": "badly"}
    outcomes = {answer["slot"]: answer["outcome"] for answer in entry["answers"]}
    assert outcomes == {
        "mood": "edited",
        "energy": "skipped",
        "feelings": "edited",
        "triggers": "edited",
        "skills": "rejected",
        "wins": "skipped",
        "urges": "edited",
        "sleep": "edited",
        "people": "rejected",
        "care": "edited",
        "therapy": "skipped",
    }


def test_help_is_one_key_away_where_words_may_speak_of_danger(
    sit_down: "SitDown", written: "Program"
) -> None:
    """The offer stands above the first question, once; nothing is proposed, and it goes on."""
    terminal = sit_down("tag", "2", columns=60)
    terminal.see("If tonight is heavy: `voicejournal help-now`")
    asked(terminal, "Mood")
    terminal.press("?")
    terminal.see("IN DANGER NOW")
    for question in ("Mood", "Energy", "Which feelings", "What set it off", "Anything for"):
        asked(terminal, question)
        terminal.press(ENTER)
    assert terminal.ended() == 0
    assert terminal.text.count("If tonight is heavy") == 1
    assert "What helped" not in terminal.text
    assert "felt calm" not in terminal.text
    entry = written.data("show", "2")
    assert {answer["outcome"] for answer in entry["answers"]} == {"skipped"}


def test_a_screen_reader_is_asked_by_lines(sit_down: "SitDown", written: "Program") -> None:
    """The same questions; `help` shows the plan and the numbers."""
    terminal = sit_down("--plain", "tag", "1", columns=60)
    terminal.see("Mood")
    terminal.press("help" + ENTER)
    terminal.see("IN DANGER NOW")
    for answer in ("skip", "skip", "skip", "skip"):
        terminal.press(answer + ENTER)
    terminal.see("Proposed: breathing")
    terminal.press(ENTER)
    terminal.see("breathing: how much did it help")
    terminal.press("12" + ENTER)
    terminal.see("That is no number from 0 to 10")
    terminal.press("8 5" + ENTER)
    terminal.see("Proposed: I said no to the second shift.")
    terminal.press(ENTER)
    terminal.see("Proposed: urge to drink")
    terminal.press("no" + ENTER)
    terminal.see("Proposed: 4 hours")
    terminal.press("5 hours, well" + ENTER)
    terminal.see("Proposed: sister, Anna")
    terminal.press(ENTER)
    terminal.see("Proposed: rest: a rest")
    terminal.press(ENTER)
    terminal.press("skip" + ENTER)
    assert terminal.ended() == 0
    entry = written.data("show", "1")
    assert (entry["skills"], entry["urges"]) == (["breathing"], [])
    assert entry["skill_ratings"] == [
        {"name": "breathing", "before": 8, "after": 5, "helped": None}
    ]
    assert entry["sleep"] == {"hours": 5.0, "quality": "well"}
    assert entry["people"] == ["sister", "Anna"]
