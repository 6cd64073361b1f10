"""The screen while one speaks: the last words, broken as if the whole evening were."""

import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from voicejournal.journal import Moment, Segment, SpeechSegment, Word
from voicejournal.ports import Heard, LiveView, ReadPiece, SoundState
from voicejournal.screen import live
from voicejournal.screen.doubt import marked_text
from voicejournal.screen.live import COLUMNS, TEXT_LINES, DrawnScreen, LastWords

SPOKEN_WORD = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=70)


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    """A passage, some of its words in doubt."""
    texts = draw(st.lists(SPOKEN_WORD, min_size=1, max_size=30))
    words = tuple(Word(0.0, 0.1, f" {text}", 0.9, draw(st.booleans())) for text in texts)
    return Segment(0.0, 0.1, " ".join(texts), words)


@given(st.lists(segments(), max_size=12), st.data())
def test_words_that_come_bit_by_bit_stand_as_if_they_had_come_at_once(
    heard: list[Segment], data: st.DataObject
) -> None:
    whole = Text(" ").join(marked_text(segment) for segment in heard)
    expected = [line.plain.rstrip() for line in whole.wrap(Console(width=COLUMNS), COLUMNS)]
    words, shown = LastWords(), 0
    while shown < len(heard):
        shown = data.draw(st.integers(shown, len(heard)))
        words.lines(heard[:shown])
        shown += 1
    got = [line.plain for line in words.lines(heard)]
    assert got == (expected[-TEXT_LINES:] if heard else [])


def test_a_second_reflection_does_not_show_the_words_of_the_first() -> None:
    words = LastWords()
    first, second = (Segment(0.0, 1.0, text, (Word(0.0, 1.0, text, 0.9),)) for text in ("a", "b"))
    words.lines([first, first])
    assert [line.plain for line in words.lines([second])] == ["b"]


def test_a_tick_breaks_only_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """After two hours it broke all of it again ten times a second, and took half a core."""
    broken: list[Segment] = []

    def counted(segment: Segment) -> Text:
        broken.append(segment)
        return marked_text(segment)

    monkeypatch.setattr(live, "marked_text", counted)
    screen = DrawnScreen(Console(file=io.StringIO(), force_terminal=True, width=80, height=30))
    screen.show(after(1800))
    broken.clear()
    screen.show(after(1800))
    assert broken == []
    screen.show(after(1801))
    assert len(broken) == 1


def after(passages: int) -> LiveView:
    """An evening of so many passages, of ten words each."""
    segment = Segment(0.0, 4.0, "word " * 10, (Word(0.0, 0.4, " word", 0.9),) * 10)
    pieces = (ReadPiece(SpeechSegment(0, 64_000), segment, "en"),) * passages
    sound = SoundState(passages * 4.0, (-20.0,) * 32, False, False, 0.0, "", (), True, None)
    moment = Moment(datetime(2026, 11, 17, 22, 30, tzinfo=UTC), "UTC", date(2026, 11, 17))
    return LiveView("Blue Yeti", moment, sound, Heard(pieces, 1.0), started=True)
