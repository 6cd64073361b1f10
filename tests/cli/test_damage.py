"""A damaged journal, as a person meets it: nothing is stopped that must not be, nothing is lost."""

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken

WEEK = ("week", "--week", "2026-W47")


@pytest.fixture
def damaged(evenings: "Program") -> "Program":
    """Three evenings, and the beginning of their database overwritten."""
    with (evenings.journal / "journal.db").open("r+b") as file:
        file.write(b"PK\x03\x04" + bytes(60))
    return evenings


def database_of(program: "Program") -> bytes:
    """The database, byte for byte."""
    return (program.journal / "journal.db").read_bytes()


def looks(program: "Program") -> dict[str, dict[str, str]]:
    """What the doctor found, by what it looked at."""
    return {look["what"]: look for look in json.loads(program("doctor", "--json").out)}


def change(program: "Program", *statements: str) -> None:
    """Change rows behind the program's back."""
    other = sqlite3.connect(program.journal / "journal.db", isolation_level=None)
    for statement in ("DROP TRIGGER texts_changed", "DROP TRIGGER texts_removed", *statements):
        other.execute(statement)
    other.close()


def test_the_doctor_says_what_can_be_saved_and_changes_nothing(damaged: "Program") -> None:
    """In calm words, with the command; what needs no journal goes on."""
    before = database_of(damaged)
    names = sorted(path.name for path in damaged.journal.rglob("*"))
    found = looks(damaged)["journal"]
    assert found["found"].startswith("The beginning of the database is damaged")
    assert "3 entries can be saved whole." in found["remedy"]
    assert "recover --salvage" in found["remedy"]
    for command in ("help-now", "--help", "models list", "config"):
        assert damaged(*command.split()).code == 0
    for command in ("list", "show 1", "recover", "week", "delete 1 --yes"):
        ran = damaged(*command.split())
        assert (ran.code, ran.out) == (3, "")
        assert "Nothing was overwritten." in ran.err
    assert database_of(damaged) == before
    assert sorted(path.name for path in damaged.journal.rglob("*")) == names


def test_what_is_said_on_such_an_evening_is_kept_and_saved_with_the_rest(
    damaged: "Program", spoken: "Spoken"
) -> None:
    """As sound at first; then the journal is salvaged, once, and the sound is an entry."""
    before = database_of(damaged)
    at = "2026-11-19T22:00:00+00:00[Europe/London]"
    ran = damaged("record", "--from-file", spoken.path, "--at", at)
    assert ran.code == 3
    assert "recorded all the same" in ran.out
    assert "What you said is kept as sound." in " ".join(ran.out.split())
    assert len(list((damaged.journal / "spool").glob("*.wav"))) == 1
    ran = damaged("recover", "--salvage")
    assert (ran.code, "3 entries can be saved whole" in " ".join(ran.out.split())) == (1, True)
    assert database_of(damaged) == before

    ran = damaged("recover", "--salvage", "--yes")
    assert ran.code == 0, ran
    assert "Saved: 3 entries, 3 of them whole." in ran.out
    assert "I kept your 16 seconds of Thursday" in ran.err
    (aside,) = damaged.journal.glob("journal.damaged-*.db")
    assert aside.name in ran.out
    assert aside.read_bytes() == before
    listed = damaged.data("list")
    assert [(entry["number"], entry["mood"], entry["waits"]) for entry in listed] == [
        (4, None, True),
        (3, 2, False),
        (2, 5, False),
        (1, 4, False),
    ]
    assert damaged.data("show", "3")["private"] is True
    after = database_of(damaged)
    ran = damaged("recover", "--salvage", "--yes")
    assert (ran.code, ran.out) == (0, "The journal is in order; there is nothing to save.\n")
    assert database_of(damaged) == after
    assert aside.name in looks(damaged)["journal"]["found"]
    assert aside.name in damaged("delete", "2", "--yes").out


def test_what_is_typed_is_refused_before_it_is_written(damaged: "Program") -> None:
    """Nobody is let write what could not be kept."""
    before = database_of(damaged)
    ran = damaged("record", "--typed", typed="words that must not be lost")
    assert (ran.code, ran.out) == (3, "")
    assert database_of(damaged) == before


def test_altered_words_stay_off_the_page_until_they_are_made_again(evenings: "Program") -> None:
    """The reason is said beside the page; the sound gives the words back."""
    quoted = evenings(*WEEK).out
    assert "My boss moved the deadline" in quoted
    change(
        evenings,
        "UPDATE segments SET words = replace(words, 'deadline', 'headline')"
        " WHERE words LIKE '%deadline%'",
    )
    ran = evenings(*WEEK)
    assert ran.code == 0
    assert "My boss" not in ran.out
    assert "Entry 1 is not on this page" in ran.err
    found = looks(evenings)["journal"]
    assert found["found"] == "Words of these entries are not as they were kept: 1."
    assert "transcribe ID" in found["remedy"]
    assert evenings("show", "1").out.count("(?)") > 0

    assert evenings("transcribe", "1").code == 0
    assert looks(evenings)["journal"]["ok"]
    assert evenings(*WEEK).out == quoted
    assert evenings.data("show", "1")["mood"] == 4


def test_a_rating_that_was_altered_stays_off_the_page(evenings: "Program") -> None:
    """A bit can make a four of a five; nobody's page says so."""
    change(evenings, "UPDATE moods SET pleasantness = 9 WHERE pleasantness = 4")
    ran = evenings(*WEEK)
    assert "Entry 1 is not on this page" in ran.err
    days = evenings.data(*WEEK)["mood"]["days"]
    assert [day["pleasantness"] for day in days][:2] == [None, 5]
    assert "rating" in looks(evenings)["journal"]["found"]
    ran = evenings("recover", "--salvage", "--yes")
    assert "Entry 1: a day, an answer, a rating or a time may be altered; have a look." in " ".join(
        ran.out.split()
    )
    assert looks(evenings)["journal"]["ok"]


def test_sound_whose_rows_are_gone_becomes_an_entry_again(evenings: "Program") -> None:
    """As when the log of changes was lost: the archive alone knows of it, and gives its words."""
    (recording,) = (evenings.journal / "audio").glob("*.flac")
    before = recording.read_bytes()
    change(
        evenings,
        "PRAGMA foreign_keys = ON",
        "DELETE FROM entries WHERE number = 1",
        "DELETE FROM recordings",
    )
    assert "The sound of 1 entry has no entry." in looks(evenings)["journal"]["found"]
    ran = evenings("recover", "--salvage", "--yes")
    assert ran.code == 0, ran
    assert "known by" in ran.out
    assert recording.read_bytes() == before
    (waiting,) = (entry for entry in evenings.data("list") if entry["waits"])
    assert waiting["private"] is True
    ran = evenings("transcribe", "--pending")
    assert ran.code == 0, ran
    assert "deadline" in evenings.data("show", str(waiting["number"]))["text"]
    assert recording.read_bytes() == before


def test_an_empty_database_beside_sound_is_no_new_journal(evenings: "Program") -> None:
    """It would look as if nothing had ever been said."""
    Path(evenings.journal / "journal.db").write_bytes(b"")
    ran = evenings("list")
    assert ran.code == 3
    assert "missing or empty" in ran.err
    found = looks(evenings)["journal"]
    assert "1 more" in found["remedy"] or "1 entry can be saved" in found["remedy"]
    assert evenings("recover", "--salvage", "--yes").code == 0
    assert [entry["waits"] for entry in evenings.data("list")] == [True]
