"""Numbers are an effect of a skill only where they tell how bad something was."""

import pytest

from voicejournal.journal import Evidence, Proposal, Slot
from voicejournal.language.lists.mention_words import read_mention_words
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text
from voicejournal.tagging.helped import propose_helped


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I did my breathing exercise. It went from an eight to a five.", ("8 -> 5",)),
        ("I did my breathing exercise and the panic dropped from nine to four.", ("9 -> 4",)),
        ("I did my breathing exercise. It rained from eight to five.", None),
        ("I did my breathing exercise. It was long, I was at my desk from nine to five.", None),
        ("I did my breathing exercise, which I do from ten to nine.", None),
    ],
)
def test_hours_are_no_effect(text: str, told: tuple[str, ...] | None) -> None:
    skills = Proposal(Slot.SKILLS, ("breathing",), Evidence("breathing", 0.0), "words")
    found = propose_helped(sentences_of(words_of_text(text)), read_mention_words(), skills)
    assert (found.value if found else None) == told
