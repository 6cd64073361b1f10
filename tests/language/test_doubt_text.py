"""Words in doubt in plain text: seen as such, and nothing else of the text is touched."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.journal import OtherReading, Segment, Transcript, Word
from voicejournal.language.text.doubt_text import text_with_doubt, without_brackets

AT = datetime(2026, 11, 16, tzinfo=UTC)
TEXTS = st.text(st.characters(categories=("L", "N"), include_characters=".,'?"), min_size=1)


def heard(
    *pieces: tuple[tuple[str, bool], ...], others: tuple[OtherReading, ...] = ()
) -> Transcript:
    """A transcript of pieces of words, each with whether it is in doubt; all have these others."""
    segments = []
    for piece in pieces:
        words = tuple(Word(0.0, 1.0, f" {text}", 0.9, doubtful) for text, doubtful in piece)
        spoken = "".join(word.text for word in words)
        segments.append(Segment(0.0, 1.0, spoken, words, others=others))
    return Transcript("t", tuple(segments), "en", "base", AT)


def test_words_in_doubt_are_in_brackets_and_their_stops_behind_them() -> None:
    transcript = heard(
        (("I", False), ("felt", True), ("so", True), ("small.", True)), (("Yes.", False),)
    )
    assert text_with_doubt(transcript, 0, 5) == "I [felt so small?]. Yes."
    assert text_with_doubt(transcript, 0, 2) == "I [felt?]"


def test_stops_alone_are_in_no_brackets() -> None:
    assert text_with_doubt(heard((("So", False), (".", True), (".", True))), 0, 3) == "So . ."


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ("breeding.", "the [breathing / breeding?]."),
        ("Breathing", "the [breathing?]."),
        ("", "the [breathing?]."),
    ],
)
def test_another_reading_stands_beside_the_words(other: str, shown: str) -> None:
    transcript = heard((("the", False), ("breathing.", True)), others=(OtherReading(1, 2, other),))
    assert text_with_doubt(transcript, 0, 2) == shown


@given(st.lists(st.lists(st.tuples(TEXTS, st.booleans()), min_size=1), min_size=1), st.data())
def test_without_its_brackets_a_text_is_what_was_heard(
    pieces: list[list[tuple[str, bool]]], data: st.DataObject
) -> None:
    transcript = heard(*map(tuple, pieces))
    count = len(transcript.words)
    start = data.draw(st.integers(0, count - 1))
    end = data.draw(st.integers(start + 1, count))
    words = transcript.words[start:end]
    shown = text_with_doubt(transcript, start, end)
    assert without_brackets(shown) == "".join(word.text for word in words).strip()
    said = any(word.doubtful and any(map(str.isalnum, word.text)) for word in words)
    assert ("[" in shown) == said
