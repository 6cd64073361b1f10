"""Which sentences belong on the page, by their words alone."""

import json

import pytest

from voicejournal.language.telling.patterns import ROUTINE, read_telling
from voicejournal.language.telling.word_sense import parse_word_weights, shares_by_words
from voicejournal.language.telling.worded import features_of

EVENING = (
    "So it's Tuesday.",
    "The bus was late and it rained on the washing.",
    "When he read my name out to all of them I couldn't look up, and I hid until my hands stopped.",
    "I had soup.",
    "There was a thing on about lighthouses.",
    "I lay there until gone four with it going round and round, and then the alarm went.",
    "Is it normal that I only ever feel safe when nobody knows where I am, or is that just me?",
)


def test_what_tells_something_is_told_from_everyday_things() -> None:
    """Each of the three that tell before each of the four that do not."""
    (shares,) = shares_by_words([EVENING], read_telling([], ""), (), "")
    order = sorted(range(len(EVENING)), key=lambda place: shares[place][ROUTINE])
    assert set(order[:3]) == {2, 5, 6}


def test_shares_add_up_to_one() -> None:
    """Of every kind, and of what belongs on no page."""
    for shares in shares_by_words([EVENING], read_telling([], ""), (), "")[0]:
        assert sum(shares.values()) == pytest.approx(1)


def test_who_is_named_does_not_matter() -> None:
    """Two people's names are the same word, and the therapist's is a word of its own."""
    telling = read_telling(["anna", "tom"], "Dr Moss")
    (one,), (two,) = (
        features_of([[text]], telling, frozenset(("anna", "tom")), "Dr Moss")[0]
        for text in ("Anna asked what Moss said.", "Tom asked what Moss said.")
    )
    assert one == two
    assert "<name> asked" in one
    assert "<helper> said" in one


def test_an_evening_without_words_is_none() -> None:
    """Nothing is made of nothing."""
    assert shares_by_words([[]], read_telling([], ""), (), "") == [[]]


def test_weights_that_lack_a_kind_are_refused() -> None:
    """Each row has a number for belonging and one for each kind."""
    with pytest.raises(ValueError, match=r"^$"):
        parse_word_weights(json.dumps({"kinds": ["win"], "bias": [0, 0], "weights": {"x": [1]}}))
