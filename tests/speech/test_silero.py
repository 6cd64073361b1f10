"""Silero hop after hop is Silero on the whole."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from faster_whisper.vad import get_vad_model

from voicejournal.capture.clip import read_clip
from voicejournal.errors import ModelError
from voicejournal.speech import silero
from voicejournal.speech.silero import HOP_SAMPLES, KeenSilero, Silero


def test_streaming_says_what_the_batch_says(clip: Mapping[str, Path]) -> None:
    """To a thousandth, over a whole clip with speech, pauses and a mute in it."""
    sound = (read_clip(clip["thursday"]) / 32768).astype(np.float32)
    whole = sound[: len(sound) // HOP_SAMPLES * HOP_SAMPLES]
    batch = get_vad_model()(whole).reshape(-1)
    live = Silero()
    streamed = [live.probability(hop) for hop in whole.reshape(-1, HOP_SAMPLES)]
    assert np.abs(np.array(streamed) - batch).max() < 1e-3
    assert max(streamed) > 0.9
    assert min(streamed) < 0.1


def test_a_voice_is_heard_sixty_decibels_softer(clip: Mapping[str, Path]) -> None:
    """As loud as a whisper into a device that is turned down; silence is none at any gain."""
    sound = np.round(read_clip(clip["monday"])[: 10 * 16_000] / 1000) / 32768
    hops = sound[: len(sound) // HOP_SAMPLES * HOP_SAMPLES].astype(np.float32)
    hops = hops.reshape(-1, HOP_SAMPLES)
    plain, keen = Silero(), KeenSilero()
    as_it_is = np.array([plain.probability(hop) for hop in hops])
    louder = np.array([keen.probability(hop) for hop in hops])
    assert (as_it_is > 0.5).mean() < 0.1
    assert (louder > 0.5).mean() > 0.5
    silence = np.zeros(HOP_SAMPLES, dtype=np.float32)
    assert max(KeenSilero().probability(silence) for _ in range(100)) < 0.05


def test_an_incomplete_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A FAKE absence of the weights that faster-whisper carries."""
    monkeypatch.setattr(silero, "WEIGHTS", "no_such.onnx")
    with pytest.raises(ModelError, match="missing"):
        Silero()
