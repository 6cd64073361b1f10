"""A small win and a goal come back after a month, once, and calmly."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

WON = "2026-10-01T21:30:00+01:00"
MONTH_LATER = "2026-10-31T21:30:00+00:00"
NEXT = "2026-11-01T21:30:00+00:00"


@pytest.mark.parametrize("private", [False, True])
def test_a_win_comes_back_after_a_month_once(
    voicejournal: "Program", tmp_path: Path, private: bool
) -> None:
    """Of an evening that is private nothing comes back."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"wins": ["I rang my sister"], "private": private}), "utf-8")
    speak = ("record", "--typed", "--at")
    voicejournal(*speak, WON, "--answers", path, typed="I rang my sister, and it was good.")
    said = voicejournal(*speak, MONTH_LATER, typed="A calm day.").out
    assert ('A month ago you said: "I rang my sister"' in said) is not private
    assert "A month ago" not in voicejournal(*speak, MONTH_LATER, typed="More of it.").out
    assert "A month ago" not in voicejournal(*speak, NEXT, typed="Another day.").out


@pytest.mark.parametrize(("days", "is_told"), [(29, False), (30, True), (36, True), (37, False)])
def test_the_wins_of_a_month_ago_stand_beside_the_goals(
    voicejournal: "Program", tmp_path: Path, days: int, is_told: bool
) -> None:
    """Of one week, as often as one looks, with or without a goal; a private evening gives none."""
    # The night until four belongs to the evening before.
    today = datetime.now(UTC).astimezone() - timedelta(hours=4)
    noon = today.replace(hour=12, minute=0, second=0, microsecond=0)
    at = noon - timedelta(days=days)
    rows = [
        {"recorded_at": at.isoformat(), "text": "I rang my sister.", "wins": ["I rang my sister"]},
        {
            "recorded_at": (at + timedelta(minutes=1)).isoformat(),
            "text": "Nobody knows of it.",
            "wins": ["I burned the letter"],
            "private": True,
        },
    ]
    path = tmp_path / "evenings.json"
    path.write_text(json.dumps(rows), "utf-8")
    assert voicejournal("import", path).code == 0
    for _ in range(2):
        said = voicejournal("goal", "list").out
        assert "No goal is open" in said
        assert ('"I rang my sister"' in said) is is_told
        assert ("A month ago you said:" in said) is is_told
        assert "letter" not in said
    assert voicejournal.data("goal", "list") == []


def test_a_goal_comes_back_while_it_is_open(voicejournal: "Program") -> None:
    voicejournal("goal", "add", "Sleep before midnight", "--at", WON)
    said = voicejournal("record", "--typed", "--at", MONTH_LATER, typed="A calm day.").out
    assert "A month ago you set out to: Sleep before midnight" in said
    assert "`voicejournal goal done 1`" in said
