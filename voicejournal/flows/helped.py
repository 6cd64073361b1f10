"""How much skills helped, put beside them: 'breathing' and '8 -> 5' are 'breathing 8 -> 5'."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicejournal.journal import Answer, Proposal
from voicejournal.language.labels.mentioned import effect_from_text, is_rated, skill_from_text


@dataclass(frozen=True, slots=True)
class Asking:
    """Which skills are asked about, in this order, and what is proposed for the first of them."""

    skills: tuple[str, ...]
    proposal: Proposal | None


def asking(skills: Answer, helped: Proposal | None) -> Asking:
    """Ask about the skills that have no number, those first of which one was said.

    `helped` has what was said of each skill that was proposed, in their order.
    """
    names = skills.proposal.value if skills.proposal is not None else ()
    effects = helped.value if helped is not None else ()
    said = (
        dict(zip(names, effects, strict=False))
        if isinstance(names, tuple) and isinstance(effects, tuple)
        else {}
    )
    waiting = sorted(_unrated(skills), key=lambda label: not said.get(label))
    known = tuple(said[label] for label in waiting if said.get(label))
    return Asking(tuple(waiting), replace(helped, value=known) if helped and known else None)


def with_effects(skills: Answer, asked: Sequence[str], effects: Sequence[str]) -> Answer:
    """Give the skills that were asked about what was answered, in their order.

    Two bare numbers for a single skill are before and after. The outcome stays: what was taken from
    words that are private is so with its number.
    """
    labels = skills.value if isinstance(skills.value, tuple) else ()
    told = [effect.removeprefix("helped ") for effect in effects]
    if len(asked) == 1 and len(told) == 2 and all(map(str.isdecimal, told)):  # noqa: PLR2004 - before and after
        effects = (effect_from_text(" ".join(told)),)
    by_label = dict(zip(asked, effects, strict=False))
    rated = tuple(f"{label} {by_label.get(label, '')}".strip() for label in labels)
    return replace(skills, value=rated) if labels else skills


def _unrated(skills: Answer) -> list[str]:
    """The labels of an answer about skills that say nothing of how much they helped."""
    labels = skills.value if isinstance(skills.value, tuple) else ()
    return [label for label in labels if not is_rated(skill_from_text(label))]
