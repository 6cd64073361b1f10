"""Who is there: named by the person, or confirmed on evenings; forgotten when they say so."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program


@pytest.fixture
def rung(voicejournal: "Program", tmp_path: Path) -> "Program":
    """A journal with two evenings on which a sister was there."""
    evenings = [
        {
            "recorded_at": f"2026-11-1{day}T21:15:00+00:00",
            "text": "My sister rang and listened for a while.",
            "people": ["my sister"],
        }
        for day in (7, 9)
    ]
    path = tmp_path / "evenings.json"
    path.write_text(json.dumps(evenings), "utf-8")
    assert voicejournal("import", path).code == 0
    return voicejournal


def test_people_are_counted_by_evenings_and_have_notes(rung: "Program") -> None:
    """Those named come first, whatever the case of their names."""
    rung("people", "add", "Dr Okafor", "--note", "Tuesdays")
    rung("people", "add", "My Sister")
    shown = [
        (one["name"], one["note"], one["added"], one["evenings"], one["last_day"])
        for one in rung.data("people", "list")
    ]
    assert shown == [
        ("My Sister", "", True, 2, "2026-11-19"),
        ("Dr Okafor", "Tuesdays", True, 0, None),
    ]
    assert "on 2 evenings, last Thu 19 Nov 2026" in rung("people").out


def test_who_is_forgotten_is_on_no_evening_any_more(rung: "Program") -> None:
    """The words of the evening stay, and the journal is as it was kept."""
    assert "--yes" in rung("people", "forget", "My Sister").err
    assert rung("people", "forget", "My Sister", "--yes").out == "Forgot my sister.\n"
    assert rung.data("people", "list") == []
    assert "sister" in rung.data("show", "1")["text"]
    assert "my sister" not in json.dumps(rung.data("show", "1")["answers"])
    assert rung("doctor").out.count("not as it was kept") == 0
    assert rung("people", "forget", "nobody", "--yes").code == 4


def test_nobody_is_asked_about_who_is_not_kept(voicejournal: "Program") -> None:
    """Not found is said before anything is asked."""
    ran = voicejournal("people", "forget", "Nobody")
    assert ran.code == 4
    assert "Nobody of that name is kept." in ran.err
