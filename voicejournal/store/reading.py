"""Reads whole entries: one query a table, however many entries are asked for."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from voicejournal.errors import DamagedError
from voicejournal.journal import (
    Answer,
    Distress,
    Edit,
    Entry,
    Feeling,
    Mark,
    Mood,
    Recording,
    Segment,
    Share,
    Transcript,
    Trigger,
)
from voicejournal.store import rows
from voicejournal.store.driver import Connection, reading
from voicejournal.store.mentioned import READ_ALL, mentioned

Kept = TypeVar("Kept")

AT_A_TIME = 100

OF_ENTRIES = "entry_id IN (SELECT value FROM json_each(?))"


def read_entries(connection: Connection, where: str, parameters: Sequence[object]) -> list[Entry]:
    """Entries whose rows meet a condition of ours, oldest first."""
    with reading(connection):
        heads = connection.execute(
            "SELECT id, number, recorded_at, zone, journal_day, origin, kind, recording_id"  # noqa: S608 - `where` is ours
            f" FROM entries WHERE {where} ORDER BY journal_day, recorded_at, number",
            parameters,
        ).fetchall()
        try:
            parts = _Parts(connection, [head[0] for head in heads])
            return [parts.entry(head) for head in heads]
        except (ValueError, TypeError, KeyError):
            raise DamagedError(
                "What the journal holds of an entry cannot be read. Nothing was overwritten.",
                "`voicejournal doctor` says what can be saved, and how.",
            ) from None


def each_entry(connection: Connection, ids: Sequence[str]) -> Iterator[Entry]:
    """The entries of these ids, of each `AT_A_TIME` oldest first; so many are in memory at once."""
    for start in range(0, len(ids), AT_A_TIME):
        some = json.dumps(list(ids[start : start + AT_A_TIME]))
        yield from read_entries(connection, "id IN (SELECT value FROM json_each(?))", [some])


class _Parts:
    """All rows that belong to some entries, grouped by entry."""

    def __init__(self, connection: Connection, entry_ids: Sequence[str]) -> None:
        self._connection = connection
        self._ids = json.dumps(list(entry_ids))
        self._recordings = self._read_recordings()
        self._transcripts, self._edits = self._read_transcripts()
        self._moods = self._grouped(
            f"SELECT entry_id, pleasantness, energy FROM moods WHERE {OF_ENTRIES}"  # noqa: S608
        )
        self._feelings = self._grouped(
            f"SELECT entry_id, word, intensity FROM feelings WHERE {OF_ENTRIES} ORDER BY position"  # noqa: S608
        )
        self._triggers = self._grouped(
            "SELECT entry_id, label FROM entry_triggers JOIN triggers ON triggers.id = trigger_id"  # noqa: S608
            f" WHERE {OF_ENTRIES} ORDER BY position"
        )
        self._marks = self._grouped(
            f"SELECT entry_id, text FROM marks WHERE {OF_ENTRIES} ORDER BY position"  # noqa: S608
        )
        self._distress = self._grouped(
            f"SELECT entry_id, before, after FROM distress WHERE {OF_ENTRIES}"  # noqa: S608
        )
        self._takeaways = self._grouped(
            f"SELECT entry_id, text FROM takeaways WHERE {OF_ENTRIES} ORDER BY id"  # noqa: S608
        )
        self._homework = self._grouped(
            f"SELECT entry_id, text FROM homework WHERE {OF_ENTRIES} ORDER BY id"  # noqa: S608
        )
        self._mentioned = self._grouped(READ_ALL)
        self._answers = self._grouped(
            "SELECT a.entry_id, a.slot, a.outcome, a.value, p.value, p.evidence,"  # noqa: S608
            " p.evidence_start_s, p.source"
            " FROM answers a LEFT JOIN proposals p ON p.id = a.proposal_id"
            f" WHERE a.{OF_ENTRIES} ORDER BY a.rowid"
        )
        self._shares = self._grouped(
            "SELECT entry_id, scope, choice, made_at FROM shares"  # noqa: S608
            f" WHERE {OF_ENTRIES} ORDER BY id"
        )

    def entry(self, head: rows.Row) -> Entry:
        """Put one entry together from its head row."""
        entry_id, number, recorded_at, zone, day, came, kind, recording_id = head
        key = str(entry_id)
        transcript = _current_transcript(self._transcripts.get(key, []), self._edits)
        mood = self._moods.get(key)
        shares = tuple(
            Share(key, scope, choice, rows.instant(made_at))
            for scope, choice, made_at in self._shares.get(key, ())
        )
        of_all = [share.choice for share in shares if share.scope == "entry"]
        return Entry(
            id=key,
            number=int(str(number)),
            moment=rows.moment(recorded_at, zone, day),
            origin=rows.origin(came, kind),
            recording=self._recordings.get(str(recording_id)),
            transcript=transcript,
            edits=tuple(self._edits.get(transcript.id, ())) if transcript else (),
            mood=Mood(*mood[0]) if mood else Mood(),
            feelings=tuple(Feeling(*row) for row in self._feelings.get(key, ())),
            triggers=tuple(Trigger(*row) for row in self._triggers.get(key, ())),
            mentioned=mentioned(self._mentioned.get(key, ())),
            marks=tuple(Mark(*row) for row in self._marks.get(key, ())),
            answers=_latest(rows.answer(row) for row in self._answers.get(key, ())),
            private=of_all[-1:] == ["private"],
            shares=shares,
            distress=Distress(*self._distress[key][0]) if key in self._distress else Distress(),
            takeaways=tuple(text for (text,) in self._takeaways.get(key, ())),
            homework=tuple(text for (text,) in self._homework.get(key, ())),
        )

    def _grouped(self, query: str) -> dict[str, list[tuple[Any, ...]]]:
        return _group(
            (row[0], tuple(row[1:])) for row in self._connection.execute(query, [self._ids])
        )

    def _read_recordings(self) -> dict[str, Recording]:
        found = self._connection.execute(
            "SELECT r.id, r.started_at, r.zone, r.journal_day, r.sample_rate_hz, r.duration_s,"
            " r.device, r.audio_id, r.fingerprint"
            " FROM recordings r JOIN entries e ON e.recording_id = r.id"
            " WHERE e.id IN (SELECT value FROM json_each(?))",
            [self._ids],
        )
        return {str(row[0]): rows.recording(row) for row in found}

    def _read_transcripts(self) -> tuple[dict[str, list[Transcript]], dict[str, list[Edit]]]:
        segments: dict[str, list[Segment]] = _group(
            (row[0], rows.hashed_segment(row[1:]))
            for row in self._connection.execute(
                "SELECT s.transcript_id, s.start_s, s.end_s, s.text, s.words, s.avg_logprob,"  # noqa: S608
                " s.no_speech_prob, s.others, s.sha256 FROM segments s JOIN transcripts t"
                f" ON t.id = s.transcript_id WHERE t.{OF_ENTRIES} ORDER BY s.position",
                [self._ids],
            )
        )
        transcripts = _group(
            (
                row[1],
                Transcript(
                    row[0], tuple(segments.get(row[0], ())), row[2], row[3], rows.instant(row[4])
                ),
            )
            for row in self._connection.execute(
                "SELECT id, entry_id, language, model, made_at FROM transcripts"  # noqa: S608
                f" WHERE {OF_ENTRIES} ORDER BY made_at",
                [self._ids],
            )
        )
        edits = _group(
            (row[0], rows.edit(row))
            for row in self._connection.execute(
                "SELECT e.transcript_id, e.start_word, e.end_word, e.text, e.made_at FROM edits e"  # noqa: S608
                f" JOIN transcripts t ON t.id = e.transcript_id WHERE t.{OF_ENTRIES}"
                " ORDER BY e.made_at, e.start_word",
                [self._ids],
            )
        )
        return transcripts, edits


def _group(pairs: Iterable[tuple[str, Kept]]) -> dict[str, list[Kept]]:
    grouped: dict[str, list[Kept]] = {}
    for key, kept in pairs:
        grouped.setdefault(key, []).append(kept)
    return grouped


def _current_transcript(
    transcripts: Sequence[Transcript], edits: dict[str, list[Edit]]
) -> Transcript | None:
    """The one that the person edited last, else the newest: a new one never hides an edit."""
    edited = [transcript for transcript in transcripts if edits.get(transcript.id)]
    if edited:
        return max(edited, key=lambda transcript: edits[transcript.id][-1].made_at)
    return transcripts[-1] if transcripts else None


def _latest(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The last answer to each question, in the order in which they were first asked."""
    return tuple({(answer.slot, answer.name): answer for answer in answers}.values())
