"""Whatever is done in whatever order, and cut off wherever: what must exist exists.

A cut is simulated at the ports here, for speed: all that was in memory is forgotten. The real
kill -9 is in tests/crash/test_kill.py and test_random_kills.py, and in scripts/bench/faults.py.
"""

import tempfile
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.spools import SPOOLS
from voicejournal.capture.archive import FlacArchive
from voicejournal.flows.keep import Keeper
from voicejournal.flows.recover import keep_cut_off
from voicejournal.journal import Answer, Edit, Moment, Outcome, Segment, Slot, Transcript, Word
from voicejournal.ports import AudioSpool, Samples, SpoolWriter
from voicejournal.store.driver import open_database
from voicejournal.store.entries import Entries
from voicejournal.store.schema import bring_up_to_date
from voicejournal.vault.lock import ProgramLock
from voicejournal.vault.sealed import PlainFiles

SECOND = 16_000
AT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
EVENING = Moment(AT, "UTC", date(2026, 11, 17))
STAGES = ("sealed", "entry", "words", "archived", "noted", "dropped")
"""How far an evening came before it was cut off; nothing cuts the last one."""


@dataclass
class Must:
    """What must be of one recording, by all that came back from the disk."""

    said: int
    synced: int
    is_entry: bool = False
    has_words: bool = False
    answers: list[Slot] = field(default_factory=list)
    sittings: int = 0


class Cut(BaseException):
    """The power is cut just after a step."""


class Evenings(RuleBasedStateMachine):
    """Records, pauses, is cut off, answers, edits, deletes, recovers."""

    make_spool: Callable[[Path], AudioSpool] = staticmethod(SPOOLS["one growing WAV"])

    def __init__(self) -> None:
        super().__init__()
        self._held = tempfile.TemporaryDirectory()
        self._folder = Path(self._held.name)
        self._must: dict[str, Must] = {}
        self._deleted: set[str] = set()
        self._begun = 0
        self._writer: tuple[str, SpoolWriter] | None = None
        self._start()

    def teardown(self) -> None:
        """Forget the journal."""
        self._database.close()
        self._held.cleanup()

    def _start(self) -> None:
        """A new process: only what is on disk is known."""
        path = self._folder / "journal.db"
        self._database = open_database(path)
        bring_up_to_date(self._database, path)
        archive = FlacArchive(PlainFiles(self._folder / "audio"))
        spool = self.make_spool(self._folder / "spool")
        self._keeper = Keeper(Entries(self._database), spool, archive)

    def _die(self) -> None:
        self._writer = None
        self._database.close()
        self._start()

    @precondition(lambda self: self._writer is None)
    @rule()
    def begin(self) -> None:
        """Press Enter."""
        self._begun += 1
        recording_id = f"{self._begun:08x}-0000-7000-8000-000000000000"
        self._writer = recording_id, self._keeper.spool.begin(recording_id, EVENING, "Desk")
        self._must[recording_id] = Must(0, 0)

    @precondition(lambda self: self._writer is not None)
    @rule(samples=st.integers(1, 3 * SECOND))
    def speak(self, samples: int) -> None:
        """A stretch of sound, all of which came back from `append`."""
        recording_id, writer = self._writer or pytest.fail("nobody records")
        must = self._must[recording_id]
        writer.append(ramp(must.said, samples))
        must.said += samples

    @precondition(lambda self: self._writer is not None)
    @rule()
    def pause(self) -> None:
        """All of it is durable before a pause."""
        recording_id, writer = self._writer or pytest.fail("nobody records")
        writer.sync()
        self._must[recording_id].synced = self._must[recording_id].said

    @precondition(lambda self: self._writer and self._must[self._writer[0]].said)
    @rule(stage=st.sampled_from(STAGES))
    def finish(self, stage: str) -> None:
        """Press Enter again, and be cut off after a stage, or not at all."""
        recording_id, writer = self._writer or pytest.fail("nobody records")
        must = self._must[recording_id]
        with suppress(Cut):
            recording = writer.seal()
            must.synced = must.said
            cut_after(stage, "sealed")
            entry = self._keeper.recording(recording)
            must.is_entry = True
            cut_after(stage, "entry")
            self._keeper.words(entry, words(recording_id))
            must.has_words = True
            cut_after(stage, "words")
            with self._cut_in_the_archive(stage):
                self._keeper.put_away(recording)
            self._writer = None
            return
        self._die()

    @contextmanager
    def _cut_in_the_archive(self, stage: str):  # type: ignore[no-untyped-def] # noqa: ANN202
        store, spool = self._keeper.store, self._keeper.spool
        whole = store.set_archived, spool.drop

        def noted(recording_id: str, audio_id: str) -> None:
            cut_after(stage, "archived")
            whole[0](recording_id, audio_id)
            cut_after(stage, "noted")

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store, "set_archived", noted)
            yield

    @rule()
    def cut(self) -> None:
        """The power is cut at any moment."""
        self._die()

    @precondition(lambda self: self._writer is None)
    @rule(twice=st.booleans())
    def look(self, twice: bool) -> None:
        """Any command keeps what was cut off, and is cut off itself, or another does the same."""
        for _ in range(1 + twice):
            keep_cut_off(self._keeper, ProgramLock(self._folder / "lock", "recording"))
            self._die()
        entries = {entry.id for entry in self._keeper.store.entries()}
        for name, must in self._must.items():  # a second of sound, or what was synced, is kept
            assert name in entries or (must.said < SECOND and not must.synced)
            must.is_entry = name in entries

    @precondition(lambda self: self._writer is None)
    @rule()
    def recover(self) -> None:
        """Words for what waits, and the archive."""
        self.look(twice=False)
        for entry in self._keeper.store.pending():
            self._keeper.words(entry, words(entry.id))
            self._must[entry.id].has_words = True
        for recording in self._keeper.store.unarchived():
            self._keeper.put_away(recording)
        self._keep_settled()
        assert list(self._keeper.spool.scan()) == []

    @rule(data=st.data(), slot=st.sampled_from([Slot.MOOD, Slot.ENERGY, Slot.THERAPY]))
    def answer(self, data: st.DataObject, slot: Slot) -> None:
        """An answer that was taken is there."""
        recording_id = self._one(data)
        if recording_id:
            self._keeper.store.set_answer(recording_id, Answer(slot, Outcome.SKIPPED), AT)
            answers = self._must[recording_id].answers
            answers[:] = [*(a for a in answers if a is not slot), slot]

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """A correction lies beside the raw words."""
        recording_id = self._one(data)
        if recording_id and self._must[recording_id].has_words:
            self._must[recording_id].sittings += 1
            text = f" corrected{self._must[recording_id].sittings}"
            made_at = AT + timedelta(minutes=self._must[recording_id].sittings)
            edit = Edit(f"t-{recording_id}", 0, 1, text, made_at)
            self._keeper.store.set_edits(recording_id, [edit])

    @precondition(lambda self: self._writer is None)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """On the person's word, and it never comes back."""
        recording_id = self._one(data)
        if recording_id:
            self._keeper.forget(self._keeper.store.find(recording_id))
            del self._must[recording_id]
            self._deleted.add(recording_id)

    def _one(self, data: st.DataObject) -> str:
        there = sorted(name for name, must in self._must.items() if must.is_entry)
        return data.draw(st.sampled_from(there)) if there else ""

    def _keep_settled(self) -> None:
        for name in [name for name, must in self._must.items() if not must.is_entry]:
            assert self._must[name].synced == 0
            del self._must[name]

    @invariant()
    def all_that_must_exist_exists(self) -> None:
        """Entries, sound from its first sample on, answers and edits; nothing that was deleted."""
        entries = {entry.id: entry for entry in self._keeper.store.entries()}
        assert set(entries) == {name for name, must in self._must.items() if must.is_entry}
        on_disk = {recording.id for recording in self._keeper.spool.scan()}
        assert not self._deleted & (on_disk | set(entries))
        for name, must in self._must.items():
            if not must.is_entry:
                if must.said - SECOND >= 0 and self._writer is None:
                    assert name in on_disk
                continue
            entry = entries[name]
            recording = entry.recording
            assert recording is not None
            sound = self._keeper.sound(recording)
            assert max(must.synced, must.said - SECOND) <= len(sound) <= must.said
            assert np.array_equal(sound, ramp(0, len(sound)))
            assert (entry.transcript is not None) == must.has_words
            assert {answer.slot for answer in entry.answers} == set(must.answers)
            assert len(entry.edits) == must.sittings


def ramp(first: int, samples: int) -> Samples:
    """Sound of which every sample tells its place."""
    return (np.arange(first, first + samples) % 30_000).astype(np.int16)


def words(recording_id: str) -> Transcript:
    """A FAKE transcript."""
    heard = (Word(0.0, 0.5, " All", 0.9), Word(0.5, 1.0, " said.", 0.9))
    said = Segment(0.0, 1.0, "All said.", heard)
    return Transcript(f"t-{recording_id}", (said,), "en", "fake", AT)


def cut_after(stage: str, done: str) -> None:
    """Cut the power where this stage is the last."""
    if stage == done:
        raise Cut


@pytest.mark.parametrize("kind", SPOOLS)
def test_in_any_order_and_cut_off_anywhere_nothing_is_lost(kind: str) -> None:
    """The same on every kind of spool."""
    run_state_machine_as_test(
        type("Evenings", (Evenings,), {"make_spool": staticmethod(SPOOLS[kind])}),
        settings=settings(
            max_examples=40,
            stateful_step_count=20,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
