"""What evenings were rated, and what was named on them (ports.RatedEvenings)."""

from collections.abc import Mapping
from datetime import date

from sqlite_utils import Database

from voicejournal.errors import DamagedError
from voicejournal.journal import (
    Factor,
    FactorKind,
    Origin,
    RatedEvening,
    RatedWhen,
    journal_day,
)
from voicejournal.language.lists.care_words import care_of_skills
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading

EVENINGS = """
SELECT number, zone, journal_day, origin, pleasantness, energy,
    (SELECT made_at FROM answers a WHERE a.entry_id = id AND slot = 'mood'
        AND outcome IN ('accepted', 'edited') ORDER BY made_at DESC LIMIT 1),
    (SELECT choice FROM shares s WHERE s.entry_id = entries.id AND scope = 'entry'
        ORDER BY s.id DESC LIMIT 1),
    EXISTS (SELECT 1 FROM shares s WHERE s.entry_id = entries.id AND scope != 'entry'
        AND choice = 'private'),
    EXISTS (SELECT 1 FROM answers a WHERE a.entry_id = entries.id AND proposal_id IS NOT NULL)
FROM entries LEFT JOIN moods ON moods.entry_id = id
WHERE kind = 'reflection' AND journal_day BETWEEN ? AND ?
ORDER BY journal_day, recorded_at, number
"""

NEWEST_DAY = (
    "SELECT journal_day FROM entries WHERE kind = 'reflection' ORDER BY journal_day DESC LIMIT 1"
)

FACTORS = {
    FactorKind.TRIGGER: """
SELECT number, label FROM entries e
JOIN entry_triggers et ON et.entry_id = e.id JOIN triggers ON triggers.id = trigger_id
WHERE journal_day BETWEEN ? AND ?
""",
    FactorKind.SKILL: """
SELECT number, name FROM entries e JOIN skills s ON s.entry_id = e.id
WHERE journal_day BETWEEN ? AND ?
""",
    FactorKind.PERSON: """
SELECT e.number, name FROM entries e JOIN people p ON p.entry_id = e.id
WHERE journal_day BETWEEN ? AND ?
""",
    FactorKind.SLEEP: """
SELECT number, quality FROM entries e JOIN sleep s ON s.entry_id = e.id
WHERE quality != '' AND journal_day BETWEEN ? AND ?
""",
    FactorKind.CARE: """
SELECT number, coalesce(nullif(c.kind, ''), what) FROM entries e JOIN care c ON c.entry_id = e.id
WHERE journal_day BETWEEN ? AND ?
""",
}
"""Number of an entry, and a label that was confirmed of it."""


class Rated:
    """Reads ratings and labels, a fixed number of queries however many days are asked for."""

    def __init__(self, database: Database, day_starts_at_hour: int) -> None:
        self._connection: Connection = database.conn
        self._day_starts_at_hour = day_starts_at_hour

    def newest_day(self) -> date | None:
        """The day of the newest reflection."""
        with reading(self._connection):
            found = self._connection.execute(NEWEST_DAY).fetchone()
            try:
                return date.fromisoformat(str(found[0])) if found else None
            except ValueError:
                raise _unreadable() from None

    def rated_evenings(
        self, first_day: date, last_day: date, *, named: bool = True
    ) -> list[RatedEvening]:
        """Reflections of these days with their confirmed ratings, oldest first.

        Without `named` nothing is read of what was named on them.
        """
        days = (first_day.isoformat(), last_day.isoformat())
        with reading(self._connection):
            try:
                factors = self._factors(days) if named else {}
                found = self._connection.execute(EVENINGS, days)
                return [self._evening(row, factors) for row in found]
            except (ValueError, TypeError):
                raise _unreadable() from None

    def _factors(self, days: tuple[str, str]) -> dict[int, set[Factor]]:
        known: dict[tuple[FactorKind, str], Factor] = {}
        factors: dict[int, set[Factor]] = {}
        care_of_skill = care_of_skills()
        for kind, query in FACTORS.items():
            for number, label in self._connection.execute(query, days):
                factor = known.setdefault((kind, label), Factor(kind, label))
                named = factors.setdefault(number, set())
                named.add(factor)
                if kind is FactorKind.SKILL and label in care_of_skill:
                    named.add(Factor(FactorKind.CARE, care_of_skill[label]))
        return factors

    def _evening(self, row: rows.Row, factors: Mapping[int, set[Factor]]) -> RatedEvening:
        number, zone, day, origin, pleasantness, energy, rated_at, choice, parts, proposed = row
        spoken = date.fromisoformat(str(day))
        return RatedEvening(
            int(str(number)),
            spoken,
            _rating(pleasantness),
            _rating(energy),
            None if pleasantness is None else self._rated(spoken, zone, origin, rated_at),
            private=choice == "private",
            factors=frozenset(factors.get(int(str(number)), ())),
            private_parts=bool(parts),
            from_words=bool(proposed),
        )

    def _rated(self, spoken: date, zone: object, origin: object, rated_at: object) -> RatedWhen:
        if rated_at is None or origin == Origin.IMPORTED:
            return RatedWhen.UNKNOWN
        at = rows.instant(rated_at, str(zone))
        is_same = journal_day(at, self._day_starts_at_hour) == spoken
        return RatedWhen.SAME_DAY if is_same else RatedWhen.LATER


def _unreadable() -> DamagedError:
    return DamagedError(
        "What the journal holds of a rating cannot be read. Nothing was overwritten.",
        "`voicejournal doctor` says what can be saved, and how.",
    )


def _rating(value: object) -> int | None:
    return None if value is None else int(str(value))
