"""What was confirmed, and what was only proposed."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from voicejournal.errors import InputError
from voicejournal.journal import (
    Answer,
    Care,
    Distress,
    Evidence,
    Feeling,
    Mark,
    Mentioned,
    Mood,
    Origin,
    Outcome,
    Person,
    Proposal,
    Skill,
    Sleep,
    Slot,
    Trigger,
    Urge,
    Value,
    Win,
)
from voicejournal.ports import NewEntry

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.store.conftest import Journal

MONDAY = date(2026, 11, 16)
GIVEN: list[tuple[Slot, Value]] = [
    (Slot.MOOD, 3),
    (Slot.ENERGY, 0),
    (Slot.FEELINGS, ("anxious 8", "ashamed")),
    (Slot.TRIGGERS, ("work", "my sister")),
    (Slot.THERAPY, True),
]


def proposed(slot: Slot, value: Value) -> Proposal:
    """A guess from a sentence."""
    return Proposal(slot, value, Evidence("I just froze.", 12.5), "lexicon")


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.EDITED])
def test_what_was_accepted_or_edited_is_kept_as_a_value(
    journal: "Journal", outcome: Outcome
) -> None:
    """With the proposal and its sentence beside it."""
    entry = journal.evening("said")
    for slot, value in GIVEN:
        answer = Answer(slot, outcome, value, proposed(slot, value))
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
    kept = journal.again(entry)
    assert kept.mood == Mood(3, 0)
    assert kept.feelings == (Feeling("anxious", 8), Feeling("ashamed"))
    assert kept.triggers == (Trigger("work"), Trigger("my sister"))
    assert kept.marks == (Mark(""),)
    assert kept.answers == tuple(
        Answer(slot, outcome, value, proposed(slot, value)) for slot, value in GIVEN
    )


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.SKIPPED])
def test_what_was_rejected_or_skipped_is_kept_as_that_and_changes_no_value(
    journal: "Journal", outcome: Outcome
) -> None:
    """A proposal is never confirmed by itself."""
    entry = journal.evening("said")
    for slot, value in GIVEN:
        answer = Answer(slot, outcome, None, proposed(slot, value))
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
    kept = journal.again(entry)
    assert (kept.mood, kept.feelings, kept.triggers, kept.marks) == (Mood(), (), (), ())
    assert [(answer.slot, answer.outcome, answer.value) for answer in kept.answers] == [
        (slot, outcome, None) for slot, _ in GIVEN
    ]
    (evening,) = journal.rated.rated_evenings(MONDAY, MONDAY)
    assert (evening.pleasantness, evening.energy, evening.rated) == (None, None, None)
    assert evening.factors == frozenset()


def test_a_later_answer_takes_the_place_of_an_earlier_one(journal: "Journal") -> None:
    """Labels are replaced whole; a skip takes nothing away."""
    entry = journal.evening("said")
    for value in (("work", "sleep"), ("sleep", "money")):
        answer = Answer(Slot.TRIGGERS, Outcome.EDITED, value)
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
    skipped = Answer(Slot.TRIGGERS, Outcome.SKIPPED)
    journal.entries.set_answer(entry.id, skipped, entry.moment.at)
    kept = journal.again(entry)
    assert kept.triggers == (Trigger("sleep"), Trigger("money"))
    assert kept.answers == (skipped,)


def test_sentences_for_the_therapist_are_kept_in_order(journal: "Journal") -> None:
    """Several, one, the whole evening, none."""
    entry = journal.evening("said")
    for value, marks in (
        (("second", "first"), (Mark("second"), Mark("first"))),
        ("one", (Mark("one"),)),
        (True, (Mark(""),)),
        (False, ()),
    ):
        answer = Answer(Slot.THERAPY, Outcome.EDITED, value)
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
        assert journal.again(entry).marks == marks


def test_an_answer_that_cannot_be_kept_leaves_the_earlier_one(journal: "Journal") -> None:
    """The answer, its proposal and its value are one commit."""
    entry = journal.evening("said")
    good = Answer(Slot.FEELINGS, Outcome.EDITED, ("calm 4",))
    journal.entries.set_answer(entry.id, good, entry.moment.at)
    bad = Answer(Slot.FEELINGS, Outcome.EDITED, ("anxious 11",))
    with pytest.raises(InputError, match="0 to 10"):
        journal.entries.set_answer(entry.id, bad, entry.moment.at)
    kept = journal.again(entry)
    assert kept.feelings == (Feeling("calm", 4),)
    assert kept.answers == (good,)


def test_a_session_takes_no_answer_and_no_mark(journal: "Journal") -> None:
    """Whoever asks: the table itself refuses, and the day of a session has no mood."""
    moment = journal.evening("An evening.").moment
    session = journal.entries.add(NewEntry("0001-9", moment, Origin.SESSION))
    for slot, value in GIVEN:
        with pytest.raises(InputError):
            journal.entries.set_answer(session.id, Answer(slot, Outcome.EDITED, value), moment.at)
    kept = journal.again(session)
    assert kept == session
    assert (kept.is_session, kept.answers, kept.marks, kept.mood) == (True, (), (), Mood())
    assert [entry.is_session for entry in journal.entries.entries()] == [False, True]
    assert [entry.is_session for entry in journal.entries.reflections()] == [False]
    journal.entries.delete(journal.entries.reflections()[0].id)
    assert journal.rated.rated_evenings(MONDAY, MONDAY) == []


def test_an_import_can_be_made_a_session_afterwards(journal: "Journal") -> None:
    """What was skipped goes with its proposal; the words stay, and are found."""
    entry = journal.evening("It was the deadline.")
    skipped = Answer(Slot.MOOD, Outcome.SKIPPED, None, proposed(Slot.MOOD, 3))
    journal.entries.set_answer(entry.id, skipped, entry.moment.at)
    journal.entries.make_session(entry.id)
    kept = journal.again(entry)
    assert (kept.is_session, kept.answers, kept.transcript) == (True, (), entry.transcript)
    assert journal.entries.altered() == ()


MENTIONED_TODAY: list[tuple[Slot, Value]] = [
    (Slot.SKILLS, ("breathing", "thought record")),
    (Slot.WINS, ("I said it, and he heard me.",)),
    (Slot.URGES, ("urge to drink (not acted)", "urge to call him", "urge to binge (acted)")),
    (Slot.SLEEP, "4.5 hours, badly"),
    (Slot.PEOPLE, ("sister", "dr okafor")),
    (Slot.CARE, ("movement: a walk", "food", "tidied my desk")),
]


def test_what_was_mentioned_and_confirmed_is_kept_in_places_of_its_own(
    journal: "Journal",
) -> None:
    """Whether an urge was followed only where the person said so; a no takes all of it away."""
    entry = journal.evening("said")
    for slot, value in MENTIONED_TODAY:
        journal.entries.set_answer(
            entry.id, Answer(slot, Outcome.EDITED, value, proposed(slot, value)), entry.moment.at
        )
    kept = journal.again(entry).mentioned
    assert kept == Mentioned(
        skills=(Skill("breathing", Distress()), Skill("thought record", Distress())),
        wins=(Win("I said it, and he heard me."),),
        urges=(
            Urge("urge to drink", acted=False),
            Urge("urge to call him"),
            Urge("urge to binge", acted=True),
        ),
        sleep=Sleep(4.5, "badly"),
        people=(Person("sister"), Person("dr okafor")),
        care=(Care("movement", "a walk"), Care("food"), Care("", "tidied my desk")),
    )
    for slot, _ in MENTIONED_TODAY:
        skipped = Answer(slot, Outcome.SKIPPED)
        journal.entries.set_answer(entry.id, skipped, entry.moment.at)
    assert journal.again(entry).mentioned == kept
    for slot, _ in MENTIONED_TODAY:
        journal.entries.set_answer(entry.id, Answer(slot, Outcome.REJECTED), entry.moment.at)
    assert journal.again(entry).mentioned == Mentioned()


def test_what_was_mentioned_is_sealed_and_goes_with_its_entry(journal: "Journal") -> None:
    """A bit flipped in it is found, and a deletion leaves none of it on the disk."""
    entry, other = journal.evening("said"), journal.evening("other")
    for slot, value in MENTIONED_TODAY:
        answer = Answer(slot, Outcome.EDITED, value)
        journal.entries.set_answer(entry.id, answer, entry.moment.at)
    assert journal.entries.altered_beside() == ()
    for statement in (
        "UPDATE urges SET acted = 1",
        "UPDATE sleep SET hours = 9",
        "UPDATE people SET name = 'nobody'",
        "UPDATE wins SET text = 'none'",
        "UPDATE skills SET name = 'none'",
        "UPDATE care SET kind = 'food'",
    ):
        journal.connection.execute("BEGIN")
        journal.connection.execute(statement)
        assert journal.entries.altered_beside() == (entry.number,)
        journal.connection.execute("ROLLBACK")
    journal.entries.delete(entry.id)
    assert b"okafor" not in journal.bytes_on_disk()
    assert b"urge to binge" not in journal.bytes_on_disk()
    assert journal.entries.altered_beside() == ()
    assert journal.again(other).mentioned == Mentioned()
