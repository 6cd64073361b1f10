"""Whether a feeling in a sentence is the speaker's own, and a fact."""

import pytest

from voicejournal.language.lexicon import read_lexicon
from voicejournal.language.scope import Scope, scope_of


def scope_in(sentence: str) -> Scope:
    """Scope of the first feeling in a sentence."""
    hit = read_lexicon().feelings.find(sentence)[0]
    return scope_of(sentence, hit.start, hit.end)


@pytest.mark.parametrize(
    "sentence",
    [
        "I was nervous all day.",
        "Nervous, all day.",
        "He was late and it made me furious.",
        "I told my sister I was sad.",
        "I saw my sister and felt sad.",
        "Talking to my mum, I felt calm.",
        "My sister made me anxious.",
        "I'm not only sad.",
        "I couldn't help feeling anxious.",
        "I didn't want to go, but I was excited.",
        "My day was dull.",
        "I don't know why I'm so sad.",
        "I felt as if I was drowning.",
    ],
)
def test_this_is_the_speakers_own(sentence: str) -> None:
    """Said of oneself, as a fact."""
    assert scope_in(sentence).holds


@pytest.mark.parametrize(
    "sentence",
    [
        "I wasn't nervous at all.",
        "I wasn\u2019t nervous.",
        "I'm not really anxious.",
        "I never felt jealous.",
        "I am no longer afraid.",
        "I went in without fear.",
        "I had no anxiety today.",
        "I don't think I was angry.",
        "None of it made me sad.",
        "Instead of being angry I left.",
        "Nervous, not at all; nervous not at all.",
    ],
)
def test_this_is_denied(sentence: str) -> None:
    """The feeling is named to say that it was not there."""
    hits = read_lexicon().feelings.find(sentence)
    assert scope_of(sentence, hits[-1].start, hits[-1].end).negated


@pytest.mark.parametrize(
    "sentence",
    [
        "He was angry.",
        "My sister felt anxious.",
        "She said she is sad.",
        "My boss came in and was furious.",
        "I think my mum was lonely.",
        "I made him angry.",
        "Everyone was excited.",
        "I feel like my friends are proud of me.",
    ],
)
def test_this_is_somebody_elses(sentence: str) -> None:
    """The subject is another person."""
    assert scope_in(sentence).someone_else


@pytest.mark.parametrize(
    "sentence",
    [
        "If I go, I'll be anxious.",
        "I would be proud.",
        "I could have been happy there.",
        "I might get angry.",
        "I wish I was calm.",
        "He asked whether I was sad.",
        "I'd be happier elsewhere.",
    ],
)
def test_this_is_only_supposed(sentence: str) -> None:
    """It did not happen, or not yet."""
    assert scope_in(sentence).hypothetical
