"""`week`: nothing is written to a file before its preview was accepted."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

WEEK = ("week", "--week", "2026-W47")
EVENING = {
    "recorded_at": "2026-11-17T21:15:00+00:00",
    "text": "I want to bring up the rent. The hardest part was the call. I slept badly.",
}


@pytest.fixture
def written(voicejournal: "Program", tmp_path: Path) -> "Program":
    """A journal of one evening."""
    path = tmp_path / "evening.json"
    path.write_text(json.dumps(EVENING), "utf-8")
    assert voicejournal("import", path).code == 0
    return voicejournal


def test_the_file_is_just_what_was_previewed(written: "Program", tmp_path: Path) -> None:
    """Line by line here; after a change it has to be looked at again."""
    file = tmp_path / "page.txt"
    assert written(*WEEK, "--output", file).code == 1
    assert written(*WEEK, "--preview", "--output", file).code == 1
    left = written("--plain", *WEEK, "--preview", typed="out 1\nquit\n")
    assert "Left out." in left.out
    assert "Not accepted. What you chose is kept." in left.out
    assert not file.exists()
    accepted = written("--plain", *WEEK, "--preview", typed="accept\n")
    assert "left out by you" in accepted.out
    assert accepted.out.endswith("Just this page may be printed, or written to a file.\n")
    assert written(*WEEK, "--output", file).code == 0
    assert "rent" not in file.read_text("utf-8")
    assert file.read_text("utf-8") == written(*WEEK).out
    written("tag", "1", "--mood", "2")
    refused = written(*WEEK, "--output", file)
    assert refused.code == 1
    assert "reads otherwise than when you accepted it" in refused.out


def test_a_page_is_accepted_without_a_keyboard(written: "Program", tmp_path: Path) -> None:
    """By the option, or by a file of answers; from then on it may be written."""
    answers = tmp_path / "answers.json"
    answers.write_text('{"page": "accept"}', "utf-8")
    assert written(*WEEK, "--answers", answers, "--output", tmp_path / "a.txt").code == 0
    assert written(*WEEK, "--output", tmp_path / "b.txt").code == 0
    written("tag", "1", "--mood", "2")
    assert written(*WEEK, "--accept", "--output", tmp_path / "c.txt").code == 0
    assert written("week", "--since-session").code == 4
    assert written(*WEEK, "--since-session").code == 2


def test_a_page_in_a_pipe_has_no_note_beside_it(evenings: "Program") -> None:
    """What `play` would do is told on a terminal alone."""
    assert evenings("week").err == evenings("week", "--json").err == ""
