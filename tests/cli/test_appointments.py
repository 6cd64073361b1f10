"""`session`, and what is asked on the way home from one."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

TAKEN = "Rest before the call; then ring her."


def test_appointments_are_kept_moved_and_removed(voicejournal: "Program") -> None:
    """By their numbers; times without an offset are of this machine's zone."""
    assert voicejournal("session", "add", "--at", "2026-11-10T10:00", "--with", "Dr M.").out == (
        "Kept session 1: Tue 10 Nov 2026, 10:00 with Dr M.\n"
    )
    again = voicejournal("session", "add", "--at", "2026-11-10T11:00+01:00")
    assert again.out.startswith("It is here already: session 1")
    assert voicejournal("session", "add", "--at", "2199-11-24T10:00").code == 0
    sessions = voicejournal.data("session", "list")
    assert [(s["number"], s["status"]) for s in sessions] == [(1, "past"), (2, "next")]
    assert voicejournal("session", "change", "2", "--at", "2199-11-25T09:30").code == 0
    assert "25 Nov 2199, 09:30" in voicejournal("session", "list").out
    assert voicejournal("session", "change", "2", "--at", "2026-11-10T10:00").code == 1
    assert voicejournal("session", "remove", "2").code == 1
    assert voicejournal("session", "remove", "2", "--yes").code == 0
    assert voicejournal("session", "remove", "2", "--yes").code == 4
    for wrong in ("tomorrow", "2026-11-24", "0001-01-01T10:00"):
        assert voicejournal("session", "add", "--at", wrong).code == 1
    assert voicejournal("session", "change", "1").code == 2


def test_an_evening_after_a_session_keeps_what_was_taken_along(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Typed; linked to the newest session before it; on the page since that session."""
    for at in ("2026-11-10T10:00", "2026-11-17T10:00"):
        voicejournal("session", "add", "--at", at, "--with", "Dr M.")
    answers = tmp_path / "answers.json"
    given = {
        "takeaway": [TAKEN],
        "homework": ["Ring Anna.", "Walk on Friday."],
        "distress_after": 4,
        "unsaid": "The rent.",
    }
    answers.write_text(json.dumps(given), "utf-8")
    ran = voicejournal(
        *("record", "--typed", "--prompts", "after-session", "--answers", answers),
        *("--at", "2026-11-17T11:30:00+00:00[Europe/London]"),
        typed="It went well. I was heard.",
    )
    assert (ran.code, ran.err) == (0, "")
    entry = voicejournal.data("show", "1")
    assert entry["takeaways"] == [TAKEN]
    assert entry["homework"] == ["Ring Anna.", "Walk on Friday."]
    assert entry["distress"] == {"before": None, "after": 4}
    named = {answer["name"]: answer["value"] for answer in entry["answers"] if answer["name"]}
    assert named == {"unsaid": "The rent."}
    old, new = voicejournal.data("session", "list")
    assert (old["takeaways"], new["takeaways"]) == ([], [TAKEN])
    assert [homework["text"] for homework in new["homework"]] == given["homework"]
    assert f"took along: {TAKEN}" in voicejournal("session", "list").out
    assert TAKEN in voicejournal("week").out
    assert "FOR MY SESSION WITH Dr M." in voicejournal("week").out
    voicejournal("tag", "1", "--private")
    assert TAKEN not in voicejournal("week").out
    voicejournal("delete", "1", "--yes")
    assert voicejournal.data("session", "list")[1]["takeaways"] == []


def test_prompt_sets_are_listed_and_ones_own_is_asked(voicejournal: "Program") -> None:
    """A broken one is told of by its line."""
    own = voicejournal.journal / "prompts"
    own.mkdir()
    question = '[[question]]\nslot = "text"\nname = "thanks"\nask = "Thankful for?"\n'
    (own / "thanks.toml").write_text(f'title = "three things"\n{question}', "utf-8")
    (own / "broken.toml").write_text('[[question]]\nslot = "mod"\nask = "?"\n', "utf-8")
    listed = voicejournal("record", "--prompts", "list").out
    assert "after-session: on the way home from a session (6 questions, ours)" in listed
    assert "thanks: three things (1 question, your own)" in listed
    assert "broken.toml, line 2: its slot is missing or unknown." in listed
    typed = voicejournal("--plain", "record", "--typed", "--prompts", "thanks", typed="Hello.")
    assert "Thankful for?" in typed.out
    assert voicejournal("record", "--typed", "--prompts", "broken", typed="x").code == 1
    assert voicejournal("record", "--typed", "--prompts", "nope", typed="x").code == 4


def test_homework_of_a_session_to_come_is_refused_with_the_way(voicejournal: "Program") -> None:
    to_come = f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%dT%H:%M}"
    refused = voicejournal("session", "add", "--at", to_come, "--homework", "Walk.")
    assert refused.code == 1
    assert "once it was held" in refused.err
    assert voicejournal.data("session", "list") == []
