"""`import --as session`: for reading and hearing, and for nothing else."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken

AT = "2026-11-17T15:00:00+00:00[Europe/London]"
AS_SESSION = ("--as", "session", "--at", AT)
WEEK = ("week", "--week", "2026-W47")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the journal with a session lies, once the first test made it."""
    return tmp_path_factory.mktemp("session") / "journal"


@pytest.fixture
def with_session(voicejournal: "Program", spoken: "Spoken", made_once: Path) -> "Program":
    """The program over a journal that holds a session and nothing else."""
    if made_once.exists():
        shutil.rmtree(voicejournal.journal)
        shutil.copytree(made_once, voicejournal.journal)
        return voicejournal
    ran = voicejournal("import", spoken.path, *AS_SESSION)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "monday.wav is entry 1, Tue 17 Nov 2026, a session.\n"
    shutil.copytree(voicejournal.journal, made_once)
    return voicejournal


def test_a_session_can_be_read_found_and_corrected(with_session: "Program") -> None:
    entry = with_session.data("show", "1")
    assert (entry["origin"], entry["waits"]) == ("session", False)
    assert "deadline" in entry["text"]
    assert "session  " in with_session("list").out
    shown = with_session("show", "1").out
    assert "for reading and hearing; never rated, never on a page" in shown
    assert "not rated" not in shown
    assert "session" in with_session("search", "deadline").out
    corrected = with_session("edit", "1", typed="She said that it was the deadline.")
    assert corrected.code == 0
    assert with_session.data("show", "1")["text"] == "She said that it was the deadline."
    assert with_session("search", "deadline").code == 0


def test_a_session_is_never_asked_about_or_proposed_from(with_session: "Program") -> None:
    entry = with_session.data("show", "1")
    assert (entry["answers"], entry["marks"], entry["mood"]) == ([], [], None)
    for options in (["--mood", "3"], ["--therapy", "deadline"], [], ["--mood", "3", "--private"]):
        ran = with_session("tag", "1", *options, "--plain", typed="5\n5\n\n\n\n")
        assert ran.code == 1
        assert "it is for reading and hearing, and not rated" in ran.err
    assert with_session.data("show", "1")["answers"] == []
    assert with_session("tag", "1", "--private").code == 0
    assert with_session.data("show", "1")["private"] is True


def test_a_session_is_on_no_page_and_in_no_mood(with_session: "Program", tmp_path: Path) -> None:
    assert with_session.data("mood", "--days", "9999") == []
    page = with_session(*WEEK).out
    assert "There is nothing to share from these days." in page
    assert "of another week" not in page
    evening = tmp_path / "evening.json"
    said = {"recorded_at": "2026-11-17T22:00:00+00:00", "text": "I slept badly.", "mood": 4}
    evening.write_text(json.dumps(said), "utf-8")
    assert with_session("import", evening).code == 0
    page = with_session(*WEEK).out
    assert "I slept badly." in page
    assert "eadline" not in page
    (rated,) = with_session.data("mood", "--days", "9999")
    assert (rated["day"], rated["mood"]) == ("2026-11-17", 4)


def test_answers_and_written_entries_are_no_session(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"mood": 4}', "utf-8")
    ran = voicejournal("import", spoken.path, *AS_SESSION, "--answers", answers)
    assert ran.code == 2
    ran = voicejournal("import", answers, "--as", "session")
    assert (ran.code, voicejournal.data("list")) == (1, [])
    assert "answers.json is no recording." in ran.out


def test_an_import_becomes_a_session_when_it_is_said_later(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """Its words stay; what was skipped goes. The other way round it stays a session."""
    nowhere = {"VOICEJOURNAL_MODELS": str(tmp_path / "no-models")}
    assert voicejournal("import", spoken.path, "--at", AT, **nowhere).code == 7
    assert voicejournal.data("show", "1")["origin"] == "imported"
    assert voicejournal("import", spoken.path, "--as", "session", **nowhere).code == 7
    entry = voicejournal.data("show", "1")
    assert (entry["origin"], entry["number"]) == ("session", 1)
    assert voicejournal("import", spoken.path, **nowhere).code == 7
    assert voicejournal.data("show", "1")["origin"] == "session"


def test_an_evening_that_was_rated_is_not_made_a_session(
    evenings: "Program", spoken: "Spoken"
) -> None:
    ran = evenings("import", spoken.path, "--as", "session", COLUMNS="200")
    assert ran.code == 1
    assert "monday.wav is here already as entry 1, which is a reflection." in ran.out
    assert evenings.data("show", "1")["mood"] == 4


def test_a_session_whose_import_was_killed_is_a_session_still(
    voicejournal: "Program", spoken: "Spoken"
) -> None:
    """Its sidecar says so; found by the next start, it must not pass for an evening."""
    kill = (
        "import os, sys\n"
        "from voicejournal.store.entries import Entries\n"
        "Entries.add = lambda *given, **named: os._exit(9)\n"
        "from voicejournal.__main__ import run\n"
        "run(sys.argv[1:])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", kill, "import", str(spoken.path), *AS_SESSION],
        env=voicejournal.whole_environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 9
    assert voicejournal.data("show", "last")["origin"] == "session"
    ran = voicejournal("recover")
    assert (ran.code, ran.err) == (0, "")
    assert "`voicejournal show 1` shows it." in ran.out
    entry = voicejournal.data("show", "1")
    assert (entry["origin"], entry["answers"]) == ("session", [])
    assert "deadline" in entry["text"]
