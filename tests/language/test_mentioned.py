"""What skills helped, as it is typed and shown."""

import pytest

from voicejournal.errors import InputError
from voicejournal.journal import Distress, Skill
from voicejournal.language.labels.mentioned import effect_from_text, skill_from_text, skill_text


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("breathing", Skill("breathing", Distress())),
        ("breathing 6", Skill("breathing", Distress(), 6)),
        ("breathing helped 6", Skill("breathing", Distress(), 6)),
        ("box breathing 8 -> 5", Skill("box breathing", Distress(8, 5))),
        ("box breathing 8→0", Skill("box breathing", Distress(8, 0))),
        ("5 4 3 2 1", Skill("5 4 3 2 1", Distress())),
        ("step 12", Skill("step 12", Distress())),
        ("walk 11 -> 3", Skill("walk 11 -> 3", Distress())),
        ("6", Skill("6", Distress())),
    ],
)
def test_a_number_behind_a_skill_is_how_much_it_helped(text: str, skill: Skill) -> None:
    """Numbers that are no rating belong to the name."""
    assert skill_from_text(text) == skill
    assert skill_from_text(skill_text(skill)) == skill


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("6", "helped 6"),
        ("8 5", "8 -> 5"),
        ("8 to 5", "8 -> 5"),
        (" 8->5 ", "8 -> 5"),
        ("", ""),
    ],
)
def test_an_effect_is_one_number_or_two(text: str, effect: str) -> None:
    assert effect_from_text(text) == effect


@pytest.mark.parametrize("text", ["11", "8 11", "a lot", "8 5 3"])
def test_what_is_no_rating_is_asked_again(text: str) -> None:
    with pytest.raises(InputError):
        effect_from_text(text)
