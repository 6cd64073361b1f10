"""What is noticed beside mood and feelings: only what was told, of oneself, and as done."""

from datetime import UTC, datetime

import pytest

from voicejournal.journal import Proposal, Slot, Value
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.ports import Noticed
from voicejournal.tagging.noticer import WordListNoticer

DANGER = "I don't want to be here any more."


def noticed(text: str, language: str = "en") -> Noticed:
    """What is noticed of a written reflection."""
    made_at = datetime(2026, 11, 17, tzinfo=UTC)
    return WordListNoticer().notice(transcript_of_text(text, "t1", language, made_at))


def proposed(text: str, slot: Slot) -> Proposal | None:
    """What is proposed for one question."""
    return {p.slot: p for p in noticed(text).proposals}.get(slot)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("I went to the kitchen and did my breathing exercise.", Slot.SKILLS, ("breathing",)),
        ("What helped was going for a walk.", Slot.SKILLS, ("going for a walk",)),
        ("I did the thought record and some yoga.", Slot.SKILLS, ("thought record", "stretching")),
        ("I will do the breathing, and then try to sleep.", Slot.SKILLS, None),
        ("I should have done the breathing.", Slot.SKILLS, None),
        ("I did not do the breathing.", Slot.SKILLS, None),
        ("My homework was to write one thought record.", Slot.SKILLS, None),
        ("My sister meditated for an hour.", Slot.SKILLS, None),
        ("I had trouble with my breathing.", Slot.SKILLS, None),
        ("I did the breathing. It went from an eight to a five.", Slot.HELPED, ("8 -> 5",)),
        ("The breathing helped, from 7 to 3.", Slot.HELPED, ("7 -> 3",)),
        ("I did the breathing. It helped a bit, maybe six out of ten.", Slot.HELPED, ("helped 6",)),
        ("I did the breathing. Tea. That brought me from 9 down to 4.", Slot.HELPED, ("9 -> 4",)),
        (
            "I did some yoga. I did the breathing. It brought me from seven to two.",
            Slot.HELPED,
            ("", "7 -> 2"),
        ),
        ("I did the breathing. It went from a five to an eight.", Slot.HELPED, None),
        ("I did the breathing. It did not go from an eight to a five.", Slot.HELPED, None),
        ("I did the breathing. It should go from an eight to a five.", Slot.HELPED, None),
        ("I did the breathing. My mood went from a six to a three.", Slot.HELPED, None),
        ("I did the breathing. I worked from 9 to 5.", Slot.HELPED, None),
        ("I did the breathing. That took me from 10 to 5 minutes.", Slot.HELPED, None),
        ("I did the breathing. My sister said it took her from 8 to 5.", Slot.HELPED, None),
        ("I did yoga and the breathing. It went from 8 to 5.", Slot.HELPED, None),
        ("It went from an eight to a five.", Slot.HELPED, None),
        ("I said no, and it was fine.", Slot.WINS, ("I said no, and it was fine.",)),
        ("My brother said: I managed to fix it.", Slot.WINS, None),
        ("I wish I had managed to go.", Slot.WINS, None),
        ("I had the urge to drink after work.", Slot.URGES, ("urge to drink",)),
        ("I wanted a drink so badly.", Slot.URGES, ("urge to drink",)),
        ("I was tempted to text my ex.", Slot.URGES, ("urge to write to my ex",)),
        ("I wanted to binge but I rang Anna.", Slot.URGES, ("urge to binge",)),
        ("I drank three beers.", Slot.URGES, None),
        ("I smoked again and I am ashamed.", Slot.URGES, None),
        ("I had no urge to drink.", Slot.URGES, None),
        ("I wanted to drink more water.", Slot.URGES, None),
        ("He wanted to drink.", Slot.URGES, None),
        ("I slept about five hours last night.", Slot.SLEEP, "5 hours"),
        ("I only had five and a half hours of sleep.", Slot.SLEEP, "5.5 hours"),
        ("I slept four hours and lay awake until six.", Slot.SLEEP, "4 hours, badly"),
        ("I slept badly again.", Slot.SLEEP, "badly"),
        ("I did not sleep well.", Slot.SLEEP, "badly"),
        ("I slept like a log.", Slot.SLEEP, "well"),
        ("The baby slept badly.", Slot.SLEEP, None),
        ("I want to sleep.", Slot.SLEEP, None),
        ("I slept five or six hours.", Slot.SLEEP, None),
        ("The traffic was a nightmare.", Slot.SLEEP, None),
        ("I called my sister after dinner.", Slot.PEOPLE, ("sister",)),
        ("Dr Okafor listened to me and Anna came over.", Slot.PEOPLE, ("Dr Okafor", "Anna")),
        ("My best friend held my hand.", Slot.PEOPLE, ("best friend",)),
        ("My sister called her brother.", Slot.PEOPLE, None),
        ("I should have called my sister.", Slot.PEOPLE, None),
        ("Nobody called me.", Slot.PEOPLE, None),
        ("I shouted at my brother.", Slot.PEOPLE, None),
    ],
)
def test_what_was_mentioned_is_proposed(text: str, slot: Slot, value: Value | None) -> None:
    """And what was denied, supposed, still to come, or somebody else's is not."""
    proposal = proposed(text, slot)
    assert (proposal.value if proposal else None) == value


def test_the_evidence_is_the_sentence_that_told_of_it() -> None:
    """Word for word."""
    text = "Work was long. I did the breathing twice. I called my sister."
    evidence = [proposal.evidence.text for proposal in noticed(text).proposals]
    assert evidence == ["I did the breathing twice.", "I called my sister."]


def test_no_act_is_ever_proposed() -> None:
    """Whatever was said of it: a proposal tells of a pull, and never that it was followed."""
    for text in (
        "I wanted to drink and I drank.",
        "I wanted to smoke, so I smoked a whole packet.",
        "I had the urge to binge and I gave in.",
    ):
        proposal = proposed(text, Slot.URGES)
        assert proposal is not None
        assert isinstance(proposal.value, tuple)
        assert all("acted" not in label for label in proposal.value)


def test_an_evening_that_may_speak_of_danger_proposes_nothing() -> None:
    """Not from that sentence, and not from the others, which would sound as if it had not been."""
    whole = noticed(f"I did the breathing. I slept well. {DANGER} I called my sister.")
    assert whole == Noticed(may_be_danger=True)


def test_an_urge_to_self_harm_that_was_not_followed_is_an_urge_and_help_is_offered() -> None:
    """Nothing else of that evening, and nothing at all where more speaks of danger."""
    resisted = "I wanted to cut but did not."
    one = noticed(f"I slept well. {resisted}")
    assert one.may_be_danger
    assert [(p.slot, p.value) for p in one.proposals] == [(Slot.URGES, ("urge to self-harm",))]
    assert noticed(f"{resisted} {DANGER}") == Noticed(may_be_danger=True)
    assert noticed("I had the urge to cut again.") == Noticed(may_be_danger=True)
    assert noticed("I want to die and I wanted to cut but did not.").proposals == ()


def test_other_languages_are_left_alone() -> None:
    """The lists are English."""
    assert noticed("Ik heb vier uur geslapen.", "nl") == Noticed()
