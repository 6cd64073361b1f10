"""Sentences: verbatim, with their times, whatever the model leaves out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.journal import Segment, Transcript, Word
from voicejournal.language.text.sentences import LONGEST_WORDS, sentences_of


def heard(text: str, pauses: dict[int, float] | None = None) -> tuple[Word, ...]:
    """Words a third of a second each; `pauses` are seconds of silence before a word."""
    words, now = [], 0.0
    for index, token in enumerate(text.split()):
        now += (pauses or {}).get(index, 0.0)
        words.append(Word(now, now + 0.3, f" {token}", 0.9))
        now += 0.3
    return tuple(words)


def cut(text: str) -> list[str]:
    """Sentences of a text spoken without pauses."""
    return [sentence.text for sentence in sentences_of(heard(text))]


def test_a_sentence_ends_at_its_stop_and_keeps_its_times() -> None:
    """Seconds of its first and its last word."""
    first, second = sentences_of(heard("He said it in front of everyone. I just froze!"))
    assert first.text == "He said it in front of everyone."
    assert (first.start_word, first.end_word) == (0, 7)
    assert second.text == "I just froze!"
    assert second.start_s == pytest.approx(2.1)
    assert second.end_s == pytest.approx(3.0)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Miller said it was fine.",
        "Dr. M. said it was fine.",
        "I told Mr. Brown, e.g. about the rent.",
        "It went from 8 to 3.5 in an hour.",
        "I woke at 3 a.m. and lay there.",
        "I just... froze.",
        "I just \u2026 froze.",
        '"Why?" he said.',
    ],
)
def test_these_stops_end_no_sentence(text: str) -> None:
    """Titles, decimals, times, trailing off, and a question within quotes."""
    assert cut(text) == [text]


def test_a_stop_may_stand_before_the_closing_quote() -> None:
    """The quote belongs to the sentence it closes."""
    assert cut('He said, "Not again." Then he left. I stayed.') == [
        'He said, "Not again."',
        "Then he left.",
        "I stayed.",
    ]


def test_trailing_off_ends_a_sentence_where_a_capital_follows() -> None:
    """Three dots are a stop then."""
    assert cut("I don't know... Maybe tomorrow.") == ["I don't know...", "Maybe tomorrow."]


def test_a_time_may_end_a_sentence() -> None:
    """'a.m.' ends one where a new one plainly begins."""
    assert cut("I woke at 3 a.m. Then I got up.") == ["I woke at 3 a.m.", "Then I got up."]


def test_parts_of_a_word_are_not_parted() -> None:
    """Whisper gives '3.5' as ' 3' and '.5', and 'well-known' in three parts."""
    words = [
        Word(i / 2, i / 2 + 0.4, text, 0.9)
        for i, text in enumerate([" It", " was", " 3", ".5", ".", " A", " well", "-known", " dip."])
    ]
    assert [s.text for s in sentences_of(words)] == ["It was 3.5.", "A well-known dip."]


def test_without_stops_speech_is_cut_at_its_long_pauses() -> None:
    """Some models write no stops at all."""
    words = heard("so I went home and then I called her", {4: 1.5})
    assert [s.text for s in sentences_of(words)] == ["so I went home", "and then I called her"]


def test_with_stops_a_pause_for_breath_parts_nothing() -> None:
    """The model knew better where the sentence ended."""
    words = heard("I felt so very tired. Then I slept.", {2: 4.0})
    assert [s.text for s in sentences_of(words)] == ["I felt so very tired.", "Then I slept."]


def test_endless_speech_is_cut_at_the_best_pause_and_never_gets_too_long() -> None:
    """A hundred words without a stop, and one breath."""
    words = heard(" ".join(["and"] * 100), {30: 0.6})
    found = sentences_of(words)
    assert found[0].end_word == 30
    assert max(s.end_word - s.start_word for s in found) <= LONGEST_WORDS


def test_a_sentence_that_touches_a_doubtful_passage_is_doubtful() -> None:
    """One word in doubt is enough."""
    sure, heard_badly = heard("I slept well. And"), heard("then he fled. Good.")
    doubtful = tuple(replace(word, doubtful=True) for word in heard_badly)
    transcript = Transcript(
        "t",
        (
            Segment(0.0, 2.0, "I slept well. And", sure),
            Segment(2.0, 4.0, "then he fled. Good.", doubtful),
        ),
        "en",
        "small",
        datetime(2026, 11, 17, tzinfo=UTC),
    )
    assert [(s.text, s.doubtful) for s in sentences_of(transcript)] == [
        ("I slept well.", False),
        ("And then he fled.", True),
        ("Good.", True),
    ]
    assert not any(s.doubtful for s in sentences_of((*sure, *heard_badly)))


PIECES = st.lists(
    st.tuples(st.sampled_from([" ", "", " "]), st.text(max_size=6), st.sampled_from(["", ".", "?"]))
)


@given(PIECES)
def test_sentences_hold_every_word_once_and_stand_verbatim_in_the_text(
    pieces: list[tuple[str, str, str]],
) -> None:
    """Between them there is nothing but space, whatever the pieces are."""
    words = [Word(i, i + 0.5, "".join(piece), 0.9) for i, piece in enumerate(pieces)]
    text = "".join(word.text for word in words)
    rest = text
    for sentence in sentences_of(words):
        before, found, rest = rest.partition(sentence.text)
        assert found
        assert not before.strip()
    assert not rest.strip()


@given(st.lists(st.from_regex(r"[A-Za-z']{1,8}[.,?!]?", fullmatch=True), max_size=150))
def test_joined_sentences_give_back_the_text(tokens: list[str]) -> None:
    """And none is longer than the limit."""
    found = sentences_of(heard(" ".join(tokens)))
    assert " ".join(s.text for s in found) == " ".join(tokens)
    assert all(s.end_word - s.start_word <= LONGEST_WORDS for s in found)
