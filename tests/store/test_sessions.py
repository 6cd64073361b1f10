"""Sessions, and what was taken along from them."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import Answer, Distress, Outcome, Slot
from voicejournal.store.sessions import Sessions

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Journal

GO_BACK = (
    "DROP TABLE choices",
    "DROP TABLE accepted",
    "DROP TABLE takeaways",
    "DROP TABLE homework",
    "DROP INDEX sessions_by_time",
    (
        "CREATE TABLE takeaways (session_id INTEGER NOT NULL, position INTEGER NOT NULL,"
        " text TEXT NOT NULL, PRIMARY KEY (session_id, position))"
    ),
    (
        "CREATE TABLE homework (id INTEGER PRIMARY KEY, session_id INTEGER, text TEXT NOT NULL,"
        " given_at TEXT NOT NULL, outcome TEXT NOT NULL DEFAULT '')"
    ),
    "INSERT INTO takeaways VALUES (1, 1, 'second'), (1, 0, 'first')",
    "INSERT INTO homework VALUES (1, 1, 'breathe', '2026-11-10T10:00:00+00:00', 'tried')",
    "DELETE FROM _sqlite_migrations WHERE name = 'm008_after_sessions'",
)


def took_along(*texts: str) -> Answer:
    """What was typed after a session."""
    return Answer(Slot.TAKEAWAY, Outcome.EDITED, texts)


def test_the_last_session_and_the_next_are_told_apart(journal: "Journal") -> None:
    """By when they begin; none before the first, none after the last."""
    sessions = Sessions(journal.database)
    now = journal.evening("said").moment.at
    assert sessions.last(now) is None
    first = sessions.add(now - timedelta(days=7), "Dr A")
    second = sessions.add(now + timedelta(days=1), "Dr B")
    assert sessions.last(now) == first
    assert sessions.next(now) == second
    assert sessions.next(now + timedelta(days=2)) is None
    assert sessions.add(first.at, "again") == first
    with pytest.raises(InputError, match="at that time"):
        sessions.change(second.number, first.at, "Dr B")
    sessions.remove(second.number)
    with pytest.raises(NotFoundError):
        sessions.change(second.number, now, "")
    assert sessions.all() == [first]


def test_takeaways_and_homework_belong_to_the_newest_past_session(journal: "Journal") -> None:
    """As of the evening on which they were said; deleted with that evening."""
    sessions = Sessions(journal.database)
    entry = journal.evening("said")
    at = entry.moment.at
    old, newest = (sessions.add(at - timedelta(days=days), "") for days in (9, 2))
    sessions.add(at + timedelta(days=1), "")
    journal.entries.set_answer(entry.id, took_along("One thing at a time."), at)
    homework = Answer(Slot.HOMEWORK, Outcome.EDITED, ("Ring Anna.", "Walk."))
    journal.entries.set_answer(entry.id, homework, at)
    assert [t.text for t in sessions.takeaways(newest)] == ["One thing at a time."]
    assert sessions.takeaways(old) == []
    assert [h.text for h in sessions.homework(newest)] == ["Ring Anna.", "Walk."]
    assert {h.entry_id for h in sessions.homework()} == {entry.id}
    again = journal.entries.find(entry.id)
    assert (again.takeaways, again.homework) == (("One thing at a time.",), homework.value)
    sessions.remove(newest.number)
    assert journal.entries.find(entry.id).takeaways == again.takeaways
    journal.entries.delete(entry.id)
    assert sessions.homework() == []


def test_homework_that_is_named_again_keeps_what_became_of_it(journal: "Journal") -> None:
    """It is the same homework."""
    entry = journal.evening("said")
    sessions = Sessions(journal.database)
    for texts in (("Walk.", "Ring Anna."), ("Walk.",)):
        answer = Answer(Slot.HOMEWORK, Outcome.EDITED, texts)
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
        journal.connection.execute("UPDATE homework SET outcome = 'tried'")
    assert [(h.text, h.outcome) for h in sessions.homework()] == [("Walk.", "tried")]


def test_a_named_answer_is_kept_beside_the_others(journal: "Journal") -> None:
    """Two texts of one evening, and a rating of 80, by the names of their questions."""
    entry = journal.evening("said")
    answers = (
        Answer(Slot.TEXT, Outcome.EDITED, "He rang.", name="situation"),
        Answer(Slot.TEXT, Outcome.EDITED, "He leaves.", name="hot_thought"),
        Answer(Slot.FEELINGS, Outcome.EDITED, ("afraid 80",), name="feelings_then"),
        Answer(Slot.DISTRESS_BEFORE, Outcome.EDITED, 8),
        Answer(Slot.DISTRESS_AFTER, Outcome.EDITED, 5),
    )
    for answer in answers:
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
    kept = journal.entries.find(entry.id)
    assert kept.answers == answers
    assert kept.feelings == ()
    assert kept.distress == Distress(8, 5)


def test_what_an_older_journal_kept_of_sessions_is_there(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """In its order, linked as it was."""
    entry = journal.evening("said")
    session = Sessions(journal.database).add(entry.moment.at, "Dr A")
    for statement in GO_BACK:
        journal.connection.execute(statement)
    again = Sessions(open_journal(journal.path).database)
    assert again.all()[0].takeaways == ("first", "second")
    assert [(h.text, h.outcome) for h in again.homework(session)] == [("breathe", "tried")]
