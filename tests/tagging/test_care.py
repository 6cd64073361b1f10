"""How one looked after oneself: proposed only where it was told as done, and asked about once."""

from datetime import UTC, datetime

import pytest

from voicejournal.journal import Proposal, Slot
from voicejournal.language.lists.care_words import (
    KINDS,
    care_from_text,
    care_of_skills,
    care_text,
    read_care_words,
)
from voicejournal.language.lists.mention_words import read_mention_words
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.tagging.noticer import WordListNoticer

MADE_AT = datetime(2026, 11, 17, tzinfo=UTC)


def proposed(text: str) -> dict[Slot, Proposal]:
    """What is proposed of a written reflection, by question."""
    found = WordListNoticer().notice(transcript_of_text(text, "t1", "en", MADE_AT))
    return {proposal.slot: proposal for proposal in found.proposals}


def kinds(text: str) -> set[str]:
    """The kinds of care that are proposed."""
    care = proposed(text).get(Slot.CARE)
    values = care.value if care is not None and isinstance(care.value, tuple) else ()
    return {care_from_text(value).kind for value in values}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I cooked dinner for the first time in a week.", {"food"}),
        ("This morning I had breakfast before the meeting.", {"food"}),
        ("Went for a run after work, just ten minutes.", {"movement"}),
        ("I swam forty lengths.", {"movement"}),
        ("I cycled to work in the rain.", {"movement"}),
        ("In the evening I went to the gym, although I did not feel like it.", {"movement"}),
        ("I really enjoyed the film.", {"joy"}),
        ("I baked a cake and sat in the sun for a bit.", {"joy", "nature"}),
        ("I read my book in the bath.", {"joy"}),
        ("I took a nap and then had a hot bath.", {"rest"}),
        ("I turned off my phone at nine.", {"rest"}),
        ("We walked on the beach until it was dark.", {"nature"}),
        ("I watered the plants.", {"nature"}),
        ("Then made dinner, and it was fine.", {"food"}),
        ("Tom made me laugh.", {"joy"}),
        ("I went to bed early.", {"sleep"}),
        ("I met up with two people from the choir.", {"people"}),
        ("I played with my kids on the floor.", {"people"}),
        ("I was sad all day, but I managed to eat and I went outside.", {"food", "nature"}),
    ],
)
def test_what_was_done_is_proposed_by_its_kind(text: str, told: set[str]) -> None:
    assert kinds(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "I did not cook dinner, I had nothing in the house.",
        "I should have had breakfast.",
        "I never went outside today.",
        "I will have had lunch by then.",
        "Tomorrow I want to go swimming.",
        "My brother went for a run and I stayed in bed.",
        "She cooked dinner and I could not eat.",
        "My mother said she had a nap.",
        "He enjoyed every minute of it.",
        "I wish I had gone to bed early.",
        "If I went to the gym I would feel better.",
        "It all worked out in the end.",
        "We worked out how to pay the rent.",
        "I didn't enjoy it at all.",
        "I almost went swimming.",
        "I never enjoyed school.",
        "I was too tired to have breakfast.",
        "My therapist says I need to rest.",
        "The room swam.",
        "I ate the whole packet of crisps again.",
        "My homework is to go outside once a day.",
        "I haven't exercised in weeks.",
        "I have not had lunch.",
        "Instead of having breakfast I smoked.",
        "Nobody cooked dinner.",
        "I couldn't even get up to have dinner.",
        "I skipped breakfast.",
        "Tom made a curry, his curry has sultanas in it.",
        "In the evening Anna cooked dinner.",
        "I went to the gym but it was packed so I left.",
        "We went outside the gate and waited.",
    ],
)
def test_what_was_not_done_or_by_another_is_not(text: str) -> None:
    assert kinds(text) == set()


def test_the_same_words_are_asked_about_once() -> None:
    """A walk is a skill already; the night and people have questions of their own."""
    walk = proposed("What helped was that I went for a walk. I made myself dinner.")
    assert walk[Slot.SKILLS].value == ("going for a walk",)
    assert walk[Slot.CARE].value == ("food: cooked",)
    evening = "I slept six hours. I went to bed early. I rang my sister and met up with her."
    assert set(proposed(evening)) == {Slot.SLEEP, Slot.PEOPLE}


def test_at_most_three_and_the_sentence_of_the_first() -> None:
    text = "I had lunch. I cycled home. I read my book. I took a nap. I watered the plants."
    care = proposed(text)[Slot.CARE]
    assert care.value == ("food: ate regularly", "movement: cycling", "joy: reading")
    assert care.evidence.text == "I had lunch."


def test_danger_proposes_nothing_of_it() -> None:
    assert proposed("I had lunch and I don't want to be here any more.") == {}


def test_the_list_holds_only_kinds_and_skills_that_there_are() -> None:
    of_skill = care_of_skills()
    skills = {entry.name for entry in read_mention_words().skills.entries}
    assert set(of_skill) <= skills
    assert set(of_skill.values()) <= set(KINDS)
    assert {care_from_text(entry.name).kind for entry in read_care_words().entries} == set(KINDS)


@pytest.mark.parametrize("text", ["movement: a walk", "movement", "tidied my desk", "a: b"])
def test_it_is_shown_as_it_is_typed(text: str) -> None:
    assert care_text(care_from_text(text)) == text
