"""The journal's rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from voicejournal.journal import (
    Answer,
    Choices,
    Edit,
    Entry,
    KeptChoice,
    Moment,
    Origin,
    Past,
    Quote,
    RatedEvening,
    Reading,
    Recording,
    Share,
    Transcript,
    WeeklyPage,
)
from voicejournal.ports.speech import ReadPiece


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is known of an entry before its words are."""

    id: str
    moment: Moment
    origin: Origin
    recording: Recording | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that holds the words searched for; hits are (start, end) in `excerpt`."""

    entry: Entry
    excerpt: str
    hits: tuple[tuple[int, int], ...]


class EntryStore(Protocol):
    """The journal's rows. Every method that writes is one durable commit."""

    def add(self, entry: NewEntry, transcript: Transcript | None = None) -> Entry:
        """Keep an entry with its recording or its words; the same id again changes nothing."""
        ...

    def set_transcript(self, entry_id: str, transcript: Transcript) -> None:
        """Keep the raw words; an earlier transcript and its edits stay beside it.

        The drafts of the entry go in the same commit.
        """
        ...

    def set_answer(self, entry_id: str, answer: Answer, made_at: datetime) -> None:
        """Keep an answer, its proposal, and the value it confirms."""
        ...

    def forget_answers(self, entry_id: str, names: Sequence[str]) -> None:
        """Remove answers to questions of these names, and what was proposed for them."""
        ...

    def set_edits(self, entry_id: str, edits: Sequence[Edit], shares: Sequence[Share] = ()) -> None:
        """Keep one sitting's edits, and what was chosen with them about what may be seen."""
        ...

    def set_archived(self, recording_id: str, audio_id: str) -> None:
        """Note that a recording is in the archive."""
        ...

    def make_session(self, entry_id: str) -> None:
        """Keep an entry as the recording of a session; answers that confirm nothing go."""
        ...

    def share(self, share: Share) -> None:
        """Keep a choice about what may be seen."""
        ...

    def find(self, short_id: str) -> Entry:
        """Entry by `last`, number, date or id prefix.

        Raises:
            NotFoundError: none, or more than one.
        """
        ...

    def holds(self, entry_id: str) -> bool:
        """Whether there is an entry of this full id."""
        ...

    def with_sound(self, fingerprint: str) -> Entry | None:
        """The entry whose sound has this sha256, archived or waiting, if any."""
        ...

    def entries(self, first_day: date | None = None, last_day: date | None = None) -> list[Entry]:
        """Whole entries of these days, oldest first."""
        ...

    def reflections(
        self, first_day: date | None = None, last_day: date | None = None
    ) -> list[Entry]:
        """Whole entries of these days but recordings of sessions, oldest first."""
        ...

    def answering(
        self, names: Iterable[str], first_day: date | None = None, last_day: date | None = None
    ) -> list[Entry]:
        """Those reflections that answer a question of one of these names, numbered or not."""
        ...

    def newest(self, count: int | None) -> list[Entry]:
        """The newest entries, newest first."""
        ...

    def pending(self) -> list[Entry]:
        """Entries whose recording waits for its transcript, oldest first."""
        ...

    def unarchived(self) -> list[Recording]:
        """Recordings that have their transcript and are not archived yet."""
        ...

    def delete(self, entry_id: str) -> None:
        """Remove an entry and every trace of its words, the full-text index included."""
        ...

    def altered(
        self, first_day: date | None = None, last_day: date | None = None
    ) -> tuple[int, ...]:
        """Numbers of these days' entries whose words are not as they were kept."""
        ...

    def altered_beside(
        self, first_day: date | None = None, last_day: date | None = None
    ) -> tuple[int, ...]:
        """Numbers of those of which something beside the words is not as it was kept."""
        ...


class RatedEvenings(Protocol):
    """Ratings and labels as the person confirmed them, without any words."""

    def newest_day(self) -> date | None:
        """The day of the newest reflection.

        Raises:
            DamagedError: it cannot be read.
        """
        ...

    def rated_evenings(
        self, first_day: date, last_day: date, *, named: bool = True
    ) -> list[RatedEvening]:
        """Reflections of these days, private ones too, oldest first.

        Without `named` they come without what was named on them.

        Raises:
            DamagedError: a row cannot be read.
        """
        ...


class EntryCarrier(Protocol):
    """Whole entries on their way out of a journal and back into one."""

    def count(self, first_day: date | None = None, last_day: date | None = None) -> int:
        """How many entries these days have."""
        ...

    def each(self, first_day: date | None = None, last_day: date | None = None) -> Iterator[Entry]:
        """Whole entries of these days, oldest first, a few in memory at a time."""
        ...

    def like(self, entry: Entry) -> Entry | None:
        """The entry of the same id, else one of the same words and instant, if any.

        In another zone, the same time on the wall clock is the same instant.
        """
        ...

    def restore(self, entry: Entry) -> Entry:
        """Keep a whole entry in one durable commit; it has its short id again where that is free.

        Raises:
            InputError: it does not fit what a journal holds.
        """
        ...


class Drafts(Protocol):
    """Pieces read of a recording whose transcript is not whole yet.

    `reader` names the model and the language it was told: what another one read is not used.
    """

    def read(self, entry_id: str, reader: str) -> tuple[ReadPiece, ...]:
        """What this reader has read, in the order of the sound; damaged pieces are left out."""
        ...

    def keep(self, entry_id: str, reader: str, reads: Sequence[ReadPiece]) -> None:
        """Keep more pieces in one durable commit; one that is here already changes nothing.

        Raises:
            InputError: there is no such entry (any more).
            StorageError: the disk refuses.
        """
        ...


class Readings(Protocol):
    """What was read of reflections for their proposals, and the past that later ones learn from."""

    def keep(self, entry_id: str, reading: Reading) -> None:
        """Keep what was read of an entry, in the place of an earlier reading.

        Raises:
            InputError: there is no such entry (any more).
            StorageError: the disk refuses.
        """
        ...

    def past(self, but: str) -> Past:
        """The newest reflections, a bounded number, without the entry `but`."""
        ...


class TextIndex(Protocol):
    """The words of all entries."""

    def search(self, words: str, limit: int) -> list[Found]:
        """Entries that hold all the words, best first."""
        ...


class PageStore(Protocol):
    """The pages made for sessions."""

    def choices(self, entry_ids: Sequence[str], first_day: date) -> Choices:
        """What was chosen for lines of these entries, and for a page that begins on this day."""
        ...

    def keep_choices(
        self,
        page: WeeklyPage,
        entry_ids: Sequence[str],
        choices: Choices,
        made_at: datetime,
    ) -> None:
        """Keep all that is chosen for lines of these entries, in place of what was before."""
        ...

    def all_choices(self) -> Sequence[KeptChoice]:
        """All that was ever chosen, in that order; the words of the lines are left away."""
        ...

    def accept(self, page: WeeklyPage, mark: str, made_at: datetime) -> None:
        """Keep that the person accepted a page, by the mark of its content, with its quotes."""
        ...

    def accepted(self, first_day: date, last_day: date) -> str | None:
        """The mark of the page of these days that was accepted, if one was."""
        ...

    def accepted_days(self, first_day: date | None = None) -> tuple[date, date] | None:
        """The days of the page that was accepted last, of those that begin on a day."""
        ...

    def keep_page(self, page: WeeklyPage, made_at: datetime) -> None:
        """Remember the page's quotes, so that `play q3` finds them."""
        ...

    def quote(self, number: int) -> Quote:
        """Quote of the last page by its number.

        Raises:
            NotFoundError: no page, or no such quote.
        """
        ...
