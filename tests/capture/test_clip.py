"""A file in the microphone's place."""

import io
import wave
from collections.abc import Mapping
from pathlib import Path
from threading import Event

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from voicejournal.capture.clip import BLOCK_SAMPLES, ClipMicrophone, cut, read_clip
from voicejournal.errors import InputError
from voicejournal.ports import Samples

SECOND = 16_000


def no_pace(_given_s: float) -> None:
    """As fast as it is read."""


def tone(seconds: float, rate_hz: int) -> Samples:
    """A tone of 440 Hz."""
    return (8000 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate_hz)) / rate_hz)).astype(
        np.int16
    )


def encoded(kind: str, codec: str, rate_hz: int) -> bytes:
    """Two seconds of a tone in stereo, as another program would hand it over."""
    sink = io.BytesIO()
    left = tone(2.0, rate_hz)
    with av.open(sink, mode="w", format=kind) as container:
        stream = container.add_stream(codec, rate=rate_hz, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        frame = AudioFrame.from_ndarray(np.stack([left, left]), format="s16p", layout="stereo")
        frame.sample_rate = rate_hz
        resampler = av.AudioResampler(
            format=stream.format, layout="stereo", rate=rate_hz, frame_size=stream.frame_size or 0
        )
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return sink.getvalue()


@given(parts=st.lists(arrays(np.int16, st.integers(0, 300)), max_size=8), block=st.integers(1, 200))
def test_cutting_changes_no_sample(parts: list[Samples], block: int) -> None:
    """All blocks but the last have the length asked for."""
    blocks = list(cut(iter(parts), block))
    whole = np.concatenate([np.zeros(0, np.int16), *parts])
    assert np.array_equal(np.concatenate([np.zeros(0, np.int16), *blocks]), whole)
    assert all(len(given) == block for given in blocks[:-1])
    assert all(0 < len(given) <= block for given in blocks)


def test_a_clip_is_heard_in_blocks_of_a_tenth_of_a_second(clip: Mapping[str, Path]) -> None:
    """All of it, at the pace that is asked for, under its own name."""
    paced: list[float] = []
    microphone = ClipMicrophone(clip["monday"], paced.append)
    blocks = list(microphone.blocks(Event()))
    assert np.array_equal(np.concatenate(blocks), read_clip(clip["monday"]))
    assert {len(block) for block in blocks[:-1]} == {BLOCK_SAMPLES}
    assert paced[:3] == [0.0, 0.1, 0.2]
    assert microphone.name == "1-monday.flac"


def test_a_clip_can_be_ended_in_the_middle(clip: Mapping[str, Path]) -> None:
    """The next block is not given any more."""
    ended = Event()
    blocks = ClipMicrophone(clip["monday"], no_pace).blocks(ended)
    next(blocks)
    ended.set()
    assert list(blocks) == []


@pytest.mark.parametrize(
    ("kind", "codec", "rate_hz"),
    [
        ("wav", "pcm_s16le", 8_000),
        ("wav", "pcm_s16le", 44_100),
        ("flac", "flac", 48_000),
        ("mp3", "mp3", 44_100),
        ("ogg", "libopus", 48_000),
        ("mp4", "aac", 44_100),
    ],
)
def test_what_a_telephone_records_is_read(
    tmp_path: Path, kind: str, codec: str, rate_hz: int
) -> None:
    """Of any usual kind and rate: two seconds stay two seconds, and the tone its tone."""
    path = tmp_path / f"memo.{kind}"
    path.write_bytes(encoded(kind, codec, rate_hz))
    sound = read_clip(path)
    assert sound.dtype == np.int16
    assert len(sound) / SECOND == pytest.approx(2.0, abs=0.1)
    spectrum = np.abs(np.fft.rfft(sound[4000 : 4000 + SECOND]))
    assert int(np.argmax(spectrum)) == 440


def test_what_is_no_sound_is_refused_with_a_remedy(tmp_path: Path) -> None:
    """A missing file, a folder, a text, and nothing at all."""
    (tmp_path / "diary.txt").write_text("I felt so small.")
    (tmp_path / "empty.wav").write_bytes(b"")
    for name in ("none.wav", ".", "diary.txt", "empty.wav"):
        with pytest.raises(InputError) as refused:
            read_clip(tmp_path / name)
        assert refused.value.remedy
        assert "small" not in refused.value.message


def test_a_sound_file_that_breaks_off_gives_what_it_has_or_says_so(tmp_path: Path) -> None:
    """Half a WAV is half a recording: a telephone's battery died."""
    whole = tone(2.0, SECOND)
    path = tmp_path / "memo.wav"
    with wave.open(str(path), "wb") as wav:
        wav.setparams((1, 2, SECOND, 0, "NONE", ""))
        wav.writeframes(whole.tobytes())
    path.write_bytes(path.read_bytes()[: 44 + SECOND])
    assert np.array_equal(read_clip(path), whole[: SECOND // 2])
