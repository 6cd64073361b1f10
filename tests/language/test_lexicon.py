"""The word list: what it holds, what it refuses, what it finds."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.errors import DamagedError
from voicejournal.language.lists.lexicon import parse_lexicon, read_lexicon
from voicejournal.language.text.plain import plain

SMALL = """
[[feeling]]
word = "anxious"
forms = ["nervous", "on edge"]
pleasantness = 2
energy = 8
[[mood]]
pleasantness = 8
forms = ["lovely"]
[[trigger]]
label = "work"
forms = ["my boss"]
unless = ["didn't work"]
[cues]
win = ["i managed"]
"""


def feelings_in(text: str) -> list[str]:
    """Feelings named in a text, in order."""
    return [hit.entry.word for hit in read_lexicon().feelings.find(text)]


def test_about_sixty_feelings_stand_in_all_four_quarters_of_the_grid() -> None:
    """Pleasant and unpleasant, of high and of low energy."""
    feelings = read_lexicon().feelings.entries
    quarters = {(word.pleasantness >= 5, word.energy >= 5) for word in feelings}
    assert 55 <= len(feelings) <= 65
    assert len(quarters) == 4


def test_every_section_of_the_page_has_cues() -> None:
    """An unknown section is a fault of ours."""
    sections = "bring_up hardest takeaway coping win sleep homework people question self_care"
    for section in sections.split():
        assert read_lexicon().cue(section).entries[0].forms
    with pytest.raises(KeyError):
        read_lexicon().cue("astrology")


def test_a_near_synonym_says_the_feeling() -> None:
    """The form is said, the feeling is found."""
    assert feelings_in("I was nervous, on edge, and then so relieved.") == [
        "anxious",
        "anxious",
        "relieved",
    ]


def test_only_whole_words_count_whatever_their_case() -> None:
    """No 'sad' in 'saddle'."""
    assert feelings_in("SAD") == ["sad"]
    assert feelings_in("My saddle is madly expensive") == []


def test_a_curly_apostrophe_counts_as_a_straight_one() -> None:
    """Models write both."""
    assert feelings_in("I can\u2019t wait") == ["excited"]


def test_positions_hold_in_the_text_as_it_was_said() -> None:
    """Lowering a capital I with a dot makes two letters; nothing may move by it."""
    text = "\u0130zmir was far, and I was ON  EDGE."
    (hit,) = read_lexicon().feelings.find(text)
    assert text[hit.start : hit.end] == "ON  EDGE"


def test_a_phrase_that_means_something_else_is_passed_over() -> None:
    """'Didn't work' is not about work."""
    assert read_lexicon().triggers.find("The plan didn't work") == ()
    assert [hit.entry.label for hit in read_lexicon().triggers.find("a bad day at work")] == [
        "work"
    ]
    assert feelings_in("Happy birthday to him") == []


def test_near_feelings_are_near_both_ways() -> None:
    """Whichever of the two names the other."""
    lexicon = read_lexicon()
    assert "irritated" in lexicon.near("angry")
    assert "angry" in lexicon.near("irritated")
    assert lexicon.near("sad").isdisjoint({"sad", "happy"})


@given(st.text())
def test_any_text_can_be_searched_and_keeps_its_length(text: str) -> None:
    """Every hit lies within the text."""
    assert len(plain(text)) == len(text)
    lexicon = read_lexicon()
    for words in (lexicon.feelings, lexicon.mood, lexicon.triggers):
        for hit in words.find(text):
            assert 0 <= hit.start < hit.end <= len(text)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"nervous"', '"Nervous"'),
        ("energy = 8", "energy = 11"),
        ("energy = 8", "energy = true"),
        ("energy = 8", ""),
        ("[cues]", "[cues"),
        # 'nervous' would stand for two feelings.
        ("[[mood]]", SMALL.split("[[mood]]", maxsplit=1)[0].replace("anxious", "tense")),
    ],
)
def test_a_damaged_list_is_refused_with_a_remedy(good: str, bad: str) -> None:
    """The good list is read; each fault alone is refused."""
    assert parse_lexicon(SMALL).feelings.entries[0].word == "anxious"
    with pytest.raises(DamagedError) as caught:
        parse_lexicon(SMALL.replace(good, bad + "\n[[mood]]" if good == "[[mood]]" else bad))
    assert caught.value.remedy


def test_reading_words_never_loads_numpy_or_a_model() -> None:
    """`list` and `week` read words, and must start at once."""
    names = ("lists.lexicon", "text.sentences", "text.edited", "scope.scope")
    modules = ", ".join(f"voicejournal.language.{name}" for name in names)
    code = (
        f"import sys, {modules};"
        "heavy = {'numpy', 'onnxruntime', 'difflib', 'faster_whisper'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
