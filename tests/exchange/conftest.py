"""An empty journal to bring entries into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from voicejournal.store.carried import CarriedEntries
from voicejournal.store.driver import open_database
from voicejournal.store.schema import bring_up_to_date


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[CarriedEntries]:
    """Its entries."""
    path = tmp_path / "journal.db"
    database = open_database(path)
    bring_up_to_date(database, path)
    yield CarriedEntries(database)
    database.close()
