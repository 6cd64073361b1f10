"""How fast this machine reads: measured with real weights on real sound."""

from pathlib import Path

import pytest

from voicejournal.capture.sample import read_sample
from voicejournal.errors import ModelError
from voicejournal.speech.pace import SAMPLES, WhisperPace


@pytest.fixture
def meter(models_folder: Path) -> WhisperPace:
    """Measures the models that the tests have."""
    return WhisperPace(lambda name: models_folder / name, read_sample)


def test_the_pieces_are_as_long_as_those_of_an_evening() -> None:
    """And lie within their clips."""
    for name, from_s, to_s in SAMPLES:
        assert 8 <= to_s - from_s <= 15
        assert to_s <= len(read_sample(name)) / 16_000


def test_a_second_opinion_beside_takes_no_less_time(meter: WhisperPace) -> None:
    """tiny.en alone, and held up by base; a bound that a busy machine keeps too."""
    alone = meter.pace("tiny.en", None)
    both = meter.pace("tiny.en", "base")
    assert 0 < alone < both < 10


def test_a_model_that_is_no_model_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    with pytest.raises(ModelError, match="base") as refused:
        WhisperPace(lambda name: tmp_path / name, read_sample).pace("base", None)
    assert "models fetch base" in refused.value.remedy
