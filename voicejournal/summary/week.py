"""The page of a week: which of the person's own words go on it, under which heading.

Marks come first, then what was confirmed, then what tells something by the way it is put. Nothing
is rewritten or concluded. A private entry, and a recorded session, are as if not spoken.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from voicejournal.journal import (
    Candidate,
    CandidateSection,
    Choices,
    LeftOut,
    PageDraft,
    PageLine,
    PageSource,
    Reason,
    SectionName,
    WeeklyPage,
)
from voicejournal.language.kept_off import GAP
from voicejournal.language.read_sentence import ReadWords
from voicejournal.summary.choosing import in_order
from voicejournal.summary.evenings import evenings
from voicejournal.summary.fitting import NO_CHOICES, fit
from voicejournal.summary.hard_moments import hard_moments
from voicejournal.summary.initials import names_in
from voicejournal.summary.kept import kept_lines
from voicejournal.summary.loop import carried_topics, homework_lines
from voicejournal.summary.marked import marked
from voicejournal.summary.moods import moods_of_days, shown, spoken
from voicejournal.summary.placing import SECTIONS, in_print_order, placed
from voicejournal.summary.practised import with_what_helped
from voicejournal.summary.private import Hidden, private_lines
from voicejournal.summary.said import Quoted, Said, said_in
from voicejournal.summary.self_care import self_care
from voicejournal.summary.telling import Sense, Told, told_in

TITLES: Final = {
    SectionName.TALK: "I WANT TO TALK ABOUT",
    SectionName.HAPPENED: "WHAT HAPPENED",
    SectionName.TAKEAWAY: "TAKEAWAY",
    SectionName.HOMEWORK: "HOMEWORK",
    SectionName.WINS: "SMALL WINS",
    SectionName.CARE: "LOOKED AFTER MYSELF",
    SectionName.TOGETHER: "WENT TOGETHER",
    SectionName.QUESTIONS: "QUESTIONS",
}

MOST: Final = {
    SectionName.TALK: 4,
    SectionName.HAPPENED: 16,
    SectionName.TAKEAWAY: 5,
    SectionName.HOMEWORK: 5,
    SectionName.WINS: 4,
    SectionName.CARE: 8,
    SectionName.TOGETHER: 1,
    SectionName.QUESTIONS: 3,
}
"""Lines of a section, marks and what the person moved there apart; evenings are lines, too."""

MOST_OFFERED: Final = 24
"""Lines that a section offers to choose from, marks apart."""


def candidates(
    source: PageSource, sense: Sense | None = None, read_words: ReadWords | None = None
) -> PageDraft:
    """All lines that the page of some days may have; entries of other days are passed over.

    `sense` tells what sentences are by their meaning, beside their words; it may be left away.
    Words are read by the packaged rules and weights unless `read_words` is given.

    Raises:
        InputError: the days are the wrong way round, or more than a year.
        DamagedError: an edit does not fit its transcript.
    """
    first_day, last_day = source.first_day, source.last_day
    days = moods_of_days(source.entries, first_day, last_day)
    own = [one for one in spoken(source.entries, first_day, last_day) if not one.is_session]
    said = [said_in(entry) for entry in shown(own, first_day, last_day)]
    names = names_in((one.text for each in said for one in each.sentences), source.names)
    quoted = Quoted()
    marks, kept = marked(said, quoted), kept_lines(source, said, quoted)
    reading = read_words or _packaged()
    told = list(told_in(said, names, source.with_whom, reading, sense))
    hidden = Hidden.of(own)
    moments = hard_moments(said, quoted)
    lines = [*marks, *moments.lines, *kept, *_of_told(said, told, quoted)]
    lines += [*homework_lines(source.homework), *self_care(said, lines)]
    lines = with_what_helped(said, lines)
    in_doubt = (*moments.in_doubt, *_in_doubt(told, quoted))
    lines += carried_topics(source.topics, {one.key for one in lines})
    safe = [
        one
        for one in lines
        if str(one.key) not in source.closed_lines and not hidden.in_line(one.line)
    ]
    sections = tuple(
        CandidateSection(name, TITLES[name], in_print_order(_offered(safe, name), said), MOST[name])
        for name in SectionName
    )
    return PageDraft(
        first_day,
        last_day,
        source.with_whom,
        days,
        source.mean_before,
        sections,
        (
            *(one for one in in_doubt if not hidden.in_line(one.line)),
            *hidden.marked((*marks, *moments.lines)),
            *private_lines(own),
        ),
        names,
    )


def make_page(
    source: PageSource,
    choices: Choices = NO_CHOICES,
    sense: Sense | None = None,
    read_words: ReadWords | None = None,
) -> WeeklyPage:
    """The page of some days, as chosen: `candidates`, then `fit`."""
    return fit(candidates(source, sense, read_words), choices)


def _packaged() -> ReadWords:
    from voicejournal.language.read_words import read_words  # noqa: PLC0415 - loads the lists

    return read_words


def _of_told(said: Sequence[Said], told: Iterable[Told], quoted: Quoted) -> list[Candidate]:
    """Lines of what tells something and is not marked already, and of its evenings."""
    lines = placed(in_order(one for one in told if quoted.free(one.said, one.span)))
    happened = (one for one in lines if one.key.section is SectionName.HAPPENED)
    return [*lines, *evenings(said, (one.line.day for one in happened if one.line.day))]


def _offered(lines: Iterable[Candidate], name: SectionName) -> list[Candidate]:
    """The lines of a section that it offers, the best."""
    own = sorted((one for one in lines if one.key.section is name), key=lambda one: one.rank)
    marks = [one for one in own if one.rank[0] == 0]
    return [*marks, *own[len(marks) :][:MOST_OFFERED]]


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
