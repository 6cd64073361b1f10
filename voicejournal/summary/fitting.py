"""Making a page fit its sheet: what the person chose, then by rank; no line is ever cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    CandidateSection,
    Choice,
    ChoiceKind,
    Choices,
    LeftOut,
    PageDraft,
    PageLine,
    PageSection,
    Reason,
    SectionName,
    WeeklyPage,
)
from voicejournal.summary.initials import with_initials
from voicejournal.summary.printed.text import head_lines, mood_lines, section_lines

MOST_WORDS: Final = 400

FIRST_CHOICE: Final = (-1,)
"""Rank of what the person moved; what they marked has 0."""

BY_QUOTA: Final = (1,)
"""From this rank on a section takes as many lines as its quota allows."""


NO_CHOICES: Final = Choices()


def fit(draft: PageDraft, choices: Choices = NO_CHOICES) -> WeeklyPage:
    """Put in the lines that fit, by rank and then by section; the others are `left_out`."""
    wanted = _Wanted.of(choices)
    bare = WeeklyPage(
        draft.first_day, draft.last_day, draft.with_whom, draft.days, draft.mean_before, ()
    )
    sheet = _Sheet(bare, wanted, MOST_WORDS - _words([*head_lines(bare), *mood_lines(bare)]))
    ranked = sorted(
        (wanted.rank(candidate), place, number)
        for place, section in enumerate(draft.sections)
        for number, candidate in enumerate(section.candidates)
    )
    for _, place, number in ranked:
        section = draft.sections[place]
        candidate = section.candidates[number]
        sheet.offer(section, candidate, wanted.line(candidate, draft.names))
    left_out = (
        LeftOut(candidate.key, candidate.line, sheet.refused[candidate.key])
        for section in draft.sections
        for candidate in section.candidates
        if candidate.key in sheet.refused
    )
    return WeeklyPage(
        draft.first_day,
        draft.last_day,
        draft.with_whom,
        draft.days,
        draft.mean_before,
        tuple(sheet.sections[one.name] for one in draft.sections if one.name in sheet.sections),
        (*left_out, *draft.kept_off),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The choices by what they do: of those about one line the last counts."""

    out: tuple[CandidateKey, ...]
    places: dict[CandidateKey, int | CandidateKey]
    """Where moved lines go: a number, or the place of the line they stand for."""
    initials: frozenset[CandidateKey]

    @classmethod
    def of(cls, choices: Choices) -> "_Wanted":
        last: dict[CandidateKey, Choice] = {}
        for choice in choices.made:
            if choice.kind is not ChoiceKind.INITIALS:
                last.pop(choice.key, None)
                last[choice.key] = choice
        places: dict[CandidateKey, int | CandidateKey] = {}
        for key, choice in last.items():
            if choice.kind is ChoiceKind.MOVED:
                places[key] = choice.place
            elif choice.instead is not None and choice.instead not in last:
                places[choice.instead] = key
        out = tuple(key for key, choice in last.items() if choice.kind is not ChoiceKind.MOVED)
        shortened = frozenset(choice.key for choice in choices.of(ChoiceKind.INITIALS))
        return cls(out, places, shortened)

    def rank(self, candidate: Candidate) -> tuple[int, ...]:
        return FIRST_CHOICE if candidate.key in self.places else candidate.rank

    def is_out(self, key: CandidateKey) -> bool:
        return any(key == other or key.shares_words(other) for other in self.out)

    def line(self, candidate: Candidate, names: frozenset[str]) -> PageLine:
        if candidate.key in self.initials:
            return with_initials(candidate.line, names)
        return candidate.line


@dataclass(slots=True)
class _Sheet:
    """What is on the page so far, and the words that are left for more."""

    page: WeeklyPage
    wanted: _Wanted
    room: int
    sections: dict[SectionName, PageSection] = field(default_factory=dict)
    words: dict[SectionName, int] = field(default_factory=dict)
    """Of each section, as it is printed."""
    kept: list[CandidateKey] = field(default_factory=list)
    refused: dict[CandidateKey, Reason] = field(default_factory=dict)

    def offer(self, section: CandidateSection, candidate: Candidate, line: PageLine) -> None:
        """Take a line if it may be there and has room."""
        key = candidate.key
        here = self.sections.get(section.name, PageSection(section.name, section.title, ()))
        is_over = candidate.is_extra or len(here.lines) >= section.most
        if self.wanted.is_out(key):
            self.refused[key] = Reason.LEFT_OUT
        elif any(key.shares_words(other) for other in self.kept) or (
            is_over and self.wanted.rank(candidate) >= BY_QUOTA
        ):
            self.refused[key] = Reason.NOT_CHOSEN
        else:
            lines = {**dict(zip(here.keys, here.lines, strict=True)), key: line}
            longer = _printed(section, lines, self.wanted)
            words = _words(section_lines(self.page, longer, count(1)))
            needed = words - self.words.get(section.name, 0)
            if needed > self.room:
                self.refused[key] = Reason.NO_ROOM
                return
            self.room -= needed
            self.kept.append(key)
            self.sections[section.name] = longer
            self.words[section.name] = words


def _printed(
    section: CandidateSection, kept: Mapping[CandidateKey, PageLine], wanted: _Wanted
) -> PageSection:
    """The lines that are kept, in their order but for those that were moved."""
    natural = [one.key for one in section.candidates if one.key in kept]
    order = [key for key in natural if key not in wanted.places]
    all_places = [one.key for one in section.candidates]
    for key, place in wanted.places.items():
        if key not in natural:
            continue
        if isinstance(place, int):
            order.insert(place, key)
        elif place in all_places:
            before = all_places[: all_places.index(place)]
            order.insert(sum(other in before for other in order), key)
        else:
            order.append(key)
    lines = tuple(kept[key] for key in order)
    return PageSection(section.name, section.title, lines, tuple(order))


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
