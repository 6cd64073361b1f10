"""One piece of sound to words, by faster-whisper from a folder on this machine.

Its `transcribe` pads every piece to 30 s and decodes the padding as well; here the encoder sees
the piece and five seconds of silence, which takes half the time and invents less.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from voicejournal.errors import ModelError
from voicejournal.journal import SAMPLE_RATE_HZ, Word
from voicejournal.speech.quality import has_loop
from voicejournal.speech.weighed import LEAST_PROBABILITY, Part, Weighed, with_marks

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

BEAM_SIZE = 5
TOKENS_A_SECOND = 8
TOKENS_A_SECOND_ELSEWHERE = 14
"""Languages that the vocabulary was not made for take more tokens a word, Hindi five."""
MOST_TOKENS = 448
"""The decoder has no more places."""
SPARE_TOKENS = 24
MARGIN_S = 5.0
"""Silence after the piece; with half of it the model says sentences twice."""
FULL_CONTEXT_S = 30.0
SURE_OF_LANGUAGE = 0.5
WARMING_S = 1.0
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Words of a piece, and what the model says of itself.

    `is_cut` where the decoder came to its limit, so that the end of the piece may be missing.
    """

    weighed: tuple[Weighed, ...]
    avg_logprob: float
    no_speech_prob: float
    language: str
    language_is_sure: bool
    is_cut: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """The words alone."""
        return tuple(weighed.word for weighed in self.weighed)

    @property
    def text(self) -> str:
        """The words in one, as the model gave them."""
        return "".join(weighed.word.text for weighed in self.weighed)


class Whisper:
    """A loaded model. Decodes without a prompt, without timestamps and without a VAD filter.

    `at_once` is how many pieces may be decoded at the same time, by as many callers.
    """

    def __init__(self, folder: Path, threads: int, at_once: int = 1) -> None:
        logging.getLogger("faster_whisper").setLevel(logging.CRITICAL)  # it logs what it heard
        try:
            self._model: Any = _load(folder, threads, at_once)
        except (RuntimeError, ValueError, OSError) as refused:
            raise ModelError(
                f"The speech model {folder.name} cannot be loaded.",
                f"Fetch it again: `voicejournal models fetch {folder.name}`.",
            ) from refused

    def knows(self, language: str) -> bool:
        """Whether it was trained on this language."""
        return language == ENGLISH or bool(self._model.model.is_multilingual)

    def hear(self, sound: NDArray[np.float32]) -> Hearing:
        """Let the model listen to a piece of at most 25 s, in -1..1."""
        return Hearing(self._model, sound)

    def decode(self, sound: NDArray[np.float32], language: str | None) -> Decoded:
        """Words of a piece of at most 25 s, in -1..1; `language` None lets the model say."""
        return self.hear(sound).decode(language)


class Hearing:
    """One piece, as a model's encoder left it: it can be decoded, and texts weighed on it."""

    def __init__(self, model: Any, sound: NDArray[np.float32]) -> None:
        self._model = model
        self._sound = sound
        self._length_s = len(sound) / SAMPLE_RATE_HZ
        self._spoken = ENGLISH
        self._encoded = self._encode(MARGIN_S)

    def decode(self, language: str | None) -> Decoded:
        """Words of the piece; `language` None lets the model say.

        A piece that comes out as a loop is decoded once more with the full context.
        """
        decoded = self._decode(language)
        if not has_loop(decoded.words):
            return decoded
        short, self._encoded = self._encoded, self._encode(FULL_CONTEXT_S - self._length_s)
        again = self._decode(language)
        if not has_loop(again.words):
            return again
        self._encoded = short
        return decoded

    def read(self, hints: str) -> tuple[Word, ...]:
        """Words of the piece, decoded anew by a model that was told what may come up in it."""
        tokenizer = self._tokenizer()
        found = self._align(self._generate(tokenizer, hints).sequences_ids[0], tokenizer)
        return tuple(weighed.word for weighed in found)

    def weigh(self, text: str) -> tuple[Weighed, ...]:
        """Words of any text as if it had been said here, as probable as the model takes them."""
        tokenizer = self._tokenizer()
        return self._align(tokenizer.encode(text), tokenizer)

    def log_probability(self, text: str, prompt: str) -> float:
        """Natural logarithm of the probability of a text, after `prompt`."""
        tokenizer = self._tokenizer()
        start = [tokenizer.sot_prev, *tokenizer.encode(f" {prompt}"), *tokenizer.sot_sequence]
        aligned = self._model.model.align(
            self._encoded, start, [tokenizer.encode(text)], self._frames
        )[0]
        certain = np.maximum(np.array(aligned.text_token_probs), LEAST_PROBABILITY)
        return float(np.log(certain).sum())

    def _decode(self, language: str | None) -> Decoded:
        self._spoken, is_sure = self._language(language)
        tokenizer = self._tokenizer()
        result = self._generate(tokenizer)
        tokens = result.sequences_ids[0]
        return Decoded(
            weighed=self._align(tokens, tokenizer),
            avg_logprob=result.scores[0] * len(tokens) / (len(tokens) + 1),
            no_speech_prob=result.no_speech_prob,
            language=self._spoken,
            language_is_sure=is_sure,
            is_cut=len(tokens) >= self._most_tokens,
        )

    @property
    def _most_tokens(self) -> int:
        english = self._spoken == ENGLISH
        a_second = TOKENS_A_SECOND if english else TOKENS_A_SECOND_ELSEWHERE
        return min(MOST_TOKENS // 2, int(self._length_s * a_second) + SPARE_TOKENS)

    @property
    def _frames(self) -> int:
        return max(1, int(self._length_s * self._model.frames_per_second))

    def _encode(self, margin_s: float) -> Any:
        padding = int(margin_s * SAMPLE_RATE_HZ)
        features = self._model.feature_extractor(self._sound, padding=padding)
        features = features[:, : features.shape[-1] // 2 * 2]  # the encoder halves the frames
        return self._model.encode(features)

    def _language(self, language: str | None) -> tuple[str, bool]:
        if not self._model.model.is_multilingual:
            return ENGLISH, True
        if language:
            return language, True
        token, probability = self._model.model.detect_language(self._encoded)[0][0]
        return token.strip("<|>"), probability >= SURE_OF_LANGUAGE

    def _tokenizer(self) -> Any:
        from faster_whisper.tokenizer import Tokenizer  # noqa: PLC0415 - takes seconds to import

        return Tokenizer(
            self._model.hf_tokenizer,
            self._model.model.is_multilingual,
            task="transcribe",
            language=self._spoken,
        )

    def _generate(self, tokenizer: Any, hints: str = "") -> Any:
        from faster_whisper.transcribe import get_suppressed_tokens  # noqa: PLC0415 - as above

        prompt = self._model.get_prompt(
            tokenizer, [], without_timestamps=True, hotwords=hints or None
        )
        most = self._most_tokens
        return self._model.model.generate(
            self._encoded,
            [prompt],
            beam_size=BEAM_SIZE,
            # Of this number CTranslate2 gives the text at most half, whatever the prompt takes.
            max_length=min(MOST_TOKENS, max(2 * most, len(prompt) + most)),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=get_suppressed_tokens(tokenizer, [-1]),
        )[0]

    def _align(self, tokens: list[int], tokenizer: Any) -> tuple[Weighed, ...]:
        """Words of the tokens, each with its time where the decoder's attention moves on to it."""
        words, tokens_of_word = tokenizer.split_to_word_tokens([*tokens, tokenizer.eot])
        if len(words) <= 1:
            return ()
        aligned = self._model.model.align(
            self._encoded, tokenizer.sot_sequence, [tokens], self._frames
        )[0]
        begins_s: dict[int, float] = {}
        for token, frame in aligned.alignments:
            begins_s.setdefault(token, frame / self._model.tokens_per_second)
        parts, first = [], 0
        for text, own in zip(words[:-1], tokens_of_word[:-1], strict=True):
            end = first + len(own)
            parts.append(
                Part(text, begins_s[first], begins_s[end], aligned.text_token_probs[first:end])
            )
            first = end
        return tuple(part.weighed for part in with_marks(parts) if part.text)


def _load(folder: Path, threads: int, at_once: int) -> Any:
    """Load a model where CTranslate2 is quickest: on a GPU if there is one that works."""
    import ctranslate2  # noqa: PLC0415 - takes seconds to import
    from faster_whisper import WhisperModel  # noqa: PLC0415 - as above

    def load(device: str, compute_type: str) -> Any:
        model = WhisperModel(
            str(folder),
            device=device,
            compute_type=compute_type,
            cpu_threads=threads,
            num_workers=at_once,
            local_files_only=True,
        )
        Hearing(model, np.zeros(int(WARMING_S * SAMPLE_RATE_HZ), np.float32)).decode(ENGLISH)
        return model

    if ctranslate2.get_cuda_device_count() > 0:
        try:
            return load("cuda", "int8_float16")
        except (RuntimeError, ValueError):
            # There is a GPU, and its libraries are not: known only once it is used.
            pass
    return load("cpu", "int8")
