"""From a text as the person left it to the smallest edits that make the words read so.

What the person did not touch stays as it was: an earlier correction, a confirmation, a doubt.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from voicejournal.journal import Edit, Transcript, Word
from voicejournal.language.text.edited import confirms, latest_sitting, placed_words
from voicejournal.language.text.tokens import gap_before, tokens_of


@dataclass(frozen=True, slots=True)
class _Unit:
    """Raw words `start:end` that change together: one of them, or all that an edit replaced."""

    start: int
    end: int
    edit: Edit | None = None

    @property
    def is_inserted(self) -> bool:
        """Whether it stands between two raw words and replaces none."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class _Part:
    """A word as a reader sees it, and the units `first:last + 1` that it is made of."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Parts of the text as it was, and the words that stand for them in the new one."""

    parts: tuple[_Part, ...]
    texts: tuple[str, ...]
    changed: bool

    def with_next(self, other: "_Aligned") -> "_Aligned":
        """Both as one."""
        changed = self.changed or other.changed
        return _Aligned(self.parts + other.parts, self.texts + other.texts, changed)


def edits_between(
    transcript: Transcript, new_text: str, made_at: datetime, earlier: Sequence[Edit] = ()
) -> tuple[Edit, ...]:
    """Smallest edits that make the words read `new_text`; spacing does not count.

    Of the `earlier` edits those of the latest sitting stay where the new text leaves them alone.

    Returns:
        One sitting. Where nothing is left to edit, the one empty edit that goes back to the raw
        text.

    Raises:
        DamagedError: an earlier edit lies outside the transcript or over another one.
    """
    sitting = latest_sitting(transcript, earlier)
    text = _Text(transcript, sitting)
    at = after(transcript, earlier, made_at)
    edits: list[Edit] = []
    gone: set[Edit] = set()
    aligned = _joined(text, _align(text.parts, new_text.split()))
    for number, one in enumerate(aligned):
        if one.changed:
            place = _place_of(text, aligned, number)
            gone.update(place.replaced)
            said = " ".join(one.texts)
            edits.append(Edit(transcript.id, place.start, place.end, said, at))
    edits += [replace(edit, made_at=at) for edit in sitting if edit not in gone]
    return whole_sitting(transcript, edits, at)


def whole_sitting(
    transcript: Transcript, edits: Sequence[Edit], made_at: datetime
) -> tuple[Edit, ...]:
    """Edits in the order of the words, without those that confirm what nobody doubted.

    Returns:
        One sitting; the one empty edit that goes back to the raw text where nothing is left.
    """
    raw = transcript.words
    telling = [
        edit
        for edit in edits
        if not confirms(raw, edit)
        or any(word.doubtful for word in raw[edit.start_word : edit.end_word])
    ]
    telling.sort(key=lambda edit: (edit.start_word, edit.end_word))
    return tuple(telling) or (Edit(transcript.id, 0, 0, "", made_at),)


def after(transcript: Transcript, edits: Sequence[Edit], made_at: datetime) -> datetime:
    """The instant of a new sitting: a clock that was put back must not make it an old one."""
    own = [edit.made_at for edit in edits if edit.of == transcript.id]
    return max([made_at, *(at + timedelta(microseconds=1) for at in own)])


@dataclass(frozen=True, slots=True)
class _Place:
    """Raw words `start:end` that a change replaces, and the earlier edits that it replaces."""

    start: int
    end: int
    replaced: tuple[Edit, ...] = ()


class _Text:
    """The current text in its parts and units."""

    def __init__(self, transcript: Transcript, sitting: Sequence[Edit]) -> None:
        self.raw = transcript.words
        self.units = _units(self.raw, sitting)
        placed = placed_words(transcript, sitting)
        number_of = {unit.edit or unit.start: n for n, unit in enumerate(self.units)}
        homes = [number_of[item.at if item.edit is None else item.edit] for item in placed]
        self.parts = tuple(
            _Part(text, homes[token.start_word], homes[token.end_word - 1])
            for token in tokens_of([item.word for item in placed])
            for text in token.text.split()
        )


def _units(raw: Sequence[Word], sitting: Sequence[Edit]) -> tuple[_Unit, ...]:
    units: list[_Unit] = []
    reached = 0
    for edit in sitting:
        units += [_Unit(index, index + 1) for index in range(reached, edit.start_word)]
        units.append(_Unit(edit.start_word, edit.end_word, edit))
        reached = edit.end_word
    units += [_Unit(index, index + 1) for index in range(reached, len(raw))]
    return tuple(units)


def _align(parts: Sequence[_Part], texts: Sequence[str]) -> Iterator[_Aligned]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only an edit needs it

    # What is the same at both ends is most of it, and the matcher is slow where words come again.
    ahead = _same(parts, texts)
    behind = _same(parts[ahead:][::-1], texts[ahead:][::-1])
    yield from _unchanged(parts[:ahead])
    old = parts[ahead : len(parts) - behind]
    new = texts[ahead : len(texts) - behind]
    matcher = SequenceMatcher(None, [part.text for part in old], new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield from _unchanged(old[old_start:old_end])
        else:
            yield _Aligned(
                tuple(old[old_start:old_end]), tuple(new[new_start:new_end]), changed=True
            )
    yield from _unchanged(parts[len(parts) - behind :])


def _same(parts: Sequence[_Part], texts: Sequence[str]) -> int:
    """How many words are the same from the beginning."""
    pairs = enumerate(zip(parts, texts, strict=False))
    shorter = min(len(parts), len(texts))
    return next((n for n, (part, text) in pairs if part.text != text), shorter)


def _unchanged(parts: Sequence[_Part]) -> Iterator[_Aligned]:
    for part in parts:
        yield _Aligned((part,), (part.text,), changed=False)


def _joined(text: _Text, aligned: Iterable[_Aligned]) -> list[_Aligned]:
    """Join what can only change together, so that every change has a place of its own."""
    found: list[_Aligned] = []
    waiting = list(aligned)
    for number, one in enumerate(waiting):
        behind = waiting[number + 1] if number + 1 < len(waiting) else None
        previous = found[-1] if found else None
        if previous is not None and _belongs_to_previous(text, previous, one, behind):
            found[-1] = previous.with_next(one)
        else:
            found.append(one)
    return found


def _belongs_to_previous(
    text: _Text, previous: _Aligned, one: _Aligned, behind: _Aligned | None
) -> bool:
    units = text.units
    if previous.parts and one.parts:
        return one.parts[0].first <= previous.parts[-1].last
    if not one.parts:  # new words, after a part that is there
        last = previous.parts[-1].last
        shared = behind is not None and behind.parts[0].first <= last
        return shared or units[last].is_inserted or _gap_for(text, previous, behind) is None
    return units[one.parts[0].first].is_inserted


def _place_of(text: _Text, aligned: Sequence[_Aligned], number: int) -> _Place:
    """The raw words whose place a change takes."""
    one = aligned[number]
    if one.parts:
        units = text.units[one.parts[0].first : one.parts[-1].last + 1]
        return _Place(units[0].start, units[-1].end, _edits_of(units))
    previous = aligned[number - 1] if number else None
    behind = aligned[number + 1] if number + 1 < len(aligned) else None
    return _gap_for(text, previous, behind) or _Place(0, 0)


def _gap_for(text: _Text, previous: _Aligned | None, behind: _Aligned | None) -> _Place | None:
    """Where new words can stand between two parts and be parted from both; None if nowhere.

    The place of words that were removed goes first: what is typed there again is what was said.
    """
    last = previous.parts[-1].last if previous else -1
    first = behind.parts[0].first if behind else len(text.units)
    between = text.units[last + 1 : first]
    left = text.units[last].end if previous else 0
    right = text.units[first].start if behind else len(text.raw)
    removed = [unit for unit in between if unit.edit is not None]
    places = [_Place(removed[0].start, removed[-1].end, _edits_of(removed))] if removed else []
    places += [
        _Place(index, index)
        for index in range(left, right + 1)
        if not any(unit.start < index < unit.end for unit in removed)
    ]
    for place in places:
        is_parted_left = previous is None or _has_gap(text.raw, left, place.start)
        if is_parted_left and (behind is None or _has_gap(text.raw, place.end, right)):
            return place
    return None


def _edits_of(units: Sequence[_Unit]) -> tuple[Edit, ...]:
    return tuple(unit.edit for unit in units if unit.edit is not None)


def _has_gap(raw: Sequence[Word], first: int, last: int) -> bool:
    return any(gap_before(raw, place) for place in range(first, last + 1))
