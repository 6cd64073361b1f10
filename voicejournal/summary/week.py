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
    PageDraft,
    PageSource,
    SectionName,
    WeeklyPage,
)
from voicejournal.language.telling.read_sentence import ReadWords
from voicejournal.summary.fitting import NO_CHOICES, fit
from voicejournal.summary.gathered import gathered
from voicejournal.summary.initials import names_in
from voicejournal.summary.lines.placing import in_print_order
from voicejournal.summary.lines.said import Said, said_in
from voicejournal.summary.lines.telling import Sense, told_in
from voicejournal.summary.moods import moods_of_days, shown, spoken

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
    own = [one for one in spoken(source.entries, first_day, last_day) if not one.is_session]
    said = [said_in(entry) for entry in shown(own, first_day, last_day)]
    names = names_in((one.text for each in said for one in each.sentences), source.names)
    told = list(told_in(said, names, source.with_whom, read_words or _packaged(), sense))
    found = gathered(source, own, said, told)
    return PageDraft(
        first_day,
        last_day,
        source.with_whom,
        moods_of_days(source.entries, first_day, last_day),
        source.mean_before,
        tuple(_section(name, found.lines, said) for name in SectionName),
        found.kept_off,
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
    from voicejournal.language.telling.reading import read_words  # noqa: PLC0415 - loads the lists

    return read_words


def _section(
    name: SectionName, lines: Iterable[Candidate], said: Sequence[Said]
) -> CandidateSection:
    own = in_print_order(_offered(lines, name), said)
    return CandidateSection(name, TITLES[name], own, MOST[name])


def _offered(lines: Iterable[Candidate], name: SectionName) -> list[Candidate]:
    """The lines of a section that it offers, the best."""
    own = sorted((one for one in lines if one.key.section is name), key=lambda one: one.rank)
    marks = [one for one in own if one.rank[0] == 0]
    return [*marks, *own[len(marks) :][:MOST_OFFERED]]
