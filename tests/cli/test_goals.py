"""What one works towards: kept in one's own words, reached, or let go."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

SINCE = "2026-11-02T21:00:00+00:00[Europe/London]"


def test_a_goal_is_kept_and_reached(voicejournal: "Program") -> None:
    """What is reached leaves the list, and is there with `--all`."""
    assert voicejournal("goal", "add", "Ring", "my", "sister", "--at", SINCE).code == 0
    voicejournal("goal", "add", "Sleep before midnight")
    (goal, _) = voicejournal.data("goal", "list")
    assert (goal["text"], goal["set_at"][:10]) == ("Ring my sister", "2026-11-02")
    assert voicejournal("goal", "done", "1").out == "Goal 1 is reached.\n"
    assert [goal["number"] for goal in voicejournal.data("goal", "list")] == [2]
    assert [goal["number"] for goal in voicejournal.data("goal", "list", "--all")] == [1, 2]
    assert "reached" in voicejournal("goal", "list", "--all").out
    voicejournal("goal", "done", "1", "--undo")
    assert len(voicejournal.data("goal", "list")) == 2


def test_the_same_goal_twice_is_one(voicejournal: "Program") -> None:
    """While it is open."""
    for _ in range(2):
        voicejournal("goal", "add", "Ring my sister")
    assert len(voicejournal.data("goal", "list")) == 1


def test_a_goal_that_is_none_is_refused(voicejournal: "Program") -> None:
    """No words, too many words, a number that is not there."""
    assert voicejournal("goal", "add", " ").err.startswith("That is no goal")
    assert voicejournal("goal", "add", "x" * 501).code == 1
    assert voicejournal("goal", "done", "7").code == 4
    assert voicejournal("goal", "list").out.startswith("No goal is open.")


def test_a_removed_goal_leaves_no_trace(voicejournal: "Program") -> None:
    """Not in the database, and not in its log; it asks first."""
    voicejournal("goal", "add", "Marmalade at breakfast")
    assert "--yes" in voicejournal("goal", "remove", "1").err
    assert voicejournal("goal", "remove", "1", "--yes").code == 0
    for file in voicejournal.journal.glob("journal.db*"):
        assert b"Marmalade" not in file.read_bytes()
