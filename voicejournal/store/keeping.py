"""Writes the parts of an entry, each inside a commit that the caller holds."""

from collections.abc import Sequence

from voicejournal.journal import Edit, Recording, Share, Transcript
from voicejournal.language.text.edited import current_text
from voicejournal.ports import NewEntry
from voicejournal.store import rows
from voicejournal.store.driver import Connection
from voicejournal.store.reading import read_entries


def keep_head(connection: Connection, entry: NewEntry, number: int | None = None) -> None:
    """Keep what is known of an entry before its words; the same id again changes nothing.

    It gets the short id `number` where one is given, else the next.
    """
    if entry.recording is not None:
        keep_recording(connection, entry.recording)
    connection.execute(
        "INSERT INTO entries"
        " (number, id, recorded_at, zone, journal_day, origin, kind, recording_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING",
        [
            number,
            entry.id,
            rows.instant_text(entry.moment.at),
            entry.moment.zone,
            entry.moment.journal_day.isoformat(),
            *rows.kinds(entry.origin),
            entry.recording.id if entry.recording else None,
        ],
    )
    if entry.private:
        keep_share(connection, Share(entry.id, "entry", "private", entry.moment.at))


def keep_share(connection: Connection, share: Share) -> None:
    """Keep a choice about what may be seen."""
    connection.execute(
        "INSERT INTO shares (entry_id, scope, choice, made_at) VALUES (?, ?, ?, ?)",
        [share.entry_id, share.scope, share.choice, rows.instant_text(share.made_at)],
    )


def keep_recording(connection: Connection, recording: Recording) -> None:
    """Keep what is known of a recording; the same id again changes nothing."""
    connection.execute(
        "INSERT INTO recordings (id, started_at, zone, journal_day, sample_rate_hz, duration_s,"
        " device, audio_id, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(id) DO NOTHING",
        [
            recording.id,
            rows.instant_text(recording.moment.at),
            recording.moment.zone,
            recording.moment.journal_day.isoformat(),
            recording.sample_rate_hz,
            recording.duration_s,
            recording.device,
            recording.audio_id,
            recording.fingerprint,
        ],
    )


def keep_transcript(connection: Connection, entry_id: str, transcript: Transcript) -> None:
    """Keep raw words beside earlier ones."""
    connection.execute(
        "INSERT INTO transcripts (id, entry_id, language, model, made_at) VALUES (?, ?, ?, ?, ?)",
        [
            transcript.id,
            entry_id,
            transcript.language,
            transcript.model,
            rows.instant_text(transcript.made_at),
        ],
    )
    connection.executemany(
        "INSERT INTO segments (transcript_id, position, start_s, end_s, text, words,"
        " avg_logprob, no_speech_prob, doubtful, others, sha256)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        [
            [
                transcript.id,
                position,
                segment.start_s,
                segment.end_s,
                segment.text,
                words := rows.words_text(segment.words),
                segment.avg_logprob,
                segment.no_speech_prob,
                int(segment.doubtful),
                others := rows.others_text(segment.others),
                rows.fingerprint(segment.text + words + others),
            ]
            for position, segment in enumerate(transcript.segments)
        ],
    )
    _refresh_text(connection, entry_id)


def keep_edits(connection: Connection, entry_id: str, edits: Sequence[Edit]) -> None:
    """Keep edits beside earlier ones."""
    connection.executemany(
        "INSERT INTO edits (transcript_id, start_word, end_word, text, made_at)"
        " VALUES (?, ?, ?, ?, ?)",
        [[e.of, e.start_word, e.end_word, e.text, rows.instant_text(e.made_at)] for e in edits],
    )
    _refresh_text(connection, entry_id)


def _refresh_text(connection: Connection, entry_id: str) -> None:
    entry = read_entries(connection, "id = ?", [entry_id])[0]
    if entry.transcript is None:
        return
    current = current_text(entry.transcript, entry.edits)
    connection.execute(
        "INSERT INTO texts (number, current, raw, sha256) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(number) DO UPDATE"
        " SET current = excluded.current, raw = excluded.raw, sha256 = excluded.sha256",
        [entry.number, current, entry.transcript.text, rows.fingerprint(current)],
    )
