"""What is still in doubt of a transcript, and how the person's word settles it.

A doubt is settled by an edit over its raw words: another text, or the same one as a confirmation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from voicejournal.errors import InputError
from voicejournal.journal import Edit, Transcript, Word
from voicejournal.language.text.correcting import after, whole_sitting
from voicejournal.language.text.edited import (
    current_words,
    latest_sitting,
    one_line,
    open_readings,
    placed_words,
    within,
)
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Doubt:
    """Raw words `start_word:end_word` of the transcript, which now read `text`.

    `other` is what a second opinion heard, empty where it heard nothing, None where there is none.
    """

    start_word: int
    end_word: int
    text: str
    other: str | None
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence around a doubt, as it reads now; either side may be empty.

    Where the whole sentence is in doubt, the one before it says where one is.
    """

    before: str
    after: str


def open_doubts(transcript: Transcript, edits: Sequence[Edit]) -> tuple[Doubt, ...]:
    """All that the latest sitting left in doubt, in the order of the words.

    Where there is another reading its words are one doubt. What else is doubtful is cut where
    sentences and passages end.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    raw = transcript.words
    sitting = latest_sitting(transcript, edits)
    placed = placed_words(transcript, sitting)
    readings = open_readings(transcript, sitting)
    taken = {index for one in readings for index in range(one.start_word, one.end_word)}
    spans: list[tuple[int, int, str | None]] = [
        (one.start_word, one.end_word, one.text) for one in readings
    ]
    covered = {index for edit in sitting for index in range(edit.start_word, edit.end_word)}
    loose = [
        index
        for index, word in enumerate(raw)
        if word.doubtful and index not in covered and index not in taken
    ]
    spans += [
        (start, end, None)
        for start, end in _runs(loose, _borders(transcript))
        if one_line(raw[start:end])  # a word of nothing but space is no question
    ]
    return tuple(
        Doubt(
            start,
            end,
            one_line([item.word for item in within(placed, start, end)]),
            other,
            raw[start].start_s,
            raw[end - 1].end_s,
        )
        for start, end, other in sorted(spans, key=lambda span: span[0])
    )


def settled(
    transcript: Transcript, edits: Sequence[Edit], doubt: Doubt, text: str, made_at: datetime
) -> tuple[Edit, ...]:
    """A whole new sitting in which the words of an open doubt read `text`; the rest stays.

    Words that stay as they were heard keep their times; an empty text removes them all.

    Raises:
        InputError: an earlier edit reaches over the doubt's bounds, so it is no open one.
        DamagedError: an edit lies outside the transcript or over another one.
    """
    raw = transcript.words
    start, end = doubt.start_word, doubt.end_word
    at = after(transcript, edits, made_at)
    sitting = [replace(edit, made_at=at) for edit in latest_sitting(transcript, edits)]
    beside = [edit for edit in sitting if edit.end_word <= start or edit.start_word >= end]
    inner = [edit for edit in sitting if edit not in beside]
    if any(edit.start_word < start or edit.end_word > end for edit in inner):
        raise InputError("These words were changed meanwhile.", "Look at the entry again.")
    if text.split() == doubt.text.split():
        spans = [(first, last, one_line(raw[first:last])) for first, last in _bare(inner, doubt)]
        parts = [*inner, *(Edit(transcript.id, *span, at) for span in spans if span[2])]
    else:
        parts = [Edit(transcript.id, *span, at) for span in _reading(raw, start, end, text)]
    return whole_sitting(transcript, [*beside, *parts], at)


def context_of(transcript: Transcript, edits: Sequence[Edit], doubt: Doubt) -> Context:
    """What stands around a doubt in its sentence (or sentences), as the text reads now.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    placed = placed_words(transcript, edits)
    words = current_words(transcript, edits)
    own = within(placed, doubt.start_word, doubt.end_word)
    if not own:
        return Context("", "")
    first = placed.index(own[0])
    last = first + len(own)
    sentences = sentences_of(words)
    around = [one for one in sentences if one.start_word < last and first < one.end_word]
    start = min((one.start_word for one in around), default=first)
    end = max((one.end_word for one in around), default=last)
    if not one_line([*words[start:first], *words[last:end]]):
        start = max((one.start_word for one in sentences if one.end_word <= start), default=start)
    return Context(one_line(words[start:first]), one_line(words[last:end]))


def _borders(transcript: Transcript) -> frozenset[int]:
    """Raw words at which a sentence or a passage begins."""
    starts = {sentence.start_word for sentence in sentences_of(transcript)}
    base = 0
    for segment in transcript.segments:
        starts.add(base)
        base += len(segment.words)
    return frozenset(starts)


def _runs(indices: Sequence[int], borders: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of sorted indices, cut at the borders."""
    start = 0
    for number, index in enumerate(indices, start=1):
        following = indices[number] if number < len(indices) else None
        if following != index + 1 or following in borders:
            yield indices[start], index + 1
            start = number


def _bare(inner: Sequence[Edit], doubt: Doubt) -> Iterator[tuple[int, int]]:
    """Raw words of a doubt between the edits that lie within it."""
    bounds = [doubt.start_word, *(b for e in inner for b in (e.start_word, e.end_word))]
    bounds.append(doubt.end_word)
    for first, last in list(pairwise(bounds))[::2]:
        if first < last:
            yield first, last


def _reading(raw: Sequence[Word], start: int, end: int, text: str) -> list[tuple[int, int, str]]:
    """Spans that make raw words `start:end` read `text`: what was heard so at either end stays."""
    texts = text.split()
    tokens = tokens_of(raw[start:end])
    olds = [token.text.split() for token in tokens]
    ahead = behind = 0
    head, tail = 0, len(texts)
    while ahead < len(olds) and texts[head : head + len(olds[ahead])] == olds[ahead]:
        head += len(olds[ahead])
        ahead += 1
    # Both the new words and those that they replace need at least one of the old in the middle.
    ahead = min(ahead, len(olds) - 1) if olds else 0
    head = sum(map(len, olds[:ahead]))
    while ahead + behind < len(olds) - 1:
        old = olds[len(olds) - 1 - behind]
        if tail - len(old) < head or texts[tail - len(old) : tail] != old:
            break
        tail -= len(old)
        behind += 1
    first = start + tokens[ahead].start_word if ahead else start
    last = start + tokens[len(tokens) - behind].start_word if behind else end
    spans = [(start, first, " ".join(texts[:head])), (first, last, " ".join(texts[head:tail]))]
    spans.append((last, end, " ".join(texts[tail:])))
    return [span for span in spans if span[0] < span[1]]
