"""Edits and raw words side by side, found by search, and gone when deleted."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicejournal.errors import DamagedError, NotFoundError
from voicejournal.journal import (
    Answer,
    Edit,
    Evidence,
    Outcome,
    PageLine,
    PageSection,
    Proposal,
    Quote,
    SectionName,
    Slot,
    WeeklyPage,
)
from voicejournal.language.text.edited import current_text
from voicejournal.store.pages import Pages
from voicejournal.store.search import Search

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.store.conftest import Journal

HOSTILE = [
    '"',
    '"""',
    'say "hello',
    "AND OR NOT NEAR",
    "NEAR(a b, 5)",
    "current:froze",
    "raw : *",
    "(",
    "a) OR (b",
    "-froze ^froze +froze",
    "froze*",
    "***",
    "'; DROP TABLE entries; --",
    "😔🙂",
    "\x00froze\x00",
    "fro\x00ze",
    "\ud800 a\udcff",
    "ﬁ ² Ⅷ 素 ا ่",  # noqa: RUF001 - letters of all kinds
    "\\ % _ ?",
    "a " * 5000,
    "x" * 10_000,
    '"a b" ' * 1700,
    "",
    " \n\t",
]


def found(journal: "Journal", words: str) -> list[int]:
    """Numbers of the entries that a search finds."""
    return sorted(hit.entry.number for hit in Search(journal.database).search(words, 20))


def test_an_edit_stands_beside_the_raw_words_and_both_are_found(journal: "Journal") -> None:
    """Whisper's 'frosen' is what one may remember to have seen."""
    entry = journal.evening("Then I just frosen there")
    edit = Edit("t-1", 3, 4, "froze", entry.moment.at + timedelta(minutes=1))
    journal.entries.set_edits(entry.id, [edit])
    kept = journal.again(entry)
    assert kept.transcript == entry.transcript
    assert kept.edits == (edit,)
    assert found(journal, "froze") == found(journal, "frosen") == [1]


def test_a_newer_transcript_does_not_hide_an_edited_one(journal: "Journal") -> None:
    """What the person wrote stays; without an edit the newest transcript counts."""
    edited, plain = journal.evening("I just frosen"), journal.evening("I went hone")
    edit = Edit("t-1", 2, 3, "froze", edited.moment.at + timedelta(minutes=1))
    journal.entries.set_edits(edited.id, [edit])
    journal.rewritten(edited, "I just rosen")
    later = journal.rewritten(plain, "I went home")
    kept = journal.again(edited)
    assert kept.transcript is not None
    assert kept.transcript.id == "t-1"
    assert current_text(kept.transcript, kept.edits) == "I just froze"
    assert journal.again(plain).transcript == later
    assert found(journal, "froze") == [1]
    assert found(journal, "home") == [2]


def test_an_edit_that_does_not_fit_is_refused_and_not_kept(journal: "Journal") -> None:
    """Half an edit would make the text unreadable for good."""
    entry = journal.evening("I just froze")
    with pytest.raises(DamagedError):
        journal.entries.set_edits(entry.id, [Edit("t-1", 2, 9, "x", entry.moment.at)])
    assert journal.again(entry) == entry


def test_search_finds_entries_that_hold_all_words(journal: "Journal") -> None:
    """In any case and order and without accents; quoted words stand together."""
    journal.evening("My boss was angry about the report")
    journal.evening("The report was fine, my boss was naïve")
    assert found(journal, "REPORT boss") == [1, 2]
    assert found(journal, "naive") == [2]
    assert found(journal, '"boss was angry"') == [1]
    assert found(journal, '"angry boss"') == []
    assert found(journal, "ang*") == [1]
    assert found(journal, "boss cat") == []
    assert len(Search(journal.database).search("boss", 1)) == 1


def test_the_hits_point_at_the_words_in_the_excerpt(journal: "Journal") -> None:
    """For the screen to mark."""
    journal.evening("so it was the boss and then again my BOSS said so")
    (hit,) = Search(journal.database).search("boss said", 5)
    assert [hit.excerpt[start:end] for start, end in hit.hits] == ["boss", "BOSS", "said"]


@pytest.mark.parametrize("words", HOSTILE, ids=[repr(words[:12]) for words in HOSTILE])
def test_nothing_that_is_typed_breaks_the_search(journal: "Journal", words: str) -> None:
    """Quotes, operators, brackets, emoji, control characters, ten thousand characters."""
    journal.evening("I just froze")
    assert set(found(journal, words)) <= {1}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text())
def test_no_text_breaks_the_search(journal: "Journal", words: str) -> None:
    """Of any characters at all; the empty journal is searched too."""
    assert found(journal, words) == []


def test_a_deleted_entry_leaves_none_of_its_words_anywhere(journal: "Journal") -> None:
    """In no byte of the files: rows, index, answers, evidence, quotes, log of changes."""
    secret = "zanzibar quokka"  # noqa: S105 - no password: words that stand nowhere else
    for number in range(30):
        journal.evening(f"evening {number} was long and the bus was late")
    entry = journal.evening(f"I met the {secret} today", recorded=True)
    at = entry.moment.at
    journal.entries.set_edits(entry.id, [Edit("t-31", 0, 1, "quokkaedit", at)])
    journal.rewritten(entry, "another quokkaraw")
    evidence = Evidence("I met the quokkaproof", 1.0)
    for slot, value in (
        (Slot.TRIGGERS, ("quokkatrigger",)),
        (Slot.THERAPY, ("quokkamark",)),
        (Slot.FEELINGS, ("quokkafelt",)),
    ):
        proposal = Proposal(slot, value, evidence, "lexicon")
        journal.entries.set_answer(entry.id, Answer(slot, Outcome.ACCEPTED, value, proposal), at)
    quote = Quote(entry.id, entry.moment.journal_day, 1.0, "the quokkaquote")
    section = PageSection(SectionName.WINS, "Said", (PageLine(quote=quote),))
    day = entry.moment.journal_day
    page = WeeklyPage(day, day, "", (), None, (section,))
    pages = Pages(journal.database)
    pages.keep_page(page, at)
    assert pages.quote(1) == quote
    assert journal.bytes_on_disk().count(b"quokka") >= 9
    journal.entries.delete(entry.id)
    left = journal.bytes_on_disk()
    assert b"quokka" not in left
    assert b"zanzi" not in left
    assert found(journal, "quokka*") == []
    assert len(journal.entries.newest(None)) == 30
    assert len(found(journal, "bus late")) == 20  # the search's own limit
    with pytest.raises(NotFoundError):
        journal.entries.find(entry.id)
    with pytest.raises(NotFoundError, match="q1"):
        pages.quote(1)
    assert journal.evening("new").number == 32  # a number is never given twice
