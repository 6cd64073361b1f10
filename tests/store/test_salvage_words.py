"""Words that were altered, choices that are lost: nothing is saved that was not said."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from voicejournal.journal import Edit, Entry, Share

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Journal, Salvage

PAGE = 4096


def altered(journal: "Journal", *statements: str) -> None:
    """Alter rows as damage would, past the hashes."""
    journal.database.close()
    other = sqlite3.connect(journal.path, isolation_level=None)
    for statement in ("DROP TRIGGER texts_changed", *statements):
        other.execute(statement)
    other.close()


WRONG = "UPDATE segments SET words = replace(words, 'small', 'smell'), text = 'smell'"
WRONG_TEXT = "UPDATE texts SET current = 'smell'"


def test_altered_words_of_a_spoken_evening_are_left_to_its_sound(
    journal: "Journal",
    open_journal: "Callable[[Path], Journal]",
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    sounds: list[str],
) -> None:
    """The others are as they were, and the answers of this one too."""
    journal.fill()
    kept = sorted(journal.entries.newest(None), key=lambda entry: entry.number)
    altered(journal, f"{WRONG} WHERE transcript_id = 't-3'")
    saved = salvaged(journal.path, sounds)
    assert saved.unheard == (3,)
    assert saved.whole == (1, 2, *range(4, 13))
    found = content_of(journal.path)
    assert found[2] == replace(kept[2], transcript=None)
    assert [*found[:2], *found[3:]] == [*kept[:2], *kept[3:]]
    assert [entry.number for entry in open_journal(journal.path).entries.pending()] == [3]


def test_altered_words_of_a_written_evening_are_taken_from_its_hashed_text(
    journal: "Journal",
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    sounds: list[str],
) -> None:
    """Where that was altered as well, they are all in doubt."""
    journal.fill()
    altered(
        journal,
        "UPDATE entries SET origin = 'typed' WHERE recording_id IS NULL",
        f"{WRONG} WHERE transcript_id IN ('t-2', 't-4')",
        f"{WRONG_TEXT} WHERE number = 4",
    )
    saved = salvaged(journal.path, sounds)
    assert (saved.doubtful, saved.unheard) == ((4,), ())
    found = content_of(journal.path)
    two, four = found[1].transcript, found[3].transcript
    assert two is not None
    assert two.text == ("I felt small when silence 1 came. " * 10).strip()
    assert not any(word.doubtful for word in two.words)
    assert four is not None
    assert all(word.doubtful for word in four.words)


def test_what_the_person_corrected_is_saved_as_they_left_it(
    journal: "Journal",
    open_journal: "Callable[[Path], Journal]",
    salvaged: "Salvage",
    sounds: list[str],
) -> None:
    """By the hash of the text; the words beneath it may be gone, or an edit."""
    journal.fill()
    for number in (1, 3):
        entry = journal.entries.find(str(number))
        edit = Edit(f"t-{number}", 2, 3, "tiny", entry.moment.at)
        journal.entries.set_edits(entry.id, [edit])
    altered(
        journal,
        f"{WRONG} WHERE transcript_id = 't-1'",
        "UPDATE edits SET text = 'tidy' WHERE transcript_id = 't-3'",
    )
    saved = salvaged(journal.path, sounds)
    assert (saved.doubtful, saved.unheard) == ((1,), ())
    texts = open_journal(journal.path).connection.execute("SELECT current FROM texts").fetchall()
    assert texts[0][0].startswith("I felt tiny when silence 0 came.")
    assert texts[2][0].startswith("I felt tiny when silence 2 came.")


def test_what_was_private_is_never_made_public_by_damage(
    journal: "Journal",
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    damage: "Callable[[Path, int, bytes], bytes]",
    sounds: list[str],
) -> None:
    """Where the choices cannot be read, every entry is private until the person says else."""
    journal.fill()
    for number, choice in ((2, "private"), (3, "shared")):
        entry = journal.entries.find(str(number))
        journal.entries.share(Share(entry.id, "entry", choice, entry.moment.at))
    (root,) = journal.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'shares'"
    ).fetchone()
    journal.end()
    damage(journal.path, (root - 1) * PAGE, bytes(PAGE))
    saved = salvaged(journal.path, sounds)
    assert saved.private == tuple(range(1, 13))
    assert all(entry.private for entry in content_of(journal.path))


def test_an_entry_whose_own_row_is_gone_keeps_its_words(
    journal: "Journal",
    salvaged: "Salvage",
    content_of: "Callable[[Path], list[Entry]]",
    damage: "Callable[[Path, int, bytes], bytes]",
) -> None:
    """Its date is that of its id, and it is private."""
    journal.fill()
    kept = {entry.id: entry for entry in journal.entries.newest(None)}
    (root,) = journal.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'entries'"
    ).fetchone()
    journal.end()
    damage(journal.path, (root - 1) * PAGE, bytes(PAGE))
    saved = salvaged(journal.path)
    found = content_of(journal.path)
    with_words = {entry.id: entry for entry in found if entry.transcript is not None}
    assert set(with_words) == set(kept)
    for entry_id, entry in with_words.items():
        assert entry.transcript == kept[entry_id].transcript
        assert entry.mood == kept[entry_id].mood
        assert entry.private
    assert set(saved.headless) >= {entry.number for entry in with_words.values()}
