"""Which words are believed, and which are marked."""

import pytest

from voicejournal.journal import Word
from voicejournal.speech.quality import Reading, has_loop, is_believable, is_doubtful


def words(text: str, probability: float = 0.9) -> tuple[Word, ...]:
    """Words of a text, as the model gives them."""
    return tuple(
        Word(number * 0.3, number * 0.3 + 0.3, f" {word}", probability)
        for number, word in enumerate(text.split())
    )


SAID = words("I felt small and I went home early from the meeting")


def reading(
    said: tuple[Word, ...] = SAID,
    avg_logprob: float = -0.2,
    duration_s: float = 4.0,
    voiced_s: float = 3.0,
) -> Reading:
    """A piece that was spoken clearly, or otherwise."""
    return Reading(said, avg_logprob, duration_s, voiced_s)


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("no no no no", True),
        ("No, no, no. No!", True),
        ("no no no I said", False),
        ("I went home early I went home early", True),
        ("I went home and I went to bed and I went out", False),
        ("I went home quite early, I went home quite early.", True),
        ("4x4x4x4x4x4x4x4x", True),
        ("1000000", False),
        ("mississippi", False),
        ("", False),
    ],
)
def test_a_loop_is_words_that_come_again_at_once(text: str, loops: bool) -> None:
    """A person may say a thing three times; a model that is lost says it on and on."""
    assert has_loop(words(text)) is loops


def test_clear_speech_is_believed_without_doubt() -> None:
    """Nothing is marked that need not be."""
    assert is_believable(reading())
    assert not is_doubtful(reading())


@pytest.mark.parametrize(
    "invented",
    [
        reading(words("Thank you."), avg_logprob=-1.1, voiced_s=0.0),
        reading(words("you"), avg_logprob=-0.1, duration_s=20, voiced_s=0.0),
        reading(words("4x4x4x4x4x4x"), avg_logprob=-0.2, duration_s=0.9, voiced_s=0.0),
        reading(words("so " * 40), avg_logprob=-0.1, voiced_s=0.0),
        reading(words("Thank you.", probability=0.05), voiced_s=0.5),
        reading(()),
    ],
)
def test_what_a_model_says_of_noise_is_no_words(invented: Reading) -> None:
    """Without a voice only what reads like fluent speech; of a cough, nothing improbable."""
    assert not is_believable(invented)


def test_a_soft_voice_that_silero_misses_is_kept_but_marked() -> None:
    """Fluent and sure: it is shown, and not quoted unless confirmed."""
    soft = reading(voiced_s=0.0)
    assert is_believable(soft)
    assert is_doubtful(soft)


@pytest.mark.parametrize(
    "unsure",
    [
        reading(avg_logprob=-0.9),
        reading(words("Okay then"), duration_s=12, voiced_s=10.0),
        reading(words("and then and then and then and then and then")),
    ],
)
def test_what_is_unsure_is_marked(unsure: Reading) -> None:
    """Low confidence, few words for much voice, a loop."""
    assert is_believable(unsure)
    assert is_doubtful(unsure)
