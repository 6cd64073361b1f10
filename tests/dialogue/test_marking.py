"""Sentences are marked while their text is edited, and the marks stay with them."""

import pytest

from voicejournal.dialogue.marking import Mark, Marking

TEXT = "It was late. He said it again.\nI just froze. I rang Sam."


def shown(marking: Marking) -> list[tuple[str, tuple[Mark, ...]]]:
    """The marked sentences."""
    return [(marking.text[one.start : one.end], one.marks) for one in marking.marked()]


@pytest.mark.parametrize(
    ("cursor", "sentence"),
    [
        (0, "It was late."),
        (11, "It was late."),
        (12, "It was late."),
        (13, "He said it again."),
        (35, "I just froze."),
        (len(TEXT), "I rang Sam."),
    ],
)
def test_the_sentence_at_the_cursor_is_the_one_it_stands_in(cursor: int, sentence: str) -> None:
    found = Marking(TEXT).at(cursor)
    assert found is not None
    assert TEXT[found.start : found.end] == sentence


def test_a_key_marks_and_the_same_key_takes_it_away() -> None:
    """One sentence may be both."""
    marking = Marking(TEXT)
    marking.toggle(Mark.MOMENT, 33)
    marking.toggle(Mark.PRIVATE, 33)
    assert shown(marking) == [("I just froze.", (Mark.MOMENT, Mark.PRIVATE))]
    marking.toggle(Mark.MOMENT, 40)
    assert shown(marking) == [("I just froze.", (Mark.PRIVATE,))]
    marking.toggle(Mark.PRIVATE, 40)
    assert shown(marking) == []


@pytest.mark.parametrize(
    "text",
    [
        "Well. It was late. He said it again.\nI just froze. I rang Sam.",
        "It was late.\nI just froze. I rang Sam.",
        "It was late. He said it again.\nI just froze. I rang Sam. Then tea.",
        "It was late. He said it again. I just froze. I rang Sam.",
        "It was late. He said it again.\nI just froze right there. I rang Sam.",
    ],
)
def test_a_mark_stays_with_its_sentence_while_the_text_changes(text: str) -> None:
    marking = Marking(TEXT)
    marking.toggle(Mark.MOMENT, 33)
    marking.changed(text)
    ((sentence, marks),) = shown(marking)
    assert sentence.startswith("I just froze")
    assert marks == (Mark.MOMENT,)


def test_what_only_sounds_private_is_first_made_private_then_opened() -> None:
    marking = Marking(TEXT)
    marking.put(Mark.PERHAPS, 14, 20)
    assert shown(marking) == [("He said it again.", (Mark.PERHAPS,))]
    marking.toggle(Mark.PRIVATE, 15)
    assert shown(marking) == [("He said it again.", (Mark.PRIVATE,))]
    assert list(marking.opened()) == []
    marking.toggle(Mark.PRIVATE, 15)
    assert shown(marking) == []
    assert [TEXT[one.start : one.end] for one in marking.opened()] == ["He said it again."]


def test_a_moment_that_is_kept_is_shown_and_stays() -> None:
    marking = Marking(TEXT)
    marking.put(Mark.MOMENT, 31, 40, fixed=True)
    marking.toggle(Mark.MOMENT, 33)
    assert shown(marking) == [("I just froze.", (Mark.MOMENT,))]
    assert list(marking.new_moments()) == []


def test_an_empty_text_has_nothing_to_mark() -> None:
    marking = Marking("")
    marking.toggle(Mark.PRIVATE, 0)
    assert shown(marking) == []


def opened(marking: Marking) -> list[str]:
    """The sentences that are not private any more."""
    return [marking.text[one.start : one.end] for one in marking.opened()]


def two_private() -> Marking:
    """The first two sentences are private, and the first of them was opened just now."""
    marking = Marking(TEXT)
    marking.put(Mark.PRIVATE, 0, 20)
    marking.toggle(Mark.PRIVATE, 0)
    assert opened(marking) == ["It was late."]
    return marking


def test_an_opened_sentence_that_is_deleted_does_not_open_the_next() -> None:
    marking = two_private()
    marking.changed(TEXT[13:])
    assert opened(marking) == []
    assert shown(marking) == [("He said it again.", (Mark.PRIVATE,))]
    marking.changed(f"So. {TEXT[13:]}")
    assert opened(marking) == []


def test_an_opened_sentence_that_is_deleted_letter_by_letter_opens_nothing() -> None:
    marking = two_private()
    for left in range(12, -1, -1):
        marking.changed(TEXT[:left] + TEXT[12:])
    marking.changed(TEXT[13:])
    assert opened(marking) == []
    assert shown(marking) == [("He said it again.", (Mark.PRIVATE,))]


def test_an_opened_sentence_joined_with_a_private_one_is_private() -> None:
    marking = two_private()
    marking.changed(TEXT.replace("late. He", "late, he"))
    assert opened(marking) == []
    assert shown(marking) == [("It was late, he said it again.", (Mark.PRIVATE,))]


@pytest.mark.parametrize("mark", [Mark.MOMENT, Mark.PRIVATE])
def test_a_mark_goes_with_its_sentence(mark: Mark) -> None:
    marking = Marking(TEXT)
    marking.toggle(mark, 14)
    marking.changed("It was late.\nI just froze. I rang Sam.")
    assert shown(marking) == []


def test_a_mark_stays_while_the_middle_of_its_sentence_is_written_anew() -> None:
    marking = Marking(TEXT)
    marking.toggle(Mark.PRIVATE, 14)
    marking.changed(TEXT.replace("said it ", ""))
    marking.changed(TEXT.replace("said it", "told me"))
    assert shown(marking) == [("He told me again.", (Mark.PRIVATE,))]


def test_only_a_private_sentence_that_was_touched_is_closed() -> None:
    marking = Marking(TEXT)
    marking.put(Mark.PRIVATE, 0, 20)
    marking.changed(f"{TEXT} Then tea.")
    assert [marking.is_closed(one) for one in marking.private()] == [False, False]
    marking.changed(TEXT.replace("again", "once more"))
    assert [marking.is_closed(one) for one in marking.private()] == [False, True]
