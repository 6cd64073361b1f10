"""The weeks of the benchmark: what was said in them, what must be on their page, what must not."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from voicejournal.journal import PageSource
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries

OWN = Path(__file__).parent / "weeks"
ANSWERS = ("mood", "energy", "feelings", "triggers")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that must be on the page: any of its sentences tells it."""

    section: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthoredWeek:
    """A week of entries; `part` says which weeks it is counted with."""

    name: str
    part: str
    first_day: date
    last_day: date
    therapist: str
    entries: tuple[dict[str, Any], ...]
    facts: tuple[Fact, ...]

    @property
    def private(self) -> tuple[str, ...]:
        """Sentences that no page may hold."""
        passages = [one for entry in self.entries for one in entry.get("private", ())]
        return tuple(text for one in passages for text in one["sentences"])


def read_weeks(folder: Path) -> list[AuthoredWeek]:
    """The weeks of a folder, by name; the part is the name up to its first '-'."""
    return [_week(path) for path in sorted(folder.glob("*.json"))]


def _week(path: Path) -> AuthoredWeek:
    given = json.loads(path.read_text("utf-8"))
    first, last = map(date.fromisoformat, given["week"])
    facts = (Fact(one["section"], tuple(one["sentences"])) for one in given["facts"])
    return AuthoredWeek(
        given.get("id", path.stem),
        path.stem.partition("-")[0],
        first,
        last,
        given.get("therapist", ""),
        tuple(given["entries"]),
        tuple(facts),
    )


def bring_in(week: AuthoredWeek, folder: Path) -> PageSource:
    """Import a week into a journal of its own, and read it as the page does.

    What is private is what the program takes for private, by what was said.
    """
    rows = [
        {
            key: one[key]
            for key in ("recorded_at", "text", *ANSWERS)
            if one.get(key) not in (None, [])
        }
        for one in week.entries
    ]
    written = folder / "week.json"
    written.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "voicejournal", "--journal", str(folder), "import", str(written)],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder)},
    )
    (database,) = folder.glob("*.db")
    entries = Entries(open_database(database)).reflections(week.first_day, week.last_day)
    return PageSource(week.first_day, week.last_day, tuple(entries), week.therapist)
