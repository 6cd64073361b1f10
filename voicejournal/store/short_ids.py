"""Short ids: `last`, a number of the list, a date, or the beginning of an id."""

import re
from datetime import date

from voicejournal.errors import InputError, NotFoundError
from voicejournal.store.driver import Connection, reading

LEAST_PREFIX_CHARS = 4
SHOWN = 5

_PREFIX = re.compile(r"[0-9a-f][0-9a-f-]{3,35}")
ENTRIES = "SELECT id, number FROM entries"
NEWEST = "ORDER BY journal_day DESC, recorded_at DESC, number DESC"


def find_entry_id(connection: Connection, short_id: str) -> str:
    """Full id of the one entry meant.

    Raises:
        InputError: what was given is no short id.
        NotFoundError: no entry, or more than one, is meant.
    """
    if short_id == "last":
        return _only(connection, f"{ENTRIES} {NEWEST} LIMIT 1", [], short_id)
    if short_id.isdecimal() and len(short_id) < len("20261117") and not _is_prefix(short_id):
        query = f"{ENTRIES} WHERE number = ?"
        return _only(connection, query, [int(short_id)], short_id)
    day = _day(short_id)
    if day is not None:
        query = f"{ENTRIES} WHERE journal_day = ? {NEWEST}"
        return _only(connection, query, [day.isoformat()], short_id)
    if _PREFIX.fullmatch(short_id.lower()):
        query = f"{ENTRIES} WHERE id LIKE ? || '%' {NEWEST}"
        return _only(connection, query, [short_id.lower()], short_id)
    raise InputError(
        f"{short_id[:40]} is no id of an entry.",
        "Use `last`, a number from `voicejournal list`, a date such as 2026-11-17, "
        f"or at least {LEAST_PREFIX_CHARS} characters of an id.",
    )


def _only(connection: Connection, query: str, parameters: list[object], short_id: str) -> str:
    with reading(connection):
        found = connection.execute(query, parameters).fetchall()
    if len(found) == 1:
        return str(found[0][0])
    if not found:
        raise NotFoundError(f"There is no entry {short_id}.", "`voicejournal list` shows them.")
    numbers = ", ".join(str(number) for _id, number in found[:SHOWN])
    raise NotFoundError(
        f"{short_id} means {len(found)} entries: {numbers}{' …' if len(found) > SHOWN else ''}.",
        "Name one of them by its number.",
    )


def _is_prefix(digits: str) -> bool:
    """Nobody writes a number with a zero in front; the beginning of an id has one."""
    return digits.startswith("0") and len(digits) >= LEAST_PREFIX_CHARS


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if "-" in text else None
    except ValueError:
        return None
