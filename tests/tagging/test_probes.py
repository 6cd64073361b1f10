"""Sentences that a word list gets wrong: the parts that the rules were tuned on stay right."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicejournal.journal import Past, Slot
from voicejournal.language.lists.lexicon import read_lexicon
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.tagging.tagger import ReflectionTagger

HERE = Path(__file__).parent
LEAST_PRESENT = 0.65
MOST_ABSENT = 0.02
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
    """By words alone: hardly any of what is absent, and most of what is present.

    Where it is not clear nothing is proposed, so that some of what is present is left too.
    """
    near = read_lexicon().near
    present, absent = [], []
    for probe in tomllib.loads((HERE / file).read_text("utf-8"))["probe"]:
        if probe["part"] != part or probe["kind"] == "implicit":
            continue
        words = feelings_of(probe["text"])
        absent += [word in words for word in probe.get("feelings_absent", ())]
        present += [bool(words & {word, *near(word)}) for word in probe.get("feelings_present", ())]
    assert sum(absent) / len(absent) <= MOST_ABSENT
    assert sum(present) / len(present) >= LEAST_PRESENT
