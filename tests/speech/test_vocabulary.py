"""Names and words of one's own: taken where the sound agrees, left out where it does not."""

import math
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from voicejournal.capture.clip import read_clip
from voicejournal.journal import Word
from voicejournal.speech.vocabulary import Vocabulary, likeness, sound_key
from voicejournal.speech.weighed import Weighed
from voicejournal.speech.whisper import Decoded, Whisper

NOT_SAID = (
    "Gwendolyn",
    "Dr Abernathy",
    "citalopram",
    "Rosalind",
    "Hamish",
    "Beatriz",
    "Kingsley",
    "Montague",
    "Declan",
    "bupropion",
    "Anneke",
    "Hannah",
    "Marion",
    "Theo",
    "Nora",
    "Therese",
    "Sheila",
    "Reid",
    "Tess",
    "Wren",
)
ANNA_S = (0.0, 16.1)
"""Where in Saturday's clip the friend Anna comes over."""


@pytest.fixture(scope="module")
def saturday(clip: Mapping[str, Path]) -> NDArray[np.float32]:
    """The passage of the demo in which a name is said."""
    return piece(clip["saturday"], ANNA_S)


def piece(path: Path, between_s: tuple[float, float]) -> NDArray[np.float32]:
    """A piece of a clip, as the model hears it."""
    start, end = (int(second * 16_000) for second in between_s)
    return read_clip(path)[start:end].astype(np.float32) / np.float32(32768)


def decoded(text: str, probability: float = 0.5) -> Decoded:
    """A reading of these words, each with that probability."""
    words = tuple(
        Weighed(Word(0.0, 0.0, word, probability), math.log(probability))
        for word in re.findall(r"\s*\S+", text)
    )
    return Decoded(words, 0.0, 0.0, "en", language_is_sure=True)


def text_of(reading: Decoded) -> str:
    """Its words as a line."""
    return "".join(word.text for word in reading.words).strip()


class GivenSound:
    """A FAKE sound: how probable each text is, is given; any other is not probable."""

    def __init__(self, probable: Mapping[str, float], told: str = "") -> None:
        self._probable = probable
        self._told = told

    def read(self, hints: str) -> tuple[Word, ...]:
        """As given."""
        assert hints
        return decoded(self._told).words

    def log_probability(self, text: str, prompt: str) -> float:
        """As given."""
        assert prompt
        return self._probable.get(text.strip(), -99.0)

    def weigh(self, text: str) -> tuple[Weighed, ...]:
        """Words that all begin at once."""
        return decoded(text).weighed


class Never(GivenSound):
    """A FAKE sound that must not be asked."""

    def read(self, hints: str) -> tuple[Word, ...]:
        """It is asked first."""
        pytest.fail(f"The sound was asked with {hints}.")


NEVER = Never({})


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Okafor", "Oka for"),
        ("Adeyemi", "Ada Yemi"),
        ("Rafael", "Raphael"),
        ("Maeve", "Mave"),
        ("sertraline", "sir trailing"),
        ("Zoë", "Zoe"),
    ],
)
def test_what_sounds_alike_is_alike_however_it_is_written(written: str, heard: str) -> None:
    assert likeness(sound_key(written), sound_key(heard)) >= 0.8


@pytest.mark.parametrize(("one", "other"), [("Okafor", "kitchen"), ("Miriam", "Monday")])
def test_what_sounds_otherwise_is_not(one: str, other: str) -> None:
    assert likeness(sound_key(one), sound_key(other)) < 0.6


def test_a_name_is_written_as_its_owner_writes_it_where_the_sound_agrees() -> None:
    """Two words become one; comma, genitive and title stay."""
    heard = "Dr. Oka for's room, at last."
    mended = "Dr. Okafor's room, at last."
    sound = GivenSound({heard: -20.0, mended: -12.0})
    reading = Vocabulary(["Dr Okafor"]).applied(decoded(heard), sound)
    assert text_of(reading) == mended


HEARD = "Quasiat wine makes me heavy in the morning."
MENDED = "Quetiapine makes me heavy in the morning."


@pytest.mark.parametrize(("support", "kept"), [(8.0, MENDED), (1.0, HEARD)])
def test_what_is_written_too_differently_comes_from_a_reading_that_knew_the_words(
    support: float, kept: str
) -> None:
    """Of that reading only the word of one's own is taken, and only where the sound agrees."""
    told = "Quetiapine makes me happy in the mornings."
    sound = GivenSound({HEARD: -20.0, MENDED: -20.0 + support, told: 0.0}, told)
    reading = Vocabulary(["Quetiapine"]).applied(decoded(HEARD), sound)
    assert text_of(reading) == kept


def test_where_the_sound_does_not_agree_the_words_stay() -> None:
    """However alike they are written: a sister Marion is not the therapist Miriam."""
    heard = "I met Marion today."
    sound = GivenSound({heard: -10.0, "I met Miriam today.": -11.0})
    reading = decoded(heard)
    assert Vocabulary(["Miriam"]).applied(reading, sound) is reading


def test_of_two_own_words_for_the_same_place_the_sound_takes_one() -> None:
    heard = "I met Mary am."
    sound = GivenSound({heard: -20.0, "I met Miriam.": -9.0, "I met Marian.": -12.0})
    reading = Vocabulary(["Marian", "Miriam"]).applied(decoded(heard), sound)
    assert text_of(reading) == "I met Miriam."


def test_the_sound_is_not_asked_where_nothing_sounds_alike() -> None:
    """So that an evening without names takes no longer; nor where the word is there already."""
    for own in ([], ["sertraline"], ["Anna"], ["Anna", "Hanna"]):
        reading = decoded("My friend Anna's dog came over.")
        assert Vocabulary(own).applied(reading, NEVER) is reading


def test_a_word_that_was_heard_without_doubt_stays() -> None:
    """A model that mishears a name is not sure of it."""
    reading = decoded("I met Mary am.", probability=0.95)
    assert Vocabulary(["Miriam"]).applied(reading, NEVER) is reading


def test_a_name_that_was_misheard_comes_right_by_the_sound(
    whisper: Whisper, saturday: NDArray[np.float32]
) -> None:
    """Real sound: 'Anna' was said. The words around it keep their order, and all have times."""
    heard = decoded(
        " It is Saturday. It was a good day, and that is strange to say after this week. I slept"
        " nearly eight hours. In the morning my friend Hannah came over, and we walked along the"
        " river for two hours. It was cold and bright."
    )
    reading = Vocabulary(["Anna"]).applied(heard, whisper.hear(saturday))
    assert text_of(reading) == text_of(heard).replace("Hannah", "Anna")
    starts = [word.start_s for word in reading.words]
    assert starts == sorted(starts)
    assert starts[-1] > 10


@pytest.mark.parametrize("between_s", [(0.0, 14.2), (30.5, 46.8)])
def test_names_that_were_not_said_change_nothing(
    tiny: Whisper, clip: Mapping[str, Path], between_s: tuple[float, float]
) -> None:
    """Twenty of them, some near to words of that evening; real sound under noise."""
    sound = piece(clip["thursday"], between_s)
    heard = tiny.hear(sound)
    reading = heard.decode("en")
    mended = Vocabulary(NOT_SAID).applied(reading, heard)
    assert text_of(mended) == text_of(reading)
