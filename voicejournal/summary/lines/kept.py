"""What is kept as such: takeaways of a session, homework given, what went together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Candidate, CandidateKey, PageLine, PageSource, SectionName
from voicejournal.summary.lines.marked import IN_DOUBT
from voicejournal.summary.lines.said import Quoted, Said

GIVEN: Final = "given"


@dataclass(frozen=True, slots=True)
class _Note:
    """A text of its own, and where it stands."""

    section: SectionName
    text: str
    label: str = ""


def kept_lines(source: PageSource, said: Sequence[Said], quoted: Quoted) -> list[Candidate]:
    """A line for each, before all that was found: a quote where it was said, else a note."""
    return [
        _line(note, number, said, quoted)
        for number, note in enumerate(dict.fromkeys(_notes(source, said)))
    ]


def _notes(source: PageSource, said: Sequence[Said]) -> Iterator[_Note]:
    if source.session is not None:
        for text in source.session.takeaways:
            yield _Note(SectionName.TAKEAWAY, text)
    for one in said:
        for text in one.entry.takeaways:
            yield _Note(SectionName.TAKEAWAY, text)
        for text in one.entry.homework:
            if text in {known.text for known in source.homework}:
                continue  # which stands there with what was told of it
            yield _Note(SectionName.HOMEWORK, text, GIVEN)
    if source.went_together:
        yield _Note(SectionName.TOGETHER, source.went_together)


def _line(note: _Note, number: int, said: Sequence[Said], quoted: Quoted) -> Candidate:
    rank = (1, 0, number)
    for one in said:
        span = one.find(note.text)
        if span is not None and one.is_understood(span) and span in quoted.unquoted(one, span):
            quote = quoted.take(one, span)
            label = note.label or (IN_DOUBT if quote.doubtful else "")
            line = PageLine(label, quote, day=quote.day)
            return Candidate(one.key(note.section, span), line, rank)
    key = CandidateKey(note.section, "", note=number)
    return Candidate(key, PageLine(note.label, note=note.text), rank)
