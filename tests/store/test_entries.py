"""Entries as they were kept, however they are asked for."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import Answer, Moment, Origin, Outcome, Share, Slot
from voicejournal.ports import NewEntry

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.store.conftest import Journal

WEEK_QUERIES_AT_MOST = 15


def queries_of(journal: "Journal", what: str) -> int:
    """How many statements reading takes."""
    ran: list[str] = []
    journal.connection.set_trace_callback(ran.append)
    if what == "week":
        journal.entries.entries(date(2026, 11, 16), date(2026, 11, 22))
    else:
        journal.entries.newest(20)
    journal.connection.set_trace_callback(None)
    return len(ran)


def test_an_entry_comes_back_as_it_was_kept(journal: "Journal") -> None:
    """Every word with its times, the recording, the evening and its zone."""
    entry = journal.evening("I felt so small, and naïve — 😔", recorded=True)
    assert entry.number == 1
    assert entry.transcript is not None
    assert entry.transcript.text == "I felt so small, and naïve — 😔"
    assert [word.start_s for word in entry.transcript.words] == [n / 2 for n in range(8)]
    assert entry.recording is not None
    assert (entry.recording.id, entry.recording.duration_s) == ("rec-1", 61.5)
    assert entry.recording.moment == entry.moment
    assert entry.moment.zone == "Europe/London"
    assert entry.moment.at.utcoffset() == ZoneInfo("Europe/London").utcoffset(
        entry.moment.at.replace(tzinfo=None)
    )


@pytest.mark.parametrize("zone", ["+05:30", "-08:00", "Mars/Olympus", "+", "Asia/Kathmandu"])
def test_an_evening_of_any_zone_is_read_back(journal: "Journal", zone: str) -> None:
    """A zone that this machine does not know keeps its name, and the instant is right."""
    at = journal.evening().moment.at
    moment = Moment(at, zone, at.date())
    kept = journal.entries.add(NewEntry("e-zone", moment, Origin.IMPORTED))
    assert kept.moment.at == at
    assert kept.moment.zone == zone


def test_keeping_the_same_reflection_again_changes_nothing(journal: "Journal") -> None:
    """As when it is recovered after a kill between two steps."""
    entry = journal.evening("It was a long day.", recorded=True)
    again = journal.entries.add(
        NewEntry(entry.id, replace(entry.moment, zone="UTC"), Origin.TYPED, entry.recording)
    )
    assert again == entry
    assert len(journal.entries.newest(None)) == 1


def test_days_are_read_oldest_first_and_the_newest_first(journal: "Journal") -> None:
    """Both ends of the days count; the list turns them around."""
    for day in (3, 0, 6, 1):
        journal.evening(f"day {day}", day)
    week = journal.entries.entries(date(2026, 11, 17), date(2026, 11, 22))
    assert [entry.moment.journal_day.day for entry in week] == [17, 19, 22]
    assert [entry.moment.journal_day.day for entry in journal.entries.newest(2)] == [22, 19]
    assert journal.entries.entries() == journal.entries.newest(None)[::-1]
    assert journal.entries.newest(0) == []


@pytest.mark.parametrize("what", ["week", "newest"])
def test_reading_takes_as_many_queries_for_one_entry_as_for_forty(
    journal: "Journal", what: str
) -> None:
    """So that a journal of fifty years opens as fast as that of a week."""
    journal.evening("one", recorded=True)
    for_one = queries_of(journal, what)
    for number in range(40):
        entry = journal.evening(f"evening {number}", number % 7, recorded=True)
        journal.entries.set_answer(entry.id, Answer(Slot.MOOD, Outcome.EDITED, 5), entry.moment.at)
    assert queries_of(journal, what) == for_one <= WEEK_QUERIES_AT_MOST


def test_what_waits_for_its_words_or_its_archive_is_known_by_its_rows(journal: "Journal") -> None:
    """There is no status that could be wrong."""
    waiting = journal.evening(recorded=True)
    typed = journal.evening()
    heard = journal.evening("said", recorded=True)
    assert journal.entries.pending() == [waiting]
    assert journal.entries.unarchived() == [heard.recording]
    journal.entries.set_archived("rec-3", "sha")
    assert journal.entries.unarchived() == []
    found = journal.entries.with_sound("sha")
    assert found is not None
    assert found.id == heard.id
    assert journal.entries.with_sound("other") is None
    assert journal.entries.holds(typed.id)
    assert not journal.entries.holds(typed.id[:-1])


def test_an_entry_is_private_until_it_is_shared_again(journal: "Journal") -> None:
    """The last choice counts; one about a part of it is another matter."""
    entry = journal.evening("said")
    assert not entry.private
    for choice, private in (("private", True), ("shared", False), ("private", True)):
        journal.entries.share(Share(entry.id, "entry", choice, entry.moment.at))
        assert journal.again(entry).private is private
    journal.entries.share(Share(entry.id, "quote", "shared", entry.moment.at))
    assert journal.again(entry).private
    assert not journal.evening("another").private


def test_what_does_not_fit_is_refused_as_input_not_as_damage(journal: "Journal") -> None:
    """A rating of eleven, an entry that is not there: the database is in no way damaged."""
    entry = journal.evening("said")
    for entry_id, value in ((entry.id, 11), ("no-such-entry", 5), (entry.id, "fine")):
        answer = Answer(Slot.MOOD, Outcome.EDITED, value)
        with pytest.raises(InputError, match="Nothing was changed"):
            journal.entries.set_answer(entry_id, answer, entry.moment.at)
    assert journal.again(entry) == entry


def test_short_ids_name_one_entry(journal: "Journal") -> None:
    """`last`, its number, its date when it is alone, the beginning of its id."""
    monday, thursday = journal.evening("a", 0), journal.evening("b", 3)
    find = journal.entries.find
    assert find("last") == thursday
    assert find("1") == monday
    assert find("2026-11-19") == thursday
    assert find(monday.id[:8]) == monday
    assert find(monday.id[:8].upper()) == monday
    assert find("01a90002") == thursday
    assert find(thursday.id) == thursday


def test_the_beginning_of_an_id_that_is_all_digits_is_no_number(journal: "Journal") -> None:
    """Ids of these years begin with a zero, and no number does."""
    at = journal.evening("a").moment
    kept = journal.entries.add(NewEntry("0001-2", at, Origin.TYPED))
    assert kept.number == 2
    assert journal.entries.find("0001") == kept


def test_an_ambiguous_short_id_says_which_numbers_it_means(journal: "Journal") -> None:
    """Newest first, and that there are more where there are many."""
    for _ in range(7):
        journal.evening("said")
    for short_id in ("2026-11-16", "01a9"):
        with pytest.raises(NotFoundError, match=r"means 7 entries: 7, 6, 5, 4, 3 …") as refused:
            journal.entries.find(short_id)
        assert "number" in refused.value.remedy


@pytest.mark.parametrize("short_id", ["9", "2026-11-30", "beef", "last"])
def test_a_short_id_of_nothing_is_not_found(journal: "Journal", short_id: str) -> None:
    """In an empty journal not even `last`."""
    with pytest.raises(NotFoundError, match="There is no entry"):
        journal.entries.find(short_id)


@pytest.mark.parametrize(
    "short_id", ["", "abc", "%", "01a_", "yesterday", "2026-13-45", "x" * 9999]
)
def test_what_is_no_short_id_is_refused_as_input(journal: "Journal", short_id: str) -> None:
    """Nothing typed there is a pattern of the database."""
    journal.evening("said")
    with pytest.raises((InputError, NotFoundError)) as refused:
        journal.entries.find(short_id)
    assert refused.value.remedy


def test_those_that_answer_a_question_are_found_among_the_others(journal: "Journal") -> None:
    """By its name, numbered or not; a session is no evening, and other names do not count."""
    names = ("situation", "situation_2", "situations", "")
    evenings = [journal.evening("said", day) for day in range(len(names))]
    for entry, name in zip(evenings, names, strict=True):
        told = Answer(Slot.TEXT, Outcome.EDITED, "The call.", name=name)
        journal.entries.set_answer(entry.id, told, entry.moment.at)
    found = journal.entries.answering({"situation", "thought"})
    assert [entry.id for entry in found] == [entry.id for entry in evenings[:2]]
    day = evenings[1].moment.journal_day
    assert journal.entries.answering({"situation"}, day, day) == found[1:]
    assert journal.entries.answering({"thought"}) == []
