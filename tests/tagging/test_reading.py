"""What the sentence vectors add to the word list, and what is learned of a person."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicejournal.errors import ModelError
from voicejournal.journal import Past, PastEvening, Proposal, Reading, Slot, Transcript
from voicejournal.language.telling.embed import MiniLm
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.tagging.tagger import (
    BY_WORDS,
    OTHER_LANGUAGE,
    WITHOUT_MODEL,
    Model,
    ReflectionTagger,
)

EVENING = (
    "I had a long day at the office and I was worried about the presentation. My sister was"
    " furious with the builders. In the end we all had dinner together, and I felt calm."
)


def said(text: str, language: str = "en") -> Transcript:
    return transcript_of_text(text, "t1", language, datetime(2026, 11, 17, tzinfo=UTC))


def proposed(tagger: ReflectionTagger, text: str, past: Past | None = None) -> dict[Slot, Proposal]:
    return {p.slot: p for p in tagger.propose(said(text), past or Past()).proposals}


def test_all_evidence_is_a_sentence_that_was_said(reader: ReflectionTagger) -> None:
    """Word for word, whoever proposes."""
    found = proposed(reader, EVENING)
    assert {Slot.MOOD, Slot.ENERGY, Slot.FEELINGS, Slot.TRIGGERS} <= set(found)
    for proposal in found.values():
        assert proposal.evidence.text in EVENING
        assert proposal.evidence.text.endswith(".")


def test_a_head_adds_nothing_that_was_denied_or_is_anothers(reader: ReflectionTagger) -> None:
    """Vectors are nearly blind to a denial; the rules are not."""
    for text in (
        "I wasn't happy with any of it, not happy at all, all day long.",
        "My sister was so happy and proud at her party yesterday evening.",
    ):
        found = proposed(reader, text).get(Slot.FEELINGS)
        assert found is None or "happy" not in str(found.value)


def test_good_evenings_are_read_above_bad_ones(reader: ReflectionTagger) -> None:
    good = proposed(reader, "We laughed the whole evening, and I felt loved and at peace.")
    bad = proposed(reader, "I cried in the bathroom, I felt like a failure and nobody asked.")
    assert int(str(good[Slot.MOOD].value)) >= 6
    assert int(str(bad[Slot.MOOD].value)) <= 4


def evening(tagger: ReflectionTagger, text: str, mood: int, *triggers: str) -> PastEvening:
    """An evening as it is kept: what was read of it, and what was confirmed."""
    reading = tagger.propose(said(text), Past()).reading
    assert reading is not None
    return PastEvening("en", reading, mood, None, triggers)


def test_from_the_third_evening_on_a_person_is_rated_as_they_rate_themselves(
    reader: ReflectionTagger,
) -> None:
    """Who always rates lower than was read is proposed less; one rated evening tells nothing."""
    texts = [f"It was a nice day, I was happy and we had fun with number {n}." for n in range(9)]
    low = [evening(reader, text, 2) for text in texts[:8]]
    before = proposed(reader, texts[8])[Slot.MOOD].value
    assert proposed(reader, texts[8], Past(tuple(low[:1])))[Slot.MOOD].value == before
    after = proposed(reader, texts[8], Past(tuple(low)))[Slot.MOOD].value
    assert int(str(after)) <= int(str(before)) - 2


def test_what_was_named_on_like_evenings_is_proposed(reader: ReflectionTagger) -> None:
    """By what they have in common, whether or not its own words are said; not on other evenings."""
    past = Past(
        (
            evening(reader, "The upstairs tenants stamped about until three again.", 4, "noise"),
            evening(reader, "Tenants upstairs were stamping around again all night.", 4, "noise"),
            evening(reader, "I walked along the river with the dog in the sun.", 8, "river"),
        )
    )
    alike = proposed(reader, "Again the tenants upstairs stamped about half the night.", past)
    assert alike[Slot.TRIGGERS].value == ("noise",) or "noise" in str(alike[Slot.TRIGGERS].value)
    other = proposed(reader, "I filled in the tax form and posted it this morning.", past)
    assert Slot.TRIGGERS not in other or "noise" not in str(other[Slot.TRIGGERS].value)


def test_a_label_of_ones_own_is_known_again_by_its_words(reader: ReflectionTagger) -> None:
    past = Past((PastEvening("en", None, None, None, ("the allotment",)),))
    found = proposed(reader, "I spent two hours at the allotment, and it rained.", past)
    assert "the allotment" in str(found[Slot.TRIGGERS].value)
    denied = proposed(reader, "I wasn't at the allotment today, not even for an hour.", past)
    assert "the allotment" not in str(denied.get(Slot.TRIGGERS))


def test_a_reading_of_another_model_or_a_damaged_one_teaches_nothing(
    reader: ReflectionTagger,
) -> None:
    one = evening(reader, EVENING, 0, "weather")
    assert one.reading is not None
    for reading in (replace(one.reading, model="older"), replace(one.reading, vector=b"\x00")):
        past = Past((replace(one, reading=reading),) * 5)
        assert "weather" not in str(proposed(reader, EVENING, past)[Slot.TRIGGERS].value)


def test_without_the_model_the_words_propose_and_it_is_said_once() -> None:
    """On the first evening alone, or when the model has gone."""
    by_words = ReflectionTagger()
    first = by_words.propose(said(EVENING), Past())
    assert first.remark == WITHOUT_MODEL
    assert first.proposals
    assert first.reading is None
    assert by_words.propose(said(EVENING), Past((PastEvening("en"),))).remark == ""
    read = PastEvening("en", Reading("minilm", b"", 5.0, 5.0))
    assert by_words.propose(said(EVENING), Past((read,))).remark == WITHOUT_MODEL


def test_a_model_that_cannot_be_used_does_not_end_the_questions(
    reader: ReflectionTagger,
) -> None:
    def altered(name: str) -> Path:
        raise ModelError(f"The model {name} cannot be used: it was altered.", "Fetch it again.")

    assert reader.model is not None
    broken = ReflectionTagger(Model(MiniLm(altered), reader.model.heads))
    tagged = broken.propose(said(EVENING), Past())
    assert tagged.proposals
    assert BY_WORDS in tagged.remark


@pytest.mark.parametrize("language", ["de", "nl"])
def test_other_languages_are_told_why_once(reader: ReflectionTagger, language: str) -> None:
    first = reader.propose(said(EVENING, language), Past())
    assert (first.proposals, first.reading, first.remark) == ((), None, OTHER_LANGUAGE)
    again = reader.propose(said(EVENING, language), Past((PastEvening(language),)))
    assert again.remark == ""
