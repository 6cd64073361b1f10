"""A journal's database, and evenings to put in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from voicejournal.journal import (
    DAY_STARTS_AT_HOUR,
    Answer,
    Entry,
    Evidence,
    Moment,
    Origin,
    Outcome,
    Proposal,
    Recording,
    Segment,
    Slot,
    Transcript,
    Value,
    Word,
)
from voicejournal.ports import NewEntry, Saved
from voicejournal.store.damage.salvage import DatabaseSalvage
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.rated import Rated
from voicejournal.store.schema import bring_up_to_date

MONDAY = datetime(2026, 11, 16, 22, 30, tzinfo=ZoneInfo("Europe/London"))


ANSWERS: dict[Slot, Value] = {
    Slot.MOOD: 4,
    Slot.ENERGY: 3,
    Slot.FEELINGS: ("anxious 8", "ashamed"),
    Slot.TRIGGERS: ("work",),
    Slot.SKILLS: ("breathing", "grounding"),
    Slot.WINS: ("I said it, and it was heard.",),
    Slot.URGES: ("urge to drink (not acted)", "urge to call him"),
    Slot.SLEEP: "4.5 hours, badly",
    Slot.PEOPLE: ("sister", "dr okafor"),
    Slot.CARE: ("movement: a walk", "tidied my desk"),
    Slot.THERAPY: True,
}


NAME = "2026-11-20-221500"
"""By which a damaged database is put aside."""
NOW = datetime(2026, 11, 20, 22, 15, tzinfo=UTC)


def an_id(number: int) -> str:
    """An id like a UUIDv7, whose first part tells its number."""
    return f"01a9{number:04x}-7b00-7000-8000-{number:012x}"


def transcript_of(text: str, transcript_id: str, made_at: datetime = MONDAY) -> Transcript:
    """A transcript of one segment, half a second a word."""
    words = tuple(
        Word(number * 0.5, number * 0.5 + 0.5, f" {word}", 0.9)
        for number, word in enumerate(text.split())
    )
    segment = Segment(0.0, len(words) * 0.5, text, words, -0.2, 0.1)
    return Transcript(transcript_id, (segment,), "en", "base", made_at)


class Journal:
    """An open database, with what a test needs to fill it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = open_database(path)
        bring_up_to_date(self.database, path)
        self.entries = Entries(self.database)
        self.rated = Rated(self.database, DAY_STARTS_AT_HOUR)
        self._kept = 0

    @property
    def connection(self) -> Any:
        """The driver's connection."""
        return self.database.conn

    def evening(self, text: str = "", day: int = 0, *, recorded: bool = False) -> Entry:
        """Keep a reflection, some days after Monday; without a text it waits for one."""
        self._kept += 1
        entry_id = an_id(self._kept)
        at = MONDAY + timedelta(days=day, minutes=self._kept)
        moment = Moment(at, "Europe/London", date(2026, 11, 16) + timedelta(days=day))
        recording = Recording(f"rec-{self._kept}", moment, 61.5, "Desk") if recorded else None
        self.entries.add(NewEntry(entry_id, moment, Origin.SPOKEN, recording))
        if text:
            self.entries.set_transcript(entry_id, transcript_of(text, f"t-{self._kept}", at))
        return self.entries.find(entry_id)

    def fill(self) -> None:
        """Twelve evenings, spoken and written, rated and with everything confirmed."""
        for number in range(12):
            text = f"I felt small when silence {number} came. " * 10
            entry = self.evening(text, number % 7, recorded=number % 2 == 0)
            for slot, value in ANSWERS.items():
                proposal = Proposal(slot, value, Evidence("I felt small", 1.0), "words")
                answer = Answer(slot, Outcome.EDITED, value, proposal)
                self.entries.set_answer(entry.id, answer, entry.moment.at)

    def again(self, entry: Entry) -> Entry:
        """Read an entry as it is now."""
        return self.entries.find(entry.id)

    def rewritten(self, entry: Entry, text: str, minutes: int = 60) -> Transcript:
        """Keep a later transcript of the same sound."""
        made_at = entry.moment.at + timedelta(minutes=minutes)
        later = replace(transcript_of(text, f"{entry.id}-{minutes}"), made_at=made_at)
        self.entries.set_transcript(entry.id, later)
        return later

    def end(self) -> list[Entry]:
        """Close it well; gives what is in it, by number."""
        found = sorted(self.entries.newest(None), key=lambda entry: entry.number)
        self.database.close()
        return found

    def bytes_on_disk(self) -> bytes:
        """All bytes of the database's files, the log of changes included."""
        return b"".join(
            path.read_bytes() for path in sorted(self.path.parent.glob(f"{self.path.name}*"))
        )


class Beside:
    """Sound that lies beside a database: some recordings of a minute each."""

    def __init__(self, archived: Iterable[str] = ()) -> None:
        self._archived = frozenset(archived)

    def archived(self) -> frozenset[str]:
        """Those that were named."""
        return self._archived

    def spooled(self) -> frozenset[str]:
        """None waits."""
        return frozenset()

    def recording(self, recording_id: str) -> Recording | None:
        """A minute."""
        return Recording(recording_id, self.moment(recording_id), 60.0, "", f"sha {recording_id}")

    def moment(self, entry_id: str) -> Moment:
        """The same evening for all."""
        del entry_id
        return Moment(NOW, "UTC", NOW.date())


Salvage = Callable[..., Saved]


@pytest.fixture
def salvaged() -> Salvage:
    """Salvages a journal, after a look that foretells just what comes of it."""

    def salvage(path: Path, sounds: Iterable[str] = ()) -> Saved:
        beside = Beside(sounds)
        database = DatabaseSalvage(path, has_archive=bool(sounds))
        foretold = database.look(beside)
        saved = database.build(beside, NAME)
        assert saved == foretold
        assert database.health().is_whole
        return saved

    return salvage


@pytest.fixture
def content_of(open_journal: Callable[[Path], Journal]) -> Callable[[Path], list[Entry]]:
    """Gives what is in a journal now, which is whole."""

    def content(path: Path) -> list[Entry]:
        entries = open_journal(path).entries
        assert entries.altered() == entries.altered_beside() == ()
        return sorted(entries.newest(None), key=lambda entry: entry.number)

    return content


@pytest.fixture
def damage() -> Callable[[Path, int, bytes], bytes]:
    """Overwrites some bytes; gives the whole damaged file."""

    def overwrite(path: Path, at: int, bad: bytes) -> bytes:
        content = bytearray(path.read_bytes())
        content[at : at + len(bad)] = bad
        path.write_bytes(content)
        return bytes(content)

    return overwrite


@pytest.fixture
def sounds() -> list[str]:
    """Ids of all the recordings of a journal that is filled."""
    return [f"rec-{number}" for number in range(1, 13, 2)]


@pytest.fixture
def open_journal() -> Iterator[Callable[[Path], Journal]]:
    """Opens journals, and closes them after the test."""
    opened: list[Journal] = []

    def open_at(path: Path) -> Journal:
        opened.append(Journal(path))
        return opened[-1]

    yield open_at
    for journal in opened:
        journal.database.close()


@pytest.fixture
def journal(tmp_path: Path, open_journal: Callable[[Path], Journal]) -> Journal:
    """An empty one."""
    return open_journal(tmp_path / "journal.db")
