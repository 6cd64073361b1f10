"""What a typed answer means."""

import pytest

from voicejournal.dialogue.understand import answer_from_text, value_as_text, value_from_text
from voicejournal.errors import InputError
from voicejournal.journal import Evidence, Outcome, Proposal, Slot

ANXIOUS = Proposal(Slot.FEELINGS, ("anxious",), Evidence("I was anxious.", 3.0), "word list")
FOUR = Proposal(Slot.MOOD, 4, Evidence("I just froze.", 3.0), "word list")
RAISE_IT = Proposal(
    Slot.THERAPY, "I want to raise it.", Evidence("I want to raise it.", 3.0), "word list"
)


def test_an_empty_line_takes_the_proposal() -> None:
    answer = answer_from_text(Slot.MOOD, "", FOUR)
    assert (answer.outcome, answer.value, answer.proposal) == (Outcome.ACCEPTED, 4, FOUR)


def test_an_empty_line_without_a_proposal_is_a_skip_and_no_guess() -> None:
    answer = answer_from_text(Slot.MOOD, " ", None)
    assert (answer.outcome, answer.value) == (Outcome.SKIPPED, None)


def test_a_value_of_ones_own_is_an_edit_and_keeps_the_proposal_beside_it() -> None:
    answer = answer_from_text(Slot.MOOD, "7", FOUR)
    assert (answer.outcome, answer.value, answer.proposal) == (Outcome.EDITED, 7, FOUR)


def test_typing_what_was_proposed_accepts_it() -> None:
    assert answer_from_text(Slot.FEELINGS, "Anxious", ANXIOUS).outcome is Outcome.ACCEPTED


def test_no_rejects_the_proposal() -> None:
    answer = answer_from_text(Slot.FEELINGS, "n", ANXIOUS)
    assert (answer.outcome, answer.value) == (Outcome.REJECTED, None)


def test_yes_brings_the_proposed_sentence_or_the_whole_evening_to_therapy() -> None:
    assert answer_from_text(Slot.THERAPY, "y", RAISE_IT).value == "I want to raise it."
    assert answer_from_text(Slot.THERAPY, "y", None).value is True


@pytest.mark.parametrize("text", ["11", "-1", "3.5", "four", "²", "007"])
def test_what_is_no_rating_is_asked_again(text: str) -> None:
    with pytest.raises(InputError):
        answer_from_text(Slot.MOOD, text, FOUR)


def test_feelings_come_with_their_strength() -> None:
    answer = answer_from_text(Slot.FEELINGS, "anxious 8, Ashamed", None)
    assert answer.value == ("anxious 8", "ashamed")
    assert value_as_text(answer.value) == "anxious 8, ashamed"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot.FEELINGS, "a, b, c, d, e, f"),
        (Slot.TRIGGERS, "a, b, c, d"),
        (Slot.FEELINGS, "anxious 11"),
        (Slot.TRIGGERS, "x" * 61),
    ],
)
def test_too_much_for_one_question_is_said(slot: Slot, text: str) -> None:
    with pytest.raises(InputError):
        answer_from_text(slot, text, None)


PARTS = ("1 I drank.", "2 I lied.", "3 It rained.")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        *(("", "123"), ("y", "123"), ("all", "123"), ("n", ""), ("none", ""), ("2", "2")),
        *(("1 3", "13"), ("3,1", "13"), ("2-3", "23"), ("1-2, 2-3", "123")),
    ],
)
def test_numbers_name_some_of_several_numbered_parts(typed: str, numbers: str) -> None:
    """All and none are a key each."""
    proposal = Proposal(Slot.YES_NO, PARTS, Evidence("I drank.", 0.0), "privacy")
    answer = answer_from_text(Slot.YES_NO, typed, proposal)
    kept = answer.value if isinstance(answer.value, tuple) else ()
    assert "".join(part[0] for part in kept) == numbers
    assert answer.outcome is not Outcome.SKIPPED


@pytest.mark.parametrize("typed", ["0", "4", "2-9", "3-1", "1-", "-2", "\u00b2", "1 x", "99999"])
def test_what_names_no_part_answers_nothing(typed: str) -> None:
    """So that a slip of the finger opens none."""
    proposal = Proposal(Slot.YES_NO, PARTS, Evidence("I drank.", 0.0), "privacy")
    with pytest.raises(InputError):
        answer_from_text(Slot.YES_NO, typed, proposal)


@pytest.mark.parametrize("typed", ["breathing 8 -> 15", "breathing 15", "breathing helped 150"])
def test_how_much_a_skill_helped_is_refused_over_ten(typed: str) -> None:
    """As the strength of a feeling is; a name that is all numbers stays a name."""
    with pytest.raises(InputError, match="is 0 to 10"):
        value_from_text(Slot.SKILLS, typed)
    assert value_from_text(Slot.SKILLS, "5 4 3 2 1, breathing 8 -> 5") == (
        "5 4 3 2 1",
        "breathing 8 -> 5",
    )
