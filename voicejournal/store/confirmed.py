"""What the person confirmed: an answer with its proposal, and the values that follow from it."""

from collections.abc import Iterable
from datetime import datetime

from voicejournal.journal import Answer, Entry, Feeling, Mood, Outcome, Proposal, Slot, Value
from voicejournal.language.labels import feeling_from_text
from voicejournal.store import rows
from voicejournal.store.driver import Connection


def keep_answer(connection: Connection, entry_id: str, answer: Answer, made_at: datetime) -> None:
    """Keep an answer: accepted or edited it is the value, rejected it takes an earlier one away."""
    connection.execute(
        "INSERT INTO answers (entry_id, slot, outcome, value, proposal_id, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            entry_id,
            answer.slot.value,
            answer.outcome.value,
            rows.value_text(answer.value),
            _keep_proposal(connection, entry_id, answer.proposal),
            rows.instant_text(made_at),
        ],
    )
    if answer.outcome in {Outcome.ACCEPTED, Outcome.EDITED}:
        _keep_value(connection, entry_id, answer.slot, answer.value)
    elif answer.outcome is Outcome.REJECTED:
        _keep_value(connection, entry_id, answer.slot, None)


def keep_values(connection: Connection, entry: Entry) -> None:
    """Keep the values of an entry as it has them, whatever its answers left."""
    connection.execute("DELETE FROM moods WHERE entry_id = ?", [entry.id])
    if entry.mood != Mood():
        _keep_rating(connection, entry.id, "pleasantness", entry.mood.pleasantness)
        _keep_rating(connection, entry.id, "energy", entry.mood.energy)
    _keep_feelings(connection, entry.id, entry.feelings)
    _keep_triggers(connection, entry.id, [trigger.label for trigger in entry.triggers])
    _keep_marks(connection, entry.id, tuple(mark.text for mark in entry.marks))


def _keep_proposal(connection: Connection, entry_id: str, proposal: Proposal | None) -> int | None:
    if proposal is None:
        return None
    kept = connection.execute(
        "INSERT INTO proposals (entry_id, slot, value, evidence, evidence_start_s, source)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            entry_id,
            proposal.slot.value,
            rows.value_text(proposal.value),
            proposal.evidence.text,
            proposal.evidence.start_s,
            proposal.source,
        ],
    )
    return int(kept.lastrowid)


def _keep_value(connection: Connection, entry_id: str, slot: Slot, value: Value | None) -> None:
    match slot:
        case Slot.MOOD:
            _keep_rating(connection, entry_id, "pleasantness", value)
        case Slot.ENERGY:
            _keep_rating(connection, entry_id, "energy", value)
        case Slot.FEELINGS:
            _keep_feelings(connection, entry_id, map(feeling_from_text, _texts(value)))
        case Slot.TRIGGERS:
            _keep_triggers(connection, entry_id, _texts(value))
        case Slot.THERAPY:
            _keep_marks(connection, entry_id, value)


def _keep_rating(connection: Connection, entry_id: str, column: str, value: Value | None) -> None:
    connection.execute(
        f"INSERT INTO moods (entry_id, {column}) VALUES (?, ?)"  # noqa: S608 - `column` is ours
        f" ON CONFLICT(entry_id) DO UPDATE SET {column} = excluded.{column}",
        [entry_id, value],
    )


def _keep_feelings(connection: Connection, entry_id: str, feelings: Iterable[Feeling]) -> None:
    connection.execute("DELETE FROM feelings WHERE entry_id = ?", [entry_id])
    connection.executemany(
        "INSERT INTO feelings (entry_id, position, word, intensity) VALUES (?, ?, ?, ?)",
        [[entry_id, n, feeling.word, feeling.intensity] for n, feeling in enumerate(feelings)],
    )


def _keep_triggers(connection: Connection, entry_id: str, labels: Iterable[str]) -> None:
    connection.execute("DELETE FROM entry_triggers WHERE entry_id = ?", [entry_id])
    for position, label in enumerate(labels):
        connection.execute(
            "INSERT INTO triggers (label) VALUES (?) ON CONFLICT(label) DO NOTHING", [label]
        )
        connection.execute(
            "INSERT INTO entry_triggers (entry_id, position, trigger_id)"
            " SELECT ?, ?, id FROM triggers WHERE label = ?",
            [entry_id, position, label],
        )


def _keep_marks(connection: Connection, entry_id: str, value: Value | None) -> None:
    connection.execute("DELETE FROM marks WHERE entry_id = ?", [entry_id])
    texts = ("",) if value is True else _texts(value)
    connection.executemany(
        "INSERT INTO marks (entry_id, position, text) VALUES (?, ?, ?)",
        [[entry_id, position, text] for position, text in enumerate(texts)],
    )


def _texts(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
