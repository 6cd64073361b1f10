"""The hard moments of the days, as they were told: what happened, thought, done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    Episode,
    LeftOut,
    PageLine,
    Reason,
    SectionName,
)
from voicejournal.language.labels.episode_text import distress_text, felt_text
from voicejournal.language.labels.episodes import THOUGHT_RECORD, episodes_of
from voicejournal.summary.lines.marked import IN_DOUBT
from voicejournal.summary.lines.placing import WHAT_I_DID
from voicejournal.summary.lines.said import Quoted, Said, Span

MOST_MOMENTS: Final = 3
"""So many are told in several lines. One that is a quote and no more is a line like any other."""
RANK: Final = 1
SENTENCE_ENDS: Final = (".", "?", "!", "…")
LINES_OF_ONE: Final = 10
"""So many numbers of notes belong to one moment of an evening."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The lines of hard moments, and those that were not heard clearly enough to be lines."""

    lines: tuple[Candidate, ...]
    in_doubt: tuple[LeftOut, ...] = ()


def hard_moments(said: Sequence[Said], quoted: Quoted) -> Moments:
    """All that was told of hard moments; the lines of one follow each other.

    Those of the hardest are for the page; those of the others are there if the person wants them.
    One whose words are all kept off is none.
    """
    told = [(one, episode) for one in said for episode in episodes_of(one.entry) if episode.parts]
    found: list[Candidate] = []
    in_doubt: list[LeftOut] = []
    in_lines = 0
    for place, (one, episode) in enumerate(sorted(told, key=lambda pair: -_hardness(pair[1]))):
        own = list(_lines(one, episode, quoted))
        in_lines += any(line.quote is None for _, line in own)
        is_extra = in_lines > MOST_MOMENTS and any(line.quote is None for _, line in own)
        for number, (key, line) in enumerate(own):
            found.append(Candidate(key, line, (RANK, 0, place, number), is_extra=is_extra))
        in_doubt += _unclear(one, episode, quoted)
    return Moments(tuple(found), tuple(in_doubt))


def _hardness(episode: Episode) -> float:
    """How hard it was at its worst, 0-1: the distress, else the strongest feeling."""
    if episode.distress.before is not None:
        return episode.distress.before / LINES_OF_ONE
    rated = [feeling.intensity or 0 for feeling in episode.feelings]
    return max(rated, default=0) / episode.highest


def _lines(said: Said, episode: Episode, quoted: Quoted) -> Iterator[tuple[CandidateKey, PageLine]]:
    """What happened, quoted where it was said; what went through the mind; what was done."""
    day = said.entry.moment.journal_day
    texts = [_thought(episode), _done(episode)]
    span = _passage(said, episode)
    at = 0
    if span is None:
        texts.insert(0, episode.situation)
    for part in quoted.unquoted(said, span) if span is not None else ():
        if said.is_understood(part):
            at = at or part.start
            quote = quoted.take(said, part)
            label = IN_DOUBT if quote.doubtful else ""
            yield said.key(SectionName.HAPPENED, part), PageLine(label, quote, day=day)
    for number, text in enumerate(texts, start=episode.place * LINES_OF_ONE):
        if text:
            key = CandidateKey(SectionName.HAPPENED, said.entry.id, at, at, number)
            yield key, PageLine(note=text, day=day)


def _unclear(said: Said, episode: Episode, quoted: Quoted) -> Iterator[LeftOut]:
    """What happened, where it was not heard clearly enough to be shown even with its doubt."""
    span = _passage(said, episode)
    for part in list(quoted.unquoted(said, span)) if span is not None else ():
        line = PageLine(quote=quoted.take(said, part), day=said.entry.moment.journal_day)
        yield LeftOut(said.key(SectionName.HAPPENED, part), line, Reason.IN_DOUBT)


def _passage(said: Said, episode: Episode) -> Span | None:
    """Where the situation was said; None where it was typed."""
    return said.find(episode.situation) if episode.from_words else None


def _thought(episode: Episode) -> str:
    """'thought: … (anxious 8)'."""
    felt = felt_text(episode)
    label = "wanted to say" if episode.part("wanted_to_say") else "thought"
    if not episode.thought:
        return f"felt: {felt}" if felt else ""
    return f"{label}: {episode.thought}" + (f" ({felt})" if felt else "")


def _done(episode: Episode) -> str:
    """'did: breathing, 8 -> 5'; of a thought record the thought that it came to."""
    label, text = WHAT_I_DID, episode.response
    if episode.kind == THOUGHT_RECORD:
        label, text = "balanced thought:", episode.part("balanced_thought")
    elif episode.part("said"):
        label = "said:"
    helped = distress_text(episode.distress)
    between = " " if text.endswith(SENTENCE_ENDS) else ", "
    told = between.join(part for part in (text, helped) if part)
    return f"{label if text else 'distress:'} {told}" if told else ""
