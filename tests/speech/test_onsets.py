"""A sentence begins where its first word sounds."""

import numpy as np
import pytest

from voicejournal.journal import SAMPLE_RATE_HZ, Word
from voicejournal.speech.onsets import LEAD_S, with_onsets

AT_S = 60.0


def sound(*stretches_s: tuple[float, float], length_s: float = 6.0) -> np.ndarray:
    chance = np.random.default_rng(1)
    heard = chance.standard_normal(int(length_s * SAMPLE_RATE_HZ)) * 5
    for start_s, end_s in stretches_s:
        stretch = slice(int(start_s * SAMPLE_RATE_HZ), int(end_s * SAMPLE_RATE_HZ))
        heard[stretch] *= 500
    return heard.astype(np.int16)


def word(text: str, start_s: float, end_s: float) -> Word:
    return Word(AT_S + start_s, AT_S + end_s, text, 0.9)


def test_a_sentence_begins_after_the_pause_before_it() -> None:
    words = (word(" Rain.", 0.5, 1.0), word(" Six", 1.0, 3.5), word(" spoons", 3.5, 4.0))
    found = with_onsets(words, sound((0.5, 1.0), (3.0, 4.0)), AT_S)
    assert [one.start_s - AT_S for one in found] == pytest.approx(
        [0.5, 3.0 - LEAD_S, 3.5], abs=0.03
    )


def test_what_was_not_understood_is_no_part_of_the_next_sentence() -> None:
    words = (word(" Rain.", 0.5, 1.0), word(" Six", 1.0, 3.5))
    found = with_onsets(words, sound((0.5, 2.5), (3.0, 3.5)), AT_S)
    assert found[1].start_s - AT_S == pytest.approx(3.0 - LEAD_S, abs=0.03)


def test_words_come_in_the_order_of_time() -> None:
    words = (word(" Rain", 1.0, 2.0), word(" six", 0.0, 4.0), word(" spoons", 4.0, 4.5))
    found = with_onsets(words, sound((1.0, 2.0), (3.0, 4.5)), AT_S)
    assert found[1].start_s - AT_S == pytest.approx(3.0 - LEAD_S, abs=0.03)


def test_a_pause_within_a_sentence_or_a_long_drawn_word_moves_nothing() -> None:
    words = (word(" Ummm", 0.5, 2.5), word(" and", 2.5, 4.0), word(" rain.", 4.0, 5.0))
    heard = sound((0.5, 2.5), (3.6, 5.0))
    assert with_onsets(words, heard, AT_S) == words


def test_a_piece_without_sound_keeps_its_times() -> None:
    words = (word(" Rain.", 0.0, 1.0), word(" Six", 1.0, 2.0))
    assert with_onsets(words, np.zeros(0, np.int16), AT_S) == words
