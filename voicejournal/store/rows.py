"""Between rows and nouns: the only place that knows how a noun is written down."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voicejournal.journal import (
    Answer,
    Edit,
    Evidence,
    Moment,
    Origin,
    OtherReading,
    Outcome,
    Proposal,
    Recording,
    Segment,
    Slot,
    Value,
    Word,
)

Row = Sequence[object]
PROBABILITY_DIGITS = 3
TIME_DIGITS = 3


def instant_text(at: datetime) -> str:
    """An instant as UTC text that sorts as the instants do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def instant(text: object, zone: str = "UTC") -> datetime:
    """An instant in the person's zone; a zone that this machine does not know is read as UTC."""
    at = datetime.fromisoformat(str(text))
    try:
        if zone.startswith(("+", "-")):
            return at.astimezone(datetime.strptime(zone, "%z").tzinfo)
        return at.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return at


def moment(at: object, zone: object, day: object) -> Moment:
    """A moment from its three columns."""
    return Moment(instant(at, str(zone)), str(zone), date.fromisoformat(str(day)))


SESSION = "session"
REFLECTION = "reflection"


def kinds(origin: Origin) -> tuple[str, str]:
    """An origin as its two columns: how it came, and what it is. A session is always imported."""
    if origin is Origin.SESSION:
        return Origin.IMPORTED.value, SESSION
    return origin.value, REFLECTION


def origin(came: object, kind: object) -> Origin:
    """An origin from its two columns."""
    return Origin.SESSION if kind == SESSION else Origin(str(came))


def fingerprint(text: str) -> str:
    """Hash kept beside each text: finds damage that SQLite's own check does not."""
    return hashlib.sha256(text.encode()).hexdigest()


def words_text(words: Sequence[Word]) -> str:
    """Words as a JSON list of [start_s, end_s, text, probability], and true where in doubt."""
    return _packed(
        [
            round(word.start_s, TIME_DIGITS),
            round(word.end_s, TIME_DIGITS),
            word.text,
            round(word.probability, PROBABILITY_DIGITS),
            *([True] if word.doubtful else []),
        ]
        for word in words
    )


def others_text(others: Sequence[OtherReading]) -> str:
    """Other readings as a JSON list of [start_word, end_word, text]."""
    return _packed([other.start_word, other.end_word, other.text] for other in others)


def segment(row: Row) -> Segment:
    """A segment from start_s, end_s, text, words, avg_logprob, no_speech_prob, others."""
    start_s, end_s, text, words, avg_logprob, no_speech_prob, others = row
    return Segment(
        float(str(start_s)),
        float(str(end_s)),
        str(text),
        tuple(Word(*word) for word in json.loads(str(words))),
        float(str(avg_logprob)),
        float(str(no_speech_prob)),
        tuple(OtherReading(*other) for other in json.loads(str(others))),
    )


def hashed_segment(row: Row) -> Segment:
    """A segment from the same columns and its hash.

    Where the hash does not fit, what can be read of its words is in doubt, every one: shown as
    such, and never quoted.
    """
    *columns, kept = row
    if fingerprint(f"{columns[2]}{columns[3]}{columns[6]}") == kept:
        return segment(columns)
    start_s, end_s = (float(str(column)) for column in columns[:2])
    try:
        altered = segment(columns)
        words = tuple(replace(word, doubtful=True, text=str(word.text)) for word in altered.words)
        return Segment(start_s, end_s, str(columns[2]), words)
    except (ValueError, TypeError):
        return Segment(start_s, end_s, "", ())


def _packed(rows: Iterable[Sequence[object]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))


def edit(row: Row) -> Edit:
    """An edit from transcript_id, start_word, end_word, text, made_at."""
    of, start_word, end_word, text, made_at = row
    return Edit(str(of), int(str(start_word)), int(str(end_word)), str(text), instant(made_at))


def recording(row: Row) -> Recording:
    """A recording from its columns in the order of the table."""
    recording_id, started_at, zone, day, rate_hz, duration_s, device, audio_id, fingerprint = row
    return Recording(
        str(recording_id),
        moment(started_at, zone, day),
        float(str(duration_s)),
        str(device),
        str(audio_id),
        int(str(rate_hz)),
        str(fingerprint),
    )


def slot_text(slot: Slot, name: str) -> str:
    """An answer's slot, and its question's name where it has one."""
    return f"{slot} {name}".strip()


def slot(text: object) -> tuple[Slot, str]:
    """Slot and name from their column."""
    kind, _, name = str(text).partition(" ")
    return Slot(kind), name


def value_text(value: Value | None) -> str | None:
    """An answer's value as JSON."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


def value(text: object) -> Value | None:
    """An answer's value from JSON; lists come back as tuples."""
    if text is None:
        return None
    decoded = json.loads(str(text))
    return tuple(decoded) if isinstance(decoded, list) else decoded


def answer(row: Row) -> Answer:
    """An answer from slot, outcome, value and its proposal's value, evidence, start, source."""
    asked, outcome, said, proposed, evidence, start_s, source = row
    kind, name = slot(asked)
    proposal = None
    proposed_value = value(proposed)
    if proposed_value is not None:
        proposal = Proposal(
            kind,
            proposed_value,
            Evidence(str(evidence), float(str(start_s))),
            str(source),
        )
    return Answer(kind, Outcome(str(outcome)), value(said), proposal, name)
