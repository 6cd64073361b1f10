"""Proposed labels on a terminal of 60 columns."""

from voicejournal.dialogue.choosing import Choosing


def test_space_takes_the_label_at_the_cursor_out_and_in_again() -> None:
    """The arrows go around."""
    choosing = Choosing(("anxious", "ashamed", "proud"))
    choosing.move(-1)
    choosing.toggle()
    assert list(choosing.kept) == ["anxious", "ashamed"]
    assert choosing.lines(54) == [" [x] anxious  [x] ashamed >[ ] proud"]
    choosing.move(1)
    choosing.toggle()
    assert list(choosing.kept) == ["ashamed"]
    choosing.toggle()
    assert list(choosing.kept) == ["anxious", "ashamed"]


def test_many_labels_and_whole_sentences_are_wrapped() -> None:
    """No line is wider than it may be, and the mark is told without colour."""
    labels = ("overwhelmed", "disappointed", "resentful", "humiliated", "desperate")
    lines = Choosing(labels).lines(54)
    assert len(lines) == 2
    assert max(map(len, lines)) <= 54
    sentence = "I am proud that I said it out loud, and that he heard me say it."
    wins = Choosing((sentence, "I slept.")).lines(54)
    assert max(map(len, wins)) <= 54
    assert [line[:5] for line in wins] == [">[x] ", "     ", " [x] "]


def test_a_single_label_needs_no_cursor() -> None:
    """It can be taken out all the same."""
    choosing = Choosing(("breathing",))
    assert choosing.lines(54) == [" [x] breathing"]
    choosing.toggle()
    assert list(choosing.kept) == []
