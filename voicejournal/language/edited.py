"""The text as the person last left it: edits laid over the raw words, and drawn from a new text.

Spans are raw word indices, so that times survive. The latest sitting counts, whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from voicejournal.errors import DamagedError
from voicejournal.journal import Edit, Entry, Segment, Transcript, Word
from voicejournal.language.tokens import gap_before, tokens_of


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word of the current text, and the raw word at whose place it stands."""

    word: Word
    at: int


def current_words(transcript: Transcript, edits: Sequence[Edit]) -> tuple[Word, ...]:
    """Words of the latest sitting; a replaced span's time is shared out among its new words.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    return tuple(placed.word for placed in _place(transcript, latest_sitting(transcript, edits)))


def current_text(transcript: Transcript, edits: Sequence[Edit]) -> str:
    """Text as the person last left it, in one line with single spaces.

    Raises:
        DamagedError: an edit lies outside the transcript or over another one.
    """
    return _one_line(current_words(transcript, edits))


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
    words: list[list[Word]] = [[] for _ in raw.segments] or [[]]
    for placed in _place(raw, sitting):
        words[homes[placed.at] if homes else 0].append(placed.word)
    segments = raw.segments or (Segment(0.0, 0.0, "", ()),)
    kept = (
        _with_words(segment, tuple(words[number]))
        for number, segment in enumerate(segments)
        if words[number] or not segment.words  # a passage edited away is gone
    )
    return replace(raw, segments=tuple(kept))


def edits_between(transcript: Transcript, new_text: str, made_at: datetime) -> tuple[Edit, ...]:
    """Smallest edits that make the raw words read `new_text`; spacing does not count.

    Returns:
        One sitting. Where nothing differs, the one empty edit that goes back to the raw text.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only an edit needs it

    tokens = tokens_of(transcript.words)
    old, new = [token.text for token in tokens], new_text.split()
    if " ".join(old) == " ".join(new):
        return (Edit(transcript.id, 0, 0, "", made_at),)
    edits = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        if old_start < old_end:
            span = tokens[old_start].start_word, tokens[old_end - 1].end_word
        else:
            at = tokens[old_start - 1].end_word if old_start else 0
            span = at, at
        edits.append(Edit(transcript.id, *span, " ".join(new[new_start:new_end]), made_at))
    return tuple(edits)


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
    reached = 0
    for edit in sitting:
        if not reached <= edit.start_word <= edit.end_word <= len(transcript.words):
            raise DamagedError(
                f"An edit of transcript {transcript.id} does not fit its words.",
                "Restore a backup, or edit the entry again.",
            )
        reached = edit.end_word
    return tuple(sitting)


def _says_something(edit: Edit) -> bool:
    """Whether an edit changes anything; the empty one only marks the way back."""
    return edit.start_word < edit.end_word or bool(edit.text.strip())


def _one_line(words: Sequence[Word]) -> str:
    """Text of words with single spaces."""
    return " ".join("".join(word.text for word in words).split())


def _place(transcript: Transcript, sitting: Sequence[Edit]) -> tuple[_Placed, ...]:
    """Lay a sitting over the raw words."""
    raw = transcript.words
    placed: list[_Placed] = []
    reached = 0
    for edit in sitting:
        placed += _kept(raw, reached, edit.start_word, placed)
        placed += _replacing(raw, edit)
        reached = edit.end_word
    placed += _kept(raw, reached, len(raw), placed)
    return tuple(placed)


def _kept(
    raw: Sequence[Word], start: int, end: int, before: Sequence[_Placed]
) -> Iterator[_Placed]:
    """Raw words as they are, but parted from the edit before them as they were in the raw."""
    left = next((item.word.text for item in reversed(before) if item.word.text), " ")
    for index in range(start, end):
        word = raw[index]
        glued = not left[-1:].isspace() and not word.text[:1].isspace()
        if index == start and glued and gap_before(raw, index):
            word = replace(word, text=f" {word.text}")
        yield _Placed(word, index)


def _replacing(raw: Sequence[Word], edit: Edit) -> Iterator[_Placed]:
    """Make the words of an edit, spread evenly over the time of those they replace.

    Words that were confirmed as they stand keep their times and what the model said of them.
    """
    texts = edit.text.split()
    confirmed = raw[edit.start_word : edit.end_word]
    if texts and "".join(word.text for word in confirmed).split() == texts:
        for number, word in enumerate(confirmed, start=edit.start_word):
            yield _Placed(replace(word, doubtful=False), number)
        return
    if edit.start_word < edit.end_word:
        first_s, last_s = raw[edit.start_word].start_s, raw[edit.end_word - 1].end_s
    elif edit.start_word > 0:
        first_s = last_s = raw[edit.start_word - 1].end_s
    else:
        first_s = last_s = raw[0].start_s if raw else 0.0
    step_s = (last_s - first_s) / max(len(texts), 1)
    for number, text in enumerate(texts):
        space = " " if number or gap_before(raw, edit.start_word) else ""
        start_s = first_s + number * step_s
        end_s = last_s if number == len(texts) - 1 else start_s + step_s
        yield _Placed(Word(start_s, end_s, space + text, 1.0), _places(edit)[0])


def _places(edit: Edit) -> range:
    """Raw words at whose place an edit stands; an insertion belongs to the word before it."""
    if edit.start_word < edit.end_word:
        return range(edit.start_word, edit.end_word)
    at = max(edit.start_word - 1, 0)
    return range(at, at + 1)


def _with_words(segment: Segment, words: tuple[Word, ...]) -> Segment:
    """Put words in a segment; one that is as it was stays the same value."""
    if words == segment.words:
        return segment
    return replace(
        segment,
        end_s=max(segment.end_s, words[-1].end_s) if words else segment.end_s,
        text="".join(word.text for word in words),
        words=words,
        others=(),
    )
