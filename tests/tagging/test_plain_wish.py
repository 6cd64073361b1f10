"""A plain wish is no danger; a wish that may be one is left to be heard."""

from collections.abc import Sequence

import pytest

from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text
from voicejournal.tagging.danger import Heard, hear_danger
from voicejournal.tagging.plain_wish import is_plain_wish


@pytest.mark.parametrize(
    "text",
    [
        "Next Ramadan I want to be calm.",
        "I want to be calm.",
        "This year I'd like to be a bit kinder to my sister.",
        "I hope I can be patient with them on Sunday.",
        "I wish I was better at small talk.",
        "I'd like to be more grateful.",
        "I want to be calmer with my kids next week.",
    ],
)
def test_a_wish_to_be_calm_or_kind_is_plain(text: str) -> None:
    """With a time before it, and a few words after it."""
    assert is_plain_wish(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to be at peace.",
        "I want to be gone.",
        "I just want to sleep and not wake up.",
        "I want to be calm when I do it.",
        "I want to be calm forever.",
        "I hope I'll be calm at the end.",
        "I want to be brave enough to jump.",
        "I want to be calm and then I want to be gone.",
        "I want to be free of all of it.",
    ],
)
def test_a_wish_that_may_be_more_is_not(text: str) -> None:
    """Whatever comes of it is left to the rules and to what was learned."""
    assert not is_plain_wish(text)


def test_a_plain_wish_is_not_asked_about_and_what_stands_beside_it_is() -> None:
    """It is not even shown to the sense."""
    asked: list[str] = []

    def sense(texts: Sequence[str]) -> Heard:
        asked.extend(texts)
        return Heard()

    hear_danger(
        sentences_of(words_of_text("Next Ramadan I want to be calm. I packed the blue bag.")),
        sense,
    )
    assert asked == ["I packed the blue bag."]


@pytest.mark.parametrize(
    "text",
    [
        "I want to be calm about not waking up tomorrow.",
        "I just want to be calm when I take them all.",
        "I'd like to be less worried when I step in front of the train.",
        "I just want to be calm when it happens tonight.",
        "I want to be calm for the drive into the tree.",
        "I want to be calm when I write the note to my kids.",
        "I want to be calm around the tracks tonight.",
        "When the baby comes I want to be rested.",
    ],
)
def test_a_wish_with_free_words_in_it_is_not_passed_over(text: str) -> None:
    """What it is about may be anything: it is left to what was learned."""
    assert not is_plain_wish(text)
