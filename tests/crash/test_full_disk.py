"""A disk that is full at every single write of an evening, one page after the other."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from voicejournal.capture.archive import FlacArchive
from voicejournal.capture.clip import ClipMicrophone, read_clip
from voicejournal.capture.recorder import Recorder
from voicejournal.capture.spool import WavSpool
from voicejournal.dialogue.answers import ScriptedAnswers
from voicejournal.dialogue.prompt_set import read_prompt_set
from voicejournal.errors import StorageError
from voicejournal.flows.ask import Questioner
from voicejournal.flows.evening import Evening
from voicejournal.flows.keep import Keeper
from voicejournal.flows.recover import keep_cut_off
from voicejournal.journal import Entry, Moment, Segment, Transcript, Word
from voicejournal.ports import Control, Heard, LiveView, ReadPiece, Samples
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.readings import KeptReadings
from voicejournal.store.schema import bring_up_to_date
from voicejournal.tagging.noticer import WordListNoticer
from voicejournal.tagging.tagger import ReflectionTagger
from voicejournal.vault.lock import ProgramLock
from voicejournal.vault.sealed import PlainFiles

AT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
EVENING = Moment(AT, "UTC", date(2026, 11, 17))
PAGE_KIB = 4
ROOM_KIB = 1024
PATIENCE_S = 30
SAID_S = 1.5
QUESTIONS = 5
BEFORE = "0000000a-0000-7000-8000-000000000000"
TONIGHT = "0000000b-0000-7000-8000-000000000000"

Mount = Callable[..., None]


class Nobody:
    """Presses nothing, and looks at nothing."""

    def now(self) -> datetime:
        """Always the same evening."""
        return AT

    def moment(self) -> Moment:
        """Always the same evening."""
        return EVENING

    def next(self, timeout_s: float) -> Control | None:
        """No key."""
        del timeout_s
        return None

    def show(self, view: LiveView) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class FakeTranscriber:
    """A FAKE that hears the same sentence in every sound."""

    model = "fake"

    def __init__(self, name: str) -> None:
        self._name = name

    def ready(self) -> None:
        """It is."""

    def listen(self, known: object = ()) -> "FakeTranscriber":
        """Itself."""
        del known
        return self

    def feed(self, samples: Samples) -> None:
        """Nothing."""

    def heard(self) -> Heard:
        """Nothing yet."""
        reads: tuple[ReadPiece, ...] = ()
        return Heard(reads, 0.0, "")

    def finish(self, on_progress: Callable[[Heard], None] | None = None) -> Transcript:
        """The sentence."""
        del on_progress
        words = tuple(Word(n / 10, n / 10, f" word{n}", 0.9) for n in range(40))
        text = "".join(word.text for word in words).strip()
        return Transcript(self._name, (Segment(0.0, 1.0, text, words),), "en", "fake", AT)

    def abandon(self) -> None:
        """Nothing."""


class Home:
    """A journal on a small disk."""

    def __init__(self, folder: Path, clip: Path) -> None:
        path = folder / "journal.db"
        self.database = open_database(path)
        bring_up_to_date(self.database, path)
        self._clip = clip
        self._folder = folder
        archive = FlacArchive(PlainFiles(folder / "audio"))
        self.keeper = Keeper(Entries(self.database), WavSpool(folder / "spool"), archive)
        self.said: list[str] = []

    def evening(self, name: str) -> Entry | None:
        """Record the clip, have it understood, answer, archive."""
        nobody = Nobody()
        questions = read_prompt_set().questions
        store = self.keeper.store
        asker = ScriptedAnswers()
        evening = Evening(
            self.keeper,
            Questioner(
                store,
                KeptReadings(self.database),
                ReflectionTagger(),
                WordListNoticer(),
                asker,
                nobody,
                questions,
            ),
            FakeTranscriber(f"t-{name}"),
            Recorder,
            lambda: name,
            nobody,
            nobody.moment,
            self.said.append,
        )
        microphone = ClipMicrophone(self._clip, lambda _given_s: None)
        entry = evening.record(lambda _live: microphone, nobody, nobody, at_once=True)
        return evening.ask(entry) if entry else None

    def next_start(self, transcript: str) -> None:
        """Keep, understand and archive what the full disk left."""
        keep_cut_off(self.keeper, ProgramLock(self._folder / "recorder.lock", "recording"))
        for entry in self.keeper.store.pending():
            self.keeper.words(entry, FakeTranscriber(transcript).finish())
        for recording in self.keeper.store.unarchived():
            self.keeper.put_away(recording)
        keep_cut_off(self.keeper, ProgramLock(self._folder / "recorder.lock", "recording"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Callable[[], AbstractContextManager[tuple[Path, Mount]]]:
    """Mounts small disks, whose size can be changed; skips loudly where that is forbidden."""

    @contextmanager
    def plug_in() -> Iterator[tuple[Path, Mount]]:
        disk = tmp_path / "disk"
        disk.mkdir()

        def mount(*options: str) -> None:
            done = subprocess.run(
                ["mount", *options, str(disk)],
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
            if done.returncode != 0:
                pytest.skip(f"NO FULL DISK WAS TESTED: mount says {done.stderr.strip()}")

        mount("-t", "tmpfs", "-o", f"size={ROOM_KIB}k", "none")
        try:
            yield disk, mount
        finally:
            subprocess.run(["umount", "--lazy", str(disk)], timeout=PATIENCE_S, check=True)
            disk.rmdir()

    return plug_in


def test_full_after_any_page_of_an_evening(
    small_disk: Callable[[], AbstractContextManager[tuple[Path, Mount]]],
    clip: dict[str, Path],
    tmp_path: Path,
) -> None:
    """Said as what it is; the evening before stays whole; with room again all is finished."""
    said = read_clip(clip["tuesday"])[: int(SAID_S * 16_000)]
    FlacArchive(PlainFiles(tmp_path)).store("said", [said])
    went_well = 0
    free_kib = 0
    while went_well < 3:  # so that the last writes of all had their turn
        with small_disk() as (disk, mount):
            went_well += one_evening(disk, mount, tmp_path / "said.flac", free_kib)
        free_kib += PAGE_KIB
    assert free_kib > 100


def one_evening(disk: Path, mount: Mount, clip: Path, free_kib: int) -> bool:
    """An evening with so much room, and the next start with more; whether nothing was refused."""
    said = read_clip(clip)
    home = Home(disk, clip)
    assert home.evening(BEFORE) is not None
    mount("-o", f"remount,size={used_kib(disk) + free_kib}k")
    refused: StorageError | None = None
    try:
        home.evening(TONIGHT)
    except StorageError as full:
        refused = full
    growing = list((disk / "spool").glob(f"{TONIGHT}.wav*"))
    on_disk_bytes = max([path.stat().st_size - 44 for path in growing], default=0)
    mount("-o", f"remount,size={2 * ROOM_KIB}k")
    home.database.close()
    told = [*home.said, refused.message if refused else ""]

    home = Home(disk, clip)
    home.next_start("t-again")
    entries = {entry.id: entry for entry in home.keeper.store.entries()}
    assert home.keeper.store.altered() == ()
    assert np.array_equal(home.keeper.archive.read(BEFORE), said)
    assert len(entries[BEFORE].answers) == QUESTIONS
    if on_disk_bytes > 0 or refused is None:
        sound = home.keeper.archive.read(TONIGHT)
        assert 2 * len(sound) >= on_disk_bytes
        assert np.array_equal(sound, said[: len(sound)])
        assert entries[TONIGHT].transcript is not None
    assert list((disk / "spool").iterdir()) == []
    home.database.close()
    whole = TONIGHT in entries and len(entries[TONIGHT].answers) == QUESTIONS and not any(told)
    assert whole or any("The disk with" in one and "is full" in one for one in told)
    return whole


def used_kib(disk: Path) -> int:
    """Kibibytes that are taken on a disk."""
    told = os.statvfs(disk)
    return (told.f_blocks - told.f_bfree) * told.f_frsize // 1024
