"""The worker beside the recording: it never holds the speaker up, and says when it fails."""

from collections.abc import Mapping
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import numpy as np
import pytest

from voicejournal.capture.clip import read_clip
from voicejournal.errors import ModelError
from voicejournal.journal import Segment, Transcript
from voicejournal.ports import Heard
from voicejournal.speech.live import LiveWhisper, WhisperTranscriber
from voicejournal.speech.reader import Models, Reader
from voicejournal.speech.whisper import Whisper

PATIENCE_S = 30
SECOND = 16_000


def reader(model: Whisper) -> Reader:
    """What reads with this model alone."""
    return Reader(Models(model), None, 2)


def transcript(segments: tuple[Segment, ...], language: str) -> Transcript:
    """A transcript without id or model."""
    from datetime import UTC, datetime  # noqa: PLC0415 - this one's alone

    return Transcript("t1", segments, language, "m", datetime(2026, 11, 17, tzinfo=UTC))


def test_sound_is_taken_while_the_model_is_still_loading(
    tiny: Whisper, clip: Mapping[str, Path]
) -> None:
    """What was said meanwhile is understood later, whole."""
    loaded = Event()

    def load_slowly() -> Reader:
        assert loaded.wait(PATIENCE_S)
        return reader(tiny)

    live = LiveWhisper(load_slowly, transcript)
    sound = read_clip(clip["monday"])[: 7 * SECOND]
    for start in range(0, len(sound), 800):
        live.feed(sound[start : start + 800])
    assert live.heard() == Heard((), 7.0)
    loaded.set()
    progress: list[Heard] = []
    heard = live.finish(progress.append)
    assert "Work was a lot today" in heard.text
    assert progress[-1].segments == heard.segments


def test_what_was_shown_is_never_taken_back(tiny: Whisper, clip: Mapping[str, Path]) -> None:
    """Pieces come while one goes on talking, and the result begins with them."""
    live = LiveWhisper(lambda: reader(tiny), transcript)
    sound = read_clip(clip["monday"])[: 30 * SECOND]
    live.feed(sound)
    for _ in range(PATIENCE_S * 10):
        if live.heard().segments:
            break
        Event().wait(0.1)
    shown = live.heard().segments
    assert shown
    assert live.finish().segments[: len(shown)] == shown


def test_a_missing_model_is_told_at_once_and_at_the_end() -> None:
    """The recording goes on; there is no transcript that says nothing was said."""
    missing = ModelError("The speech model base is not here.", "Fetch it.")

    def fail() -> Reader:
        raise missing

    live = LiveWhisper(fail, transcript)
    live.feed(np.zeros(SECOND, np.int16))
    with pytest.raises(ModelError, match="base is not here"):
        live.finish()
    assert live.heard().trouble == missing.message


def test_a_model_that_fails_in_the_middle_gives_no_half_transcript(
    clip: Mapping[str, Path],
) -> None:
    """A FAKE model that runs out of memory: the recording must wait, not be cut short."""

    def hear(_sound: object) -> None:
        raise RuntimeError("out of memory near 'I felt so small'")

    live = LiveWhisper(lambda: reader(SimpleNamespace(hear=hear)), transcript)  # type: ignore[arg-type]
    live.feed(read_clip(clip["monday"]))
    with pytest.raises(ModelError) as failed:
        live.finish()
    assert "small" not in failed.value.message
    assert failed.value.remedy


def test_an_abandoned_worker_ends(tiny: Whisper, clip: Mapping[str, Path]) -> None:
    """Though minutes of sound are waiting."""
    live = LiveWhisper(lambda: reader(tiny), transcript)
    live.feed(read_clip(clip["monday"]))
    live.abandon()
    assert live._ended.is_set()


def test_a_model_is_loaded_once_for_all_reflections(models_folder: Path) -> None:
    """And a folder that holds no model is refused with a remedy."""
    asked: list[str] = []

    def find(model: str) -> Path:
        asked.append(model)
        return models_folder / model

    transcriber = WhisperTranscriber(["tiny.en"], find, None, 1, (), lambda: "t1", None)  # type: ignore[arg-type]
    assert transcriber._load() is transcriber._load()
    assert asked == ["tiny.en"]
    assert transcriber.model == "tiny.en"


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    """With the command that fetches it again."""
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "model.bin").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="base") as refused:
        Whisper(tmp_path / "base", 1)
    assert "models fetch base" in refused.value.remedy
