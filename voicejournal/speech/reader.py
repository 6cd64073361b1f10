"""Reads pieces with one model, or with two at the same time, and guards what they say.

The second model hears each piece independently of the first. What both say is believed; where
they differ, the reading is kept that both together find more probable, and it is in doubt.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from voicejournal.journal import SAMPLE_RATE_HZ, OtherReading, Segment, Word
from voicejournal.ports import ReadPiece, Samples
from voicejournal.speech import quality
from voicejournal.speech.ear import loudness
from voicejournal.speech.onsets import with_onsets
from voicejournal.speech.second_opinion import Opinion, Verdict, alone, together
from voicejournal.speech.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from voicejournal.speech.segmenter import Piece
    from voicejournal.speech.whisper import Decoded, Hearing, Whisper

TELLING_S = 3.0
"""Less speech than this names a language too easily to hold for the whole evening."""


@dataclass(frozen=True, slots=True)
class Models:
    """The loaded models: the first reads, the second gives its opinion where it can."""

    first: Whisper
    second: Whisper | None = None

    def opinion_on(self, language: str) -> Whisper | None:
        """The second model, where it knows the language."""
        return self.second if self.second is not None and self.second.knows(language) else None


@dataclass(frozen=True, slots=True)
class _Heard:
    """A piece as one model heard it."""

    hearing: Hearing
    decoded: Decoded


class Reader:
    """Reads the pieces of one recording, as many at once as there are cores.

    `language` None lets the first model say; until it is sure, pieces are read one by one.
    `own_words` are names and words that are likely to come up.
    """

    def __init__(
        self,
        models: Models,
        language: str | None,
        cores: int,
        own_words: Sequence[str] = (),
    ) -> None:
        self._models = models
        self._vocabulary = Vocabulary(own_words)
        self._language = language
        self._guess = ""
        self._pool = ThreadPoolExecutor(cores, "reader")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def language(self) -> str:
        """The language as it was told, or as it was heard so far; empty where nothing was said."""
        return self._language or self._guess

    def read(self, piece: Piece, sound: Samples) -> Future[ReadPiece]:
        """Read a piece on a core of its own; returns at once, but while the language is unknown."""
        language = self._language
        if language is None:
            read = self._pool.submit(self._read, piece, sound, None, None)
            wait([read])
            return read
        second, opinion = self._models.opinion_on(language), None
        if second is not None:
            # Before the first model's job, which waits for it: a single core takes them in turn.
            opinion = self._pool.submit(self._hear, second, loudness(sound), language)
        return self._pool.submit(self._read, piece, sound, language, opinion)

    def recall(self, known: ReadPiece) -> Future[ReadPiece]:
        """Take a piece that was read before; its language is no more than a guess."""
        read: Future[ReadPiece] = Future()
        read.set_result(known)
        if known.segment is not None:
            self._guess = known.language
        return read

    def wait(self, read: Future[ReadPiece], timeout_s: float) -> None:
        """Wait a little for a piece."""
        wait([read], timeout_s)

    def _read(
        self, piece: Piece, sound: Samples, language: str | None, opinion: Future[_Heard] | None
    ) -> ReadPiece:
        first = self._hear(self._models.first, loudness(sound), language)
        if opinion is not None:
            second: _Heard | None = opinion.result()
        else:
            second = self._second(loudness(sound), first.decoded.language)
        read = self._judge(piece, first, second)
        if first.decoded.is_cut or quality.has_too_few_words(_words_of(read), piece.voiced_s):
            read = self._again(piece, sound, language, read)
        if self._language is None:
            self._learn(piece, read, first.decoded)
        return _with_onsets(read, sound)

    def _again(
        self, piece: Piece, sound: Samples, language: str | None, read: ReadPiece
    ) -> ReadPiece:
        """A piece of which something may be missing, in halves; all of it is in doubt, if it is."""
        halves = piece.halves()
        if halves is not None:
            parts = [self._judge_anew(half, piece, sound, language) for half in halves]
            again = _joined(piece, parts)
            words = _words_of(again)
            if len(words) > len(_words_of(read)) and not quality.has_loop(words):
                is_whole = all(part.segment is not None for part in parts)
                if is_whole and not quality.has_too_few_words(words, piece.voiced_s):
                    return again
                read = again
        return _in_doubt(read)

    def _judge_anew(
        self, half: Piece, whole: Piece, sound: Samples, language: str | None
    ) -> ReadPiece:
        """A part of a piece, read for itself."""
        start = half.segment.start_sample - whole.segment.start_sample
        part = loudness(sound[start : start + half.segment.end_sample - half.segment.start_sample])
        first = self._hear(self._models.first, part, language)
        return self._judge(half, first, self._second(part, first.decoded.language))

    def _hear(self, model: Whisper, sound: NDArray[np.float32], language: str | None) -> _Heard:
        """What a model makes of a sound, one's own words among it where the sound agrees."""
        hearing = model.hear(sound)
        decoded = hearing.decode(language)
        return _Heard(hearing, self._vocabulary.applied(decoded, hearing))

    def _second(self, sound: NDArray[np.float32], language: str) -> _Heard | None:
        second = self._models.opinion_on(language)
        return self._hear(second, sound, language) if second is not None else None

    def _judge(self, piece: Piece, first: _Heard, second: _Heard | None) -> ReadPiece:
        """The words of a piece by one opinion or two; none where they cannot be believed."""
        language = first.decoded.language
        verdict = _verdict(first, second)
        reading = quality.Reading(
            verdict.words,
            first.decoded.avg_logprob,
            piece.segment.duration_s,
            piece.voiced_s,
        )
        if not quality.is_believable(reading):
            return ReadPiece(piece.segment, None, language)
        doubtful = quality.is_doubtful(reading)
        start_s = piece.segment.start_sample / SAMPLE_RATE_HZ
        words = tuple(
            replace(
                word,
                start_s=word.start_s + start_s,
                end_s=word.end_s + start_s,
                doubtful=word.doubtful or doubtful,
            )
            for word in verdict.words
        )
        segment = _segment(words, verdict.others, first.decoded)
        return ReadPiece(piece.segment, segment, language)

    def _learn(self, piece: Piece, read: ReadPiece, decoded: Decoded) -> None:
        """Keep the language that was heard, for good if enough was said."""
        if read.segment is None or not decoded.language_is_sure:
            return
        self._guess = decoded.language
        if piece.voiced_s >= TELLING_S:
            self._language = decoded.language


def _verdict(first: _Heard, second: _Heard | None) -> Verdict:
    if second is None:
        return alone(first.decoded.weighed)
    return together(
        Opinion(first.decoded.weighed, first.hearing.weigh(second.decoded.text)),
        Opinion(second.decoded.weighed, second.hearing.weigh(first.decoded.text)),
    )


def _segment(
    words: tuple[Word, ...], others: tuple[OtherReading, ...], decoded: Decoded
) -> Segment:
    return Segment(
        start_s=words[0].start_s,
        end_s=words[-1].end_s,
        text="".join(word.text for word in words).strip(),
        words=words,
        avg_logprob=decoded.avg_logprob,
        no_speech_prob=decoded.no_speech_prob,
        others=others,
    )


def _with_onsets(read: ReadPiece, sound: Samples) -> ReadPiece:
    """A piece whose sentences begin where they sound."""
    if read.segment is None:
        return read
    start_s = read.piece.start_sample / SAMPLE_RATE_HZ
    words = with_onsets(read.segment.words, sound, start_s)
    return replace(read, segment=replace(read.segment, start_s=words[0].start_s, words=words))


def _words_of(read: ReadPiece) -> tuple[Word, ...]:
    return read.segment.words if read.segment else ()


def _in_doubt(read: ReadPiece) -> ReadPiece:
    """A piece whose every word is in doubt."""
    if read.segment is None:
        return read
    words = tuple(replace(word, doubtful=True) for word in read.segment.words)
    return replace(read, segment=replace(read.segment, words=words))


def _joined(piece: Piece, parts: list[ReadPiece]) -> ReadPiece:
    """Two halves as the one piece that they are."""
    segments = [part.segment for part in parts if part.segment is not None]
    if len(segments) < len(parts):
        return ReadPiece(piece.segment, segments[0] if segments else None, parts[0].language)
    first, second = segments
    moved = len(first.words)
    others = (
        replace(other, start_word=other.start_word + moved, end_word=other.end_word + moved)
        for other in second.others
    )
    whole = replace(
        first,
        end_s=second.end_s,
        text=f"{first.text} {second.text}",
        words=first.words + second.words,
        others=(*first.others, *others),
    )
    return ReadPiece(piece.segment, whole, parts[0].language)
