"""Words in doubt as they stand in a line of plain text: `[said?]`, `[want / not want?]`.

Brackets with a question mark are what transcribers write where they are not sure of a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from voicejournal.journal import OtherReading, Segment, Transcript, Word

_ENDS: Final = re.compile(r"^(?P<said>.*?)(?P<end>[.,;:!?…]*)$", re.DOTALL)
_DOUBT: Final = re.compile(r"\[(?P<stands>[^\[\]]*?)(?: / [^\[\]]*)?\?\]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are all sure, or all in doubt.

    `other` is what else these may be: empty where they may not have been said at all, None where
    there is no other reading.
    """

    words: tuple[Word, ...]
    doubtful: bool = False
    other: str | None = None

    @property
    def text(self) -> str:
        """The words in one, blanks around them too."""
        return "".join(word.text for word in self.words)


def runs_of(segment: Segment) -> Iterator[Run]:
    """A passage in stretches: what has another reading is one, however much of it is in doubt."""
    reached = 0
    for other in _shown_others(segment):
        yield from _plain_runs(segment.words[reached : other.start_word])
        yield Run(segment.words[other.start_word : other.end_word], True, other.text)
        reached = other.end_word
    yield from _plain_runs(segment.words[reached:])


def text_with_doubt(transcript: Transcript, start: int, end: int) -> str:
    """Words `start:end` in one line, those in doubt in brackets, with the other reading if any."""
    shown, base = "", 0
    for segment in transcript.segments:
        first, last = max(start - base, 0), min(end - base, len(segment.words))
        base += len(segment.words)
        if first < last:
            shown += "".join(map(_shown, runs_of(_part(segment, first, last))))
    return " ".join(shown.split())


def without_brackets(text: str) -> str:
    """A text of `text_with_doubt` as if all that stands in it were sure."""
    return _DOUBT.sub(lambda found: found["stands"], text)


def _shown(run: Run) -> str:
    text = run.text
    said = _ENDS.match(text.strip())
    if not run.doubtful or said is None or not any(map(str.isalnum, said["said"])):
        return text
    other = _ENDS.sub(r"\g<said>", " ".join((run.other or "").split()))
    is_other = other.casefold() not in {"", said["said"].casefold()}
    inner = f"{said['said']} / {other}" if is_other else said["said"]
    before = text[: len(text) - len(text.lstrip())]
    return f"{before}[{inner}?]{said['end']}"


def _part(segment: Segment, first: int, last: int) -> Segment:
    """Some words of a passage, with the other readings that lie within them."""
    others = tuple(
        OtherReading(other.start_word - first, other.end_word - first, other.text)
        for other in segment.others
        if first <= other.start_word and other.end_word <= last
    )
    return replace(segment, words=segment.words[first:last], others=others)


def _shown_others(segment: Segment) -> Iterator[OtherReading]:
    reached = 0
    for other in sorted(segment.others, key=lambda other: other.start_word):
        own = segment.words[other.start_word : other.end_word]
        if other.start_word >= reached and any(word.doubtful for word in own):
            yield other
            reached = other.end_word


def _plain_runs(words: Sequence[Word]) -> Iterator[Run]:
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or words[end].doubtful != words[start].doubtful:
            yield Run(tuple(words[start:end]), words[start].doubtful)
            start = end
