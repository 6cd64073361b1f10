"""A feeling that was named is proposed where it is the speaker's own, of this day."""

from datetime import UTC, datetime
from importlib.resources import files

import pytest

from voicejournal.errors import DamagedError
from voicejournal.journal import Past, Slot
from voicejournal.language.scope.holding import FILE, parse_holding
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.tagging.tagger import ReflectionTagger


def feelings_of(text: str) -> tuple[str, ...]:
    """What is proposed to the question of feelings, by words alone."""
    transcript = transcript_of_text(text, "t1", "en", datetime(2026, 11, 17, tzinfo=UTC))
    proposals = ReflectionTagger().propose(transcript, Past()).proposals
    values = [p.value for p in proposals if p.slot is Slot.FEELINGS]
    return tuple(word for value in values if isinstance(value, tuple) for word in value)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I was so angry at work today. Then I made dinner and watched the news.", "angry"),
        ("I felt anxious before the meeting this morning. It went on for two hours.", "anxious"),
        (
            "I was really proud of myself. I did the whole thing alone, and then I rang Mum.",
            "proud",
        ),
        ("I had a panic attack in the shop. I left the trolley there and went home.", "panicked"),
        ("Tired, Sore, Sad, Glad to be home", "sad"),
    ],
)
def test_what_was_felt_in_the_course_of_the_day_is_proposed(text: str, word: str) -> None:
    """Though it is told in the past, and something else came after it."""
    assert word in feelings_of(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I was really anxious this morning before the call. I'm not angry any more.", "anxious"),
        ("I felt so sad at the grave today. I'm not bitter any more.", "sad"),
        ("I've been really stressed with the builders in. I'm not lonely.", "stressed"),
        ("I'm worn out tonight. I'm not sad.", "tired"),
    ],
)
def test_a_denial_of_another_feeling_says_nothing_of_this_one(text: str, word: str) -> None:
    """Though it comes right after it."""
    assert word in feelings_of(text)


def test_a_denial_of_the_same_feeling_right_after_it_counts() -> None:
    """Also by another of its words."""
    text = "I was really anxious about the meeting. I'm not worried any more."
    assert "anxious" not in feelings_of(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "I used to be terrified of the dentist. Today I nearly fell asleep there.",
            "afraid",
        ),
        ("She thinks I'm jealous of the new girl. I really don't mind her.", "jealous"),
        ("If they cancelled on me I'd be devastated. But they won't.", "sad"),
        ("I'm afraid we're out of milk, so it was black coffee again.", "afraid"),
        ("My brother was furious about the parking ticket. I made us a sandwich.", "angry"),
        ("I was never jealous of anybody. I was only tired.", "jealous"),
        ("I was never jealous.", "jealous"),
        ("I wasn't bored at all, there was plenty to do.", "bored"),
    ],
)
def test_what_is_not_ones_own_of_this_day_is_not(text: str, word: str) -> None:
    """Long over, another's, only said or supposed, a manner of speaking, denied."""
    assert word not in feelings_of(text)


def test_damaged_weights_are_told() -> None:
    """Never silently by the rules alone."""
    whole = (files("voicejournal") / FILE).read_bytes()
    assert parse_holding(whole).weights
    with pytest.raises(DamagedError):
        parse_holding(whole[:500])
    with pytest.raises(DamagedError):
        parse_holding(b"")
