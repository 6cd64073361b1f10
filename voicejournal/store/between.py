"""What is between sessions, as it comes into a journal (ports.BetweenCarrier)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from voicejournal.journal import (
    Between,
    CandidateKey,
    ChoiceKind,
    Goal,
    Homework,
    KeptChoice,
    SectionName,
    Session,
    Support,
    Topic,
)
from voicejournal.store import rows
from voicejournal.store.driver import Connection, writing


class CarriedBetween:
    """Takes it as it is; what is here already is left as it is here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def restore(self, between: Between, at: datetime) -> None:
        """Keep all of it in one commit."""
        now = rows.instant_text(at)
        with writing(self._database) as connection:
            sessions = {one.number: _session(connection, one) for one in between.sessions}
            given = {
                one.number: _homework(connection, one, sessions.get(one.session), now)
                for one in sorted(between.homework, key=lambda held: held.number)
            }
            for goal in between.goals:
                _goal(connection, goal)
            for topic in between.topics:
                _topic(connection, topic, sessions.get(topic.session), now)
            for support in between.people:
                _support(connection, support, now)
            for choice in between.choices:
                _choice(connection, choice, given)


def _session(connection: Connection, session: Session) -> int:
    """The number that an appointment has here: one at the same instant is the same."""
    at = rows.instant_text(session.at)
    number = _value(connection, "SELECT id FROM sessions WHERE held_at = ?", [at])
    if number is None:
        number = connection.execute(
            "INSERT INTO sessions (held_at, with_whom) VALUES (?, ?)", [at, session.with_whom]
        ).lastrowid
    return int(str(number))


def _homework(
    connection: Connection, homework: Homework, session: int | None, now: str
) -> int | None:
    """The number that it has here; what is settled here stays so.

    The same words given at the same instant are the same. That of an evening that is not here is
    no homework here: nobody could say what is private.
    """
    if homework.entry_id and not _is_here(connection, homework.entry_id):
        return None
    given_at = rows.instant_text(homework.given_at)
    same = "SELECT id FROM homework WHERE text = ? AND given_at = ?"
    number = _value(connection, same, [homework.text, given_at])
    if number is None:
        number = connection.execute(
            "INSERT INTO homework (text, given_at, entry_id, session_id) VALUES (?, ?, ?, ?)",
            [homework.text, given_at, homework.entry_id or None, session],
        ).lastrowid
    connection.execute(
        "UPDATE homework SET outcome = ?, closed_at = ?,"
        " carried_at = COALESCE(carried_at, ?), session_id = COALESCE(session_id, ?)"
        " WHERE id = ? AND outcome = ''",
        [
            homework.outcome,
            _instant(homework.closed_at),
            _instant(homework.carried_at),
            session,
            number,
        ],
    )
    for report in homework.reports:
        connection.execute(
            "INSERT INTO homework_reports"
            " (homework_id, entry_id, report_day, tried, in_the_way, learned, made_at)"
            " SELECT ?, id, ?, ?, ?, ?, ? FROM entries WHERE id = ?"
            " ON CONFLICT(homework_id, entry_id) DO NOTHING",
            [
                number,
                report.day.isoformat(),
                report.tried,
                report.in_the_way,
                report.learned,
                now,
                report.entry_id,
            ],
        )
    return int(str(number))


def _goal(connection: Connection, goal: Goal) -> None:
    held = [goal.text, rows.instant_text(goal.set_at)]
    if _value(connection, "SELECT id FROM goals WHERE text = ? AND set_at = ?", held) is None:
        connection.execute(
            "INSERT INTO goals (text, set_at, done_at) VALUES (?, ?, ?)",
            [*held, _instant(goal.done_at)],
        )


def _topic(connection: Connection, topic: Topic, session: int | None, now: str) -> None:
    """One of an evening that is not here is no topic here: nobody could say what is private."""
    if topic.entry_id and not _is_here(connection, topic.entry_id):
        return
    connection.execute(
        "INSERT INTO topics (line, text, entry_id, said_day, start_s, since_day, first_day,"
        " last_day, settled, session_id, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(line) DO NOTHING",
        [
            topic.line,
            topic.text,
            topic.entry_id or None,
            topic.day.isoformat() if topic.day else None,
            topic.start_s,
            topic.since_day.isoformat(),
            (topic.first_day or topic.since_day).isoformat(),
            topic.last_day.isoformat(),
            topic.settled.value if topic.settled else None,
            session,
            now,
        ],
    )


def _support(connection: Connection, support: Support, now: str) -> None:
    """A name in other capitals is the same name."""
    known = {name.casefold() for (name,) in connection.execute("SELECT name FROM supports")}
    if support.name.casefold() not in known:
        connection.execute(
            "INSERT INTO supports (name, note, added_at) VALUES (?, ?, ?)",
            [support.name, support.note, now],
        )


def _choice(connection: Connection, choice: KeptChoice, given: Mapping[int, int | None]) -> None:
    """What was chosen of a line here stays so; initials are a choice beside the others."""
    line = _line(connection, choice.line.key, given)
    instead = _line(connection, choice.instead.key, given) if choice.instead else None
    if line is None:
        return
    is_initials = choice.kind is ChoiceKind.INITIALS
    connection.execute(
        "INSERT INTO choices (first_day, last_day, entry_id, line, kind, place, instead, made_at)"
        " SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS"
        " (SELECT 1 FROM choices WHERE line = ? AND (kind = ?) = ?)",
        [
            choice.first_day.isoformat(),
            choice.last_day.isoformat(),
            line.entry_id or None,
            str(line),
            choice.kind.value,
            choice.place,
            str(instead) if instead else None,
            rows.instant_text(choice.made_at),
            str(line),
            ChoiceKind.INITIALS.value,
            is_initials,
        ],
    )


def _line(
    connection: Connection, text: str, given: Mapping[int, int | None]
) -> CandidateKey | None:
    """The key of a line here: that of homework has its number; None where there is no such line."""
    try:
        key = CandidateKey.parse(text)
    except ValueError:
        return None
    if key.entry_id and not _is_here(connection, key.entry_id):
        return None
    if key.section is not SectionName.HOMEWORK or key.end_word:
        return key
    number = given.get(key.note)
    return None if number is None else replace(key, note=number)


def _is_here(connection: Connection, entry_id: str) -> bool:
    return _value(connection, "SELECT 1 FROM entries WHERE id = ?", [entry_id]) is not None


def _instant(at: datetime | None) -> str | None:
    return None if at is None else rows.instant_text(at)


def _value(connection: Connection, query: str, parameters: Sequence[object]) -> object | None:
    row = connection.execute(query, parameters).fetchone()
    return None if row is None else row[0]
