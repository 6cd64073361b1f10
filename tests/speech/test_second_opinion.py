"""What stands where two models heard a passage, and what is in doubt."""

import math

from hypothesis import given
from hypothesis import strategies as st

from voicejournal.journal import OtherReading, Word
from voicejournal.speech.second_opinion import Opinion, Verdict, alone, together
from voicejournal.speech.weighed import Weighed

SURE, UNSURE, WRONG = 0.99, 0.3, 0.01


def weighed(text: str, *probabilities: float) -> tuple[Weighed, ...]:
    """Words of a text; the last probability holds for all that follow, without any all are sure."""
    found = []
    for number, word in enumerate(text.split()):
        known = probabilities or (SURE,)
        probability = known[min(number, len(known) - 1)]
        heard = Word(number * 0.3, number * 0.3 + 0.3, f" {word}", probability)
        found.append(Weighed(heard, math.log(probability)))
    return tuple(found)


def opinions(first: str, second: str, *, first_counts: float, second_counts: float) -> Verdict:
    """The verdict where each reading is as probable to both models as is given."""
    return together(
        Opinion(weighed(first, first_counts), weighed(second, second_counts)),
        Opinion(weighed(second, second_counts), weighed(first, first_counts)),
    )


def text_of(verdict: Verdict) -> str:
    """The words that stand."""
    return "".join(word.text for word in verdict.words).strip()


def in_doubt(verdict: Verdict) -> list[str]:
    """The words that are marked."""
    return [word.text.strip() for word in verdict.words if word.doubtful]


def test_what_both_heard_stands_without_doubt() -> None:
    """Case and marks apart; the first model's spelling is kept."""
    verdict = opinions(
        "I went home, early.", "i went home early", first_counts=SURE, second_counts=SURE
    )
    assert text_of(verdict) == "I went home, early."
    assert in_doubt(verdict) == []
    assert verdict.others == ()


def test_one_word_in_two_spellings_is_no_disagreement() -> None:
    """Models write numbers as they like."""
    verdict = opinions(
        "It was an 8, ok.", "it was an eight okay", first_counts=SURE, second_counts=SURE
    )
    assert text_of(verdict) == "It was an 8, ok."
    assert in_doubt(verdict) == []


def test_where_they_differ_the_more_probable_reading_stands_in_doubt() -> None:
    """Whichever model heard it; the other one's is kept beside it."""
    said, heard = "we did the breathing again", "we did the breeding again"
    verdict = together(
        Opinion(weighed(heard, SURE, SURE, SURE, UNSURE, SURE), weighed(said)),
        Opinion(weighed(said), weighed(heard, SURE, SURE, SURE, WRONG, SURE)),
    )
    assert text_of(verdict) == "we did the breathing again"
    assert in_doubt(verdict) == ["breathing"]
    assert verdict.others == (OtherReading(3, 4, "breeding"),)


def test_a_word_that_only_one_of_them_heard_puts_its_neighbour_in_doubt() -> None:
    """'I was angry' may have been 'I was not angry': it must not pass for certain."""
    verdict = together(
        Opinion(weighed("I was angry"), weighed("I was not angry", SURE, SURE, WRONG, SURE)),
        Opinion(weighed("I was not angry", SURE, SURE, 0.8, SURE), weighed("I was angry")),
    )
    assert text_of(verdict) == "I was angry"
    assert in_doubt(verdict) == ["angry"]
    assert verdict.others == (OtherReading(2, 3, "not angry"),)


def test_a_passage_that_one_model_dropped_is_there_and_in_doubt() -> None:
    """Nine words beside none are improbable together, and were said all the same."""
    whole = "I came home and then my sister rang and we talked for an hour"
    verdict = opinions("I came home", whole, first_counts=SURE, second_counts=0.7)
    assert text_of(verdict) == whole
    assert in_doubt(verdict) == whole.split()[3:]


def test_a_sentence_that_one_model_says_twice_is_said_once() -> None:
    """A loop is no dropped passage of the other one."""
    once = "many people were there and I left"
    verdict = opinions(once, f"{once} {once}", first_counts=SURE, second_counts=0.95)
    assert text_of(verdict) == once


def test_improbable_words_are_in_doubt_though_both_heard_them() -> None:
    """Both may be wrong in the same way."""
    reading = weighed("the norseman crossed the bridge", SURE, UNSURE, SURE)
    verdict = together(Opinion(reading, reading), Opinion(reading, reading))
    assert in_doubt(verdict) == ["norseman"]
    assert in_doubt(alone(reading)) == ["norseman"]


def test_a_single_improbable_word_is_in_doubt() -> None:
    """It is not held against itself."""
    reading = weighed("no", UNSURE)
    assert in_doubt(together(Opinion(reading, reading), Opinion(reading, reading))) == ["no"]


def test_where_a_reading_cannot_be_weighed_the_first_models_stands() -> None:
    """As when the two tokenizers part the words of a text in different ways."""
    first = Opinion(weighed("I left"), weighed("I left early now"))
    second = Opinion(weighed("I left early"), weighed("I left"))
    verdict = together(first, second)
    assert text_of(verdict) == "I left"


SAID = st.lists(st.sampled_from(["I", "was", "not", "sad", "so", "he", "left"]), max_size=9)
CHANCES = st.lists(st.floats(0.001, 1.0), min_size=9, max_size=9)


@given(SAID, SAID, CHANCES, CHANCES, CHANCES, CHANCES)
def test_the_verdict_is_made_of_what_was_heard(
    first: list[str],
    second: list[str],
    one: list[float],
    two: list[float],
    three: list[float],
    four: list[float],
) -> None:
    """No word is invented, and each other reading lies beside a word in doubt."""
    said, heard = " ".join(first), " ".join(second)
    verdict = together(
        Opinion(weighed(said, *one), weighed(heard, *two)),
        Opinion(weighed(heard, *three), weighed(said, *four)),
    )
    assert set(text_of(verdict).split()) <= {*first, *second}
    assert list(verdict.others) == sorted(verdict.others, key=lambda other: other.start_word)
    for other in verdict.others:
        assert 0 <= other.start_word < other.end_word <= len(verdict.words)
        assert any(word.doubtful for word in verdict.words[other.start_word : other.end_word])
    for before, after in zip(verdict.others, verdict.others[1:], strict=False):
        assert before.end_word <= after.start_word
