"""What of some evenings is on no page because it is private, or may be."""

from collections.abc import Iterable

from voicejournal.journal import CandidateKey, Entry, LeftOut, PageLine, Reason, SectionName
from voicejournal.language.kept_off import kept_off


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
