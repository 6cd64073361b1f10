"""Models that are loaded once, and the demo's words."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicejournal.journal import Segment, Transcript
from voicejournal.ports import Samples
from voicejournal.speech.live import LiveWhisper
from voicejournal.speech.reader import Models, Reader
from voicejournal.speech.whisper import Whisper

WEEK = Path(__file__).resolve().parents[2] / "voicejournal" / "demo" / "week.toml"
TONIGHT = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
BLOCK = 1600

Listen = Callable[[Samples], Transcript]


@pytest.fixture(scope="session")
def said_in() -> Mapping[str, str]:
    """What is said in each clip of the demo, by its day."""
    week = tomllib.loads(WEEK.read_text("utf-8"))["evening"]
    return {
        evening["clip"].removesuffix(".flac").split("-")[1]: " ".join(
            piece["say"] for piece in evening["pieces"] if "say" in piece
        )
        for evening in week
    }


@pytest.fixture(scope="session")
def tiny(models_folder: Path) -> Whisper:
    """tiny.en, on one thread."""
    return Whisper(models_folder / "tiny.en", threads=1)


@pytest.fixture(scope="session")
def base(models_folder: Path) -> Whisper:
    """The multilingual base, on one thread."""
    return Whisper(models_folder / "base", threads=1)


@pytest.fixture(scope="session", params=["tiny", "base"])
def whisper(request: pytest.FixtureRequest) -> Whisper:
    """Each model in turn."""
    loaded: Whisper = request.getfixturevalue(request.param)
    return loaded


@pytest.fixture(scope="session")
def listen_with() -> Callable[[Whisper], Listen]:
    """Gives what hears a whole recording through the live transcriber, block by block."""

    def with_model(model: Whisper) -> Listen:
        def listen(samples: Samples) -> Transcript:
            live = LiveWhisper(lambda: Reader(Models(model), None, 1), transcript)
            for start in range(0, len(samples), BLOCK):
                live.feed(samples[start : start + BLOCK])
            return live.finish()

        return listen

    return with_model


def transcript(segments: tuple[Segment, ...], language: str) -> Transcript:
    """A transcript as the program makes it."""
    return Transcript("t1", segments, language, "a model", TONIGHT)
