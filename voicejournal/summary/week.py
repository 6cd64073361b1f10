"""The page of a week: which of the person's own words go on it, under which heading.

Marks come first, then what was confirmed, then sentences whose words ask for a section. Nothing is
rewritten or concluded. A private entry, and a recorded session, are as if not spoken.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    CandidateSection,
    Choices,
    Outcome,
    PageDraft,
    PageLine,
    PageSource,
    SectionName,
    Slot,
    WeeklyPage,
)
from voicejournal.language.lexicon import Lexicon
from voicejournal.summary.cues import best_quotes, cued_in
from voicejournal.summary.fitting import NO_CHOICES, fit
from voicejournal.summary.initials import names_in
from voicejournal.summary.marked import last_answer, marked, open_to_talk
from voicejournal.summary.moods import moods_of_days, shown, spoken
from voicejournal.summary.private import private_lines
from voicejournal.summary.said import Quoted, Said, Span, said_in, span_of

TITLES: Final = {
    SectionName.TALK: "I WANT TO TALK ABOUT",
    SectionName.HAPPENED: "WHAT HAPPENED",
    SectionName.TAKEAWAY: "WHAT I TOOK ALONG",
    SectionName.HOMEWORK: "HOMEWORK",
    SectionName.WINS: "SMALL WINS",
    SectionName.CARE: "LOOKED AFTER MYSELF",
    SectionName.TOGETHER: "WENT TOGETHER",
    SectionName.QUESTIONS: "QUESTIONS",
}

MOST_LINES: Final = 99
MOST_EVENINGS: Final = 4
MOST_QUOTES: Final = 3
"""Of one kind of cue in a section."""

CARE_CUES: Final = (
    ("sleep", "sleep"),
    ("coping", "coping"),
    ("self_care", "care"),
    ("people", "people"),
)
"""Kinds of cue, and what the page calls them."""

_CONFIRMED: Final = frozenset((Outcome.ACCEPTED, Outcome.EDITED))
_EVIDENT: Final = (Slot.FEELINGS, Slot.TRIGGERS, Slot.MOOD)
"""Whose evidence may stand for an evening, the most telling first."""


def candidates(source: PageSource, lexicon: Lexicon) -> PageDraft:
    """All lines that the page of some days may have; entries of other days are passed over.

    Raises:
        InputError: the days are the wrong way round, or more than a year.
        DamagedError: an edit does not fit its transcript.
    """
    first_day, last_day = source.first_day, source.last_day
    days = moods_of_days(source.entries, first_day, last_day)
    said = [said_in(entry) for entry in shown(source.entries, first_day, last_day)]
    open_said = open_to_talk(said)
    quoted = Quoted()
    # Each section quotes what those before it left over.
    talk = [*marked(said, quoted), *_cued(open_said, lexicon, "bring_up", SectionName.TALK, quoted)]
    sections = (
        _section(SectionName.TALK, talk),
        _section(SectionName.HAPPENED, _happened(said, lexicon, quoted)),
        _section(SectionName.TAKEAWAY, _takeaways(source)),
        _section(
            SectionName.HOMEWORK, _cued(said, lexicon, "homework", SectionName.HOMEWORK, quoted)
        ),
        _section(SectionName.WINS, _cued(said, lexicon, "win", SectionName.WINS, quoted)),
        _section(SectionName.CARE, _care(said, lexicon, quoted)),
        _section(SectionName.TOGETHER, _together(source)),
        _section(
            SectionName.QUESTIONS,
            _cued(open_said, lexicon, "question", SectionName.QUESTIONS, quoted),
        ),
    )
    quotes = [one.line.quote for section in sections for one in section.candidates]
    names = names_in((quote.text for quote in quotes if quote is not None), source.names)
    kept = private_lines(
        entry for entry in spoken(source.entries, first_day, last_day) if not entry.is_session
    )
    return PageDraft(
        first_day, last_day, source.with_whom, days, source.mean_before, sections, kept, names
    )


def make_page(source: PageSource, lexicon: Lexicon, choices: Choices = NO_CHOICES) -> WeeklyPage:
    """The page of some days, as chosen: `candidates`, then `fit`."""
    return fit(candidates(source, lexicon), choices)


def _section(name: SectionName, lines: Sequence[Candidate]) -> CandidateSection:
    return CandidateSection(name, TITLES[name], tuple(lines), MOST_LINES)


def _takeaways(source: PageSource) -> list[Candidate]:
    """What the person took along from the last session."""
    kept = source.session.takeaways if source.session is not None else ()
    return [
        Candidate(CandidateKey(SectionName.TAKEAWAY, "", note=n), PageLine(note=text), (1, n))
        for n, text in enumerate(kept)
    ]


def _together(source: PageSource) -> list[Candidate]:
    if not source.went_together:
        return []
    key = CandidateKey(SectionName.TOGETHER, "")
    return [Candidate(key, PageLine(note=source.went_together), (1,))]


def _cued(
    entries: Sequence[Said], lexicon: Lexicon, cue: str, name: SectionName, quoted: Quoted
) -> list[Candidate]:
    """Sentences with a cue, in the order of the days; each evening's first goes before a second."""
    found = best_quotes(entries, lexicon, cue, MOST_QUOTES, quoted)
    chosen = [
        Candidate(said.key(name, span), PageLine(quote=quote, day=quote.day), (place,))
        for place, (said, span, quote) in enumerate(found, start=1)
    ]
    return sorted(chosen, key=lambda candidate: candidate.line.day or date.min)


def _care(entries: Sequence[Said], lexicon: Lexicon, quoted: Quoted) -> list[Candidate]:
    """How the person looked after themselves: a sentence of each kind."""
    return [
        Candidate(said.key(SectionName.CARE, span), PageLine(label, quote, day=quote.day), (place,))
        for place, (cue, label) in enumerate(CARE_CUES, start=1)
        for said, span, quote in best_quotes(entries, lexicon, cue, 1, quoted)
    ]


def _happened(entries: Sequence[Said], lexicon: Lexicon, quoted: Quoted) -> list[Candidate]:
    """The hardest evenings, as rated and as told, in the order of the days."""
    told = {said.entry.id: _hardest_spans(said, lexicon) for said in entries}
    ranked = sorted(entries, key=lambda said: _ease(said, len(told[said.entry.id])))
    chosen: dict[date, Candidate] = {}
    for said in ranked:
        entry, day = said.entry, said.entry.moment.journal_day
        if day in chosen or len(chosen) == MOST_EVENINGS:
            continue
        span = _telling_span(said, told[entry.id], quoted)
        quote = None if span is None else quoted.take(said, span)
        hidden = entry.private_answers
        triggers = () if Slot.TRIGGERS in hidden else entry.triggers
        feelings = () if Slot.FEELINGS in hidden else entry.feelings
        if quote or triggers or feelings:
            line = PageLine("", quote, "", day, triggers, feelings)
            key = said.key(SectionName.HAPPENED, span or Span(0, 0))
            chosen[day] = Candidate(key, line, (len(chosen) + 1,))
    return [chosen[day] for day in sorted(chosen)]


def _ease(said: Said, hardest: int) -> tuple[bool, int, int]:
    """Orders evenings: the lowest rated first, the unrated last; of equals the hardest told."""
    hidden = Slot.MOOD in said.entry.private_answers
    mood = None if hidden else said.entry.mood.pleasantness
    return mood is None, mood or 0, -hardest


def _hardest_spans(said: Said, lexicon: Lexicon) -> list[Span]:
    """Sentences that tell of the hardest part, those with most cues first."""
    found = sorted(cued_in(said, lexicon, "hardest"), key=lambda cued: -cued.hits)
    return [span_of(cued.sentence) for cued in found]


def _telling_span(said: Said, hardest: Sequence[Span], quoted: Quoted) -> Span | None:
    """The sentence behind what the person confirmed, else one that tells of the hardest part."""
    shown_slots = [slot for slot in _EVIDENT if slot not in said.entry.private_answers]
    answers = (last_answer(said.entry, slot) for slot in shown_slots)
    evident = [
        said.find(answer.proposal.evidence.text)
        for answer in answers
        if answer and answer.proposal and answer.outcome in _CONFIRMED
    ]
    spans = (span for span in (*evident, *hardest) if span is not None)
    return next((span for span in spans if quoted.free(said, span)), None)
