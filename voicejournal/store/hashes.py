"""Words that are not as they were kept: by each text's hash, and by what the text follows from.

SQLite's own check finds damage to the pages' order, and none to a letter.
"""

from collections.abc import Iterator

from voicejournal.errors import DamagedError
from voicejournal.journal import Entry
from voicejournal.language.text.edited import current_text
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading
from voicejournal.store.reading import read_entries
from voicejournal.store.seals import altered_parts

Days = tuple[str, str]
"""First and last day, as the rows have them."""

DAYS_AT_A_TIME = 60


def altered_numbers(connection: Connection, days: Days) -> tuple[int, ...]:
    """Numbers of these days' entries whose words are not as they were kept.

    A hash does not fit, or the text is not what the passages and the edits come to.
    """
    found: set[int] = set()
    for some in _some_days(connection, days):
        found |= _altered_of(connection, some)
    return tuple(sorted(found))


def _some_days(connection: Connection, days: Days) -> Iterator[Days]:
    """The days with entries, a few at a time: words of years do not fit into a small memory."""
    with reading(connection):
        held = connection.execute(
            "SELECT DISTINCT journal_day FROM entries WHERE journal_day BETWEEN ? AND ?"
            " ORDER BY journal_day",
            days,
        ).fetchall()
    for start in range(0, len(held), DAYS_AT_A_TIME):
        some = held[start : start + DAYS_AT_A_TIME]
        yield some[0][0], some[-1][0]


def _altered_of(connection: Connection, days: Days) -> set[int]:
    with reading(connection):
        found = {
            number
            for number, text, kept in _hashed(connection, days)
            if rows.fingerprint(str(text)) != kept
        }
        texts = {
            number: (current, raw)
            for number, current, raw in connection.execute(
                "SELECT t.number, current, raw FROM texts t JOIN entries e ON e.number = t.number"
                " WHERE journal_day BETWEEN ? AND ?",
                days,
            )
        }
    for entry in read_entries(connection, "journal_day BETWEEN ? AND ?", days):
        if texts.get(entry.number) != _texts_of(entry):
            found.add(entry.number)
    return found


def altered_beside(connection: Connection, days: Days) -> tuple[int, ...]:
    """Numbers of these days' entries of which something else is not as it was kept.

    The day, the sound's length, an answer, a rating, a word's time.
    """
    with reading(connection):
        altered = {entry_id for entry_id, _ in altered_parts(connection, days)}
        numbers = connection.execute(
            "SELECT number, id FROM entries WHERE journal_day BETWEEN ? AND ? ORDER BY number", days
        ).fetchall()
    return tuple(number for number, entry_id in numbers if entry_id in altered)


def take_out_altered(connection: Connection, entry_id: str) -> str | None:
    """Delete an entry's altered transcripts, within a commit that keeps a new one.

    Returns:
        The text that the person had made of one, where the hash bears it out; else None.
    """
    entry = read_entries(connection, "id = ?", [entry_id])[0]
    altered = {
        of
        for of, text, kept in connection.execute(
            "SELECT s.transcript_id, s.text || s.words || s.others, s.sha256 FROM segments s"
            " JOIN transcripts t ON t.id = s.transcript_id WHERE t.entry_id = ?",
            [entry_id],
        )
        if rows.fingerprint(str(text)) != kept
    }
    kept_text = connection.execute(
        "SELECT current, raw, sha256 FROM texts WHERE number = ?", [entry.number]
    ).fetchone()
    is_borne_out = kept_text is not None and rows.fingerprint(kept_text[0]) == kept_text[2]
    own = entry.transcript.id if entry.transcript else ""
    if own and is_borne_out and _texts_of(entry) != (kept_text[0], kept_text[1]):
        altered.add(own)
    connection.executemany("DELETE FROM transcripts WHERE id = ?", [[of] for of in sorted(altered)])
    was_corrected = is_borne_out and kept_text[0] != kept_text[1]
    return str(kept_text[0]) if own in altered and was_corrected else None


def _hashed(connection: Connection, days: Days) -> Iterator[tuple[int, str, str]]:
    """Each text with its entry's number and the hash that was kept with it."""
    yield from connection.execute(
        "SELECT t.number, current, sha256 FROM texts t JOIN entries e ON e.number = t.number"
        " WHERE journal_day BETWEEN ? AND ?",
        days,
    )
    yield from connection.execute(
        "SELECT e.number, s.text || s.words || s.others, s.sha256 FROM segments s"
        " JOIN transcripts t ON t.id = s.transcript_id JOIN entries e ON e.id = t.entry_id"
        " WHERE e.journal_day BETWEEN ? AND ?",
        days,
    )


def _texts_of(entry: Entry) -> tuple[str, str] | None:
    """The current and the raw text that an entry's passages and edits come to."""
    if entry.transcript is None:
        return None
    try:
        return current_text(entry.transcript, entry.edits), entry.transcript.text
    except DamagedError:  # an edit that lies outside of the words
        return None
