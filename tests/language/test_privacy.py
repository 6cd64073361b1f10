"""What a person says to keep something to themselves, and how far it reaches."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from voicejournal.journal import Word
from voicejournal.language.private.passages import private_passages
from voicejournal.language.private.wishes import asks_for_privacy
from voicejournal.language.text.sentences import sentences_of

HERE = Path(__file__).parent
MARKERS = (HERE / "private_wordings.txt").read_text("utf-8").splitlines()
NOT_MARKERS = (HERE / "open_wordings.txt").read_text("utf-8").splitlines()
PASSAGES = (
    # What must be kept is in braces, what must not be in angles.
    (
        "<Work was long.> <I called my sister back and we laughed.> <Lunch was soup in the park.>"
        " <The meeting went better than I feared.> <Then I cooked.> Anyway. {I have been checking"
        " his phone at night.} {I found nothing and I hate myself for it.} {Keep that between us.}"
    ),
    (
        "<I slept six hours.> {This next bit is not for Dr M.} {I drank on Tuesday.} {A whole"
        " bottle, alone, before the film was over.} {And I lied about it to Anna.}"
        " <Anyway, work was fine.> <The breathing helped.>"
    ),
    (
        "{Tom came by at six.} {He stayed the night.} {We did not use anything.} {He left at five,"
        " before it was light.} {I took a test on Friday.} {Everything I just said about Tom stays"
        " here.} <Moving on, I did my homework twice.>"
    ),
    (
        "{Off the record: I took the money from the drawer.} {Forty pounds.} {I will put it back.}"
        " <On another note, I rang Dad.>"
    ),
    (
        "<I want to talk to Dr M about the panic.> {The other thing is the pills.} {I take two"
        " more than it says.} {She doesn't need to know that.}"
    ),
    (
        "{Okay, private.} {I kissed Ben.} {At the bus stop, after the quiz.} {My knees shook.}"
        " {I walked home singing.} {It was three years since anything like that.} {Then I cried.}"
        " {Back on the record.} <The week at work was calm.> <I finished the slides.>"
    ),
    "{I rang him.} {Tonight is just for me.} {I want all of it back.} {I do.}",
    "{None of what I said tonight goes to her.} {I was sick twice.} {I weighed myself.} {51.}",
)


def words_of(text: str) -> list[Word]:
    """Typed words."""
    return [Word(0.0, 0.0, f" {word}", 1.0) for word in text.split()]


def hidden_in(text: str) -> str:
    """The sentences that are kept off, in one text."""
    sentences = sentences_of(words_of(text))
    return " ".join(
        sentences[n].text
        for passage in private_passages(sentences)
        for n in range(passage.first, passage.last)
    )


@pytest.mark.parametrize("marker", MARKERS)
def test_a_marker_is_found_among_other_sentences(marker: str) -> None:
    """With its neighbours on the side that it points to."""
    hidden = hidden_in(f"It rained. I saw Ben again. {marker.rstrip('.')}. I took the pills.")
    assert marker.rstrip(".") in hidden
    assert "Ben" in hidden or "pills" in hidden


@pytest.mark.parametrize("joint", ["and", "so", "but"])
@pytest.mark.parametrize(
    "wish", ["this stays between us", "don't tell her that", "leave that off the page"]
)
def test_a_wish_at_the_end_of_a_long_sentence_is_heard(joint: str, wish: str) -> None:
    """However much was said before it in one breath."""
    told = "He hit me again last night and I hid in the bathroom until it was light and I could go"
    hidden = hidden_in(f"Work was fine today. {told} {joint} {wish}. Then I slept.")
    assert "bathroom" in hidden


@pytest.mark.parametrize("sentence", NOT_MARKERS)
def test_what_only_sounds_alike_is_none(sentence: str) -> None:
    """A false alarm costs a line of the page."""
    assert not asks_for_privacy(sentence)


@pytest.mark.parametrize("marked", PASSAGES)
def test_a_passage_goes_to_the_edge_of_its_topic(marked: str) -> None:
    """And no further than its topic, where that can be told."""
    hidden = hidden_in(re.sub(r"[{}<>]", "", marked))
    for secret in re.findall(r"\{([^}]*)\}", marked):
        assert secret in hidden
    for shared in re.findall(r"<([^>]*)>", marked):
        assert shared not in hidden


def test_two_markers_enclose_what_lies_between() -> None:
    """However long it is, as long as no other topic begins."""
    inner = " ".join(f"Thing number {n} happened." for n in range(6))
    assert "Thing number 3" in hidden_in(f"This bit stays here. {inner} As I said, not for her.")


def test_a_gap_in_the_words_ends_no_passage() -> None:
    """It may be speech that was not understood; near the marker or farther from it."""
    told = "This next bit is not for Dr M. I took his tablets. I hid the box. I lied about it."
    words = words_of(told)
    for cut in range(1, len(words)):
        late = [replace(word, start_s=9.0, end_s=9.0) for word in words[cut:]]
        (passage,) = private_passages(sentences_of([*words[:cut], *late]))
        assert (passage.first, passage.last) == (0, 4)


def test_what_only_may_ask_reaches_as_far_as_it_announces() -> None:
    """'What comes now' is more than one sentence."""
    text = (
        "Please take out what comes now, this I tell only to the ceiling. He asked how long it"
        " lasts. It is fourteen years. Anyway, it rained."
    )
    assert "fourteen years" in hidden_in(text)


def test_another_language_proposes_nothing() -> None:
    """The wordings are English."""
    assert private_passages(sentences_of(words_of("Off the record.")), "nl") == []
