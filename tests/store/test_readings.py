"""What later evenings may learn from: kept with its entry, and gone with it."""

from typing import TYPE_CHECKING

from voicejournal.journal import Answer, Outcome, Past, PastEvening, Reading, Slot
from voicejournal.store import readings
from voicejournal.store.readings import KeptReadings

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    import pytest

    from tests.store.conftest import Journal

READ = Reading("minilm", b"\x00<" * 384, 3.5, 6.0)


def test_the_past_is_what_was_read_and_what_was_confirmed_newest_first(
    journal: "Journal",
) -> None:
    """Without the evening that asks for it, and with those that no model read."""
    kept = KeptReadings(journal.database)
    first = journal.evening("I felt small.")
    second = journal.evening("It was quiet.", day=1)
    tonight = journal.evening("Here I am.", day=2)
    kept.keep(first.id, READ)
    for slot, value in ((Slot.MOOD, 2), (Slot.TRIGGERS, ("work", "my sister"))):
        answer = Answer(slot, Outcome.EDITED, value)
        journal.entries.set_answer(first.id, answer, first.moment.at)
    rejected = Answer(Slot.MOOD, Outcome.SKIPPED)
    journal.entries.set_answer(second.id, rejected, second.moment.at)
    assert kept.past(but=tonight.id) == Past(
        (PastEvening("en"), PastEvening("en", READ, 2, None, ("work", "my sister")))
    )


def test_a_reading_made_anew_takes_the_place_of_the_first(journal: "Journal") -> None:
    kept = KeptReadings(journal.database)
    entry = journal.evening("I felt small.")
    for mood in (3.5, 4.5):
        kept.keep(entry.id, Reading("minilm", b"", mood, 5.0))
    (evening,) = kept.past(but="").evenings
    assert evening.reading == Reading("minilm", b"", 4.5, 5.0)


def test_recordings_that_wait_for_words_and_sessions_are_no_evenings(journal: "Journal") -> None:
    """Others speak in a session too."""
    kept = KeptReadings(journal.database)
    journal.evening(recorded=True)
    session = journal.evening("We spoke about it.")
    journal.entries.make_session(session.id)
    assert kept.past(but="") == Past()


def test_deleting_an_entry_deletes_what_was_read_of_it(journal: "Journal") -> None:
    """To the last byte."""
    kept = KeptReadings(journal.database)
    entry = journal.evening("I felt small.")
    kept.keep(entry.id, Reading("minilm", b"a very own vector", 3.5, 6.0))
    assert b"a very own vector" in journal.bytes_on_disk()
    journal.entries.delete(entry.id)
    assert kept.past(but="") == Past()
    assert b"a very own vector" not in journal.bytes_on_disk()


def test_the_past_is_bounded(journal: "Journal", monkeypatch: "pytest.MonkeyPatch") -> None:
    """After many years only the newest evenings are read."""
    monkeypatch.setattr(readings, "MOST_EVENINGS", 2)
    for day in range(4):
        kept = journal.evening(f"Day {day}.", day=day)
        KeptReadings(journal.database).keep(kept.id, Reading("minilm", b"", float(day), 5.0))
    past = KeptReadings(journal.database).past(but="")
    assert [e.reading.mood for e in past.evenings if e.reading] == [3.0, 2.0]
