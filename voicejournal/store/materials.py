"""What is known of materials in SQLite (ports.MaterialStore)."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from voicejournal.errors import NotFoundError
from voicejournal.journal import Material, MaterialKind
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing


class Materials:
    """Reads and keeps materials."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def add(
        self,
        name: str,
        kind: MaterialKind,
        about: Sequence[str],
        file: str,
        size_bytes: int,
        sha256: str,
        added_at: datetime,
    ) -> Material:
        """Keep a material; its file is in place already."""
        with writing(self._database) as connection:
            topics = json.dumps(list(about), ensure_ascii=False)
            kept = connection.execute(
                "INSERT INTO materials (name, kind, about, file, size_bytes, sha256, added_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [name, kind.value, topics, file, size_bytes, sha256, rows.instant_text(added_at)],
            )
            number = int(kept.lastrowid)
        return self.find(number)

    def all(self) -> list[Material]:
        """All of them, oldest first."""
        return self._read("1", [])

    def find(self, number: int) -> Material:
        """A material by its number."""
        found = self._read("id = ?", [number])
        if not found:
            raise NotFoundError(
                f"There is no material {number}.", "`voicejournal material list` shows them."
            )
        return found[0]

    def remove(self, number: int) -> None:
        """Remove what is known of it, in the log of changes as well."""
        with writing(self._database) as connection:
            connection.execute("DELETE FROM materials WHERE id = ?", [number])
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _read(self, where: str, parameters: Sequence[object]) -> list[Material]:
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT id, name, kind, about, file, size_bytes, sha256, added_at"  # noqa: S608
                f" FROM materials WHERE {where} ORDER BY id",
                parameters,
            ).fetchall()
        return [
            Material(
                number,
                name,
                MaterialKind(kind),
                tuple(json.loads(about)),
                file,
                size_bytes,
                sha256,
                rows.instant(added_at),
            )
            for number, name, kind, about, file, size_bytes, sha256, added_at in found
        ]
