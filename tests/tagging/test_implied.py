"""A feeling that nobody names is proposed of a short reflection, and only where it is clear."""

from datetime import UTC, datetime
from importlib.resources import files

import pytest

from voicejournal.errors import DamagedError
from voicejournal.journal import Past, Proposal, Slot
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.tagging.implied import FILE, parse_implied_head
from voicejournal.tagging.tagger import ReflectionTagger


def feelings(reader: ReflectionTagger, text: str) -> Proposal | None:
    """The proposal to the question of feelings."""
    transcript = transcript_of_text(text, "t1", "en", datetime(2026, 11, 17, tzinfo=UTC))
    proposals = reader.propose(transcript, Past()).proposals
    return next((one for one in proposals if one.slot is Slot.FEELINGS), None)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("My boy's name was read out and I clapped until my hands were sore.", "proud"),
        (
            "The biopsy came back clear. My knees went and I sat on the kerb and breathed.",
            "relieved",
        ),
        ("He took the credit for my work again, and I slammed every cupboard I own.", "angry"),
    ],
)
def test_what_shows_is_proposed_with_its_sentence(
    reader: ReflectionTagger, text: str, word: str
) -> None:
    """The evidence is a sentence of the transcript, word for word."""
    found = feelings(reader, text)
    assert found is not None
    assert isinstance(found.value, tuple)
    assert word in {
        *found.value,
        *(near for one in found.value for near in reader.lexicon.near(one)),
    }
    assert found.evidence.text in text


@pytest.mark.parametrize(
    "text",
    [
        "I put the bins out and fed the cat, and then there was the laundry.",
        "The man at number six is having his roof done, they start on Monday I think.",
    ],
)
def test_of_ordinary_talk_nothing_is_proposed(reader: ReflectionTagger, text: str) -> None:
    """Rather than guess."""
    assert feelings(reader, text) is None


def test_of_a_whole_evening_nothing_is_read_so(reader: ReflectionTagger) -> None:
    """There it would be right no more often than chance."""
    shows = "He took the credit for my work again, and I slammed every cupboard I own."
    others = "I took the bus. I bought apples. The roof is being done. It rained a bit."
    found = feelings(reader, f"{others} {shows}")
    assert found is None


def test_damaged_weights_are_told() -> None:
    """Never silently without them."""
    whole = (files("voicejournal") / FILE).read_bytes()
    assert parse_implied_head(whole).words
    with pytest.raises(DamagedError):
        parse_implied_head(whole[:500])
