"""A recording of an hour: in little memory, kept as it is read, taken up where it was left."""

import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicejournal.capture.archive import FlacArchive
from voicejournal.capture.spool import WavSpool
from voicejournal.errors import Interrupted, LockedError, NotFoundError
from voicejournal.flows.following import MOST_BEHIND_S
from voicejournal.flows.keep import Keeper
from voicejournal.flows.pending import Pending
from voicejournal.journal import (
    SAMPLE_RATE_HZ,
    Entry,
    Moment,
    Segment,
    SpeechSegment,
    Transcript,
    Word,
)
from voicejournal.ports import Heard, Progress, ReadPiece, Samples
from voicejournal.store.drafts import DraftPieces
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.schema import bring_up_to_date
from voicejournal.vault.lock import ProgramLock
from voicejournal.vault.sealed import PlainFiles

AT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
PIECE_S = 10
PIECE_SAMPLES = PIECE_S * SAMPLE_RATE_HZ
WORK_S = 1.0


@dataclass
class Reader:
    """A FAKE transcriber: a piece each ten seconds, read while one waits for it, a second each."""

    model: str = "base"
    stop_after: int | None = None
    ends: bool = False
    now_s: float = 0.0
    decoded: list[SpeechSegment] = field(default_factory=list)
    most_behind_s: float = 0.0
    known: Sequence[ReadPiece] = ()
    work: Callable[[], None] = lambda: None

    def ready(self) -> None:
        """It always is."""

    def listen(self, known: Sequence[ReadPiece] = ()) -> "ReaderAtWork":
        """Start with nothing fed."""
        self.known = known
        worker = ReaderAtWork(self, {read.piece: read for read in known})
        self.work = worker.work
        return worker

    def is_to_end(self) -> bool:
        """Whether somebody pressed Ctrl-C."""
        return self.ends

    def elapsed(self) -> float:
        """The clock of the work."""
        return self.now_s

    def wait(self, _seconds: float) -> None:
        """Somebody waits for the worker."""
        self.work()


@dataclass
class ReaderAtWork:
    """A FAKE worker without a thread: it works whenever it is asked what it has heard."""

    reader: Reader
    known: dict[SpeechSegment, ReadPiece]
    fed_samples: int = 0
    pieces: tuple[ReadPiece, ...] = ()

    def feed(self, samples: Samples) -> None:
        """Count what came."""
        self.fed_samples += len(samples)

    def heard(self) -> Heard:
        """What was read."""
        done_samples = len(self.pieces) * PIECE_SAMPLES
        behind_s = (self.fed_samples - done_samples) / SAMPLE_RATE_HZ
        self.reader.most_behind_s = max(self.reader.most_behind_s, behind_s)
        return Heard(self.pieces, behind_s)

    def finish(self, on_progress: Callable[[Heard], None] | None = None) -> Transcript:
        """Read what is left."""
        while len(self.pieces) * PIECE_SAMPLES < self.fed_samples:
            self.work()
            if on_progress:
                on_progress(self.heard())
        return Transcript("whole", self.heard().segments, "en", self.reader.model, AT)

    def abandon(self) -> None:
        """There is no thread."""

    def work(self) -> None:
        """Read one piece more."""
        start = len(self.pieces) * PIECE_SAMPLES
        piece = SpeechSegment(start, start + PIECE_SAMPLES)
        if piece not in self.known:
            if self.reader.stop_after == len(self.reader.decoded):
                self.reader.ends = True
                return
            self.reader.now_s += WORK_S
            self.reader.decoded.append(piece)
        self.pieces = (*self.pieces, self.known.get(piece) or said_in(piece))


def said_in(piece: SpeechSegment) -> ReadPiece:
    """Every second piece has a word, which names its place."""
    number = piece.start_sample // PIECE_SAMPLES
    if number % 2:
        return ReadPiece(piece, None, "en")
    start_s = float(number * PIECE_S)
    word = Word(start_s, start_s + 0.5, f" word{number}", 0.9)
    return ReadPiece(piece, Segment(start_s, start_s + 0.5, f"word{number}", (word,)), "en")


@dataclass(frozen=True)
class Long:
    """A journal with a waiting recording of silence, and what was told of its transcription."""

    keeper: Keeper
    pending: Pending
    entry: Entry
    reader: Reader
    told: list[Progress]

    def transcribe(self) -> Entry:
        """To the end, or to where the reader stops."""
        return self.pending.transcribe(self.entry, self.told.append)

    def with_reader(self, reader: Reader) -> "Long":
        """Another run of the program."""
        pending = replace(
            self.pending,
            transcriber=reader,
            note_signals=lambda: nullcontext(reader.is_to_end),
            elapsed=reader.elapsed,
            wait=reader.wait,
        )
        return replace(self, pending=pending, reader=reader, told=[])


Make = Callable[[float], Long]


@pytest.fixture
def recorded(tmp_path: Path) -> Make:
    """Makes a journal with a recording of so many minutes."""

    def make(minutes: float) -> Long:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        database = open_database(folder / "journal.db")
        bring_up_to_date(database, folder / "journal.db")
        archive = FlacArchive(PlainFiles(folder / "audio"))
        keeper = Keeper(Entries(database), WavSpool(folder / "spool"), archive)
        moment = Moment(AT, "UTC", AT.date())
        recording = keeper.spool.begin("0193-aaaa", moment, "long.wav").seal()
        with (folder / "spool" / f"{recording.id}.wav").open("r+b") as wav:
            wav.truncate(44 + int(minutes * 60) * SAMPLE_RATE_HZ * 2)
        entry = keeper.recording(replace(recording, duration_s=minutes * 60))
        reader = Reader()
        lock = ProgramLock(folder / "transcriber.lock", "writing words down")
        pending = Pending(
            keeper,
            reader,
            DraftPieces(database),
            lock,
            lambda: nullcontext(reader.is_to_end),
            elapsed=reader.elapsed,
            wait=reader.wait,
        )
        return Long(keeper, pending, entry, reader, [])

    return make


def test_the_sound_waits_on_disk_not_in_memory(recorded: Make) -> None:
    """However long the recording is, no more than two minutes of it wait for the worker."""
    long = recorded(60)
    long.transcribe()
    assert len(long.reader.decoded) == 360
    assert MOST_BEHIND_S <= long.reader.most_behind_s <= MOST_BEHIND_S + PIECE_S


def test_memory_does_not_grow_with_the_length(recorded: Make) -> None:
    """Reading, keeping, archiving and comparing an hour takes what five minutes take."""
    peaks = []
    for minutes in (5, 60):
        long = recorded(minutes)
        tracemalloc.start()
        long.transcribe()
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 2_000_000


def test_ctrl_c_says_what_is_kept_and_the_next_run_reads_only_the_rest(recorded: Make) -> None:
    """And the transcript is that of a run without an end in its middle."""
    whole = recorded(20)
    expected = whole.transcribe().transcript
    long = recorded(20)
    long.reader.stop_after = 50
    with pytest.raises(Interrupted) as left:
        long.transcribe()
    assert left.value.message == "8 of 20 minutes of entry 1 are written down and kept."
    assert "transcribe --pending` goes on from there" in left.value.remedy
    assert long.pending.entries() == [long.entry]
    again = long.with_reader(Reader())
    heard = again.transcribe()
    assert heard.transcript == expected
    assert again.reader.decoded == whole.reader.decoded[50:]
    assert [read.piece for read in again.reader.known] == whole.reader.decoded[:50]
    assert again.told[0].kept_s == 500
    assert min(progress.done_s for progress in again.told) == 500
    assert long.pending.drafts.read(heard.id, "base") == ()


def test_what_was_read_is_kept_at_once(recorded: Make) -> None:
    """No piece waits in memory for another one: a kill costs the piece at work."""
    long = recorded(20)
    seen = []

    def look(_progress: Progress) -> None:
        kept = long.pending.drafts.read(long.entry.id, "base")
        seen.append(len(long.reader.decoded) - len(kept))

    long.pending.transcribe(long.entry, look)
    assert max(seen) <= 1


def test_what_another_model_read_is_read_again(recorded: Make) -> None:
    long = recorded(5)
    long.reader.stop_after = 10
    with pytest.raises(Interrupted):
        long.transcribe()
    again = long.with_reader(Reader("small"))
    again.transcribe()
    assert len(again.reader.decoded) == 30


def test_the_remaining_time_is_true_and_not_said_too_early(recorded: Make) -> None:
    """A second a piece: what is said to be left is what the rest takes, also in a second run."""
    long = recorded(30)
    long.reader.stop_after = 60
    with pytest.raises(Interrupted):
        long.transcribe()
    again = long.with_reader(Reader())
    again.transcribe()
    for run, end_s in ((long, 180.0), (again, 120.0)):
        said = [(p.worked_s, p.left_s) for p in run.told if p.left_s is not None]
        assert said
        assert min(worked_s for worked_s, _ in said) >= 4
        assert all(abs(worked_s + left_s - end_s) <= 2 for worked_s, left_s in said if left_s)


def test_one_program_at_a_time_gives_words(recorded: Make) -> None:
    """The second is told; the first is not disturbed, and nothing is written twice."""
    long = recorded(5)
    refused: list[str] = []

    def another(_progress: Progress) -> None:
        if not refused:
            with pytest.raises(LockedError) as told:
                long.with_reader(Reader()).transcribe()
            refused.append(told.value.message)

    heard = long.pending.transcribe(long.entry, another)
    assert refused == ["Another voicejournal is writing words down (entry 1)."]
    assert heard.transcript is not None


def test_an_entry_deleted_meanwhile_is_told_and_leaves_nothing(recorded: Make) -> None:
    long = recorded(5)

    def delete(_progress: Progress) -> None:
        if len(long.reader.decoded) == 10 and long.keeper.store.holds(long.entry.id):
            long.keeper.forget(long.entry)

    with pytest.raises(NotFoundError, match="deleted meanwhile"):
        long.pending.transcribe(long.entry, delete)
    assert long.keeper.spool.scan() == []
    assert not long.keeper.archive.holds(long.entry.id)
