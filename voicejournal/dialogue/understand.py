"""What a typed answer means, by the question that was asked. Pure."""

from voicejournal.errors import InputError
from voicejournal.journal import Answer, Outcome, Proposal, Slot, Value
from voicejournal.language.labels import HIGHEST_RATING, feeling_from_text, labels_from_text

MAX_FEELINGS = 5
MAX_TRIGGERS = 3
YES = frozenset({"y", "yes"})
NO = frozenset({"n", "no", "-"})


def answer_from_text(slot: Slot, text: str, proposal: Proposal | None) -> Answer:
    """The answer that a line means; an empty line takes the proposal, or skips without one.

    Raises:
        InputError: a rating that is none, or too many labels.
    """
    said = " ".join(text.split())
    if not said:
        return accepted(slot, proposal)
    if said.lower() in NO:
        return Answer(slot, Outcome.REJECTED, None, proposal)
    if slot is Slot.THERAPY and said.lower() in YES:
        return accepted(slot, proposal) if proposal else Answer(slot, Outcome.EDITED, value=True)
    return chosen(slot, value_from_text(slot, said), proposal)


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


def value_from_text(slot: Slot, text: str) -> Value:
    """The value of a non-empty line.

    Raises:
        InputError: with what would be understood.
    """
    match slot:
        case Slot.MOOD | Slot.ENERGY:
            return _rating(text)
        case Slot.FEELINGS:
            labels = _at_most(labels_from_text(text), MAX_FEELINGS, "feelings")
            for label in labels:
                feeling_from_text(label)
            return labels
        case Slot.TRIGGERS:
            return _at_most(labels_from_text(text), MAX_TRIGGERS, "triggers")
        case Slot.THERAPY:
            return text


def value_as_text(value: Value | None) -> str:
    """A value as it is shown and could be typed."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _rating(text: str) -> int:
    if (
        text.isascii()
        and text.isdecimal()
        and len(text) <= len("10")
        and int(text) <= HIGHEST_RATING
    ):
        return int(text)
    raise InputError(
        f"That is no rating from 0 to {HIGHEST_RATING}.", "A whole number, or Esc to skip."
    )


def _at_most(labels: tuple[str, ...], most: int, what: str) -> tuple[str, ...]:
    if len(labels) > most:
        raise InputError(f"At most {most} {what} are kept.", "Name those that matter most.")
    return labels
