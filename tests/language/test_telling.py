"""What a sentence tells by the way it is put."""

import pytest

from voicejournal.language.telling.patterns import read_telling

INDIRECT = (
    ("I'd better say this one to Ruth.", "bring_up"),
    ("Am I supposed to feel this way?", "question"),
    ("My throat closed up and I couldn't speak.", "hardest"),
    ("He laughed in front of all the others.", "trigger"),
    ("I keep thinking about what she said.", "takeaway"),
    ("I went out for a walk until it passed.", "coping"),
    ("For once I asked for help without apologizing.", "win"),
    ("I lay awake until four in the morning.", "sleep"),
    ("The sheet she gave me, I filled in three columns.", "homework"),
    ("Anna came over and just listened.", "people"),
)


@pytest.mark.parametrize(("sentence", "kind"), INDIRECT)
def test_each_kind_is_heard_though_it_is_not_named(sentence: str, kind: str) -> None:
    """The first of all kinds."""
    weights = read_telling(["anna"], "Dr. Ruth").weights(sentence)
    assert max(weights, key=lambda name: weights[name]) == kind


def test_everyday_things_speak_against_a_sentence() -> None:
    """Food, weather, traffic, chores, television, shopping."""
    telling = read_telling([], "")
    assert telling.routine("It rained, I did the laundry and had soup.") > 3
    assert telling.routine("I told her that I was sorry.") == 0


@pytest.mark.parametrize("sentence", ["Edie slept through it.", "I should go and get some sleep."])
def test_sleep_is_ones_own_and_was(sentence: str) -> None:
    """Another's sleep, and what is still to come, tell nothing."""
    assert read_telling(["edie"], "").weights(sentence)["sleep"] == 0


def test_an_aside_is_known() -> None:
    """It is on no page, whatever else it says."""
    telling = read_telling([], "Ruth")
    assert telling.is_aside("Leave this bit out, I cried all night.")
    assert not telling.is_aside("I left the house at nine.")


def test_a_therapist_without_a_name_is_known() -> None:
    """By the word alone; an empty name is in no sentence."""
    weights = read_telling([], "").weights("I need to tell my therapist.")
    assert weights["bring_up"] > 0
    assert read_telling([], "").weights("It rained.")["bring_up"] == 0
