"""Feelings and triggers as a person types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.errors import InputError
from voicejournal.journal import Feeling
from voicejournal.language.labels.labels import feeling_from_text, feeling_text, labels_from_text


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("work, my sister", ("work", "my sister")),
        ("  Work ,,  MY   sister , work,", ("work", "my sister")),
        ("anxious 8, ashamed", ("anxious 8", "ashamed")),
        ("", ()),
        (" , ,", ()),
    ],
)
def test_labels_are_split_at_commas_each_once(typed: str, labels: tuple[str, ...]) -> None:
    """In lower case, with single spaces, in the order given."""
    assert labels_from_text(typed) == labels


def test_a_whole_sentence_is_no_label() -> None:
    """And what was typed does not stand in the message."""
    with pytest.raises(InputError) as refused:
        labels_from_text("my boss " * 8)
    assert "boss" not in refused.value.message


@pytest.mark.parametrize(
    ("typed", "feeling"),
    [
        ("anxious", Feeling("anxious")),
        ("anxious 8", Feeling("anxious", 8)),
        ("let down 10", Feeling("let down", 10)),
        ("numb 0", Feeling("numb", 0)),
        ("8", Feeling("8")),
        ("anxious8", Feeling("anxious8")),
    ],
)
def test_a_feeling_may_have_its_strength(typed: str, feeling: Feeling) -> None:
    """A number after a space, from 0 to 10; it is shown as it was typed."""
    assert feeling_from_text(typed) == feeling
    assert feeling_text(feeling) == typed


@pytest.mark.parametrize("typed", ["anxious 11", "anxious 99999"])
def test_a_strength_over_ten_is_refused(typed: str) -> None:
    """With an example."""
    with pytest.raises(InputError, match="0 to 10") as refused:
        feeling_from_text(typed)
    assert "anxious 8" in refused.value.remedy


@given(
    word=st.from_regex(r"[a-z]{1,12}( [a-z]{1,12})?", fullmatch=True),
    intensity=st.none() | st.integers(0, 10),
)
def test_every_feeling_is_read_back_as_it_is_shown(word: str, intensity: int | None) -> None:
    """So that a proposal that is accepted stays what it was."""
    feeling = Feeling(word, intensity)
    assert labels_from_text(feeling_text(feeling)) == (feeling_text(feeling),)
    assert feeling_from_text(feeling_text(feeling)) == feeling
