"""Triggers: proposed of what was told, not of words that mean something else where they stand."""

from datetime import UTC, datetime

import pytest

from scripts.bench.tagging_triggers import TriggerProbe, read_trigger_probes
from voicejournal.errors import DamagedError
from voicejournal.journal import Past, Slot
from voicejournal.language.lists.other_senses import parse_other_senses
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.tagging.tagger import ReflectionTagger

LEAST_RIGHT = 0.9
"""Of what is proposed to the probes, and of what they tell of."""


def triggers_of(tagger: ReflectionTagger, text: str) -> set[str]:
    """What is proposed to the question of triggers."""
    transcript = transcript_of_text(text, "t1", "en", datetime(2026, 11, 17, tzinfo=UTC))
    proposals = tagger.propose(transcript, Past()).proposals
    values = [one.value for one in proposals if one.slot is Slot.TRIGGERS]
    return {label for value in values if isinstance(value, tuple) for label in value}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I walked to work in the drizzle and thought of nothing much.", "work"),
        ("We did a breathing exercise before the kettle had boiled.", "exercise"),
        ("I told him that I would sleep on it and let him know.", "sleep"),
        ("It'll all work out, said the woman in the queue.", "work"),
        ("The money box fell off the shelf with a great clatter.", "money"),
        ("Our family doctor has a new receptionist with purple hair.", "family"),
        ("My phone died just as I got to the good bit.", "loss"),
        ("She laughed like a drain, God help us all.", "faith"),
        ("I met her mother on the stairs with two bags of oranges.", "family"),
    ],
)
def test_a_word_in_another_sense_brings_no_trigger(text: str, label: str) -> None:
    """Nor does one that tells only where, when or whose."""
    assert label not in triggers_of(ReflectionTagger(), text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Work was dreadful, they want the whole thing again by Monday.", "work"),
        ("I did some exercise at last and my head is clearer for it.", "exercise"),
        ("I couldn't sleep for the heat and got up at four.", "sleep"),
        ("There is no money left until the twelfth.", "money"),
        ("My mother rang twice and each time I let it ring.", "family"),
        ("It is a year since my brother died.", "loss"),
    ],
)
def test_the_same_word_told_of_itself_brings_it(text: str, label: str) -> None:
    """What is left out is the other sense, not the word."""
    assert label in triggers_of(ReflectionTagger(), text)


def test_a_commute_does_not_hide_the_work_that_is_told_of_beside_it() -> None:
    """One hit is left out, the other counts."""
    text = "I cried the whole walk to work because the deadline is tomorrow."
    assert triggers_of(ReflectionTagger(), text) == {"work"}


@pytest.mark.parametrize("part", ["learned", "kept"])
def test_what_is_proposed_to_probes_is_right(part: str, reader: ReflectionTagger) -> None:
    """With the model: hardly any of another sense, nearly all that was told."""
    probes = [probe for probe in read_trigger_probes() if probe.part == part]
    said = [(probe, triggers_of(reader, probe.text)) for probe in probes]
    assert sum(len(found & set(probe.aside)) for probe, found in said) == 0
    right = sum(len(found & set(probe.triggers)) for probe, found in said)
    assert right / sum(len(found - set(probe.also)) for probe, found in said) >= LEAST_RIGHT
    assert right / sum(len(probe.triggers) for probe in probes) >= LEAST_RIGHT


def test_the_model_does_not_bring_back_what_the_words_set_aside(reader: ReflectionTagger) -> None:
    """The head of topics hears the same word, and knows no senses."""
    text = (
        "He wants an answer by Friday and I said I'd sleep on it. "
        "Then I peeled potatoes for a long while and listened to the rain on the skylight."
    )
    assert "sleep" not in triggers_of(reader, text)


def test_a_damaged_list_of_senses_says_what_to_do() -> None:
    """As the other lists do."""
    with pytest.raises(DamagedError, match="other senses") as told:
        parse_other_senses("[parts]\n[senses]\nwork = ['<nothing> to work']\n")
    assert told.value.remedy == "Install voicejournal again."


def test_probes_name_no_trigger_twice() -> None:
    """What is right is not out of place as well."""
    assert all(_is_whole(probe) for probe in read_trigger_probes())


def _is_whole(probe: TriggerProbe) -> bool:
    groups = (probe.triggers, probe.also, probe.aside)
    named = [label for group in groups for label in group]
    return len(named) == len(set(named))
