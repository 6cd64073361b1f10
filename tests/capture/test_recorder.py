"""The recorder: keeps what it should, sees what is wrong, and is stopped by nobody who listens."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from voicejournal.capture.clip import ClipMicrophone
from voicejournal.capture.recorder import SILENCE_DBFS, Recorder, peak_dbfs
from voicejournal.capture.spool import WavSpool
from voicejournal.errors import MicrophoneError
from voicejournal.journal import Moment
from voicejournal.ports import Samples
from voicejournal.vault.sealed import PlainFiles

SECOND = 16_000
BLOCK = 1600
PATIENCE_S = 30


class Hand:
    """A FAKE microphone that gives a block when the test says so, and may break."""

    name = "Hand"
    remarks = ()

    def __init__(self, blocks: list[Samples], breaks: Exception | None = None) -> None:
        self._blocks = blocks
        self._breaks = breaks
        self.may_go_on = Event()
        self.gave_all = Event()

    def blocks(self, ended: Event) -> Iterator[Samples]:
        """The first block at once, the others when `may_go_on` is set."""
        for number, block in enumerate(self._blocks):
            if number:
                assert self.may_go_on.wait(PATIENCE_S)
            yield block
        self.gave_all.set()
        if self._breaks is not None:
            raise self._breaks
        assert ended.wait(PATIENCE_S)


class Journal:
    """A spool, and the ear that listens along."""

    def __init__(self, folder: Path, evening: Moment) -> None:
        self.spool = WavSpool(folder)
        self.heard: list[Samples] = []
        self._evening = evening

    def recorder(self, microphone: Hand | ClipMicrophone) -> Recorder:
        """A recorder that keeps into the spool as r1."""
        return Recorder(
            microphone,
            lambda: self.spool.begin("r1", self._evening, microphone.name),
            self.heard.append,
        )


@pytest.fixture
def journal(tmp_path: Path, tonight: Moment) -> Journal:
    """An empty one."""
    return Journal(tmp_path / "spool", tonight)


def listen_to_all(recorder: Recorder, microphone: Hand) -> None:
    """Record until the microphone has given all its blocks."""
    microphone.may_go_on.set()
    recorder.begin()
    recorder.open()
    assert microphone.gave_all.wait(PATIENCE_S)


def flac(folder: Path, sound: Samples) -> Path:
    """A clip of some sound."""
    from voicejournal.capture.archive import FlacArchive  # noqa: PLC0415 - this one test's tool

    FlacArchive(PlainFiles(folder)).store("clip", [sound])
    return folder / "clip.flac"


def test_a_muted_microphone_is_noticed_after_three_seconds(
    journal: Journal, tmp_path: Path
) -> None:
    """Exact zeros: a room is never so quiet. The clip talks first, so that it is not muted yet."""
    talk = np.full(SECOND, 500, np.int16)
    path = flac(tmp_path, np.concatenate([talk, np.zeros(4 * SECOND, np.int16)]))
    muted: list[bool] = []
    recorder: Recorder

    def look(_given_s: float) -> None:
        muted.append(recorder.state().muted)

    recorder = journal.recorder(ClipMicrophone(path, look))
    recorder.begin()
    recorder.open()
    recorder._thread.join(PATIENCE_S)
    # One look before each block of a tenth of a second.
    assert muted.index(True) == 40
    assert all(muted[40:])
    assert len(muted) == 50


def test_a_quiet_room_is_not_muted(journal: Journal) -> None:
    """The last bit of a sample that flickers is a microphone that listens."""
    quiet = np.zeros(BLOCK, np.int16)
    quiet[7] = 1
    microphone = Hand([quiet] * 60)
    recorder = journal.recorder(microphone)
    listen_to_all(recorder, microphone)
    recorder.end()
    assert not recorder.state().muted


def test_nothing_is_kept_before_enter_or_in_a_pause(journal: Journal) -> None:
    """What is heard then moves the level meter, and is gone."""
    said = [np.full(BLOCK, level, np.int16) for level in (1000, 2000)]
    microphone = Hand(said)
    recorder = journal.recorder(microphone)
    recorder.open()
    microphone.may_go_on.set()
    assert microphone.gave_all.wait(PATIENCE_S)
    assert recorder.end() is None
    assert journal.spool.scan() == []
    assert journal.heard == []
    assert recorder.state().elapsed_s == 0
    assert recorder.state().levels_dbfs[-1] == pytest.approx(peak_dbfs(said[1]))


def test_a_pause_leaves_out_what_was_said_in_it(journal: Journal) -> None:
    """The recording goes on where it stopped."""
    blocks = [np.full(BLOCK, level, np.int16) for level in (100, 200, 300)]
    recorder = journal.recorder(Hand(blocks))
    recorder.begin()
    recorder._take(blocks[0])
    recorder.pause()
    recorder._take(blocks[1])
    assert recorder.state().paused
    recorder.begin()
    recorder._take(blocks[2])
    assert np.array_equal(journal.spool.read("r1"), np.concatenate([blocks[0], blocks[2]]))
    assert recorder.state().elapsed_s == pytest.approx(0.2)
    assert not recorder.state().paused


def test_what_is_kept_is_heard_too(journal: Journal) -> None:
    """The worker gets the same blocks as the spool, in order."""
    microphone = Hand([np.full(BLOCK, level, np.int16) for level in range(1, 30)])
    recorder = journal.recorder(microphone)
    listen_to_all(recorder, microphone)
    sealed = recorder.end()
    assert sealed is not None
    assert np.array_equal(np.concatenate(journal.heard), journal.spool.read("r1"))
    assert sealed.duration_s == recorder.state().elapsed_s == pytest.approx(2.9)


def test_an_unplugged_microphone_is_told_and_what_was_said_is_sealed(journal: Journal) -> None:
    """The state carries the trouble; ending gives the recording all the same."""
    gone = MicrophoneError("Hand gives no more sound.", "Plug it in.")
    microphone = Hand([np.full(BLOCK, 9, np.int16)] * 5, breaks=gone)
    recorder = journal.recorder(microphone)
    listen_to_all(recorder, microphone)
    recorder._thread.join(PATIENCE_S)
    assert recorder.state().trouble is gone
    assert not recorder.state().running
    sealed = recorder.end()
    assert sealed is not None
    assert sealed.duration_s == pytest.approx(0.5)


def test_a_fault_of_the_program_is_told_too(journal: Journal) -> None:
    """A thread that died in silence would leave the person speaking to nobody."""
    microphone = Hand([np.full(BLOCK, 9, np.int16)] * 5, breaks=ZeroDivisionError("secret"))
    recorder = journal.recorder(microphone)
    listen_to_all(recorder, microphone)
    recorder._thread.join(PATIENCE_S)
    trouble = recorder.state().trouble
    assert trouble is not None
    assert "ZeroDivisionError" in trouble.message
    assert "secret" not in trouble.message
    assert recorder.end() is not None


def test_an_ear_that_fails_does_not_stop_the_recording(tmp_path: Path, tonight: Moment) -> None:
    """The transcriber is a convenience; the sound is what counts."""

    def fail(_block: Samples) -> None:
        raise RuntimeError

    spool = WavSpool(tmp_path)
    microphone = Hand([np.full(BLOCK, 9, np.int16)] * 10)
    recorder = Recorder(microphone, lambda: spool.begin("r1", tonight, "Hand"), fail)
    listen_to_all(recorder, microphone)
    sealed = recorder.end()
    assert sealed is not None
    assert sealed.duration_s == pytest.approx(1.0)
    assert recorder.state().trouble is None


def test_a_lid_that_was_closed_is_told_and_the_recording_goes_on(
    tmp_path: Path, tonight: Moment
) -> None:
    """A FAKE sleep: blocks stop, and come again hours later; who speaks on is not lost."""
    slept_s, now_s = [100.0], [50.0]
    spool = WavSpool(tmp_path)
    recorder = Recorder(
        Hand([]),
        lambda: spool.begin("r1", tonight, "Hand"),
        lambda _block: None,
        lambda: slept_s[0],
        lambda: now_s[0],
    )
    recorder.begin()
    block = np.full(BLOCK, 9, np.int16)
    recorder._take(block)
    slept_s[0] += 3 * 3600
    recorder._take(block)
    recorder._take(block)
    state = recorder.state()
    assert list(state.remarks) == [
        "The machine slept for 3 hours in between. The recording goes on; Enter finishes it."
    ]
    assert state.elapsed_s == pytest.approx(0.3)


def test_a_microphone_that_gives_nothing_at_first_is_told(journal: Journal) -> None:
    """A FAKE clock: after two and a half seconds without a block, and no longer with one."""
    now_s = [0.0]
    microphone = Hand([np.full(BLOCK, 9, np.int16)])
    recorder = Recorder(
        microphone,
        lambda: journal.spool.begin("r1", journal._evening, "Hand"),
        journal.heard.append,
        now_s=lambda: now_s[0],
    )
    with recorder._lock:
        assert recorder._notice() == ""
        now_s[0] = 2.6
        assert recorder._notice() == "Hand gives no sound yet. Is it plugged in?"
    recorder._take(np.full(BLOCK, 9, np.int16))
    with recorder._lock:
        assert recorder._notice() == ""


def test_the_last_words_before_a_pause_are_durable(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a second and then a pause of an hour: it does not wait for a whole second."""
    durable: list[int] = []
    real = os.fdatasync

    def note(handle: int) -> None:
        real(handle)
        durable.append(os.fstat(handle).st_size)

    monkeypatch.setattr(os, "fdatasync", note)
    recorder = journal.recorder(Hand([]))
    recorder.begin()
    recorder._take(np.full(SECOND // 2, 9, np.int16))
    assert durable == []
    recorder.pause()
    recorder._take(np.full(BLOCK, 9, np.int16))
    recorder._take(np.full(BLOCK, 9, np.int16))
    assert durable == [44 + SECOND]


def test_the_level_is_the_loudest_sample() -> None:
    """In decibels below full scale, of either sign; nothing is silence."""
    assert peak_dbfs(np.array([3, -32768], np.int16)) == pytest.approx(0.0)
    assert peak_dbfs(np.array([16384, 0], np.int16)) == pytest.approx(-6.02, abs=0.01)
    assert peak_dbfs(np.zeros(5, np.int16)) == SILENCE_DBFS
    assert peak_dbfs(np.zeros(0, np.int16)) == SILENCE_DBFS
