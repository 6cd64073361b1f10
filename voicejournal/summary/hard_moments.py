"""Two or three hard moments of the days, as they were told: what happened, thought, done."""

from collections.abc import Iterator, Sequence
from typing import Final

from voicejournal.journal import Candidate, CandidateKey, Episode, PageLine, SectionName
from voicejournal.language.episode_text import distress_text, felt_text
from voicejournal.language.episodes import THOUGHT_RECORD, episodes_of
from voicejournal.summary.placing import WHAT_I_DID
from voicejournal.summary.said import Quoted, Said

MOST_MOMENTS: Final = 3
RANK: Final = 1
LINES_OF_ONE: Final = 10
"""So many numbers of notes belong to one moment of an evening."""


def hard_moments(said: Sequence[Said], quoted: Quoted) -> list[Candidate]:
    """The lines of the hardest moments; those of one moment follow each other.

    One whose words are all kept off is none.
    """
    told = [(one, episode) for one in said for episode in episodes_of(one.entry) if episode.parts]
    hardest = sorted(told, key=lambda pair: -_hardness(pair[1]))[:MOST_MOMENTS]
    found = []
    for place, (one, episode) in enumerate(hardest):
        for number, (key, line) in enumerate(_lines(one, episode, quoted)):
            found.append(Candidate(key, line, (RANK, 0, place, number)))
    return found


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
    span = said.find(episode.situation) if episode.from_words else None
    at = 0
    if span is not None and not span.doubtful and quoted.free(said, span):
        at = span.start
        yield said.key(SectionName.HAPPENED, span), PageLine(quote=quoted.take(said, span), day=day)
    elif span is None:
        texts.insert(0, episode.situation)
    for number, text in enumerate(texts, start=episode.place * LINES_OF_ONE):
        if text:
            key = CandidateKey(SectionName.HAPPENED, said.entry.id, at, at, number)
            yield key, PageLine(note=text, day=day)


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
    told = ", ".join(part for part in (text, helped) if part)
    return f"{label if text else 'distress:'} {told}" if told else ""
