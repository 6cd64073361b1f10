"""What is between sessions goes along with a whole journal, and comes in again by the commands."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

EVENINGS = [
    {
        "recorded_at": "2026-11-16T21:15:00+00:00",
        "text": "He said it in front of everyone. I want to bring up the deadline with her.",
        "marks": ["I want to bring up the deadline with her."],
    },
    {
        "recorded_at": "2026-11-17T21:15:00+00:00",
        "text": "A quiet evening, and I told nobody about the letter.",
        "private": True,
    },
]


@pytest.fixture(name="full")
def a_full_journal(voicejournal: "Program", tmp_path: Path) -> "Program":
    """Two evenings, a session with homework and a topic, a goal, a person and two materials."""
    written = tmp_path / "written.json"
    written.write_text(json.dumps(EVENINGS), "utf-8")
    handout = tmp_path / "handout.md"
    handout.write_text("---\nid: x\n---\n\nFive things you can see.\n", "utf-8")
    answers = tmp_path / "answers.toml"
    answers.write_text('page = "accept"\n', "utf-8")
    session = ("--at", "2026-11-10T10:00", "--with", "Miriam", "--homework", "The walk")
    for command in (
        ("import", written),
        ("session", "add", *session),
        ("goal", "add", "Ring Sam once a week"),
        ("people", "add", "Sam", "--note", "before eight"),
        ("material", "add", handout, "--about", "panic"),
        ("material", "add", "https://example.org/panic", "--about", "panic"),
        ("week", "--week", "2026-W47", "--answers", answers),
    ):
        ran = voicejournal(*command)
        assert ran.code == 0, (command, ran)
    return voicejournal


def between(program: "Program", **place: str) -> dict[str, Any]:
    """What a journal has of it, by what the commands show as data."""
    shown = {}
    for name, command in {
        "sessions": ("session", "list", "--json"),
        "goals": ("goal", "list", "--all", "--json"),
        "people": ("people", "list", "--json"),
        "materials": ("material", "list", "--json"),
    }.items():
        ran = program(*command, **place)
        assert ran.code == 0, ran
        shown[name] = json.loads(ran.out)
    return shown


@pytest.mark.parametrize("kind", ["json", "markdown"])
def test_it_goes_out_and_comes_in_again_once(full: "Program", tmp_path: Path, kind: str) -> None:
    path, there = tmp_path / "out", {"VOICEJOURNAL_HOME": str(tmp_path / "there")}
    assert full("export", "--format", kind, path).code == 0
    for _ in range(2):
        ran = full("import", path, **there)
        assert ran.code == 0, ran
    here, now_there = between(full), between(full, **there)
    for material in (*here["materials"], *now_there["materials"]):
        material.pop("file", None)
    assert now_there == here
    assert "Five things you can see." in full("material", "open", "1", **there).out
    assert '"The walk"' in json.dumps(now_there["sessions"])


@pytest.mark.parametrize("kind", ["json", "markdown"])
def test_what_was_left_out_of_the_page_stays_out_in_another_journal(
    full: "Program", tmp_path: Path, kind: str
) -> None:
    """Also where the evening has another id there; without what is private no choice goes out."""
    left_out = full("week", "--week", "2026-W47", "--preview", "--plain", typed="out 1\nquit\n")
    assert left_out.code == 0, left_out
    assert "deadline" not in week(full)
    path, there = tmp_path / "out", {"VOICEJOURNAL_HOME": str(tmp_path / "there")}
    other = {"VOICEJOURNAL_HOME": str(tmp_path / "other")}
    assert full("export", "--format", kind, path).code == 0
    assert full("import", path, **there).code == 0
    assert "deadline" not in week(full, **there)
    assert full("import", tmp_path / "written.json", **other).code == 0
    assert "deadline" in week(full, **other)
    assert full("import", path, **other).code == 0
    assert "deadline" not in week(full, **other)
    assert full("export", "--format", "json", "--without-private", tmp_path / "shared").code == 0
    assert '"choices"' not in (tmp_path / "shared").read_text("utf-8")


def test_an_answer_about_homework_that_is_private_is_so_where_it_came_in(
    full: "Program", tmp_path: Path
) -> None:
    """By Markdown too."""
    answers = tmp_path / "told.json"
    told = {"tried": True, "got_in_the_way": "the neighbours"}
    answers.write_text(json.dumps(told), "utf-8")
    at = ("--typed", "--at", "2026-11-18T21:30:00+00:00", "--answers", answers)
    assert full("record", *at, typed="An evening with tea.").code == 0
    assert "the neighbours" in week(full)
    assert full("tag", "3", "--private-answer", "homework").code == 0
    assert "the neighbours" not in week(full)
    path, there = tmp_path / "out", {"VOICEJOURNAL_HOME": str(tmp_path / "there")}
    assert full("export", "--format", "markdown", path).code == 0
    assert full("import", path, **there).code == 0
    assert "The walk" in week(full, **there)
    assert "the neighbours" not in week(full, **there)


def test_some_days_alone_go_without_it(full: "Program", tmp_path: Path) -> None:
    path, part = tmp_path / "out.json", tmp_path / "part"
    assert full("export", "--format", "json", "--from", "2026-11-16", path).code == 0
    assert full("export", "--format", "markdown", "--entry", "1", part).code == 0
    assert "Sam" not in path.read_text("utf-8")
    assert not (part / "between.md").exists()


def test_without_private_nothing_of_a_private_evening_goes_along(
    full: "Program", tmp_path: Path
) -> None:
    """Neither its topic; what is shared stays in."""
    whole, shared = tmp_path / "whole", tmp_path / "shared"
    assert full("export", "--format", "markdown", whole).code == 0
    assert "bring up the deadline" in (whole / "between.md").read_text("utf-8")
    assert full("tag", "1", "--private").code == 0
    assert full("tag", "2", "--shared").code == 0
    assert full("export", "--format", "markdown", "--without-private", shared).code == 0
    text = (shared / "between.md").read_text("utf-8")
    assert "deadline" not in text
    assert "The walk" in text
    assert "Ring Sam once a week" in text


@pytest.fixture(name="letter")
def a_private_evening_with_homework(voicejournal: "Program", tmp_path: Path) -> Path:
    """A journal of it as a folder of Markdown."""
    path = tmp_path / "letter"
    record(voicejournal, tmp_path, ["write the letter"])
    assert voicejournal("export", "--format", "markdown", path).code == 0
    assert "write the letter" in (path / "between.md").read_text("utf-8")
    return path


def test_homework_of_an_evening_that_did_not_come_along_stays_out(
    voicejournal: "Program", letter: Path, tmp_path: Path
) -> None:
    there = {"VOICEJOURNAL_HOME": str(tmp_path / "there")}
    (evening,) = (
        one for one in letter.rglob("*.md") if "A quiet evening" in one.read_text("utf-8")
    )
    evening.unlink()
    assert voicejournal("import", letter, **there).code == 0
    assert "write the letter" not in week(voicejournal, **there)


def test_homework_of_an_evening_with_another_id_here_is_as_private_as_that(
    voicejournal: "Program", letter: Path, tmp_path: Path
) -> None:
    """It is that evening's: shared with it, it is on the page."""
    there = {"VOICEJOURNAL_HOME": str(tmp_path / "there")}
    record(voicejournal, tmp_path, [], **there)
    assert voicejournal("import", letter, **there).code == 0
    assert "write the letter" not in week(voicejournal, **there)
    assert voicejournal("tag", "1", "--shared", **there).code == 0
    assert "write the letter" in week(voicejournal, **there)


def week(program: "Program", **place: str) -> str:
    """The page of the week of these evenings."""
    ran = program("week", "--week", "2026-W47", **place)
    assert ran.code == 0, ran
    return ran.out


def record(program: "Program", folder: Path, homework: list[str], **place: str) -> None:
    """A private evening after a session."""
    answers = folder / "after.json"
    answers.write_text(json.dumps({"homework": homework}), "utf-8")
    at = "2026-11-17T21:15:00+00:00[Europe/London]"
    asked = ("--prompts", "after-session", "--answers", answers, "--at", at)
    ran = program("record", "--typed", *asked, typed="A quiet evening.", **place)
    assert ran.code == 0, ran
    assert program("tag", "1", "--private", **place).code == 0
