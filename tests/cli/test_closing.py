"""`session close`, and what it carries to the next page."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

FIRST = ("week", "--week", "2026-W46")
SECOND = ("week", "--week", "2026-W47")


@pytest.fixture
def two_weeks(voicejournal: "Program", tmp_path: Path) -> "Program":
    """A page of one week that was accepted, a session after it, and an evening of the next week."""
    _write(voicejournal, tmp_path, "2026-11-10", ["The old flat", "I met Karen."])
    _write(voicejournal, tmp_path, "2026-11-17", ["Something else"])
    assert voicejournal(*FIRST, "--accept").code == 0
    given = ("--at", "2026-11-16T09:00", "--homework", "A walk.", "--with", "Dr Reyes")
    assert voicejournal("session", "add", *given).code == 0
    return voicejournal


def _write(program: "Program", folder: Path, day: str, therapy: list[str]) -> None:
    answers = folder / "answers.json"
    answers.write_text(json.dumps({"mood": 5, "therapy": therapy}), "utf-8")
    at = ("--at", f"{day}T21:00:00+00:00[Europe/London]")
    ran = program(
        *("record", "--typed", "--answers", answers, *at),
        typed="I met Karen. A day like others.",
    )
    assert ran.code == 0, ran


def test_a_carried_topic_stands_on_its_page_however_often_that_is_made(
    two_weeks: "Program", tmp_path: Path
) -> None:
    """Also after it was accepted, twice; the typed one, and the one that was said."""
    for topic in two_weeks.data("session", "close")["topics"]:
        two_weeks("session", "close", "--carry", str(topic["number"]))
    carried = two_weeks(*SECOND).out
    assert carried.count("The old flat (from Tue 10 Nov)") == 1
    assert carried.count("I met Karen.") == 1
    for time in (1, 2):
        file = tmp_path / f"{time}.txt"
        assert two_weeks(*SECOND, "--accept").code == 0
        assert two_weeks(*SECOND, "--output", file).code == 0
        assert file.read_text("utf-8") == two_weeks(*SECOND).out == carried
    over_both = two_weeks("week", "--from", "2026-11-09", "--to", "2026-11-22").out
    assert over_both.count("The old flat") == 1
    texts = [one["text"] for one in two_weeks.data("session", "close")["topics"]]
    assert sorted(texts) == sorted(set(texts))


def test_a_session_is_closed_whole_or_not_at_all(two_weeks: "Program") -> None:
    """A number that does not wait, or one with two answers, settles nothing."""
    two_weeks("session", "add", "--at", "2026-11-17T09:00")
    waiting = two_weeks.data("session", "close")
    first, second = (str(one["number"]) for one in waiting["topics"])
    assert [one["text"] for one in waiting["homework"]] == ["A walk."]
    wrong = two_weeks("session", "close", "--discussed", first, "--carry", second, "--done", "7")
    assert wrong.code == 4
    assert "No homework 7 waits" in wrong.err
    assert two_weeks("session", "close", "--discussed", first, "--let-go", first).code == 1
    assert two_weeks.data("session", "close") == waiting
    assert two_weeks("session", "close", "--discussed", first, "--done", "1").code == 0
    left = two_weeks.data("session", "close")
    assert [str(one["number"]) for one in left["topics"]] == [second]
    assert left["homework"] == []


def test_a_page_is_named_after_whom_the_last_session_was_with(two_weeks: "Program") -> None:
    """Where no setting and no coming session says it."""
    assert "DR REYES" in two_weeks(*SECOND).out.splitlines()[0].upper()
    two_weeks("config", "therapist", "Dr M.")
    assert "DR M." in two_weeks(*SECOND).out.splitlines()[0].upper()
