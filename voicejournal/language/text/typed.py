"""A written reflection as a transcript: words without times."""

import re
from dataclasses import replace
from datetime import datetime

from voicejournal.journal import Segment, Transcript, Word
from voicejournal.language.text.safe import printable

TYPED = "typed"
"""Stands where a model's name stands."""


def transcript_of_text(
    text: str, transcript_id: str, language: str, made_at: datetime
) -> Transcript:
    """A segment a paragraph; every word at second 0 with probability 1."""
    paragraphs = [words for line in printable(text).split("\n") if (words := words_of_text(line))]
    segments = []
    for number, words in enumerate(paragraphs):
        # As after a spoken passage: the blank between two words stands before the second of them.
        first = replace(words[0], text=f" {words[0].text}") if number else words[0]
        held = (first, *words[1:])
        segments.append(Segment(0.0, 0.0, "".join(word.text for word in held), held))
    return Transcript(transcript_id, tuple(segments), language, TYPED, made_at)


def words_of_text(text: str) -> tuple[Word, ...]:
    """Written words, every one at second 0 with probability 1."""
    words = re.findall(r"\S+", printable(text))
    return tuple(
        Word(0.0, 0.0, word if number == 0 else f" {word}", 1.0)
        for number, word in enumerate(words)
    )
