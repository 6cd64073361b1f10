"""The text as the person last left it: edits laid over the raw words.

Spans are raw word indices, so that times survive. The latest sitting counts, whole.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from voicejournal.errors import DamagedError
from voicejournal.journal import Edit, Entry, OtherReading, Segment, Transcript, Word
from voicejournal.language.text.tokens import gap_before


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the current text, and the raw word at whose place it stands.

    `edit` is the one that it comes from; None where it is the raw word itself.
    """

    word: Word
    at: int
    edit: Edit | None = None

    def within(self, start: int, end: int) -> bool:
        """Whether it belongs to raw words `start:end`; what was inserted beside them does not."""
        if self.edit is None:
            return start <= self.at < end
        first, last = self.edit.start_word, self.edit.end_word
        return start < first < end if first == last else start <= first and last <= end


def current_words(transcript: Transcript, edits: Sequence[Edit]) -> tuple[Word, ...]:
    """Words of the latest sitting; a replaced span's time is shared out among its new words.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    return tuple(placed.word for placed in placed_words(transcript, edits))


def current_text(transcript: Transcript, edits: Sequence[Edit]) -> str:
    """Text as the person last left it, in one line with single spaces.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    return one_line(current_words(transcript, edits))


def placed_words(transcript: Transcript, edits: Sequence[Edit]) -> tuple[Placed, ...]:
    """Words of the latest sitting, each with its place among the raw words.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    return _place(transcript, latest_sitting(transcript, edits))


def current(entry: Entry) -> Transcript | None:
    """Transcript of an entry with the person's words in place; None while it waits for one.

    It keeps the id of the raw transcript, but edits refer to the raw words, not to these.
    A word that the person corrected or confirmed is not doubtful any more.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    raw = entry.transcript
    if raw is None:
        return None
    sitting = latest_sitting(raw, entry.edits)
    if not sitting:
        return raw
    homes = [number for number, segment in enumerate(raw.segments) for _ in segment.words]
    segments = raw.segments or (Segment(0.0, 0.0, "", ()),)
    placed: list[list[Placed]] = [[] for _ in segments]
    for item in _place(raw, sitting):
        placed[homes[item.at] if homes else 0].append(item)
    readings = open_readings(raw, sitting)
    kept = (
        _with_words(segment, placed[number], readings)
        for number, segment in enumerate(segments)
        if placed[number] or not segment.words  # a passage edited away is gone
    )
    return replace(raw, segments=tuple(kept))


def is_changed(entry: Entry) -> bool:
    """Whether the person's words differ from those first heard; a confirmation changes none.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    raw = entry.transcript
    if raw is None:
        return False
    return any(not confirms(raw.words, edit) for edit in latest_sitting(raw, entry.edits))


def confirms(raw: Sequence[Word], edit: Edit) -> bool:
    """Whether an edit says just what was heard already."""
    texts = edit.text.split()
    return bool(texts) and one_line(raw[edit.start_word : edit.end_word]).split() == texts


def open_readings(transcript: Transcript, edits: Sequence[Edit]) -> tuple[OtherReading, ...]:
    """Other readings that the latest sitting left open, by indices among all the raw words.

    Open is one with a doubtful word that no edit covers. One whose bounds an edit crosses, or that
    says no more than what stands there now, is no choice any more.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    sitting = latest_sitting(transcript, edits)
    placed = _place(transcript, sitting)
    found: list[OtherReading] = []
    base = reached = 0
    for segment in transcript.segments:
        for other in sorted(segment.others, key=lambda other: other.start_word):
            start, end = base + other.start_word, base + other.end_word
            fits = other.start_word >= 0 and other.end_word <= len(segment.words)
            own = within(placed, start, end)
            words = [item.word for item in own if item.edit is None]
            is_open = any(word.doubtful and word.text.strip() for word in words)
            if not (fits and start >= reached and is_open) or _crossed(sitting, start, end):
                continue
            if one_line([item.word for item in own]).split() != other.text.split():
                found.append(OtherReading(start, end, other.text))
                reached = end
        base += len(segment.words)
    return tuple(found)


def within(placed: Sequence[Placed], start: int, end: int) -> tuple[Placed, ...]:
    """Words of the current text that stand for raw words `start:end`."""
    first = bisect_left(placed, start, key=lambda item: item.at)
    last = bisect_left(placed, end, key=lambda item: item.at)
    return tuple(item for item in placed[first:last] if item.within(start, end))


def _crossed(sitting: Sequence[Edit], start: int, end: int) -> bool:
    """Whether an edit lies partly within these words and partly beside them."""
    return any(
        edit.start_word < end
        and start < edit.end_word
        and not (start <= edit.start_word and edit.end_word <= end)
        for edit in sitting
    )


def latest_sitting(transcript: Transcript, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits of this transcript's last sitting in the order of its words; none if back to raw.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    own = [edit for edit in edits if edit.of == transcript.id]
    last = max((edit.made_at for edit in own), default=None)
    sitting = sorted(
        (edit for edit in own if edit.made_at == last and _says_something(edit)),
        key=lambda edit: (edit.start_word, edit.end_word),
    )
    reached, count = 0, len(transcript.words)
    for edit in sitting:
        if not reached <= edit.start_word <= edit.end_word <= count:
            raise DamagedError(
                f"An edit of transcript {transcript.id} does not fit its words.",
                "Restore a backup, or edit the entry again.",
            )
        reached = edit.end_word
    return tuple(sitting)


def all_sittings(
    transcript: Transcript, edits: Sequence[Edit]
) -> tuple[tuple[datetime, tuple[Edit, ...]], ...]:
    """Each sitting of this transcript, oldest first: when it was, and its edits as in the latest.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    own = sorted((edit for edit in edits if edit.of == transcript.id), key=lambda one: one.made_at)
    return tuple(
        (at, latest_sitting(transcript, tuple(group)))
        for at, group in groupby(own, key=lambda one: one.made_at)
    )


def _says_something(edit: Edit) -> bool:
    """Whether an edit changes anything; the empty one only marks the way back."""
    return edit.start_word < edit.end_word or bool(edit.text.strip())


def one_line(words: Sequence[Word]) -> str:
    """Text of words with single spaces."""
    return " ".join("".join(word.text for word in words).split())


def _place(transcript: Transcript, sitting: Sequence[Edit]) -> tuple[Placed, ...]:
    """Lay a sitting over the raw words."""
    raw = transcript.words
    placed: list[Placed] = []
    reached = 0
    for edit in sitting:
        placed += _kept(raw, reached, edit.start_word, placed)
        if confirms(raw, edit):
            # What was confirmed keeps its times, and what the model said of it.
            placed += [
                replace(item, word=replace(item.word, doubtful=False), edit=edit)
                for item in _kept(raw, edit.start_word, edit.end_word, placed)
            ]
        else:
            placed += _replacing(raw, edit, placed)
        reached = edit.end_word
    placed += _kept(raw, reached, len(raw), placed)
    return tuple(placed)


def _kept(raw: Sequence[Word], start: int, end: int, before: Sequence[Placed]) -> Iterator[Placed]:
    """Raw words as they are, but parted from the edit before them as they were in the raw."""
    gap = _gap_after(raw, before, start)
    left = next((item.word.text for item in reversed(before) if item.word.text), " ")
    for index in range(start, end):
        word = raw[index]
        glued = not left[-1:].isspace() and not word.text[:1].isspace()
        if index == start and glued and gap:
            word = replace(word, text=f" {word.text}")
        yield Placed(word, index)


def _replacing(raw: Sequence[Word], edit: Edit, before: Sequence[Placed]) -> Iterator[Placed]:
    """Make the words of an edit, spread evenly over the time of those they replace."""
    texts = edit.text.split()
    gap = _gap_after(raw, before, edit.start_word)
    if edit.start_word < edit.end_word:
        first_s, last_s = raw[edit.start_word].start_s, raw[edit.end_word - 1].end_s
    elif edit.start_word > 0:
        first_s = last_s = raw[edit.start_word - 1].end_s
    else:
        first_s = last_s = raw[0].start_s if raw else 0.0
    step_s = (last_s - first_s) / max(len(texts), 1)
    at = edit.start_word if edit.start_word < edit.end_word else max(edit.start_word - 1, 0)
    for number, text in enumerate(texts):
        space = " " if number or gap else ""
        start_s = first_s + number * step_s
        end_s = last_s if number == len(texts) - 1 else start_s + step_s
        yield Placed(Word(start_s, end_s, space + text, 1.0), at, edit)


def _gap_after(raw: Sequence[Word], before: Sequence[Placed], index: int) -> bool:
    """Whether a gap parts raw word `index` from the last word before it that is still there."""
    last = next((item for item in reversed(before) if item.word.text), None)
    if last is None:
        return True
    end = last.edit.end_word if last.edit is not None else last.at + 1
    # Between them words may have been removed: a gap before any of them parts the two.
    return any(gap_before(raw, place) for place in range(end, index + 1))


def _with_words(
    segment: Segment, placed: Sequence[Placed], readings: Sequence[OtherReading]
) -> Segment:
    """Put words in a segment; one that is as it was stays the same value."""
    words = tuple(item.word for item in placed)
    if words == segment.words:
        return segment
    others = []
    for other in readings:
        own = within(placed, other.start_word, other.end_word)
        if own:
            first = placed.index(own[0])
            others.append(OtherReading(first, first + len(own), other.text))
    return replace(
        segment,
        end_s=max(segment.end_s, words[-1].end_s) if words else segment.end_s,
        text="".join(word.text for word in words),
        words=words,
        others=tuple(others),
    )
