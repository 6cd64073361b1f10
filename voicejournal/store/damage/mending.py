"""Words that were altered or lost: taken from the hashed text, left to the sound, or in doubt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from itertools import chain
from typing import TYPE_CHECKING

from sqlite_utils import Database

from voicejournal.errors import JournalError
from voicejournal.journal import Entry, Origin, Transcript
from voicejournal.language.text.correcting import edits_between
from voicejournal.language.text.edited import current_text
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.store import rows
from voicejournal.store.entries import Entries

if TYPE_CHECKING:
    from voicejournal.store.driver import Connection


class Words(Enum):
    """What became of an entry's words."""

    WHOLE = auto()
    UNHEARD = auto()
    DOUBTFUL = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class KeptText:
    """The text of an entry as it was kept: `current` is None where its hash does not bear it out.

    `is_edited` says that the person had corrected it.
    """

    current: str | None
    is_edited: bool


@dataclass(frozen=True, slots=True)
class Mending:
    """Sees to it that all words of a new database are whole, or known not to be.

    `altered` are the ids of transcripts of which the hash of a passage does not fit, `gone` those
    of which one is missing; `texts` what was kept of the texts, by entry id; `unsealed` the entries
    whose seal does not fit their words.
    """

    database: Database
    altered: Collection[str]
    texts: dict[str, KeptText]
    sounding: Collection[str]
    unsealed: Collection[str] = ()

    def entry(self, entry: Entry) -> Words:
        """Mend one entry."""
        connection: Connection = self.database.conn
        kept = self.texts.get(entry.id, KeptText(None, is_edited=False))
        for (other,) in connection.execute(
            "SELECT id FROM transcripts WHERE entry_id = ?", [entry.id]
        ).fetchall():
            is_current = entry.transcript is not None and entry.transcript.id == other
            if not is_current and self._is_altered(other):
                connection.execute("DELETE FROM transcripts WHERE id = ?", [other])
        raw = entry.transcript
        has_sound = entry.recording is not None and entry.recording.id in self.sounding
        if raw is None and kept.current is None:
            if entry.recording is None:
                return Words.NONE
            return Words.WHOLE if has_sound else Words.NONE
        if raw is not None and not self._is_altered(raw.id) and self._agrees(entry, raw, kept):
            return Words.WHOLE
        return self._made_again(entry, kept, has_sound=has_sound)

    def _agrees(self, entry: Entry, raw: Transcript, kept: KeptText) -> bool:
        """Whether passages that are whole, and the edits, make the text that was kept.

        Where the passages do and the edits do not, the text as it was kept is laid over them.
        """
        text = _text(entry, raw)
        if kept.current is None:  # a passage at the end may be missing
            is_told = entry.id not in self.unsealed and bool(raw.segments)
            return text is not None and is_told
        if text == kept.current:
            return True
        if not kept.is_edited:
            return False  # a passage is missing
        made_at = max([raw.made_at, *(edit.made_at for edit in entry.edits)])
        _forget_edits(self.database, raw.id)
        Entries(self.database).set_edits(entry.id, edits_between(raw, kept.current, made_at))
        return True

    def _made_again(self, entry: Entry, kept: KeptText, *, has_sound: bool) -> Words:
        raw = entry.transcript
        was_edited = kept.is_edited and kept.current is not None
        if raw is not None:
            connection: Connection = self.database.conn
            connection.execute("DELETE FROM transcripts WHERE id = ?", [raw.id])
        if has_sound and not was_edited:
            return Words.UNHEARD
        text = kept.current
        if text is None and raw is not None:
            text = raw.text
        if not (text and text.strip()):
            return Words.NONE
        # A text does not tell which of its words were in doubt.
        is_sure = entry.origin is not Origin.SPOKEN and kept.current is not None
        Entries(self.database).set_transcript(entry.id, _from_text(entry, text, is_sure=is_sure))
        return Words.WHOLE if is_sure else Words.DOUBTFUL

    def _is_altered(self, transcript_id: str) -> bool:
        return transcript_id in self.altered


def altered_transcripts(segments: Sequence[dict[str, object]]) -> frozenset[str]:
    """Transcripts with a passage whose hash does not fit, or that is not there.

    Each is given as its row, by the names of the columns, as its journal's version had them.
    """
    altered: set[str] = set()
    seen: dict[str, set[int]] = {}
    for segment in segments:
        of = str(segment["transcript_id"])
        seen.setdefault(of, set()).add(int(str(segment["position"])))
        hashed = "".join(
            str(segment[name]) for name in ("text", "words", "others") if name in segment
        )
        if rows.fingerprint(hashed) != segment["sha256"]:
            altered.add(of)
    gaps = {of for of, places in seen.items() if places != set(range(len(places)))}
    return frozenset(chain(altered, gaps))


def _text(entry: Entry, raw: Transcript) -> str | None:
    try:
        return current_text(raw, entry.edits)
    except JournalError:  # an edit that lies outside the words
        return None


def _forget_edits(database: Database, transcript_id: str) -> None:
    connection: Connection = database.conn
    connection.execute("DELETE FROM edits WHERE transcript_id = ?", [transcript_id])


def _from_text(entry: Entry, text: str, *, is_sure: bool) -> Transcript:
    """A transcript of the text that is left; its words have no times."""
    made_at = entry.transcript.made_at if entry.transcript else datetime.now(UTC)
    language = entry.transcript.language if entry.transcript else ""
    told = transcript_of_text(text, f"{entry.id}-saved", language, made_at)
    if is_sure:
        return told
    doubted = (
        replace(part, words=tuple(replace(word, doubtful=True) for word in part.words))
        for part in told.segments
    )
    return replace(told, segments=tuple(doubted))
