"""Handouts, texts and addresses: kept inside the journal, shown when their topic comes up."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

EVENING = "2026-11-17T21:15:00+00:00[Europe/London]"


@pytest.fixture
def handout(tmp_path: Path) -> Path:
    """A sheet of paper."""
    path = tmp_path / "Breathing.TXT"
    path.write_text("In for four counts, out for six.\n", "utf-8")
    return path


def test_a_file_is_copied_into_the_journal_for_its_owner_alone(
    voicejournal: "Program", handout: Path
) -> None:
    """And is read from there when the first one is gone."""
    ran = voicejournal("material", "add", handout, "--about", "Conflict, my boss")
    assert (ran.code, ran.out) == (0, "Kept material 1: Breathing.TXT.\n")
    handout.unlink()
    assert voicejournal("material", "open", "1").out == "In for four counts, out for six.\n\n"
    (copy,) = (voicejournal.journal / "materials").iterdir()
    assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    (kept,) = voicejournal.data("material", "list")
    assert (kept["kind"], kept["about"]) == ("file", ["conflict", "my boss"])


def test_a_text_and_an_address_are_kept_as_text(voicejournal: "Program") -> None:
    """An address is never opened: there is no network in the tests."""
    voicejournal("material", "add", "Name it, then breathe.", "--name", "From Dr M.")
    voicejournal("material", "add", "https://example.org/worksheet", "--about", "sleep")
    voicejournal("material", "add", "-", typed="Two lines\nof a letter.\n")
    kinds = [(kept["name"], kept["kind"]) for kept in voicejournal.data("material", "list")]
    assert kinds == [
        ("From Dr M.", "text"),
        ("https://example.org/worksheet", "link"),
        ("Two lines of a letter.", "text"),
    ]
    assert voicejournal("material", "open", "2").out == "https://example.org/worksheet\n"


def test_one_line_tells_of_it_when_its_topic_comes_up(
    voicejournal: "Program", handout: Path
) -> None:
    """By a trigger, or by a word of the evening; on other evenings nothing is said."""
    voicejournal("material", "add", handout, "--about", "conflict, deadline")
    said = voicejournal(
        "record", "--typed", "--at", EVENING, typed="Two deadlines at once, and no lunch."
    )
    assert "You keep something about deadline: Breathing.TXT\n" in said.out
    assert "`voicejournal material open 1`" in said.out
    calm = voicejournal("record", "--typed", "--at", EVENING, typed="A calm day by the sea.")
    assert "You keep" not in calm.out


def test_what_is_no_handout_is_refused_by_name(voicejournal: "Program", tmp_path: Path) -> None:
    """A folder, a device, an empty or a huge file, a path that is not there."""
    empty, huge = tmp_path / "empty.txt", tmp_path / "huge.pdf"
    empty.touch()
    with huge.open("wb") as file:
        file.truncate(50_000_001)
    for what in (tmp_path, Path("/dev/zero"), empty, huge, "handout.pdf", "no/such/file", " "):
        ran = voicejournal("material", "add", what)
        assert ran.code == 1, what
    assert voicejournal.data("material", "list") == []
    assert not list((voicejournal.journal / "materials").glob("*"))


def test_a_hostile_name_names_no_file_and_draws_nothing(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Its escape codes are gone, and the copy has a name of ours."""
    hostile = tmp_path / "\x1b[31m..%2f..;rm -rf\u202e.sh .pd$f"
    hostile.write_bytes(b"\x00\x01")
    assert voicejournal("material", "add", hostile).code == 0
    shown = voicejournal("material", "list").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    (copy,) = (voicejournal.journal / "materials").iterdir()
    assert copy.name.replace("-", "").isalnum()


def test_a_file_that_is_no_text_is_copied_out(voicejournal: "Program", tmp_path: Path) -> None:
    """To a place that the person names, over nothing that is there."""
    sheet, copy = tmp_path / "sheet.pdf", tmp_path / "copy.pdf"
    sheet.write_bytes(b"%PDF-1.7\n\x00")
    voicejournal("material", "add", sheet)
    assert "--output" in voicejournal("material", "open", "1").err
    assert voicejournal("material", "open", "1", "--output", copy).code == 0
    assert copy.read_bytes() == sheet.read_bytes()
    assert voicejournal("material", "open", "1", "--output", copy).code == 1


def test_a_copy_that_was_altered_is_refused(voicejournal: "Program", handout: Path) -> None:
    """It is said, with the remedy."""
    voicejournal("material", "add", handout)
    (copy,) = (voicejournal.journal / "materials").iterdir()
    copy.write_text("In for forty counts.", "utf-8")
    ran = voicejournal("material", "open", "1")
    assert ran.code == 3
    assert "material remove 1" in ran.err


def test_a_removed_material_leaves_neither_file_nor_name(
    voicejournal: "Program", handout: Path
) -> None:
    """And its number is not given again."""
    voicejournal("material", "add", handout)
    assert voicejournal("material", "remove", "1", "--yes").code == 0
    assert not list((voicejournal.journal / "materials").iterdir())
    for file in voicejournal.journal.glob("journal.db*"):
        assert b"Breathing" not in file.read_bytes()
    voicejournal("material", "add", handout)
    assert [kept["number"] for kept in voicejournal.data("material", "list")] == [2]


def test_an_empty_material_is_refused(voicejournal: "Program") -> None:
    """As nothing to keep, not as a file."""
    ran = voicejournal("material", "add", "")
    assert ran.code == 1
    assert "There is nothing to keep." in ran.err
