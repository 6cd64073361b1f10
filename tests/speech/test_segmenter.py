"""Where a recording is cut: between words, never through what was said, and nothing is dropped."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicejournal.speech.segmenter import Piece, Segmenter
from voicejournal.speech.silero import HOP_SAMPLES

HOPS_A_SECOND = 16_000 / HOP_SAMPLES
ROOM_DBFS = -70.0
VOICE_DBFS = -25.0

# Stretches of (hops, is voice): what a person does in an evening.
STRETCHES = st.lists(st.tuples(st.integers(1, 900), st.booleans()), min_size=1, max_size=10)


def hops_of(seconds: float) -> int:
    """Hops in a time."""
    return round(seconds * HOPS_A_SECOND)


def hop_at(level_dbfs: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A hop of a steady level."""
    return np.full(HOP_SAMPLES, 10 ** (level_dbfs / 20), np.float32)


ROOM, VOICE = hop_at(ROOM_DBFS), hop_at(VOICE_DBFS)


def cut(stretches: list[tuple[int, bool]]) -> list[Piece]:
    """Pieces of an evening in which Silero is right."""
    segmenter = Segmenter()
    pieces: list[Piece] = []
    for hops, is_voice in stretches:
        for _ in range(hops):
            pieces += segmenter.push(VOICE if is_voice else ROOM, 0.9 if is_voice else 0.01)
            needed = segmenter.open_from_sample
            assert all(piece.segment.end_sample >= 0 for piece in pieces)
            assert needed >= (pieces[-1].segment.end_sample - 16_000 if pieces else 0)
    return pieces + list(segmenter.finish())


@given(stretches=STRETCHES)
def test_pieces_hold_every_hop_that_was_speech_and_never_overlap(
    stretches: list[tuple[int, bool]],
) -> None:
    """They come in order, lie in the recording, and none is longer than the model takes."""
    pieces = cut(stretches)
    voiced = np.concatenate([np.full(hops, is_voice) for hops, is_voice in stretches])
    held = np.zeros(len(voiced), bool)
    for piece in pieces:
        start, end = piece.segment.start_sample, piece.segment.end_sample
        assert start % HOP_SAMPLES == end % HOP_SAMPLES == 0
        assert 0 <= start < end <= len(voiced) * HOP_SAMPLES
        assert piece.segment.duration_s <= 25.1
        inside = slice(start // HOP_SAMPLES, end // HOP_SAMPLES)
        assert piece.voiced_s == pytest.approx(voiced[inside].sum() / HOPS_A_SECOND)
        assert piece.voiced_s > 0
        held[inside] = True
    assert not (voiced & ~held).any()
    for before, after in pairwise(pieces):
        assert before.segment.end_sample <= after.segment.start_sample


@given(stretches=STRETCHES)
def test_a_pause_of_a_second_and_a_half_always_parts_two_pieces(
    stretches: list[tuple[int, bool]],
) -> None:
    """So that the words of before the pause are on the screen while one thinks."""
    pieces = cut(stretches)
    at = 0
    for (hops, is_voice), (_, voice_follows) in pairwise([*stretches, (0, False)]):
        middle = (at + hops // 2) * HOP_SAMPLES
        at += hops
        if not is_voice and voice_follows and hops > hops_of(2.5):
            assert not any(
                piece.segment.start_sample < middle < piece.segment.end_sample for piece in pieces
            )


@pytest.mark.parametrize("level_dbfs", [-240.0, -80.0, -50.0, -20.0])
def test_nothing_comes_from_silence_or_an_even_noise(level_dbfs: float) -> None:
    """However loud the fan is: what never changes is the room."""
    segmenter = Segmenter()
    hop = hop_at(level_dbfs)
    pieces = [piece for _ in range(hops_of(60)) for piece in segmenter.push(hop, 0.02)]
    assert pieces + list(segmenter.finish()) == []


def test_a_voice_that_silero_does_not_hear_is_kept_for_its_level() -> None:
    """A hoarse speaker: the probability stays low, the level rises over the room's."""
    segmenter = Segmenter()
    for _ in range(hops_of(2)):
        assert list(segmenter.push(ROOM, 0.01)) == []
    for _ in range(hops_of(3)):
        assert list(segmenter.push(hop_at(ROOM_DBFS + 12), 0.01)) == []
    (piece,) = segmenter.finish()
    assert piece.segment.duration_s == pytest.approx(3.4, abs=0.05)
    assert piece.voiced_s == 0.0


def test_a_soft_voice_under_noise_is_kept_though_silero_is_not_sure() -> None:
    """At a probability of 0.2 and no louder than the fan; that Silero was unsure stays known."""
    segmenter = Segmenter()
    fan = hop_at(-40.0)
    for probability in [0.02] * hops_of(4) + [0.2] * hops_of(2) + [0.02] * hops_of(1):
        assert list(segmenter.push(fan, probability)) == []
    (piece,) = segmenter.finish()
    assert piece.segment.start_sample <= 4 * 16_000 < 6 * 16_000 <= piece.segment.end_sample
    assert piece.voiced_s == 0.0


def test_a_muted_stretch_does_not_make_the_room_sound_like_speech() -> None:
    """Exact zeros are no room: after them the fan would stand high over the floor."""
    segmenter = Segmenter()
    hops = [hop_at(-40.0)] * hops_of(5) + [np.zeros(HOP_SAMPLES, np.float32)] * hops_of(4)
    hops += [hop_at(-40.0)] * hops_of(5)
    pieces = [piece for hop in hops for piece in segmenter.push(hop, 0.02)]
    assert pieces + list(segmenter.finish()) == []


def test_a_long_speech_is_cut_where_it_is_quietest() -> None:
    """In the later half of 25 seconds, at the dip, not in the middle of a word."""
    segmenter = Segmenter()
    pieces: list[Piece] = []
    for hop in range(hops_of(40)):
        dips = abs(hop - hops_of(19)) < 5
        pieces += segmenter.push(hop_at(VOICE_DBFS - 15) if dips else VOICE, 0.9)
    assert pieces[0].segment.duration_s == pytest.approx(19, abs=0.2)
