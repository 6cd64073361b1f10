"""The tagger as it is shipped, over the real model and heads."""

from pathlib import Path

import pytest

from voicejournal.language.shipped import read_shipped
from voicejournal.language.telling.embed import MiniLm
from voicejournal.tagging.heads import FILE, parse_heads
from voicejournal.tagging.tagger import Model, ReflectionTagger


@pytest.fixture(scope="session")
def reader(models_folder: Path) -> ReflectionTagger:
    """The tagger with the vectors' model."""
    heads = parse_heads(read_shipped(FILE))
    return ReflectionTagger(Model(MiniLm(lambda name: models_folder / name), lambda: heads))
