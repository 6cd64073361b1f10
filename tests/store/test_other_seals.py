"""What is no part of an entry is sealed as well: a bit flipped in it is found, and so is a loss."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.carried import FULL_BETWEEN, NOW
from voicejournal.journal import MaterialKind, Settled
from voicejournal.store.between import CarriedBetween
from voicejournal.store.damage.salvage import DatabaseSalvage
from voicejournal.store.goals import Goals
from voicejournal.store.homework import HomeworkReports
from voicejournal.store.materials import Materials
from voicejournal.store.other_seals import altered_others
from voicejournal.store.sessions import Sessions
from voicejournal.store.supports import Supports
from voicejournal.store.topics import Topics

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Journal, Salvage


@pytest.fixture(name="full")
def a_full_journal(journal: "Journal") -> "Journal":
    """An evening, and one of everything that is between sessions."""
    entry = journal.evening("I was late.")
    (homework,), (topic,) = FULL_BETWEEN.homework, FULL_BETWEEN.topics
    report = replace(homework.reports[0], entry_id=entry.id)
    between = replace(
        FULL_BETWEEN,
        homework=(replace(homework, entry_id=entry.id, reports=(report,), outcome=""),),
        topics=(replace(topic, entry_id=entry.id),),
    )
    CarriedBetween(journal.database).restore(between, NOW)
    Materials(journal.database).add("A handout", MaterialKind.TEXT, ["panic"], "a", 3, "ab", NOW)
    return journal


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE sessions SET with_whom = 'x'", [("session", "1")]),
        ("UPDATE homework SET outcome = 'done'", [("homework", "1")]),
        ("UPDATE homework_reports SET tried = 0", [("homework", "1")]),
        ("DELETE FROM homework_reports", [("homework", "1")]),
        ("UPDATE goals SET text = 'x'", [("goal", "1")]),
        ("DELETE FROM goals", [("goal", "1")]),
        ("UPDATE topics SET settled = 'done'", [("topic", "1")]),
        ("UPDATE materials SET sha256 = 'cd'", [("material", "1")]),
        ("UPDATE supports SET note = 'x'", [("person", "Sam")]),
        ("INSERT INTO goals (text, set_at) VALUES ('x', 'y')", [("goal", "2")]),
        ("UPDATE goals SET id = 7", [("goal", "1"), ("goal", "7")]),
    ],
)
def test_what_is_altered_beside_the_program_is_found(
    full: "Journal", statement: str, told: list[tuple[str, str]]
) -> None:
    assert altered_others(full.connection) == ()
    full.connection.execute("BEGIN")
    full.connection.execute(statement)
    assert list(altered_others(full.connection)) == told
    full.connection.execute("ROLLBACK")
    assert altered_others(full.connection) == ()


def test_what_may_go_on_a_page_is_asked_one_by_one(full: "Journal") -> None:
    homework, topics = HomeworkReports(full.database), Topics(full.database)
    assert homework.is_as_kept(1)
    assert topics.is_as_kept(1)
    full.connection.execute("UPDATE homework SET text = 'x'")
    full.connection.execute("UPDATE topics SET text = 'x'")
    assert not homework.is_as_kept(1)
    assert not topics.is_as_kept(1)


def test_what_the_program_changes_stays_sealed(full: "Journal") -> None:
    """Also what goes along with something else that is deleted."""
    database = full.database
    (session,) = Sessions(database).all()
    HomeworkReports(database).settle(1, Settled.DONE, session)
    Goals(database).finish(1, None)
    Supports(database).add("sam", "after eight", NOW)
    assert altered_others(full.connection) == ()
    Sessions(database).remove(session.number)
    assert altered_others(full.connection) == ()
    full.entries.delete(full.entries.find("last").id)
    Goals(database).remove(1)
    Materials(database).remove(1)
    Supports(database).forget("Sam")
    assert altered_others(full.connection) == ()
    sealed = "SELECT count(*) FROM other_seals"
    assert full.connection.execute(sealed).fetchone()[0] == 0


def test_an_older_journal_is_sealed_as_it_is(
    full: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    full.connection.execute("DROP TABLE other_seals")
    full.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm012_other_seals'")
    again = open_journal(full.path)
    assert altered_others(again.connection) == ()
    Goals(again.database).finish(1, NOW)
    assert altered_others(again.connection) == ()


def test_a_salvage_takes_all_of_it_along_and_names_what_is_altered(
    full: "Journal",
    salvaged: "Salvage",
    damage: "Callable[[Path, int, bytes], bytes]",
    open_journal: "Callable[[Path], Journal]",
) -> None:
    """It is found by looking alone, too; afterwards it is sealed as it is."""
    before = (
        Sessions(full.database).all(),
        HomeworkReports(full.database).all(),
        Materials(full.database).all(),
        Supports(full.database).all(),
    )
    full.end()
    other = sqlite3.connect(full.path, isolation_level=None)
    other.execute("UPDATE goals SET text = 'Ring nobody.'")
    other.execute("DELETE FROM topics")
    other.close()
    health = DatabaseSalvage(full.path, has_archive=False).health()
    assert health.others == ("goal 1", "topic 1")
    assert not health.is_whole
    damage(full.path, 0, b"PK\x03\x04")
    saved = salvaged(full.path)
    assert (saved.others, saved.lost_rows) == (("goal 1", "topic 1"), 0)
    again = open_journal(full.path)
    assert altered_others(again.connection) == ()
    assert [goal.text for goal in Goals(again.database).all()] == ["Ring nobody."]
    assert before == (
        Sessions(again.database).all(),
        HomeworkReports(again.database).all(),
        Materials(again.database).all(),
        Supports(again.database).all(),
    )
