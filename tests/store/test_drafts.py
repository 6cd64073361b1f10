"""Pieces read before a transcript is whole: kept to the sample, and gone without a trace."""

from typing import TYPE_CHECKING

import pytest

from voicejournal.errors import InputError
from voicejournal.journal import OtherReading, Segment, SpeechSegment, Transcript, Word
from voicejournal.ports import ReadPiece
from voicejournal.store.drafts import DraftPieces

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Journal

READER = "base en"
WORDS = (Word(0.5, 0.9, " Xylophone", 0.812), Word(0.9, 1.4, " lessons.", 0.4, doubtful=True))
SAID = ReadPiece(
    SpeechSegment(512, 25_600),
    Segment(0.5, 1.4, "Xylophone lessons.", WORDS, -0.31, 0.02, (OtherReading(1, 2, "lesson"),)),
    "en",
)
NOTHING = ReadPiece(SpeechSegment(51_200, 60_000), None, "en")


def test_what_was_read_comes_back_as_it_was_in_the_order_of_the_sound(journal: "Journal") -> None:
    """A piece without words as well; the same piece again changes nothing."""
    entry = journal.evening(recorded=True)
    drafts = DraftPieces(journal.database)
    drafts.keep(entry.id, READER, [NOTHING])
    drafts.keep(entry.id, READER, [SAID, NOTHING])
    assert drafts.read(entry.id, READER) == (SAID, NOTHING)


def test_what_another_model_or_language_read_is_not_used(journal: "Journal") -> None:
    entry = journal.evening(recorded=True)
    drafts = DraftPieces(journal.database)
    drafts.keep(entry.id, READER, [SAID])
    assert drafts.read(entry.id, "small en") == ()
    assert drafts.read(entry.id, "base nl") == ()
    assert drafts.read(journal.evening(recorded=True).id, READER) == ()


def test_drafts_go_in_the_commit_that_keeps_the_transcript(journal: "Journal") -> None:
    """Those of other models too, and the entry's alone."""
    entry, other = journal.evening(recorded=True), journal.evening(recorded=True)
    drafts = DraftPieces(journal.database)
    for kept, reader in ((entry, READER), (entry, "small"), (other, READER)):
        drafts.keep(kept.id, reader, [SAID])
    whole = Transcript("whole", (), "en", "base", entry.moment.at)
    journal.entries.set_transcript(entry.id, whole)
    assert drafts.read(entry.id, READER) == drafts.read(entry.id, "small") == ()
    assert drafts.read(other.id, READER) == (SAID,)


def test_a_transcript_that_is_refused_leaves_the_drafts(journal: "Journal") -> None:
    """All or nothing: a transcript of the same id cannot be kept twice."""
    entry = journal.evening("said before", recorded=True)
    drafts = DraftPieces(journal.database)
    drafts.keep(entry.id, READER, [SAID])
    assert entry.transcript is not None
    with pytest.raises(InputError):
        journal.entries.set_transcript(entry.id, entry.transcript)
    assert drafts.read(entry.id, READER) == (SAID,)


def test_of_a_deleted_entry_no_draft_leaves_a_trace(
    journal: "Journal", open_journal: "Callable[[Path], Journal]"
) -> None:
    """In no file of the database; and what comes late for it is refused."""
    entry = journal.evening(recorded=True)
    drafts = DraftPieces(journal.database)
    drafts.keep(entry.id, READER, [SAID])
    assert b"Xylophone" in journal.bytes_on_disk()
    at_work = DraftPieces(open_journal(journal.path).database)
    journal.entries.delete(entry.id)
    assert drafts.read(entry.id, READER) == ()
    with pytest.raises(InputError):
        at_work.keep(entry.id, READER, [SAID])
    assert b"Xylophone" not in journal.bytes_on_disk()


def test_a_damaged_draft_is_read_from_the_sound_again(journal: "Journal") -> None:
    """Its hash says so; it is left out, the others serve."""
    entry = journal.evening(recorded=True)
    drafts = DraftPieces(journal.database)
    drafts.keep(entry.id, READER, [SAID, NOTHING])
    journal.connection.execute("UPDATE drafts SET text = 'altered' WHERE text IS NOT NULL")
    assert drafts.read(entry.id, READER) == (NOTHING,)
