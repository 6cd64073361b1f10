"""A written reflection as a transcript: words without times."""

import re
from datetime import datetime

from voicejournal.journal import Segment, Transcript, Word
from voicejournal.language.safe import printable

TYPED = "typed"
"""Stands where a model's name stands."""


def transcript_of_text(
    text: str, transcript_id: str, language: str, made_at: datetime
) -> Transcript:
    """One segment; every word at second 0 with probability 1."""
    spaced = words_of_text(text)
    segment = Segment(0.0, 0.0, "".join(word.text for word in spaced), spaced)
    return Transcript(transcript_id, (segment,) if spaced else (), language, TYPED, made_at)


def words_of_text(text: str) -> tuple[Word, ...]:
    """Written words, every one at second 0 with probability 1."""
    words = re.findall(r"\S+", printable(text))
    return tuple(
        Word(0.0, 0.0, word if number == 0 else f" {word}", 1.0)
        for number, word in enumerate(words)
    )
