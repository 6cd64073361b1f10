"""One model or two over the pieces of a recording: guards, languages, cores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier

import jiwer
import numpy as np
import pytest
from numpy.typing import NDArray

from voicejournal.capture.clip import read_clip
from voicejournal.errors import ModelError
from voicejournal.journal import Segment, SpeechSegment, Transcript, Word
from voicejournal.ports import ReadPiece
from voicejournal.speech.live import LiveWhisper
from voicejournal.speech.reader import Models, Reader
from voicejournal.speech.segmenter import Piece
from voicejournal.speech.weighed import Weighed
from voicejournal.speech.whisper import Decoded, Whisper

SECOND = 16_000
PATIENCE_S = 30
Say = Callable[[float], str]


def plain(text: str) -> str:
    """Lower case, letters and digits alone."""
    return " ".join(
        "".join(c for c in word if c.isalnum()) for word in text.lower().replace("-", " ").split()
    )


@dataclass(frozen=True)
class FakeWhisper:
    """FAKE model that says what it is told, by the length of the sound: guards need a bad one."""

    say: Say
    language: str = "en"
    languages: frozenset[str] = frozenset({"en"})
    asked: list[float] = field(default_factory=list)

    def knows(self, language: str) -> bool:
        """Whether it was trained on this language."""
        return language in self.languages

    def hear(self, sound: NDArray[np.float32]) -> "FakeWhisper":
        """Listen to a piece."""
        return FakeWhisper(
            lambda _: self._said(len(sound) / SECOND), self.language, self.languages, self.asked
        )

    def _said(self, length_s: float) -> str:
        self.asked.append(length_s)
        return self.say(length_s)

    def decode(self, _language: str | None) -> Decoded:
        """The words."""
        return Decoded(self.weigh(self.say(0)), -0.2, 0.1, self.language, True)

    def weigh(self, text: str) -> tuple[Weighed, ...]:
        """Any words, as sure as can be."""
        return tuple(
            Weighed(Word(n * 0.3, n * 0.3 + 0.3, f" {word}", 0.9), -0.1)
            for n, word in enumerate(text.split())
        )

    def read(self, _hints: str) -> tuple[Word, ...]:
        """The same again: it learns nothing."""
        return self.decode(None).words

    def log_probability(self, text: str, _prompt: str) -> float:
        """This sound is a Miriam."""
        return -1.0 if "Miriam" in text else -20.0


def read(
    models: Models, piece: Piece, language: str | None = "en", own_words: tuple[str, ...] = ()
) -> ReadPiece:
    """One piece, read by itself."""
    sound = np.ones(piece.segment.end_sample - piece.segment.start_sample, np.int16)
    with Reader(models, language, 2, own_words) as reader:
        return reader.read(piece, sound).result(PATIENCE_S)


def a_piece(length_s: float, pause_s: float | None = None) -> Piece:
    """A piece that is all voice, with a pause somewhere in it or none."""
    pause = round(pause_s * SECOND) if pause_s is not None else 0
    return Piece(SpeechSegment(0, round(length_s * SECOND)), length_s, pause)


def words_of(found: ReadPiece) -> str:
    """The text that was read."""
    return found.segment.text if found.segment else ""


def test_a_second_opinion_marks_words_and_keeps_what_else_they_may_be(
    base: Whisper, tiny: Whisper, clip: Mapping[str, Path], said_in: Mapping[str, str]
) -> None:
    """A real evening by two real models: few words wrong, few marked."""
    live = LiveWhisper(lambda: Reader(Models(base, tiny), "en", 2), transcript)
    live.feed(read_clip(clip["wednesday"]))
    heard = live.finish()
    assert jiwer.wer(plain(said_in["wednesday"]), plain(heard.text)) <= 0.05
    marked = [word for word in heard.words if word.doubtful]
    assert len(marked) <= 0.2 * len(heard.words)
    for segment in heard.segments:
        for other in segment.others:
            assert any(w.doubtful for w in segment.words[other.start_word : other.end_word])


def test_a_piece_with_too_few_words_is_read_again_in_halves() -> None:
    """A model that stops after a pause hears the rest when it begins there."""
    halves = {20.0: "I left.", 11.0: " ".join(map(str, range(90, 105)))}
    model = FakeWhisper(lambda length_s: halves.get(length_s, " ".join(map(str, range(30, 42)))))
    found = read(Models(model), a_piece(20.0, pause_s=11.0))  # type: ignore[arg-type]
    assert len(words_of(found).split()) == 27
    assert model.asked == [20.0, 11.0, 9.0]
    assert found.segment is not None
    assert found.segment.words[15].start_s == pytest.approx(11.0)
    assert not found.segment.doubtful


def test_halves_that_go_in_a_circle_are_not_taken() -> None:
    """More words are not better words; and what may lack something is in doubt."""
    model = FakeWhisper(lambda length_s: "I left." if length_s > 12 else "thank you so much " * 4)
    found = read(Models(model), a_piece(20.0, pause_s=11.0))  # type: ignore[arg-type]
    assert words_of(found) == "I left."
    assert found.segment is not None
    assert all(word.doubtful for word in found.segment.words)


def test_a_language_that_was_a_guess_before_a_cut_is_a_guess_after_it() -> None:
    """A mumbled first piece must not decide how the rest is read."""
    dutch = FakeWhisper(lambda _: "Ik ben moe", "nl", frozenset({"en", "nl"}))
    piece = a_piece(4.0)
    welsh = ReadPiece(piece.segment, Segment(0, 1, "Mm", (Word(0, 1, "Mm", 0.2),)), "cy")
    with Reader(Models(dutch), None, 1) as reader:  # type: ignore[arg-type]
        reader.recall(welsh)
        found = reader.read(piece, np.ones(4 * SECOND, np.int16)).result(PATIENCE_S)
        assert (found.language, reader.language) == ("nl", "nl")


def test_a_piece_that_halves_do_not_mend_stays_as_it_was_read() -> None:
    """Nothing is lost by trying; so few words for so much voice are in doubt."""
    model = FakeWhisper(lambda _: "I left.")
    found = read(Models(model), a_piece(20.0))  # type: ignore[arg-type]
    assert words_of(found) == "I left."
    assert found.segment is not None
    assert all(word.doubtful for word in found.segment.words)


def test_an_english_model_gives_no_opinion_on_dutch() -> None:
    """Whether the language was told, or heard."""
    second = FakeWhisper(lambda _: "no")
    dutch = FakeWhisper(lambda _: "Ik ben moe", "nl", frozenset({"en", "nl"}))
    for told in ("nl", None):
        found = read(Models(dutch, second), a_piece(4.0), told)  # type: ignore[arg-type]
        assert words_of(found) == "Ik ben moe"
        assert found.language == "nl"
    assert second.asked == []


def test_both_models_write_ones_own_names_where_the_sound_agrees() -> None:
    """So that a name that was mended is no disagreement."""
    first, second = (FakeWhisper(lambda _: "I rang Mary am today") for _ in range(2))
    found = read(Models(first, second), a_piece(4.0), own_words=("Miriam",))  # type: ignore[arg-type]
    assert words_of(found) == "I rang Miriam today"
    assert found.segment is not None
    assert found.segment.others == ()
    assert words_of(read(Models(first, second), a_piece(4.0))) == "I rang Mary am today"  # type: ignore[arg-type]


def test_pieces_are_read_on_all_cores() -> None:
    """Each of two waits until the other one is being read."""
    together = Barrier(2)

    def say(_: float) -> str:
        together.wait(PATIENCE_S)
        return "I came home early."

    with Reader(Models(FakeWhisper(say)), "en", 2) as reader:  # type: ignore[arg-type]
        piece = a_piece(3.0)
        sound = np.ones(3 * SECOND, np.int16)
        reads = [reader.read(piece, sound), reader.read(piece, sound)]
        assert [words_of(r.result(PATIENCE_S)) for r in reads] == ["I came home early."] * 2


def test_what_was_read_before_a_cut_is_not_read_again(
    tiny: Whisper, clip: Mapping[str, Path]
) -> None:
    """The same words come of it, and a model that cannot be asked is not missed."""
    sound = read_clip(clip["monday"])[: 20 * SECOND]
    first = LiveWhisper(lambda: Reader(Models(tiny), None, 2), transcript)
    first.feed(sound)
    whole = first.finish()

    def broken(_: float) -> str:
        raise ModelError("This model is not to be asked.")

    model = FakeWhisper(broken)
    again = LiveWhisper(
        lambda: Reader(Models(model), None, 2),  # type: ignore[arg-type]
        transcript,
        first.heard().pieces,
    )
    again.feed(sound)
    assert again.finish().segments == whole.segments
    assert model.asked == []
    assert again.finish().language == "en"


def transcript(segments: tuple[Segment, ...], language: str) -> Transcript:
    """A transcript without id or model."""
    from datetime import UTC, datetime  # noqa: PLC0415 - this one's alone

    return Transcript("t1", segments, language, "m", datetime(2026, 11, 17, tzinfo=UTC))
