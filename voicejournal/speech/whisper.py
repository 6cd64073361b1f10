"""One piece of sound to words, by faster-whisper from a folder on this machine.

Its `transcribe` pads every piece to 30 s and decodes the padding as well; here the encoder sees
the piece and five seconds of silence, which takes half the time and invents less.
"""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from voicejournal.errors import ModelError
from voicejournal.journal import SAMPLE_RATE_HZ, Word
from voicejournal.speech.quality import has_loop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

BEAM_SIZE = 5
TOKENS_A_SECOND = 8
SPARE_TOKENS = 24
MARGIN_S = 5.0
"""Silence after the piece; with half of it the model says sentences twice."""
FULL_CONTEXT_S = 30.0
SURE_OF_LANGUAGE = 0.5
FLOOR = 1e-9
"""Probability below which a token is not told apart, so that its logarithm exists."""
PREPENDED = "\"'“¿([{-"
APPENDED = "\"'.。,，!！?？:：”)]}、"  # noqa: RUF001 - Chinese and Japanese have their own


@dataclass(frozen=True, slots=True)
class Decoded:
    """Words with times from the start of the piece, and what the model says of itself."""

    words: tuple[Word, ...]
    avg_logprob: float
    no_speech_prob: float
    language: str
    language_is_sure: bool


class Whisper:
    """A loaded model. Decodes without a prompt, without timestamps and without a VAD filter."""

    def __init__(self, folder: Path, threads: int) -> None:
        logging.getLogger("faster_whisper").setLevel(logging.CRITICAL)  # it logs what it heard
        from faster_whisper import WhisperModel  # noqa: PLC0415 - takes seconds to import

        try:
            self._model: Any = WhisperModel(
                str(folder),
                device="auto",
                compute_type="int8",
                cpu_threads=threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError, OSError) as refused:
            raise ModelError(
                f"The speech model {folder.name} cannot be loaded.",
                f"Fetch it again: `voicejournal models fetch {folder.name}`.",
            ) from refused

    def decode(self, sound: NDArray[np.float32], language: str | None) -> Decoded:
        """Words of a piece of at most 25 s, in -1..1; `language` None lets the model say.

        A piece that comes out as a loop is decoded once more with the full context.
        """
        decoded = self._decode(sound, language, MARGIN_S)
        if not has_loop(decoded.words):
            return decoded
        again = self._decode(sound, language, FULL_CONTEXT_S - len(sound) / SAMPLE_RATE_HZ)
        return decoded if has_loop(again.words) else again

    def listen_again(self, sound: NDArray[np.float32], language: str) -> Sound:
        """A piece, encoded once, against which texts can be held (vocabulary.Scorer)."""
        seconds = len(sound) / SAMPLE_RATE_HZ
        tokenizer = self._tokenizer(language)
        encoded = self._encode(sound, MARGIN_S)

        def read(hints: str) -> list[int]:
            tokens: list[int] = self._generate(encoded, tokenizer, seconds, hints).sequences_ids[0]
            return tokens

        frames = max(1, int(seconds * self._model.frames_per_second))
        return Sound(self._model, tokenizer, encoded, frames, read)

    def _encode(self, sound: NDArray[np.float32], margin_s: float) -> Any:
        features = self._model.feature_extractor(sound, padding=int(margin_s * SAMPLE_RATE_HZ))
        features = features[:, : features.shape[-1] // 2 * 2]  # the encoder halves the frames
        return self._model.encode(features)

    def _decode(self, sound: NDArray[np.float32], language: str | None, margin_s: float) -> Decoded:
        frames_a_second = self._model.frames_per_second
        encoded = self._encode(sound, margin_s)
        spoken, is_sure = self._language(encoded, language)
        tokenizer = self._tokenizer(spoken)
        result = self._generate(encoded, tokenizer, len(sound) / SAMPLE_RATE_HZ)
        tokens = result.sequences_ids[0]
        aligned = self._model.find_alignment(
            tokenizer, [tokens], encoded, int(len(sound) / SAMPLE_RATE_HZ * frames_a_second)
        )
        return Decoded(
            words=_words(aligned[0] if aligned else []),
            avg_logprob=result.scores[0] * len(tokens) / (len(tokens) + 1),
            no_speech_prob=result.no_speech_prob,
            language=spoken,
            language_is_sure=is_sure,
        )

    def _language(self, encoded: Any, language: str | None) -> tuple[str, bool]:
        if not self._model.model.is_multilingual:
            return "en", True
        if language:
            return language, True
        token, probability = self._model.model.detect_language(encoded)[0][0]
        return token.strip("<|>"), probability >= SURE_OF_LANGUAGE

    def _tokenizer(self, language: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer  # noqa: PLC0415 - as above

        return Tokenizer(
            self._model.hf_tokenizer,
            self._model.model.is_multilingual,
            task="transcribe",
            language=language,
        )

    def _generate(self, encoded: Any, tokenizer: Any, seconds: float, hints: str = "") -> Any:
        from faster_whisper.transcribe import get_suppressed_tokens  # noqa: PLC0415 - as above

        prompt = self._model.get_prompt(
            tokenizer, [], without_timestamps=True, hotwords=hints or None
        )
        return self._model.model.generate(
            encoded,
            [prompt],
            beam_size=BEAM_SIZE,
            max_length=len(prompt) + int(seconds * TOKENS_A_SECOND) + SPARE_TOKENS,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=get_suppressed_tokens(tokenizer, [-1]),
        )[0]


class Sound:
    """A piece that a model has heard: says how well a text fits it."""

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        encoded: Any,
        frames: int,
        read: Callable[[str], list[int]],
    ) -> None:
        self._read = read
        self._model = model
        self._tokenizer = tokenizer
        self._encoded = encoded
        self._frames = frames

    def log_probability(self, text: str, prompt: str) -> float:
        """Natural logarithm of the probability of a text, after `prompt` if that is not empty."""
        tokens = self._tokenizer.encode(text)
        start = list(self._tokenizer.sot_sequence)
        if prompt:
            start = [self._tokenizer.sot_prev, *self._tokenizer.encode(f" {prompt}"), *start]
        aligned = self._model.model.align(self._encoded, start, [tokens], self._frames)[0]
        return sum(math.log(max(probability, FLOOR)) for probability in aligned.text_token_probs)

    def words(self, text: str) -> tuple[Word, ...]:
        """A text's words, with the times and probabilities that this sound gives them."""
        return self._aligned(self._tokenizer.encode(text))

    def read(self, hints: str) -> tuple[Word, ...]:
        """The piece decoded anew, with names and words that may come up as the text before."""
        return self._aligned(self._read(hints))

    def _aligned(self, tokens: list[int]) -> tuple[Word, ...]:
        aligned = self._model.find_alignment(self._tokenizer, [tokens], self._encoded, self._frames)
        return _words(aligned[0] if aligned else [])


def _words(aligned: list[Any]) -> tuple[Word, ...]:
    from faster_whisper.transcribe import merge_punctuations  # noqa: PLC0415 - as above

    merge_punctuations(aligned, PREPENDED, APPENDED)
    return tuple(
        Word(float(word["start"]), float(word["end"]), word["word"], float(word["probability"]))
        for word in aligned
        if word["word"]
    )
