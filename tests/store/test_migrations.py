"""A journal of an older version is brought up to date, and nothing of it is lost."""

import sqlite3
from typing import TYPE_CHECKING

from voicejournal.journal import Answer, Outcome, Slot, Urge

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Journal

GO_BACK_TO_SIXTH = (
    "DROP INDEX skills_of_entry",
    "DROP TABLE wins",
    "DROP TABLE urges",
    "DROP TABLE sleep",
    "DROP TABLE people",
    "DELETE FROM _sqlite_migrations WHERE name = 'm007_mentioned'",
)
GO_BACK_TO_FOURTH = (
    *GO_BACK_TO_SIXTH,
    "DROP TABLE readings",
    "DELETE FROM _sqlite_migrations WHERE name = 'm006_readings'",
    "DROP TABLE seals",
    "DELETE FROM _sqlite_migrations WHERE name = 'm005_seals'",
)
GO_BACK_TO_FIRST = (
    *GO_BACK_TO_FOURTH,
    "UPDATE segments SET doubtful = 1, sha256 = 'as it was'",
    "ALTER TABLE segments DROP COLUMN others",
    "DELETE FROM _sqlite_migrations WHERE name = 'm002_other_readings'",
)
GO_BACK_TO_SECOND = (
    *GO_BACK_TO_FOURTH,
    "DROP TABLE drafts",
    "DROP INDEX recordings_by_fingerprint",
    "ALTER TABLE recordings DROP COLUMN fingerprint",
    "DELETE FROM _sqlite_migrations WHERE name = 'm003_drafts'",
)
GO_BACK_TO_THIRD = (
    *GO_BACK_TO_FOURTH,
    "DROP TRIGGER sessions_are_not_rated",
    "ALTER TABLE entries DROP COLUMN kind",
    "DELETE FROM _sqlite_migrations WHERE name = 'm004_sessions'",
)


def test_a_passage_once_in_doubt_as_a_whole_has_all_its_words_in_doubt(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """And the journal is found whole: the hashes are made anew."""
    journal.evening("It was a long day.")
    for statement in GO_BACK_TO_FIRST:
        journal.connection.execute(statement)
    again = open_journal(journal.path).entries
    transcript = again.find("last").transcript
    assert transcript is not None
    assert transcript.text == "It was a long day."
    assert [word.doubtful for word in transcript.words] == [True] * 5
    assert transcript.segments[0].others == ()
    assert again.altered() == ()


def test_sound_archived_before_is_known_again(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """By the hash that its archive had; and drafts have a place."""
    entry = journal.evening("Archived.", recorded=True)
    waiting = journal.evening(recorded=True)
    journal.entries.set_archived("rec-1", "its sha256")
    for statement in GO_BACK_TO_SECOND:
        journal.connection.execute(statement)
    again = open_journal(journal.path)
    found = again.entries.with_sound("its sha256")
    assert found is not None
    assert found.id == entry.id
    assert [kept.id for kept in again.entries.pending()] == [waiting.id]
    assert again.connection.execute("SELECT count(*) FROM drafts").fetchone() == (0,)


def test_what_was_kept_before_sessions_were_known_is_a_reflection(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """With all that hangs on it: no row of an entry goes when the table changes."""
    kept = journal.evening("Before.", recorded=True)
    answer = Answer(Slot.MOOD, Outcome.EDITED, 4)
    journal.entries.set_answer(kept.id, answer, kept.moment.at)
    before = journal.again(kept)
    for statement in GO_BACK_TO_THIRD:
        journal.connection.execute(statement)
    again = open_journal(journal.path)
    assert again.entries.entries() == again.entries.reflections() == [before]
    assert again.entries.altered() == ()


def test_what_was_sealed_before_there_was_a_place_for_what_is_mentioned_stays_sealed(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """And what was found altered in the older journal stays found."""
    kept, altered = journal.evening("Before."), journal.evening("Altered.")
    for entry in (kept, altered):
        answer = Answer(Slot.MOOD, Outcome.EDITED, 4)
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
    journal.database.close()
    older = sqlite3.connect(journal.path)
    for statement in GO_BACK_TO_SIXTH:
        older.execute(statement)
    older.execute("UPDATE moods SET pleasantness = 9 WHERE entry_id = ?", [altered.id])
    older.commit()
    older.close()
    again = open_journal(journal.path)
    assert again.entries.altered_beside() == (altered.number,)
    answer = Answer(Slot.URGES, Outcome.EDITED, ("urge to drink",))
    again.entries.set_answer(kept.id, answer, kept.moment.at)
    assert again.entries.find(kept.id).mentioned.urges == (Urge("urge to drink"),)
    assert again.entries.altered_beside() == (altered.number,)
