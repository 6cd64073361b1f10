"""All lines that a page may have, from every hand, and what can be none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voicejournal.journal import (
    Candidate,
    Entry,
    LeftOut,
    PageLine,
    PageSource,
    Reason,
    SectionName,
)
from voicejournal.language.private.kept_off import GAP
from voicejournal.summary.lines.choosing import in_order
from voicejournal.summary.lines.evenings import evenings
from voicejournal.summary.lines.hard_moments import hard_moments
from voicejournal.summary.lines.kept import kept_lines
from voicejournal.summary.lines.loop import carried_topics, homework_lines
from voicejournal.summary.lines.marked import marked
from voicejournal.summary.lines.placing import SECTIONS, placed
from voicejournal.summary.lines.practised import with_what_helped
from voicejournal.summary.lines.private import Hidden, private_lines
from voicejournal.summary.lines.said import Quoted, Said
from voicejournal.summary.lines.self_care import self_care
from voicejournal.summary.lines.telling import Told


@dataclass(frozen=True, slots=True)
class Gathered:
    """The lines of all sections, and those that are no candidates whatever is chosen, with why."""

    lines: tuple[Candidate, ...]
    kept_off: tuple[LeftOut, ...]


def gathered(
    source: PageSource, entries: Sequence[Entry], said: Sequence[Said], told: Sequence[Told]
) -> Gathered:
    """What was marked, then what is kept, then what tells something: words are quoted once.

    `entries` are whole, `said` is what a page may know of them. What says private words again is
    out, and so are lines that were discussed before.

    Raises:
        DamagedError: an edit does not fit its transcript.
    """
    quoted, hidden = Quoted(), Hidden.of(entries)
    marks, kept = marked(said, quoted), kept_lines(source, said, quoted)
    moments = hard_moments(said, quoted)
    lines = [*marks, *moments.lines, *kept, *_of_told(said, told, quoted)]
    lines += [*homework_lines(source.homework), *self_care(said, lines)]
    lines = with_what_helped(said, lines)
    lines += carried_topics(source.topics, {one.key for one in lines})
    in_doubt = (*moments.in_doubt, *_in_doubt(told, quoted))
    return Gathered(
        tuple(
            one
            for one in lines
            if str(one.key) not in source.closed_lines and not hidden.in_line(one.line)
        ),
        (
            *(one for one in in_doubt if not hidden.in_line(one.line)),
            *hidden.marked((*marks, *moments.lines)),
            *private_lines(entries),
        ),
    )


def _of_told(said: Sequence[Said], told: Iterable[Told], quoted: Quoted) -> list[Candidate]:
    """Lines of what tells something and is not marked already, and of its evenings."""
    lines = placed(in_order(one for one in told if quoted.free(one.said, one.span)))
    happened = (one for one in lines if one.key.section is SectionName.HAPPENED)
    return [*lines, *evenings(said, (one.line.day for one in happened if one.line.day))]


def _in_doubt(told: Iterable[Told], quoted: Quoted) -> list[LeftOut]:
    """What would tell something and was not clearly heard, but what stands there with its doubt."""
    return [
        LeftOut(
            one.said.key(SECTIONS[one.kind], one.span),
            PageLine(quote=one.said.quote(one.span), day=one.said.entry.moment.journal_day),
            Reason.IN_DOUBT,
        )
        for one in told
        if one.span.doubtful
        and GAP.strip() not in one.text
        and not quoted.holds(one.said, one.span)
    ]
