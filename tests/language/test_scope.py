"""Whether a feeling in a sentence is the speaker's own, and a fact."""

import pytest

from voicejournal.language.lists.lexicon import read_lexicon
from voicejournal.language.scope.scope import Scope, scope_of


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
        "He made me feel so small and ashamed.",
        "I couldn't be happier.",
        "I've never been so sad.",
        "I told my therapist that I feel ashamed.",
        "Everybody at work is worried, and so am I.",
        "Work was stressful.",
        "Why am I so sad?",
        "Part of me is excited.",
        "I'm still angry about what happened last year.",
        "I was sad, wasn't I?",
        "I'm afraid of the dentist.",
        "I'm afraid it will come back.",
        "I'm happy to be home.",
        "It was a sad day.",
        "I had such a lonely evening.",
        "I was so stressed at work, and now I can't sleep.",
        "I was sad this morning and now I'm even sadder.",
        "I was upset because it's over between us.",
        "I never thought I'd be this lonely.",
        "I'd be lying if I said I wasn't hurt.",
        "If I'm honest, I feel jealous.",
        "How can I not be proud of her?",
        "I managed to stay calm.",
        "I felt, you know, ashamed.",
        "The stress at work is getting to me.",
        "Seeing her like that made me sad.",
        "I woke up anxious and left late.",
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
        "Not once today did I feel lonely.",
        "I was neither sad nor angry.",
        "I was anything but calm.",
        "It's not that I was sad.",
        "I stopped feeling guilty.",
        "My anxiety was gone by the evening.",
        "I can't say I was excited.",
        "I had no reason to be ashamed.",
        "I wasn't sad, lonely or jealous.",
        "I'm less anxious.",
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
        "Tom's furious.",
        "The whole team seemed frustrated.",
        "The nurse was exhausted.",
        "My neighbour's grief is hard to watch.",
        "Anna came home crying.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "My mother says I'm lazy.",
        "They keep telling me I should feel guilty.",
        "The doctor thinks it is stress.",
        "I read an article about anxiety.",
        "I'm so proud of you, my dad said.",
        "He called me useless.",
    ],
)
def test_this_is_only_what_somebody_says(sentence: str) -> None:
    """Another's words about the speaker are not the speaker's feeling."""
    scope = scope_in(sentence)
    assert scope.reported
    assert not scope.holds


@pytest.mark.parametrize(
    "sentence",
    [
        "I used to be scared of the dark.",
        "Last year I was so depressed.",
        "When I was a child I was always frightened.",
        "In my twenties I was insecure.",
        "For years I was ashamed.",
    ],
)
def test_this_is_long_over(sentence: str) -> None:
    """It was so, and is told as the past."""
    assert scope_in(sentence).over


@pytest.mark.parametrize(
    "sentence",
    [
        "Do I feel guilty?",
        "I want to be happy again.",
        "I tried to be cheerful.",
        "Whenever I feel lonely I call him.",
        "I expected to feel sad.",
        "I thought I would be nervous.",
        "I'm hoping to feel confident.",
    ],
)
def test_this_is_wished_expected_or_asked(sentence: str) -> None:
    assert scope_in(sentence).hypothetical


@pytest.mark.parametrize(
    "sentence",
    [
        "That was a sad little sandwich.",
        "We had angry customers all day.",
        "The tension in the rope has to be right.",
        "I'm afraid dinner is late.",
        "I was happy to drive them.",
        "Stay calm, I thought, and count to ten.",
        "You get anxious, you breathe out.",
        "My gran told me to be proud.",
        "They played Happy on the radio.",
        "I'm so envious, I joked.",
        "I saw him so scared in there.",
    ],
)
def test_a_word_of_feeling_may_tell_nothing_of_the_speaker(sentence: str) -> None:
    """Of a thing, a title, advice, courtesy, a joke, or somebody who is seen."""
    assert scope_in(sentence).unowned


@pytest.mark.parametrize(
    ("sentence", "then"),
    [
        ("I was nervous this morning, and now I don't know why.", ""),
        ("I went in terrified and came out laughing.", ""),
        ("At first I was embarrassed.", ""),
        ("I was homesick.", "That has worn off."),
        ("I was scared, but it passed quickly.", ""),
        ("It hurt in March.", "It doesn't today."),
    ],
)
def test_a_feeling_may_have_turned_since(sentence: str, then: str) -> None:
    """The same sentence, or the next, sets another present against it."""
    hit = read_lexicon().feelings.find(sentence)[0]
    assert scope_of(sentence, hit.start, hit.end, then).over
