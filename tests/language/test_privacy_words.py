"""A wish for privacy that no wording knows is heard by its words."""

import pytest

from voicejournal.language.private.passages import private_passages
from voicejournal.language.private.wishes import asks_for_privacy
from voicejournal.language.private.word_weights import clauses_of, privacy_share
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text

ASKED = (
    "Please, this bit about the flat cannot go to her.",
    "I'd be glad if that stopped in this phone and didn't go to Dr Moss.",
    "Dinnae send that bit on to anybody.",
    "I'll say this and then you must wipe it out.",
)
TOLD = (
    "I ironed two shirts for a man who is going nowhere.",
    "The bike came off its chain outside the shop and a boy fixed it for me.",
    "She keeps her hands in her pockets all the way home.",
    "It stands at twenty degrees, so tomorrow will be fine.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_who_asks_in_their_own_way_is_heard(sentence: str) -> None:
    """No two people ask alike."""
    assert asks_for_privacy(sentence)


@pytest.mark.parametrize("sentence", TOLD)
def test_what_only_shares_a_word_with_it_is_shown(sentence: str) -> None:
    """A 'not', a 'her' and a 'keep' are no wish."""
    assert not asks_for_privacy(sentence)


def test_a_wish_at_the_end_of_a_story_counts_as_one() -> None:
    """The likeliest clause is what counts."""
    assert clauses_of("I slept, and it rained.") == [
        "I slept, and it rained.",
        "I slept",
        "and it rained.",
    ]
    story = "I took two of his tablets from the drawer, this one is not for the page."
    assert privacy_share(story) > privacy_share("I took two of his tablets from the drawer.")


def test_a_breath_ends_what_was_for_oneself() -> None:
    """'Okay.' after it, and what follows is shown."""
    text = (
        "This next bit is off the record. I took her tablets. Okay. The dog wants out."
        " He has been good all week."
    )
    (passage,) = private_passages(sentences_of(words_of_text(text)))
    assert (passage.first, passage.last) == (0, 2)
