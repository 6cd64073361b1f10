"""What a typed answer means, by the question that was asked. Pure."""

from voicejournal.errors import InputError
from voicejournal.journal import Answer, Outcome, Proposal, Slot, Value
from voicejournal.language.labels import HIGHEST_RATING, feeling_from_text, labels_from_text

MAX_FEELINGS = 5
MAX_TRIGGERS = 3
YES = frozenset({"y", "yes"})
NO = frozenset({"n", "no", "-"})


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
    if slot is Slot.YES_NO:
        return Answer(slot, Outcome.EDITED, _yes_or_no(said), proposal)
    if said.lower() in NO:
        return Answer(slot, Outcome.REJECTED, None, proposal)
    if slot is Slot.THERAPY and said.lower() in YES:
        return accepted(slot, proposal) if proposal else Answer(slot, Outcome.EDITED, value=True)
    return chosen(slot, value_from_text(slot, said, highest), proposal)


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
        case Slot.TRIGGERS:
            return _at_most(labels_from_text(text), MAX_TRIGGERS, "triggers")
        case Slot.THERAPY | Slot.TEXT:
            return text
        case Slot.TAKEAWAY | Slot.HOMEWORK:
            return tuple(part.strip() for part in text.split(";") if part.strip())
        case Slot.YES_NO:
            return _yes_or_no(text)


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


def _at_most(labels: tuple[str, ...], most: int, what: str) -> tuple[str, ...]:
    if len(labels) > most:
        raise InputError(f"At most {most} {what} are kept.", "Name those that matter most.")
    return labels
