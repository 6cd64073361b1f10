"""What of some evenings is on no page because it is private, or may be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from voicejournal.journal import (
    Candidate,
    CandidateKey,
    Entry,
    LeftOut,
    PageLine,
    Reason,
    SectionName,
)
from voicejournal.language.private.kept_off import kept_off
from voicejournal.language.text.doubt_text import without_brackets
from voicejournal.language.text.plain import plain

RUN_WORDS: Final = 4
"""So many words in a row tell a private sentence again."""

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def private_lines(entries: Iterable[Entry]) -> tuple[LeftOut, ...]:
    """A line without words for each passage that is kept off, and for each private evening.

    Raises:
        DamagedError: an edit does not fit its transcript.
    """
    lines: list[LeftOut] = []
    for entry in entries:
        line = PageLine(day=entry.moment.journal_day)
        if entry.private:
            key = CandidateKey(SectionName.HAPPENED, entry.id)
            lines.append(LeftOut(key, line, Reason.PRIVATE))
            continue
        for part in kept_off(entry):
            key = CandidateKey(SectionName.HAPPENED, entry.id, part.start_word, part.end_word)
            reason = Reason.PRIVATE if part.is_certain else Reason.MAYBE_PRIVATE
            lines.append(LeftOut(key, line, reason))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Hidden:
    """All runs of words of the private passages of some entries."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """The runs of these entries; those that are private as a whole have none.

        Raises:
            DamagedError: an edit does not fit its transcript.
        """
        parts = (part.text for entry in entries if not entry.private for part in kept_off(entry))
        return cls(frozenset(run for text in parts for run in _runs(text)))

    def in_line(self, line: PageLine) -> bool:
        """Whether a line says any of them: what was said again elsewhere is as private."""
        said = without_brackets(line.quote.text) if line.quote is not None else ""
        texts = (said, line.note)
        return any(not self.runs.isdisjoint(_runs(text)) for text in texts)

    def marked(self, lines: Iterable[Candidate]) -> Iterator[LeftOut]:
        """What the person marked that says any of them: it is left out, without its words."""
        for one in lines:
            if self.in_line(one.line):
                yield LeftOut(one.key, PageLine(day=one.line.day), Reason.PRIVATE)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(plain(text))
    return {tuple(words[n : n + RUN_WORDS]) for n in range(len(words) - RUN_WORDS + 1)}
