"""Sentences that a word list gets wrong: the parts that the rules were tuned on stay right."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicejournal.journal import Past, Slot
from voicejournal.language.lexicon import read_lexicon
from voicejournal.language.typed import transcript_of_text
from voicejournal.tagging.tagger import ReflectionTagger

HERE = Path(__file__).parent
LEAST_RIGHT = 0.94
PARTS = (
    ("probes.toml", "author"),
    ("probes_second.toml", "second author"),
    ("probes_second.toml", "second author, later"),
)


def feelings_of(text: str) -> set[str]:
    """What is proposed to the question of feelings, by words alone."""
    transcript = transcript_of_text(text, "t1", "en", datetime(2026, 11, 17, tzinfo=UTC))
    proposals = ReflectionTagger().propose(transcript, Past()).proposals
    values = [p.value for p in proposals if p.slot is Slot.FEELINGS]
    return {word for value in values if isinstance(value, tuple) for word in value}


@pytest.mark.parametrize(("file", "part"), PARTS)
def test_absent_feelings_are_left_and_present_ones_proposed(file: str, part: str) -> None:
    """By words alone, nearly all of each."""
    near = read_lexicon().near
    found = []
    for probe in tomllib.loads((HERE / file).read_text("utf-8"))["probe"]:
        if probe["part"] != part or probe["kind"] == "implicit":
            continue
        words = feelings_of(probe["text"])
        found += [word not in words for word in probe.get("feelings_absent", ())]
        found += [bool(words & {word, *near(word)}) for word in probe.get("feelings_present", ())]
    assert sum(found) / len(found) >= LEAST_RIGHT
