"""What the word list proposes after a reflection, and when it keeps silent."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from voicejournal.dialogue.prompt_set import read_prompt_set
from voicejournal.journal import Past, Proposal, Segment, Slot, Transcript, Value, Word
from voicejournal.tagging.tagger import ReflectionTagger


def said(text: str, *, language: str = "en", doubtful: bool = False) -> Transcript:
    """A transcript of one segment, half a second a word."""
    words = tuple(
        Word(i * 0.5, i * 0.5 + 0.4, f" {token}", 0.9, doubtful)
        for i, token in enumerate(text.split())
    )
    segment = Segment(0.0, len(words) * 0.5, text, words)
    return Transcript("t1", (segment,), language, "small", datetime(2026, 11, 17, tzinfo=UTC))


def propose(transcript: Transcript) -> tuple[Proposal, ...]:
    """All that is proposed by the words alone."""
    return ReflectionTagger().propose(transcript, Past()).proposals


def proposed(text: str, slot: Slot) -> Proposal | None:
    """What the tagger proposes for one question."""
    return {p.slot: p for p in propose(said(text))}.get(slot)


def value(text: str, slot: Slot) -> Value | None:
    """The value proposed for one question; None where it keeps silent."""
    proposal = proposed(text, slot)
    return proposal.value if proposal else None


EVENING = (
    "We had the meeting at work this morning. He said it in front of everyone and I was so "
    "ashamed. I felt anxious for hours, and awful. I want to bring this up next session. "
    "Dinner was lovely."
)


def test_an_evening_gets_a_proposal_for_every_question_with_its_evidence() -> None:
    """In the order of the questions, each with the sentence that fired."""
    proposals = {p.slot: p for p in propose(said(EVENING))}
    asked = read_prompt_set().questions
    assert list(proposals) == [question.slot for question in asked if not question.if_mentioned]
    assert proposals[Slot.FEELINGS].value == ("ashamed", "anxious")
    triggers = proposals[Slot.TRIGGERS].value
    assert isinstance(triggers, tuple)
    assert triggers[0] == "work"
    assert proposals[Slot.THERAPY].value == "I want to bring this up next session."
    mood = proposals[Slot.MOOD]
    assert isinstance(mood.value, int)
    assert mood.value <= 4
    assert mood.evidence.text == "I felt anxious for hours, and awful."
    assert mood.evidence.start_s == pytest.approx(10.0)
    assert {p.source for p in proposals.values()} == {"word list"}


def test_all_evidence_is_a_whole_sentence_word_for_word() -> None:
    """It can be found again in what was said."""
    for proposal in propose(said(EVENING)):
        assert proposal.evidence.text in EVENING
        assert proposal.evidence.text[-1] == "."


@pytest.mark.parametrize(
    "text", ["", "The bus came at nine.", "We talked about the garden for a while."]
)
def test_where_no_feeling_was_named_it_says_nothing_of_one(text: str) -> None:
    """No words, or plain ones: no mood, no energy, no feeling."""
    slots = {p.slot for p in propose(said(text))}
    assert slots <= {Slot.TRIGGERS}


def test_one_faint_word_is_too_little_for_a_mood() -> None:
    """'Okay' alone tells nothing."""
    assert value("It was okay.", Slot.MOOD) is None


def test_one_strong_word_is_enough_for_a_mood() -> None:
    """It moves the rating, and one word does not fill the scale."""
    assert value("It was an awful day.", Slot.MOOD) == 3


def test_good_evenings_are_rated_above_the_middle_and_bad_ones_below() -> None:
    """The sign is the least it must get right."""
    good = value("I was happy and relaxed. It was a lovely day with good food.", Slot.MOOD)
    bad = value("I was miserable and I cried. Everything was terrible.", Slot.MOOD)
    assert isinstance(good, int)
    assert isinstance(bad, int)
    assert good >= 7
    assert bad <= 3


def test_energy_is_apart_from_mood() -> None:
    """Both evenings are unpleasant; only one is tired."""
    furious = value("I was furious. I was so stressed and panicking.", Slot.ENERGY)
    tired = value("I was exhausted. I felt numb and empty.", Slot.ENERGY)
    assert isinstance(furious, int)
    assert isinstance(tired, int)
    assert furious >= 7
    assert tired <= 3


def test_a_denied_feeling_is_not_proposed() -> None:
    """'Not nervous' is not nervous."""
    assert value("I wasn't nervous at all. I was proud of myself.", Slot.FEELINGS) == ("proud",)


def test_another_persons_feeling_is_not_proposed() -> None:
    """Her anger is hers."""
    assert value("My sister was furious. I stayed calm.", Slot.FEELINGS) == ("calm",)


def test_at_most_five_feelings_the_most_often_said_first() -> None:
    """Of equals the one said first."""
    feelings = value(
        "I was sad. I felt lonely, bored, jealous, guilty, ashamed. I was lonely.", Slot.FEELINGS
    )
    assert feelings == ("lonely", "sad", "bored", "jealous", "guilty")


def test_at_most_three_triggers() -> None:
    """The first three of five."""
    triggers = value("Work, my mother, the rent, the news, and the exam.", Slot.TRIGGERS)
    assert triggers == ("work", "family", "money")


def test_a_trigger_may_be_about_somebody_else() -> None:
    """What others do sets things off too."""
    assert value("My boss was angry.", Slot.TRIGGERS) == ("work",)


def test_a_question_for_the_therapist_is_found_where_nothing_is_to_be_brought_up() -> None:
    """The whole sentence is proposed."""
    text = "I slept. I want to ask whether that is too much."
    assert value(text, Slot.THERAPY) == "I want to ask whether that is too much."


def test_what_is_not_to_be_brought_up_is_not_proposed() -> None:
    """It stays with the person."""
    assert value("I don't want to tell my therapist.", Slot.THERAPY) is None


def test_doubtful_passages_are_no_evidence() -> None:
    """What may not have been said proposes nothing."""
    assert propose(said(EVENING, doubtful=True)) == ()


def test_other_languages_get_no_proposals() -> None:
    """The list is English."""
    assert propose(said(EVENING, language="de")) == ()


def test_a_word_in_doubt_beside_it_does_not_hide_what_was_said() -> None:
    """The person is asked with the sentence before them; only the word itself must be sure."""
    transcript = said("The day was long and I felt anxious all afternoon.")
    (segment,) = transcript.segments
    for doubtful, proposed_words in (("The", ("anxious",)), ("anxious", None)):
        words = tuple(replace(w, doubtful=w.text.strip() == doubtful) for w in segment.words)
        unsure = replace(transcript, segments=(replace(segment, words=words),))
        found = {p.slot: p.value for p in propose(unsure)}
        assert found.get(Slot.FEELINGS) == proposed_words
