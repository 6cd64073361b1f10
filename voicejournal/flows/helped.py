"""How much skills helped, put beside them: 'breathing' and '8 -> 5' are 'breathing 8 -> 5'."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicejournal.journal import Answer
from voicejournal.language.mentioned import effect_from_text, is_rated, skill_from_text


@dataclass(frozen=True, slots=True)
class Rated:
    """The answer about skills as it is rated; `open` are the skills that are not, in order."""

    answer: Answer
    open: tuple[str, ...]


def with_effects(skills: Answer, effects: Sequence[str]) -> Rated:
    """Give the skills that have no number what was answered, in their order.

    Two bare numbers for a single skill are before and after. The outcome stays: what was taken from
    words that are private is so with its number.
    """
    labels = skills.value if isinstance(skills.value, tuple) else ()
    waiting = [label for label in labels if not is_rated(skill_from_text(label))]
    told = [effect.removeprefix("helped ") for effect in effects]
    if len(waiting) == 1 and len(told) == 2 and all(map(str.isdecimal, told)):  # noqa: PLR2004 - before and after
        effects = (effect_from_text(" ".join(told)),)
    by_label = dict(zip(waiting, effects, strict=False))
    rated = tuple(f"{label} {by_label.get(label, '')}".strip() for label in labels)
    left = tuple(label for label in waiting if not by_label.get(label))
    return Rated(replace(skills, value=rated) if labels else skills, left)
