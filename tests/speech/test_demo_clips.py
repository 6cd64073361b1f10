"""Real words through the live transcriber: a voice of the demo, loud, soft and under noise."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import jiwer
import numpy as np
import pytest

from voicejournal.capture.clip import read_clip
from voicejournal.journal import Transcript
from voicejournal.ports import Samples
from voicejournal.speech.whisper import Whisper

ListenWith = Callable[[Whisper], Callable[[Samples], Transcript]]
SOFT_DB = -30.0


def plain(text: str) -> str:
    """Lower case without punctuation and hyphens."""
    return " ".join(re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("’", "'")).split())  # noqa: RUF001 - both apostrophes


def wrong_words(said: str, heard: Transcript) -> float:
    """Word error rate."""
    return float(jiwer.wer(plain(said), plain(heard.text)))


@pytest.fixture(scope="module")
def thursday(base: Whisper, listen_with: ListenWith, clip: Mapping[str, Path]) -> Transcript:
    """The evening with a noisy room, a mute and a soft passage, as base hears it."""
    return listen_with(base)(read_clip(clip["thursday"]))


def test_an_evening_in_a_noisy_room_is_understood(
    thursday: Transcript, said_in: Mapping[str, str]
) -> None:
    """At most one word in ten is wrong, with noise 15 dB below the voice."""
    assert wrong_words(said_in["thursday"], thursday) <= 0.10


def test_what_is_said_softly_after_a_pause_is_there(thursday: Transcript) -> None:
    """20 dB below the rest of the evening, under the noise of the room."""
    assert "i felt so small and so ashamed" in plain(thursday.text)


def test_the_language_is_found(thursday: Transcript) -> None:
    """The multilingual model was not told which one it is."""
    assert thursday.language == "en"


def test_the_times_of_words_increase_and_lie_within_the_recording(
    thursday: Transcript, clip: Mapping[str, Path]
) -> None:
    """So that a quote's receipt plays the quote."""
    length_s = len(read_clip(clip["thursday"])) / 16_000
    assert len(thursday.words) > 100
    assert all(0 <= word.start_s <= word.end_s <= length_s for word in thursday.words)
    starts = [word.start_s for word in thursday.words]
    assert all(before <= after for before, after in pairwise(starts))
    for segment in thursday.segments:
        assert segment.start_s == segment.words[0].start_s
        assert segment.end_s == segment.words[-1].end_s
    by_word = {plain(word.text): word.start_s for word in thursday.words}
    # Made by scripts/make_demo.py: the soft passage begins after the mute, at half a minute.
    assert 25 < by_word["ashamed"] < 29


def test_a_soft_speaker_loses_no_words(
    base: Whisper, listen_with: ListenWith, said_in: Mapping[str, str], clip: Mapping[str, Path]
) -> None:
    """The same evening thirty decibels softer: a telephone at the other end of the bed."""
    loud = read_clip(clip["tuesday"]).astype(np.float64)
    soft = np.round(loud * 10 ** (SOFT_DB / 20)).astype(np.int16)
    assert np.sqrt(np.mean(soft.astype(float) ** 2)) < 60  # of 32,768
    assert wrong_words(said_in["tuesday"], listen_with(base)(soft)) <= 0.15


def test_the_small_model_understands_too(
    tiny: Whisper, listen_with: ListenWith, said_in: Mapping[str, str], clip: Mapping[str, Path]
) -> None:
    """And little of a clear evening is in doubt."""
    heard = listen_with(tiny)(read_clip(clip["monday"]))
    assert wrong_words(said_in["monday"], heard) <= 0.10
    assert sum(word.doubtful for word in heard.words) <= 0.15 * len(heard.words)
    assert heard.language == "en"
