"""Doubt is seen without colour, and a passage is not littered with it."""

import io

import pytest
from rich.console import Console, RenderableType

from voicejournal.journal import OtherReading, Segment, Word
from voicejournal.ports import DoubtView
from voicejournal.screen.doubt import doubt_view, marked_text


def heard(text: str, *others: tuple[int, int, str]) -> Segment:
    """A passage with `?` before each doubtful word."""
    words = tuple(
        Word(n * 0.5, n * 0.5 + 0.5, f" {word.lstrip('?')}", 0.8, word.startswith("?"))
        for n, word in enumerate(text.split())
    )
    said = "".join(word.text for word in words)
    return Segment(0, 9, said, words, others=tuple(OtherReading(*other) for other in others))


def drawn(shown: RenderableType, columns: int = 60) -> list[str]:
    """What a terminal shows, without its styles."""
    out = io.StringIO()
    Console(file=out, width=columns, no_color=True).print(shown)
    return [line.rstrip() for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        (heard("I was sad."), "I was sad."),
        (heard("I was ?mad. Then ?we ?ate lunch."), "I was mad. (?) Then we ate (?) lunch."),
        (heard("?I ?was ?mad. ?It ?rained."), "I was mad. It rained. (?)"),
        (
            heard("I did ?the ?breathing twice.", (2, 4, "the breeding")),
            "I did the breathing (? the breeding) twice.",
        ),
        (heard("?Very ?mad.", (1, 2, "sad.")), "Very (?) mad. (? sad)"),
        (heard("Good. ?Thank ?you.", (1, 3, "")), "Good. Thank you. (? perhaps not said)"),
        (heard("I was sad.", (1, 2, "am")), "I was sad."),
    ],
)
def test_words_in_doubt_are_followed_by_a_mark(passage: Segment, shown: str) -> None:
    """One mark a run, with the other reading where there is one."""
    assert marked_text(passage).plain == shown


def test_words_in_doubt_are_underlined_and_no_others() -> None:
    """Neither the spaces round them nor the mark."""
    text = marked_text(heard("I was ?very ?mad today."))
    assert [text.plain[span.start : span.end] for span in text.spans] == ["very mad"]
    assert [span.style for span in text.spans] == ["underline"]


def test_plain_lines_say_where_a_run_begins() -> None:
    """A pipe and a screen reader have no underline."""
    passage = heard("I was ?very ?mad. ?Today", (4, 5, "to the bay"))
    assert marked_text(passage, plain=True).plain == (
        "I was [very mad.] (?) [Today] (? to the bay)"
    )


def test_the_question_shows_the_place_the_sentence_and_both_readings() -> None:
    """In sixty columns, the words in doubt in brackets."""
    view = DoubtView(
        2,
        3,
        "I went to the kitchen and did",
        "the breeding,",
        "the one with four counts.",
        "the breathing,",
        252.0,
    )
    assert drawn(doubt_view(view)) == [
        "",
        "  In doubt, 2 of 3, at 04:12",
        "",
        "    I went to the kitchen and did [the breeding,] the one",
        "    with four counts.",
        "",
        "    1  the breeding,",
        "    2  the breathing,",
        "    -  was not said: leave it out",
    ]


def test_the_question_without_another_reading_offers_none() -> None:
    """And a long reading is wrapped under itself, escape codes left out."""
    view = DoubtView(1, 1, "", "word \x1b[2J" * 13, "", None, None)
    shown = drawn(doubt_view(view))
    assert shown[1] == "  In doubt, 1 of 1"
    assert not any(line.strip().startswith("2 ") for line in shown)
    assert max(map(len, shown)) <= 60
    assert "\x1b" not in "".join(shown)
    second = shown[shown.index(next(line for line in shown if line.startswith("    1"))) + 1]
    assert second.startswith("       [2Jword")


def test_words_that_were_perhaps_not_said_are_offered_to_be_left_out_once() -> None:
    """The other reading is that very choice."""
    shown = drawn(doubt_view(DoubtView(1, 1, "Good.", "Thank you.", "", "", None)))
    assert [line.strip() for line in shown[-2:]] == [
        "1  Thank you.",
        "2  was not said: leave it out",
    ]
