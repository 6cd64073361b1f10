"""A rating that was said is proposed as it was said."""

import pytest

from voicejournal.journal import Slot, Word
from voicejournal.language.text.sentences import sentences_of
from voicejournal.tagging.said_rating import said_rating


def proposed(text: str, slot: Slot = Slot.MOOD) -> object:
    words = [Word(0.0, 0.0, f" {word}", 1.0) for word in text.split()]
    proposal = said_rating(slot, sentences_of(words))
    return proposal.value if proposal else None


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("I would say my mood is a five out of ten.", 5),
        ("My mood today is 3.", 3),
        ("Mood was about a seven, maybe.", 7),
        ("My mood is 10/10.", 10),
        ("My mood was a two. No, my mood is a four.", 4),
    ],
)
def test_a_said_mood_is_taken_at_its_word(text: str, rating: int) -> None:
    assert proposed(text) == rating


@pytest.mark.parametrize(
    "text",
    [
        "His mood was a nine.",
        "My mood is four out of five.",
        "My mood was low for three hours.",
        "I am in a good mood.",
        "My mood is 3.5.",
    ],
)
def test_what_is_no_rating_of_ones_own_mood_is_not_taken(text: str) -> None:
    assert proposed(text) is None


def test_energy_is_apart_from_mood() -> None:
    text = "My mood is a five and my energy is about three."
    assert (proposed(text), proposed(text, Slot.ENERGY)) == (5, 3)
