"""What was confirmed comes before what was only found, and reads as it was typed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

WEEK = ("week", "--week", "2026-W47")
SAID = "I am proud that I rang the bank today. I managed to finish the form. It rained all day."


def _write(program: "Program", folder: Path, day: int, said: str, **given: Any) -> None:
    answers = folder / "answers.json"
    answers.write_text(json.dumps({"mood": 5, **given}), "utf-8")
    at = ("--at", f"2026-11-{day}T21:00:00+00:00[Europe/London]")
    ran = program("record", "--typed", "--answers", answers, *at, typed=said)
    assert ran.code == 0, ran


def test_a_small_win_in_ones_own_words_stands_before_guesses(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Typed or said, on a later evening too, and each once."""
    _write(voicejournal, tmp_path, 16, SAID, wins="skip")
    mended = ["The bicycle is mended", "It rained all day."]
    _write(voicejournal, tmp_path, 17, SAID, wins=mended)
    page = voicejournal.data(*WEEK)
    (wins,) = (one for one in page["sections"] if "WINS" in one["title"])
    texts = [line["note"] or line["quote"]["text"] for line in wins["lines"]]
    assert sorted(texts[:2]) == sorted(mended)
    assert any("proud" in text for text in texts[2:])
    assert voicejournal(*WEEK).out.count("The bicycle is mended") == 1
    voicejournal("tag", "2", "--private")
    assert "bicycle" not in voicejournal(*WEEK).out


def test_the_same_person_is_named_once_with_all_their_days(
    voicejournal: "Program", tmp_path: Path
) -> None:
    said = "I rang Ana. I saw Tom."
    for day, people in ((16, ["Ana"]), (17, ["Tom"]), (18, ["Ana"])):
        _write(voicejournal, tmp_path, day, said, people=people)
    assert "people: Ana Mon + Wed, Tom Tue" in voicejournal(*WEEK).out
