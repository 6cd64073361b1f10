"""The page of a week: which of the person's own words go on it, under which heading.

Marks come first, then what was confirmed, then sentences whose words ask for a section. Nothing is
rewritten or concluded. A private entry, and a recorded session, are as if not spoken.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from voicejournal.errors import InputError
from voicejournal.journal import (
    Answer,
    DayMood,
    Entry,
    Outcome,
    PageLine,
    Quote,
    Slot,
    WeeklyPage,
)
from voicejournal.language.lexicon import Lexicon
from voicejournal.summary.cues import best_quotes, cued_in
from voicejournal.summary.fitting import MARKED, Candidate, fitted
from voicejournal.summary.said import Quoted, Said, Span, said_in, span_of
from voicejournal.summary.text import HAPPENED, TALK

LONGEST_DAYS: Final = 366

HOMEWORK: Final = "HOMEWORK"
WINS: Final = "SMALL WINS"
CARE: Final = "LOOKED AFTER MYSELF"
QUESTIONS: Final = "QUESTIONS"

WRITTEN: Final = "written"
WHOLE_EVENING: Final = "the whole evening"
UNCLEAR: Final = "something I marked, not clearly heard"

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


def make_page(
    entries: Sequence[Entry],
    first_day: date,
    last_day: date,
    with_whom: str,
    mean_before: float | None,
    lexicon: Lexicon,
) -> WeeklyPage:
    """Choose the page of some days from the entries, of which others are passed over.

    `mean_before` is the mean mood of as many days before, from entries that are not private.

    Raises:
        InputError: the days are the wrong way round, or more than a year.
        DamagedError: an edit does not fit its transcript.
    """
    days = moods_of_days(entries, first_day, last_day)
    said = [said_in(entry) for entry in _shown(entries, first_day, last_day)]
    quoted = Quoted()
    # Each section quotes what those before it left over.
    sections = [
        (TALK, [*_marked(said, quoted), *_cued(_open_to_talk(said), lexicon, "bring_up", quoted)]),
        (HAPPENED, _happened(said, lexicon, quoted)),
        (HOMEWORK, _cued(said, lexicon, "homework", quoted)),
        (WINS, _cued(said, lexicon, "win", quoted)),
        (CARE, _care(said, lexicon, quoted)),
        (QUESTIONS, _cued(_open_to_talk(said), lexicon, "question", quoted)),
    ]
    page = WeeklyPage(first_day, last_day, with_whom, days, mean_before, ())
    return fitted(page, sections)


def moods_of_days(entries: Iterable[Entry], first_day: date, last_day: date) -> tuple[DayMood, ...]:
    """Last confirmed mood of each day, private entries and sessions apart.

    Raises:
        InputError: the days are the wrong way round, or more than a year.
    """
    count = (last_day - first_day).days + 1
    if count < 1:
        raise InputError("The first day comes after the last one.", "Change them round.")
    if count > LONGEST_DAYS:
        raise InputError(
            f"A page holds {LONGEST_DAYS} days at most.", "Choose days that lie closer together."
        )
    rated: dict[date, int | None] = {}
    for entry in _shown(entries, first_day, last_day):
        day, mood = entry.moment.journal_day, entry.mood.pleasantness
        rated[day] = rated.get(day) if mood is None else mood
    days = (first_day + timedelta(days=number) for number in range(count))
    return tuple(DayMood(day, rated.get(day), spoken=day in rated) for day in days)


def mean_mood(days: Iterable[DayMood]) -> float | None:
    """Mean of the rated days; None where none is rated."""
    rated = [day.pleasantness for day in days if day.pleasantness is not None]
    return sum(rated) / len(rated) if rated else None


def _shown(entries: Iterable[Entry], first_day: date, last_day: date) -> list[Entry]:
    """Entries that a page may know of, oldest first."""
    return sorted(
        (
            entry
            for entry in entries
            if not (entry.private or entry.is_session)
            and first_day <= entry.moment.journal_day <= last_day
        ),
        key=lambda entry: (entry.moment.journal_day, entry.moment.at, entry.number),
    )


def _marked(entries: Sequence[Said], quoted: Quoted) -> list[Candidate]:
    """What the person marked, each once, in the order of the evenings and of what was said."""
    lines: list[PageLine] = []
    for said in entries:
        # The longest first: a mark within another one has its place there.
        texts = sorted((mark.text for mark in said.entry.marks), key=len, reverse=True)
        own = {line: None for text in texts for line in _mark_lines(said, text, quoted)}
        lines += sorted(own, key=lambda line: line.quote.start_s if line.quote else math.inf)
    return [Candidate(line, (MARKED, place)) for place, line in enumerate(lines)]


def _mark_lines(said: Said, text: str, quoted: Quoted) -> list[PageLine]:
    """The line of a mark; none where its words are quoted already."""
    day = said.entry.moment.journal_day
    if not text.strip():
        return [PageLine(WHOLE_EVENING, day=day)]
    span = said.find(text)
    if span is None:
        return [PageLine(WRITTEN, note=text.strip(), day=day)]
    if span.doubtful:
        return [PageLine(UNCLEAR, day=day)]
    if quoted.free(said, span):
        return [PageLine(quote=quoted.take(said, span), day=day)]
    # Marks that overlap: the sentences of this one that the other one has not.
    own = [span_of(one) for one in said.sentences]
    free = [
        one
        for one in own
        if span.start <= one.start and one.end <= span.end and quoted.free(said, one)
    ]
    return [PageLine(quote=quoted.take(said, one), day=day) for one in free]


def _open_to_talk(entries: Sequence[Said]) -> list[Said]:
    """Evenings of which the person did not say that there is nothing to bring up."""
    return [said for said in entries if not _declined(_last_answer(said.entry, Slot.THERAPY))]


def _declined(answer: Answer | None) -> bool:
    if answer is None:
        return False
    return answer.outcome == Outcome.REJECTED or answer.value is False


def _last_answer(entry: Entry, slot: Slot) -> Answer | None:
    return next((answer for answer in reversed(entry.answers) if answer.slot == slot), None)


def _cued(entries: Sequence[Said], lexicon: Lexicon, cue: str, quoted: Quoted) -> list[Candidate]:
    """Sentences with a cue, in the order of the days; each evening's first goes before a second."""
    quotes = best_quotes(entries, lexicon, cue, MOST_QUOTES, quoted)
    chosen = [
        Candidate(PageLine(quote=quote, day=quote.day), (place,))
        for place, quote in enumerate(quotes, start=1)
    ]
    return sorted(chosen, key=lambda candidate: candidate.line.day or date.min)


def _care(entries: Sequence[Said], lexicon: Lexicon, quoted: Quoted) -> list[Candidate]:
    """How the person looked after themselves: a sentence of each kind."""
    return [
        Candidate(PageLine(label, quote, day=quote.day), (place,))
        for place, (cue, label) in enumerate(CARE_CUES, start=1)
        for quote in best_quotes(entries, lexicon, cue, 1, quoted)
    ]


def _happened(entries: Sequence[Said], lexicon: Lexicon, quoted: Quoted) -> list[Candidate]:
    """The hardest evenings, as rated and as told, in the order of the days."""
    told = {said.entry.id: _hardest_spans(said, lexicon) for said in entries}
    ranked = sorted(entries, key=lambda said: _ease(said, len(told[said.entry.id])))
    chosen: dict[date, Candidate] = {}
    for said in ranked:
        day = said.entry.moment.journal_day
        if day in chosen or len(chosen) == MOST_EVENINGS:
            continue
        quote = _telling_quote(said, told[said.entry.id], quoted)
        entry = said.entry
        if quote or entry.triggers or entry.feelings:
            line = PageLine("", quote, "", day, entry.triggers, entry.feelings)
            chosen[day] = Candidate(line, (len(chosen) + 1,))
    return [chosen[day] for day in sorted(chosen)]


def _ease(said: Said, hardest: int) -> tuple[bool, int, int]:
    """Orders evenings: the lowest rated first, the unrated last; of equals the hardest told."""
    mood = said.entry.mood.pleasantness
    return mood is None, mood or 0, -hardest


def _hardest_spans(said: Said, lexicon: Lexicon) -> list[Span]:
    """Sentences that tell of the hardest part, those with most cues first."""
    found = sorted(cued_in(said, lexicon, "hardest"), key=lambda cued: -cued.hits)
    return [span_of(cued.sentence) for cued in found]


def _telling_quote(said: Said, hardest: Sequence[Span], quoted: Quoted) -> Quote | None:
    """The sentence behind what the person confirmed, else one that tells of the hardest part."""
    answers = (_last_answer(said.entry, slot) for slot in _EVIDENT)
    evident = [
        said.find(answer.proposal.evidence.text)
        for answer in answers
        if answer and answer.proposal and answer.outcome in _CONFIRMED
    ]
    for span in (*evident, *hardest):
        if span is not None and quoted.free(said, span):
            return quoted.take(said, span)
    return None
