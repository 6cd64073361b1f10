"""How long commands take over fifty years of evenings: 18,250 entries of 600 words.

Run: .venv/bin/python scripts/bench/years.py --journal DIR [--runs 5] [--json FILE]
The journal is made where DIR has none, by the store's own calls; that takes some minutes and about
a gigabyte. Each command is a process of its own, measured whole, after one run to warm up; medians
count. `list` is the yardstick. Exits with 1 where a command takes longer than half a second.
"""

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from voicejournal.journal import (
    Answer,
    Moment,
    Origin,
    Outcome,
    Segment,
    Slot,
    Transcript,
    Value,
    Word,
)
from voicejournal.ports import NewEntry
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.rated import Rated
from voicejournal.store.schema import bring_up_to_date

EVENINGS: Final = 18_250
WORDS: Final = 600
WORDS_A_PIECE: Final = 20
WORD_S: Final = 0.4
LAST_DAY: Final = date(2026, 11, 22)
MOST_S: Final = 0.5
TRIGGERS: Final = (
    *("work", "family", "money", "sleep", "health", "conflict"),
    *("deadline", "sister", "partner", "news", "noise", "neighbours"),
)
SAID: Final = """
I was at work and it was hard today because he said it in front of everyone and then I went to the
kitchen did breathing walked home slowly called my sister felt a bit better want to bring this up
next time we slept badly and the rain did not stop until late in the evening
"""
COMMANDS: Final = {
    "list": ("list",),
    "patterns": ("patterns",),
    "patterns --all": ("patterns", "--all"),
    "mood": ("mood",),
    "mood --month": ("mood", "--month", "2026-11"),
    "mood --year": ("mood", "--year", "2026"),
    "mood --days 18250": ("mood", "--days", str(EVENINGS)),
    "week": ("week", "--week", "2026-W47"),
    "week, no evening": ("week", "--week", "2027-W10"),
}
UNLIMITED: Final = frozenset({"list", "patterns --all", "mood --days 18250"})
"""Measured too; the half second is of the commands as they are commonly given."""


@dataclass(frozen=True, slots=True)
class Took:
    """Medians of a command: wall time, and the processor's."""

    command: str
    wall_s: float
    processor_s: float


def main() -> int:
    """Print the table; returns 1 where a command takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    if not (given.journal / "journal.db").exists():
        fill(given.journal)
    size_mb = (given.journal / "journal.db").stat().st_size / 1e6
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform()}, Python {platform.python_version()}"
    )
    database = open_database(given.journal / "journal.db")
    bring_up_to_date(database, given.journal / "journal.db")
    count = len(Rated(database, 4).rated_evenings(date.min, date.max))
    database.close()
    print(f"{count} evenings of {WORDS} words, {size_mb:.0f} MB, median of {given.runs}\n")
    print("| command | wall, s | processor, s |\n|---|---|---|")
    results = []
    with TemporaryDirectory() as compiled:
        for name, arguments in COMMANDS.items():
            took = measured(name, arguments, given.journal, given.runs, Path(compiled))
            results.append(took)
            print(f"| {name} | {took.wall_s:.2f} | {took.processor_s:.2f} |", flush=True)
    if given.json:
        rows = [[took.command, took.wall_s, took.processor_s] for took in results]
        given.json.write_text(json.dumps(rows, indent=2), "utf-8")
    late = [took for took in results if took.command not in UNLIMITED and took.wall_s > MOST_S]
    return int(bool(late))


def fill(journal: Path) -> None:
    """A journal of spoken evenings, each rated, most with a trigger."""
    path = journal / "journal.db"
    database = open_database(path)
    bring_up_to_date(database, path)
    database.conn.execute("PRAGMA synchronous = OFF")  # a journal for measuring may be lost
    entries = Entries(database)
    chance = random.Random(7)  # noqa: S311 - the same journal each time
    for number in range(EVENINGS):
        day = LAST_DAY - timedelta(days=EVENINGS - 1 - number)
        at = datetime(day.year, day.month, day.day, 21, 30, tzinfo=UTC)
        new = NewEntry(f"e{number:06}", Moment(at, "UTC", day), Origin.SPOKEN)
        entries.add(new, spoken(number, at, chance))
        for slot, value in ratings(number, chance).items():
            answer = Answer(slot, Outcome.EDITED, value)
            entries.set_answer(new.id, answer, at + timedelta(minutes=5))
        if number % 500 == 0:
            print(f"{number} of {EVENINGS}", file=sys.stderr, flush=True)
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def spoken(number: int, at: datetime, chance: random.Random) -> Transcript:
    """600 words with their times, in pieces of 20."""
    said = SAID.split()
    segments = []
    for start in range(0, WORDS, WORDS_A_PIECE):
        words = tuple(
            Word(place * WORD_S, (place + 1) * WORD_S, f" {chance.choice(said)}", 0.93)
            for place in range(start, start + WORDS_A_PIECE)
        )
        text = "".join(word.text for word in words)
        segments.append(Segment(words[0].start_s, words[-1].end_s, text, words, -0.2, 0.01))
    return Transcript(f"t{number:06}", tuple(segments), "en", "base", at)


def ratings(number: int, chance: random.Random) -> dict[Slot, Value]:
    """What is confirmed of an evening; one in ten is not rated."""
    if number % 10 == 0:
        return {}
    named = tuple(chance.sample(TRIGGERS, chance.choice((0, 1, 1, 2))))
    mood = chance.gauss(5.5 - ("conflict" in named), 1.6)
    return {
        Slot.MOOD: min(10, max(0, round(mood))),
        Slot.ENERGY: chance.randint(2, 8),
        Slot.FEELINGS: ("anxious 6",),
        **({Slot.TRIGGERS: named} if named else {}),
    }


def measured(
    name: str, arguments: tuple[str, ...], journal: Path, runs: int, compiled: Path
) -> Took:
    """Medians over runs, after one to warm up; `compiled` is a folder for compiled modules."""
    environment = {**os.environ, "VOICEJOURNAL_HOME": str(journal), "COLUMNS": "80"}
    # Compiled, as an installed program is, whatever is set where this is run.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    walls, processors = [], []
    for run in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started_s = time.perf_counter()
        command = (sys.executable, "-m", "voicejournal", *arguments)
        subprocess.run(command, env=environment, check=True, capture_output=True)
        wall_s = time.perf_counter() - started_s
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if run:
            walls.append(wall_s)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            processors.append(used)
    return Took(name, statistics.median(walls), statistics.median(processors))


if __name__ == "__main__":
    sys.exit(main())
