"""What was mentioned and confirmed, in tables of its own: skills, wins, urges and the rest."""

from collections.abc import Iterable, Sequence
from typing import Final

from voicejournal.journal import (
    Care,
    Distress,
    Mentioned,
    Person,
    Skill,
    Sleep,
    Slot,
    Urge,
    Win,
)
from voicejournal.language.labels.mentioned import (
    skill_from_text,
    sleep_from_text,
    sleep_text,
    urge_from_text,
    urge_text,
)
from voicejournal.language.lists.care_words import care_from_text, care_text
from voicejournal.store.driver import Connection

TABLES: Final = {
    Slot.SKILLS: "skills",
    Slot.WINS: "wins",
    Slot.URGES: "urges",
    Slot.SLEEP: "sleep",
    Slot.PEOPLE: "people",
    Slot.CARE: "care",
}
READ_ALL: Final = """
WITH wanted(entry_id) AS (SELECT value FROM json_each(?))
SELECT entry_id, 'skills', id AS place, name, distress_before, distress_after, helped
    FROM skills JOIN wanted USING (entry_id)
UNION ALL SELECT entry_id, 'wins', position, text, NULL, NULL, NULL
    FROM wins JOIN wanted USING (entry_id)
UNION ALL SELECT entry_id, 'urges', position, label, acted, NULL, NULL
    FROM urges JOIN wanted USING (entry_id)
UNION ALL SELECT entry_id, 'sleep', 0, quality, hours, NULL, NULL
    FROM sleep JOIN wanted USING (entry_id)
UNION ALL SELECT entry_id, 'people', position, name, NULL, NULL, NULL
    FROM people JOIN wanted USING (entry_id)
UNION ALL SELECT entry_id, 'care', position, kind, what, NULL, NULL
    FROM care JOIN wanted USING (entry_id)
ORDER BY place
"""
"""One query for all six: reading takes as many for one entry as for forty, and few."""


def keep_mentioned(connection: Connection, entry_id: str, slot: Slot, texts: Sequence[str]) -> None:
    """Put what was confirmed in the place of what was there; nothing takes it away."""
    connection.execute(f"DELETE FROM {TABLES[slot]} WHERE entry_id = ?", [entry_id])  # noqa: S608 - ours
    match slot:
        case Slot.SKILLS:
            _keep_skills(connection, entry_id, map(skill_from_text, texts))
        case Slot.WINS:
            rows = [[entry_id, n, text] for n, text in enumerate(texts)]
            _insert(connection, "wins (entry_id, position, text)", rows)
        case Slot.URGES:
            urges = [urge_from_text(text) for text in texts]
            rows = [[entry_id, n, urge.label, urge.acted] for n, urge in enumerate(urges)]
            _insert(connection, "urges (entry_id, position, label, acted)", rows)
        case Slot.SLEEP:
            nights = [sleep_from_text(text) for text in texts]
            rows = [[entry_id, night.quality, night.hours] for night in nights]
            _insert(connection, "sleep (entry_id, quality, hours)", rows)
        case Slot.PEOPLE:
            rows = [[entry_id, n, name] for n, name in enumerate(texts)]
            _insert(connection, "people (entry_id, position, name)", rows)
        case Slot.CARE:
            things = [care_from_text(text) for text in texts]
            rows = [[entry_id, n, care.kind, care.what] for n, care in enumerate(things)]
            _insert(connection, "care (entry_id, position, kind, what)", rows)


def keep_all_mentioned(connection: Connection, entry_id: str, told: Mentioned) -> None:
    """Keep all of it as it is, as of an entry that comes back from elsewhere."""
    texts = {
        Slot.SKILLS: (),
        Slot.WINS: tuple(win.text for win in told.wins),
        Slot.URGES: tuple(map(urge_text, told.urges)),
        Slot.SLEEP: (sleep_text(told.sleep),) if told.sleep else (),
        Slot.PEOPLE: tuple(person.name for person in told.people),
        Slot.CARE: tuple(map(care_text, told.care)),
    }
    for slot, values in texts.items():
        keep_mentioned(connection, entry_id, slot, values)
    _keep_skills(connection, entry_id, told.skills)


def _keep_skills(connection: Connection, entry_id: str, skills: Iterable[Skill]) -> None:
    rows = [
        [entry_id, skill.name, skill.distress.before, skill.distress.after, skill.helped]
        for skill in skills
    ]
    columns = "entry_id, name, distress_before, distress_after, helped"
    _insert(connection, f"skills ({columns})", rows)


def mentioned(rows: Iterable[Sequence[object]]) -> Mentioned:
    """All of one entry from its rows of `READ_ALL`, without the entry's id."""
    of: dict[Slot, list[Sequence[object]]] = {slot: [] for slot in TABLES}
    for slot, _place, *values in rows:
        of[Slot(str(slot))].append(values)
    nights = [Sleep(_hours(hours), str(quality)) for quality, hours, *_ in of[Slot.SLEEP]]
    return Mentioned(
        skills=tuple(
            Skill(str(name), Distress(_rating(before), _rating(after)), _rating(helped))
            for name, before, after, helped in of[Slot.SKILLS]
        ),
        wins=tuple(Win(str(text)) for text, *_ in of[Slot.WINS]),
        urges=tuple(
            Urge(str(label), None if acted is None else bool(acted))
            for label, acted, *_ in of[Slot.URGES]
        ),
        sleep=nights[0] if nights else None,
        people=tuple(Person(str(name)) for name, *_ in of[Slot.PEOPLE]),
        care=tuple(Care(str(kind), str(what)) for kind, what, *_ in of[Slot.CARE]),
    )


def _insert(connection: Connection, into: str, rows: Iterable[Sequence[object]]) -> None:
    kept = list(rows)
    places = ", ".join("?" * (into.count(",") + 1))
    connection.executemany(f"INSERT INTO {into} VALUES ({places})", kept)  # noqa: S608 - ours


def _rating(value: object) -> int | None:
    return None if value is None else int(str(value))


def _hours(value: object) -> float | None:
    return None if value is None else float(str(value))
