"""What the person confirmed: an answer with its proposal, and the values that follow from it."""

from collections.abc import Iterable
from datetime import datetime

from voicejournal.journal import Answer, Entry, Feeling, Outcome, Proposal, Slot, Value
from voicejournal.language.labels.labels import feeling_from_text
from voicejournal.store import rows
from voicejournal.store.driver import Connection
from voicejournal.store.mentioned import keep_all_mentioned, keep_mentioned


def keep_answer(connection: Connection, entry_id: str, answer: Answer, made_at: datetime) -> None:
    """Keep an answer: accepted or edited it is the value, rejected it takes an earlier one away."""
    connection.execute(
        "INSERT INTO answers (entry_id, slot, outcome, value, proposal_id, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            entry_id,
            rows.slot_text(answer.slot, answer.name),
            answer.outcome.value,
            rows.value_text(answer.value),
            _keep_proposal(connection, entry_id, answer.proposal),
            rows.instant_text(made_at),
        ],
    )
    if answer.name:
        return
    if answer.outcome in {Outcome.ACCEPTED, Outcome.EDITED}:
        _keep_value(connection, entry_id, answer.slot, answer.value)
    elif answer.outcome is Outcome.REJECTED:
        _keep_value(connection, entry_id, answer.slot, None)


def keep_values(connection: Connection, entry: Entry) -> None:
    """Keep the values of an entry as it has them, whatever its answers left."""
    ratings = {
        Slot.MOOD: entry.mood.pleasantness,
        Slot.ENERGY: entry.mood.energy,
        Slot.DISTRESS_BEFORE: entry.distress.before,
        Slot.DISTRESS_AFTER: entry.distress.after,
    }
    for slot, rating in ratings.items():
        _keep_rating(connection, entry.id, RATED[slot], rating)
    _keep_feelings(connection, entry.id, entry.feelings)
    _keep_triggers(connection, entry.id, [trigger.label for trigger in entry.triggers])
    _keep_marks(connection, entry.id, tuple(mark.text for mark in entry.marks))
    _keep_takeaways(connection, entry.id, entry.takeaways)
    _keep_homework(connection, entry.id, entry.homework)
    keep_all_mentioned(connection, entry.id, entry.mentioned)


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


RATED = {
    Slot.MOOD: ("moods", "pleasantness"),
    Slot.ENERGY: ("moods", "energy"),
    Slot.DISTRESS_BEFORE: ("distress", "before"),
    Slot.DISTRESS_AFTER: ("distress", "after"),
}
"""Table and column of what is rated once an entry."""


def _keep_value(connection: Connection, entry_id: str, slot: Slot, value: Value | None) -> None:
    if slot in RATED:
        _keep_rating(connection, entry_id, RATED[slot], value)
        return
    match slot:
        case Slot.FEELINGS:
            _keep_feelings(connection, entry_id, map(feeling_from_text, _texts(value)))
        case Slot.TRIGGERS:
            _keep_triggers(connection, entry_id, _texts(value))
        case Slot.THERAPY:
            _keep_marks(connection, entry_id, value)
        case Slot.TAKEAWAY:
            _keep_takeaways(connection, entry_id, _texts(value))
        case Slot.HOMEWORK:
            _keep_homework(connection, entry_id, _texts(value))
        case Slot.SKILLS | Slot.WINS | Slot.URGES | Slot.SLEEP | Slot.PEOPLE | Slot.CARE:
            keep_mentioned(connection, entry_id, slot, _texts(value))
        case _:
            pass  # the answer is all there is of it


def _keep_rating(
    connection: Connection, entry_id: str, where: tuple[str, str], value: Value | None
) -> None:
    table, column = where
    connection.execute(
        f"INSERT INTO {table} (entry_id, {column}) VALUES (?, ?)"  # noqa: S608 - both are ours
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


LAST_SESSION = (
    "(SELECT s.id FROM sessions s, entries e WHERE e.id = ? AND s.held_at <= e.recorded_at"
    " ORDER BY s.held_at DESC LIMIT 1)"
)
"""The newest session that was past when the entry was spoken."""


def _keep_takeaways(connection: Connection, entry_id: str, texts: Iterable[str]) -> None:
    connection.execute("DELETE FROM takeaways WHERE entry_id = ?", [entry_id])
    connection.executemany(
        "INSERT INTO takeaways (entry_id, session_id, text)"  # noqa: S608 - a query of ours
        f" VALUES (?, {LAST_SESSION}, ?)",
        [[entry_id, entry_id, text] for text in texts],
    )


def _keep_homework(connection: Connection, entry_id: str, texts: Iterable[str]) -> None:
    """Homework that is named again stays as it is, with what became of it."""
    kept = list(texts)
    marks = ", ".join("?" * len(kept))
    connection.execute(
        f"DELETE FROM homework WHERE entry_id = ? AND text NOT IN ({marks})",  # noqa: S608 - marks
        [entry_id, *kept],
    )
    connection.executemany(
        "INSERT INTO homework (entry_id, session_id, text, given_at)"  # noqa: S608 - a query of ours
        f" SELECT ?, {LAST_SESSION}, ?, (SELECT recorded_at FROM entries WHERE id = ?)"
        " WHERE NOT EXISTS (SELECT 1 FROM homework WHERE entry_id = ? AND text = ?)",
        [[entry_id, entry_id, text, entry_id, entry_id, text] for text in kept],
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
