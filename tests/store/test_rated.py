"""Evenings as rated, without their words."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from voicejournal.flows.went_together import WentTogether
from voicejournal.journal import (
    Answer,
    Entry,
    Evidence,
    Factor,
    FactorKind,
    Origin,
    Outcome,
    Proposal,
    RatedWhen,
    Share,
    Slot,
    Value,
)
from voicejournal.language.kept.sounds_private import KeptSoundsPrivate
from voicejournal.ports import NewEntry
from voicejournal.summary.patterns.reckoned import reckon
from voicejournal.vault.sealed import PlainFiles

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.store.conftest import Journal

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)


def answered(journal: "Journal", entry: Entry, slot: Slot, value: Value, hours: float = 0) -> None:
    """An answer, some hours after the evening."""
    at = entry.moment.at + timedelta(hours=hours)
    journal.entries.set_answer(entry.id, Answer(slot, Outcome.EDITED, value), at)


def test_an_evening_comes_with_what_was_confirmed_of_it(journal: "Journal") -> None:
    """Its ratings, and each label once, whatever else was named on other days."""
    entry = journal.evening("said")
    for slot, value in ((Slot.MOOD, 3), (Slot.ENERGY, 0), (Slot.TRIGGERS, ("work", "my sister"))):
        answered(journal, entry, slot, value)
    answered(journal, journal.evening("said", 9), Slot.TRIGGERS, ("work",))
    (evening,) = journal.rated.rated_evenings(MONDAY, SUNDAY)
    assert (evening.number, evening.day) == (entry.number, MONDAY)
    assert (evening.pleasantness, evening.energy, evening.private) == (3, 0, False)
    assert evening.factors == {Factor(FactorKind.TRIGGER, label) for label in ("work", "my sister")}


def test_what_else_was_mentioned_comes_with_its_kind(journal: "Journal") -> None:
    """Skills, people and the night before, as they were confirmed."""
    entry = journal.evening("said")
    for slot, value in (
        (Slot.SKILLS, ("breathing",)),
        (Slot.PEOPLE, ("my sister",)),
        (Slot.SLEEP, "badly"),
        (Slot.CARE, ("food: soup",)),
    ):
        answered(journal, entry, slot, value)
    (evening,) = journal.rated.rated_evenings(MONDAY, SUNDAY)
    kinds = {factor.kind: factor.label for factor in evening.factors}
    assert kinds[FactorKind.SKILL] == "breathing"
    assert kinds[FactorKind.PERSON] == "my sister"
    assert kinds[FactorKind.SLEEP] == "badly"
    assert kinds[FactorKind.CARE] == "food"


def test_a_walk_that_was_confirmed_as_a_skill_counts_as_movement_too(journal: "Journal") -> None:
    """It was asked about once, so that is where it stands."""
    for day, slot, value in (
        (0, Slot.SKILLS, "going for a walk"),
        (1, Slot.CARE, "movement: running"),
        (2, Slot.CARE, "tidied my desk"),
    ):
        answered(journal, journal.evening("said", day), slot, (value,))
    evenings = journal.rated.rated_evenings(MONDAY, SUNDAY)
    care = [{f.label for f in e.factors if f.kind is FactorKind.CARE} for e in evenings]
    assert care == [{"movement"}, {"movement"}, {"tidied my desk"}]


def test_an_evening_rated_on_another_day_is_filled_in_later(journal: "Journal") -> None:
    """The night until four belongs to the evening; a rating changed later is a later one."""
    for day, hours in ((0, 0.1), (1, 5), (2, 6), (3, 24)):
        answered(journal, journal.evening("said", day), Slot.MOOD, 5, hours)
    unrated = journal.evening("said", 4)
    answered(journal, unrated, Slot.ENERGY, 5)
    changed = journal.evening("said", 5)
    answered(journal, changed, Slot.MOOD, 5)
    answered(journal, changed, Slot.MOOD, 6, 48)
    same, later = RatedWhen.SAME_DAY, RatedWhen.LATER
    rated = [evening.rated for evening in journal.rated.rated_evenings(MONDAY, SUNDAY)]
    assert rated == [same, same, later, later, None, later]


def test_of_an_import_it_is_not_known_when_it_was_rated(journal: "Journal") -> None:
    """The file may have been written the same evening."""
    moment = journal.evening("said", 1).moment
    entry = journal.entries.add(NewEntry("0001-9", moment, Origin.IMPORTED))
    answered(journal, entry, Slot.MOOD, 5, 480)
    assert [evening.rated for evening in journal.rated.rated_evenings(MONDAY, SUNDAY)] == [
        None,
        RatedWhen.UNKNOWN,
    ]


def test_the_last_choice_makes_an_evening_private(journal: "Journal") -> None:
    """It is given all the same: whoever shows it to others leaves it out."""
    entry = journal.evening("said")
    for choice, private in (("private", True), ("shared", False), ("private", True)):
        journal.entries.share(Share(entry.id, "entry", choice, entry.moment.at))
        (evening,) = journal.rated.rated_evenings(MONDAY, SUNDAY)
        assert evening.private is private


def test_a_recorded_session_is_no_evening(journal: "Journal") -> None:
    """Nothing of it is counted."""
    moment = journal.evening("said").moment
    journal.entries.add(NewEntry("0001-9", moment, Origin.SESSION))
    assert len(journal.rated.rated_evenings(MONDAY, SUNDAY)) == 1


def test_the_newest_evening_is_known_by_its_day(journal: "Journal") -> None:
    """None where nothing was said yet; a day in between changes nothing."""
    assert journal.rated.newest_day() is None
    later, earlier = journal.evening("said", 9), journal.evening("said", 8)
    assert later.moment.journal_day > earlier.moment.journal_day
    assert journal.rated.newest_day() == later.moment.journal_day


def test_ratings_alone_come_without_what_was_named(journal: "Journal") -> None:
    """A log of moods needs no labels; all else of an evening is the same."""
    entry = journal.evening("said")
    answered(journal, entry, Slot.MOOD, 3)
    answered(journal, entry, Slot.TRIGGERS, ("work",))
    (whole,) = journal.rated.rated_evenings(MONDAY, SUNDAY)
    (alone,) = journal.rated.rated_evenings(MONDAY, SUNDAY, named=False)
    assert whole.factors
    assert alone == replace(whole, factors=frozenset())


def test_the_pages_line_looks_into_the_words_wherever_something_was_proposed_from_them(
    journal: "Journal", tmp_path: Path
) -> None:
    """A trigger accepted from a passage that is for nobody else is in no line; a typed one is."""
    passage = "The letter came and I hid it."
    value = ("the letter",)
    proposal = Proposal(Slot.TRIGGERS, value, Evidence(passage, 1.0), "words")
    typed = Answer(Slot.TRIGGERS, Outcome.EDITED, value)
    accepted = Answer(Slot.TRIGGERS, Outcome.ACCEPTED, value, proposal)
    spoken = [
        journal.evening(f"Work was long. This next bit is not for my therapist. {passage}", day)
        for day in range(3)
    ]
    for entry in spoken:
        answered(journal, entry, Slot.MOOD, 4)
        journal.entries.set_answer(entry.id, typed, entry.moment.at)
    read = KeptSoundsPrivate(PlainFiles(tmp_path))
    together = WentTogether(journal.entries, journal.rated, read, reckon)
    assert together.line(SUNDAY).startswith("the letter: on 3 of 3")
    for entry in spoken:
        journal.entries.set_answer(entry.id, accepted, entry.moment.at + timedelta(hours=1))
    assert [each.from_words for each in journal.rated.rated_evenings(MONDAY, SUNDAY)] == [True] * 3
    assert together.line(SUNDAY) == ""
    assert together.line(SUNDAY) == "", "as kept"
