"""What the person marked for therapy, and whether they said that there is nothing."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from voicejournal.journal import (
    Answer,
    Candidate,
    CandidateKey,
    Entry,
    PageLine,
    SectionName,
    Slot,
)
from voicejournal.language.text.plain import plain
from voicejournal.summary.lines.said import Quoted, Said, Span

MARKED: Final = 0
"""Rank of what the person marked themselves; anything else begins at 1."""

WRITTEN: Final = "written"
WHOLE_EVENING: Final = "the whole evening"
UNCLEAR: Final = "something I marked, not clearly heard"
IN_DOUBT: Final = "[?] not clearly heard:"
"""Stands before words of which some are in brackets."""


def marked(entries: Sequence[Said], quoted: Quoted) -> list[Candidate]:
    """What the person marked, each once, in the order of the evenings and of what was said."""
    found: list[Candidate] = []
    for said in entries:
        # The longest first: a mark within another one has its place there.
        texts = sorted((mark.text for mark in said.entry.marks), key=len, reverse=True)
        own = dict(line for text in texts for line in _lines(said, text, quoted))
        ordered = sorted(own, key=lambda key: key.start_word if own[key].quote else math.inf)
        found += [
            Candidate(key, own[key], (MARKED, len(found) + n)) for n, key in enumerate(ordered)
        ]
    return found


def last_answer(entry: Entry, slot: Slot) -> Answer | None:
    """The answer that counts."""
    return next((answer for answer in reversed(entry.answers) if answer.slot == slot), None)


def declined(answer: Answer | None) -> bool:
    """Whether the person said that there is nothing to bring up."""
    if answer is None:
        return False
    return answer.outcome == "rejected" or answer.value is False


def _lines(said: Said, text: str, quoted: Quoted) -> Iterator[tuple[CandidateKey, PageLine]]:
    """The lines of a mark; none where its words are quoted already."""
    day = said.entry.moment.journal_day
    span = said.find(text)
    if not text.strip():
        yield _note_key(said, ""), PageLine(WHOLE_EVENING, day=day)
    elif span is None:
        yield _note_key(said, text), PageLine(WRITTEN, note=text.strip(), day=day)
    else:
        for part in quoted.unquoted(said, span):
            yield _heard(said, text, part, quoted)


def _note_key(said: Said, text: str) -> CandidateKey:
    """Marks that read alike are one line; their number is that of the first."""
    texts = [plain(mark.text.strip()) for mark in said.entry.marks]
    wanted = plain(text.strip())
    return CandidateKey(SectionName.TALK, said.entry.id, note=texts.index(wanted))


def _heard(said: Said, text: str, span: Span, quoted: Quoted) -> tuple[CandidateKey, PageLine]:
    """What was said: the person's own mark stands there with its doubt, unless it is all doubt."""
    if span.doubtful and not said.is_understood(span):
        return _note_key(said, text), PageLine(UNCLEAR, day=said.entry.moment.journal_day)
    quote = quoted.take(said, span)
    label = IN_DOUBT if quote.doubtful else ""
    return said.key(SectionName.TALK, span), PageLine(label, quote, day=quote.day)
