"""What a typed answer means, by the question that was asked. Pure."""

import re
from collections.abc import Callable, Mapping

from voicejournal.errors import InputError
from voicejournal.journal import Answer, Outcome, Proposal, Slot, Value
from voicejournal.language.labels.labels import (
    HIGHEST_RATING,
    feeling_from_text,
    labels_from_text,
    names_from_text,
)
from voicejournal.language.labels.mentioned import (
    effect_from_text,
    skills_from_text,
    sleep_from_text,
    sleep_text,
)

MAX_FEELINGS = 5
MAX_TRIGGERS = 3
MAX_MENTIONED = 5
MAX_SENTENCES = 20
BETWEEN_SENTENCES = ";"
YES = frozenset({"y", "yes"})
NO = frozenset({"n", "no", "-"})
ALL = frozenset({"a", "all"})
NONE = frozenset({"none"})
_NUMBERS = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")


def answer_from_text(
    slot: Slot, text: str, proposal: Proposal | None, highest: int = HIGHEST_RATING
) -> Answer:
    """The answer that a line means; an empty line takes the proposal, or skips without one.

    A rating goes up to `highest`.

    Raises:
        InputError: a rating that is none, or too many labels.
    """
    said = " ".join(text.split())
    if not said:
        return accepted(slot, proposal)
    if proposal is not None and is_of_parts(proposal):
        return of_the_proposed(proposal, _some_of(proposal, said.lower()))
    if slot is Slot.YES_NO:
        return Answer(slot, Outcome.EDITED, _yes_or_no(said), proposal)
    if said.lower() in NO:
        return Answer(slot, Outcome.REJECTED, None, proposal)
    if slot is Slot.THERAPY and said.lower() in YES:
        return accepted(slot, proposal) if proposal else Answer(slot, Outcome.EDITED, value=True)
    return chosen(slot, value_from_text(slot, said, highest), proposal)


def is_of_parts(proposal: Proposal) -> bool:
    """Whether a yes is proposed for each of several numbered parts."""
    return proposal.slot is Slot.YES_NO and isinstance(proposal.value, tuple)


def accepted(slot: Slot, proposal: Proposal | None) -> Answer:
    """The proposal taken as it is; without one the question is skipped."""
    if proposal is None:
        return skipped(slot, None)
    return Answer(slot, Outcome.ACCEPTED, proposal.value, proposal)


def skipped(slot: Slot, proposal: Proposal | None) -> Answer:
    """No answer; the proposal is kept beside it as not taken."""
    return Answer(slot, Outcome.SKIPPED, None, proposal)


def chosen(slot: Slot, value: Value, proposal: Proposal | None) -> Answer:
    """A value of the person's own; the same as the proposal's is the proposal accepted."""
    same = proposal is not None and proposal.value == value
    return Answer(slot, Outcome.ACCEPTED if same else Outcome.EDITED, value, proposal)


def value_from_text(slot: Slot, text: str, highest: int = HIGHEST_RATING) -> Value:
    """The value of a non-empty line; a rating goes up to `highest`.

    Raises:
        InputError: with what would be understood.
    """
    match slot:
        case Slot.MOOD | Slot.ENERGY | Slot.DISTRESS_BEFORE | Slot.DISTRESS_AFTER | Slot.RATING:
            return _rating(text, highest)
        case Slot.FEELINGS:
            labels = _at_most(labels_from_text(text), MAX_FEELINGS, "feelings")
            for label in labels:
                feeling_from_text(label, highest)
            return labels
        case Slot.SLEEP:
            return sleep_text(sleep_from_text(text))
        case Slot.THERAPY | Slot.TEXT:
            return text
        case Slot.YES_NO:
            return _yes_or_no(text)
        case _:
            parse, most = _LABELS[slot]
            return _at_most(parse(text), most, str(slot))


def of_the_proposed(proposal: Proposal, kept: Value) -> Answer:
    """What was kept of a proposal: all, some of its labels, or none of them."""
    if kept == ():
        return Answer(proposal.slot, Outcome.REJECTED, None, proposal)
    return chosen(proposal.slot, kept, proposal)


def moved_rating(text: str, proposal: Proposal | None, by: int, highest: int) -> str:
    """A rating one up or down, from what was typed, else proposed, else the middle."""
    if text.isdecimal():
        return str(min(max(int(text) + by, 0), highest))
    if proposal is not None and isinstance(proposal.value, int):
        return str(min(max(proposal.value + by, 0), highest))
    return str(highest // 2)


def value_as_text(value: Value | None) -> str:
    """A value as it is shown and could be typed."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _rating(text: str, highest: int) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(highest))
    if is_number and int(text) <= highest:
        return int(text)
    raise InputError(f"That is no rating from 0 to {highest}.", "A whole number, or Esc to skip.")


def _yes_or_no(text: str) -> bool:
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise InputError("That is neither yes nor no.", "y or n, or Esc to skip.")


def _some_of(proposal: Proposal, text: str) -> tuple[str, ...]:
    """The numbered parts that are named: '1 3', '2-4', all of them or none."""
    parts = proposal.value if isinstance(proposal.value, tuple) else ()
    if text in YES | ALL:
        return parts
    if text in NO | NONE:
        return ()
    wanted: set[int] = set()
    for one in text.replace(",", " ").split():
        ends = _NUMBERS.fullmatch(one)
        named = range(int(ends[1]), int(ends[2] or ends[1]) + 1) if ends else range(0)
        if not named or not 1 <= named[0] <= named[-1] <= len(parts):
            raise InputError(
                f"Those are no numbers from 1 to {len(parts)}.",
                "1 3 for two of them, y all, n none.",
            )
        wanted.update(named)
    return tuple(part for number, part in enumerate(parts, 1) if number in wanted)


def _sentences_from_text(text: str) -> tuple[str, ...]:
    told = (" ".join(part.split()) for part in text.split(BETWEEN_SENTENCES))
    return tuple(part for part in told if part)


def _effects_from_text(text: str) -> tuple[str, ...]:
    return tuple(effect_from_text(part) for part in text.split(","))


_LABELS: Mapping[Slot, tuple[Callable[[str], tuple[str, ...]], int]] = {
    Slot.TRIGGERS: (labels_from_text, MAX_TRIGGERS),
    Slot.SKILLS: (skills_from_text, MAX_MENTIONED),
    Slot.HELPED: (_effects_from_text, MAX_MENTIONED),
    Slot.WINS: (_sentences_from_text, MAX_MENTIONED),
    Slot.URGES: (labels_from_text, MAX_MENTIONED),
    Slot.PEOPLE: (names_from_text, MAX_MENTIONED),
    Slot.CARE: (labels_from_text, MAX_MENTIONED),
    Slot.TAKEAWAY: (_sentences_from_text, MAX_SENTENCES),
    Slot.HOMEWORK: (_sentences_from_text, MAX_SENTENCES),
}


def _at_most(labels: tuple[str, ...], most: int, what: str) -> tuple[str, ...]:
    if len(labels) > most:
        raise InputError(f"At most {most} {what} are kept.", "Name those that matter most.")
    return labels
