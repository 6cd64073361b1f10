"""Reading the journal: `list`, `show`, `search`, `mood`, `week`, for people and for programs."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

TOLD_NOBODY = "the letter in the drawer"


def test_an_empty_journal_says_how_to_begin(voicejournal: "Program") -> None:
    """Nothing is made by looking, and nothing is scolded."""
    ran = voicejournal("list")
    assert (ran.code, ran.err) == (0, "")
    assert "is empty.\n`voicejournal record` records tonight's reflection.\n" in ran.out
    assert voicejournal.data("mood") == []
    assert voicejournal.data("patterns")["patterns"] == []


def test_the_list_has_a_line_an_evening_newest_first(evenings: "Program") -> None:
    """Number, day, length, mood and the first words."""
    ran = evenings("list", COLUMNS="80")
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()[1:]]
    assert lines[0].startswith("3 Wed 18 Nov 2026 text 2 I told nobody about")
    assert lines[1].startswith("2 Tue 17 Nov 2026 text 5 My sister rang.")
    assert lines[2].startswith("1 Mon 16 Nov 2026 00:15 4 Okay,")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert [entry["number"] for entry in evenings.data("list")] == [3, 2, 1]
    assert [entry["number"] for entry in evenings.data("list", "-n", "1")] == [3]


def test_an_entry_is_shown_with_its_ratings_and_its_words(evenings: "Program") -> None:
    """By its number, by `last`, by its day or by the beginning of its id."""
    ran = evenings("show", "2", COLUMNS="200")
    assert (ran.code, ran.err) == (0, "")
    assert "Tuesday 17 November 2026, 21:15" in ran.out
    shown = " ".join(ran.out.split())
    assert "mood 5 of 10" in shown
    assert "feelings ashamed" in shown
    assert "set off by family" in shown
    assert "My sister rang. I felt ashamed when she was silent." in shown
    second = evenings.data("show", "2")
    assert evenings.data("show", "2026-11-17") == second
    assert evenings.data("show", second["id"]) == second
    assert evenings.data("show", "last")["number"] == 3


def test_the_words_of_a_spoken_entry_carry_their_times(evenings: "Program") -> None:
    """Each word has its second, in order, within the recording."""
    entry = evenings.data("show", "1")
    words = [word for segment in entry["segments"] for word in segment["words"]]
    starts = [word["start_s"] for word in words]
    assert len(words) > 30
    assert starts == sorted(starts)
    assert 0 <= starts[0] < 1
    assert words[-1]["end_s"] <= entry["duration_s"]
    assert "".join(word["text"] for word in words).strip() == entry["text"]


@pytest.mark.parametrize("short_id", ["99", "2020-01-01", "ffffffff"])
def test_an_entry_that_is_not_there_is_said(evenings: "Program", short_id: str) -> None:
    """Exit 4, whichever way it was named."""
    ran = evenings("show", short_id)
    assert (ran.code, ran.out) == (4, "")
    assert "voicejournal list" in ran.err
    ran = evenings("show", "nonsense")
    assert (ran.code, ran.out) == (1, "")


def test_words_are_found_where_they_were_said(evenings: "Program") -> None:
    """All the words must stand in an entry; part of one with a star."""
    ran = evenings("search", "sister", "ashamed")
    assert (ran.code, ran.err) == (0, "")
    assert "Tue 17 Nov 2026" in ran.out
    numbers = [hit["entry"]["number"] for hit in evenings.data("search", "breath*")]
    assert numbers == [2]
    assert evenings.data("search", "sister", "drawer") == []
    assert evenings("search", "unheard").out == "No entry holds all of these words.\n"


@pytest.mark.parametrize("words", ['"', "AND", "a OR", "*", "NEAR(", "text:sister", "-", "'; --"])
def test_a_search_for_signs_is_no_fault(evenings: "Program", words: str) -> None:
    """What means something to the index means nothing to the person."""
    ran = evenings("search", "--", words)
    assert ran.code in {0, 1}
    assert "fault of ours" not in ran.err


def test_moods_are_logged_and_a_day_without_one_is_said(evenings: "Program") -> None:
    """The last confirmed mood of each day."""
    ran = evenings("tag", "2", "--mood", "-")
    assert ran.code == 0
    assert evenings.data("mood", "--days", "3650") == [
        {"day": "2026-11-16", "mood": 4, "energy": 3, "rated": "later"},
        {"day": "2026-11-17", "mood": None, "energy": 4, "rated": None},
        {"day": "2026-11-18", "mood": 2, "energy": None, "rated": "unknown"},
    ]
    ran = evenings("mood", "--days", "3650")
    assert ran.code == 0
    assert "Tue 17 Nov 2026   energy 4\n" in ran.out


def test_the_week_quotes_what_was_said_and_leaves_out_what_is_private(
    evenings: "Program",
) -> None:
    """Wednesday is private: neither its words nor its mood are anywhere on the page."""
    ran = evenings("week", "--week", "2026-W47")
    assert (ran.code, ran.err) == (0, "")
    assert "16 - 22 November 2026" in ran.out
    assert "[q1]" in ran.out
    page = evenings.data("week", "--week", "2026-W47")
    assert TOLD_NOBODY not in str(page)
    assert "letter" not in ran.out
    assert "frightened" not in ran.out
    assert [day["pleasantness"] for day in page["mood"]["days"]][:4] == [4, 5, None, None]
    shared = evenings("tag", "3", "--shared")
    assert shared.code == 0
    page = evenings.data("week", "--week", "2026-W47")
    assert [day["pleasantness"] for day in page["mood"]["days"]][:4] == [4, 5, 2, None]


def test_days_may_be_named_in_one_way_only(evenings: "Program") -> None:
    """From and to, or a week; the last not before the first."""
    page = evenings.data("week", "--from", "2026-11-17", "--to", "2026-11-17")
    assert [day["day"] for day in page["mood"]["days"]] == ["2026-11-17"]
    assert evenings("week", "--week", "2026-W47", "--from", "2026-11-16").code == 2
    assert evenings("week", "--from", "2026-11-17", "--to", "2026-11-16").code == 1
    assert evenings("week", "--week", "2026-47").code == 1
    assert evenings("week", "--from", "17 November").code == 1


def test_a_page_is_written_only_when_it_was_accepted(evenings: "Program", tmp_path: Path) -> None:
    """Nobody is there to say yes, so `--accept` must say it."""
    page = tmp_path / "page.txt"
    ran = evenings("week", "--week", "2026-W47", "--output", page)
    assert ran.code == 1
    assert "was not accepted" in ran.err
    assert not page.exists()
    ran = evenings("week", "--week", "2026-W47", "--output", page, "--accept")
    assert (ran.code, ran.err) == (0, "")
    assert page.read_text("utf-8") == evenings("week", "--week", "2026-W47").out
    assert page.stat().st_mode & 0o077 == 0
