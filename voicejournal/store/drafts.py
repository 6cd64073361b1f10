"""Pieces read before a transcript is whole (ports.Drafts), so that no work is done twice.

They go in the commit that keeps the transcript, and with their entry when it is deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicejournal.journal import Segment, SpeechSegment
from voicejournal.ports import ReadPiece
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading, writing

if TYPE_CHECKING:  # the driver must be the first to import it
    from collections.abc import Sequence

    from sqlite_utils import Database

NO_WORDS: tuple[None, ...] = (None,) * 7


class DraftPieces:
    """Reads and keeps drafts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection = database.conn

    def read(self, entry_id: str, reader: str) -> tuple[ReadPiece, ...]:
        """What this reader has read, in the order of the sound; damaged pieces are left out."""
        with reading(self._connection):
            found = self._connection.execute(
                "SELECT start_sample, end_sample, language, sha256, start_s, end_s, text, words,"
                " avg_logprob, no_speech_prob, others FROM drafts"
                " WHERE entry_id = ? AND reader = ? ORDER BY start_sample",
                [entry_id, reader],
            ).fetchall()
        return tuple(
            ReadPiece(SpeechSegment(start, end), _segment(columns), language)
            for start, end, language, kept, *columns in found
            if _hash(columns) == kept
        )

    def keep(self, entry_id: str, reader: str, reads: Sequence[ReadPiece]) -> None:
        """Keep more pieces in one durable commit; one that is here already changes nothing."""
        with writing(self._database) as connection:
            connection.executemany(
                "INSERT INTO drafts (entry_id, reader, start_sample, end_sample, language,"
                " start_s, end_s, text, words, avg_logprob, no_speech_prob, others, sha256)"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
                " ON CONFLICT(entry_id, reader, start_sample, end_sample) DO NOTHING",
                [
                    [
                        entry_id,
                        reader,
                        read.piece.start_sample,
                        read.piece.end_sample,
                        read.language,
                        *(columns := _columns(read.segment)),
                        _hash(columns),
                    ]
                    for read in reads
                ],
            )


def _columns(segment: Segment | None) -> Sequence[object]:
    if segment is None:
        return NO_WORDS
    return (
        segment.start_s,
        segment.end_s,
        segment.text,
        rows.words_text(segment.words),
        segment.avg_logprob,
        segment.no_speech_prob,
        rows.others_text(segment.others),
    )


def _segment(columns: Sequence[object]) -> Segment | None:
    return None if columns[2] is None else rows.segment(columns)


def _hash(columns: Sequence[object]) -> str:
    """Over text, words and other readings, as a segment's."""
    return rows.fingerprint("".join(str(columns[at] or "") for at in (2, 3, 6)))
