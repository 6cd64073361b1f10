"""What is kept as such: takeaways of a session, homework given, small wins, what went together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Candidate, CandidateKey, PageLine, PageSource, SectionName
from voicejournal.language.private.wishes import asks_for_privacy
from voicejournal.summary.lines.marked import IN_DOUBT
from voicejournal.summary.lines.said import Quoted, Said

GIVEN: Final = "given"
WINS_FROM: Final = 40
"""The numbers of these notes of an entry, apart from those of its other lines."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A text of its own, and where it stands."""

    section: SectionName
    text: str
    label: str = ""


def kept_lines(source: PageSource, said: Sequence[Said], quoted: Quoted) -> list[Candidate]:
    """A line for each, before all that was found: a quote where it was said, else a note."""
    notes = [
        _line(note, number, said, quoted)
        for number, note in enumerate(dict.fromkeys(_notes(source, said)))
    ]
    return [*notes, *_wins(said, quoted)]


def _wins(said: Sequence[Said], quoted: Quoted) -> Iterator[Candidate]:
    """Each small win that was confirmed: quoted where it was said, else as it was typed."""
    place = 0
    for one in said:
        for number, text in enumerate(dict.fromkeys(win.text for win in one.entry.mentioned.wins)):
            if asks_for_privacy(text):
                continue
            for key, line in _win(one, text, number, quoted):
                yield Candidate(key, line, (1, 0, place))
                place += 1


def _win(
    one: Said, text: str, number: int, quoted: Quoted
) -> Iterator[tuple[CandidateKey, PageLine]]:
    """Its lines; none where the page quotes its words already, or they were not heard clearly."""
    span = one.find(text)
    if span is None:
        day = one.entry.moment.journal_day
        key = CandidateKey(SectionName.WINS, one.entry.id, note=WINS_FROM + number)
        yield key, PageLine(note=text, day=day)
        return
    for part in quoted.unquoted(one, span):
        if one.is_understood(part):
            quote = quoted.take(one, part)
            label = IN_DOUBT if quote.doubtful else ""
            yield one.key(SectionName.WINS, part), PageLine(label, quote, day=quote.day)


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
