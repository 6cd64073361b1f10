"""What the person marked, in the words that stand there now: a mark outlives a correction."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from voicejournal.journal import Answer, Entry, Mark, Transcript
from voicejournal.language.labels.episodes import placed as episode_part
from voicejournal.language.private.hidden_words import letters_of
from voicejournal.language.private.kept_off import place_of
from voicejournal.language.text.doubts import Doubt, open_doubts
from voicejournal.language.text.edited import Placed, all_sittings, current, placed_words, within

LEAST_ALIKE: Final = 0.6
"""Share of letters in the same order, of both texts, from which one corrects the other."""


def as_it_reads(entry: Entry) -> Entry:
    """The entry with its marks, and the passages of its hard moments, as their words read now.

    What was typed, and what stands there as it was marked, stays.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    if not entry.edits or current(entry) is None:
        return entry
    marks = tuple(Mark(_now(entry, mark.text)) for mark in entry.marks)
    return replace(
        entry, marks=marks, answers=tuple(_answer(entry, answer) for answer in entry.answers)
    )


def doubts_in_marks(entry: Entry) -> tuple[Doubt, ...]:
    """What is still in doubt of the words that the person marked to bring up.

    Raises:
        DamagedError: an edit does not fit the words.
    """
    raw = entry.transcript
    if raw is None or not entry.marks:
        return ()
    now = placed_words(raw, entry.edits)
    places = (place_of(entry, mark.text) for mark in as_it_reads(entry).marks)
    marked = {id(item) for place in places if place for item in now[slice(*place)]}
    return tuple(
        doubt
        for doubt in open_doubts(raw, entry.edits)
        if any(id(item) in marked for item in within(now, doubt.start_word, doubt.end_word))
    )


def _answer(entry: Entry, answer: Answer) -> Answer:
    proposal = answer.proposal
    if proposal is None or episode_part(answer.name) is None:
        return answer
    text = _now(entry, proposal.evidence.text)
    if text == proposal.evidence.text or answer.value != proposal.value:
        return answer
    evidence = replace(proposal.evidence, text=text)
    return replace(answer, value=text, proposal=replace(proposal, value=text, evidence=evidence))


def _now(entry: Entry, text: str) -> str:
    """How words read now that once read so; the text itself where they still do, or never did."""
    transcript = current(entry)
    if transcript is None or not letters_of(text) or place_of(entry, text) is not None:
        return text
    place = _place_once(entry, text)
    if place is None:
        return text
    now = "".join(word.text for word in transcript.words[slice(*place)]).strip()
    return now if _is_corrected(text, now) else text


def _is_corrected(then: str, now: str) -> bool:
    """Whether words are a correction of others, and nothing else that was typed in their place."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - needed where a mark was edited alone

    return SequenceMatcher(None, letters_of(then), letters_of(now)).ratio() >= LEAST_ALIKE


def _place_once(entry: Entry, text: str) -> tuple[int, int] | None:
    """Words of the current text that stand for those that once read so, the newest first."""
    raw = entry.transcript
    if raw is None:
        return None
    now = placed_words(raw, entry.edits)
    for then in _earlier(raw, entry):
        span = _raw_span(then, letters_of(text))
        if span is not None:
            own = [number for number, item in enumerate(now) if item.within(*span)]
            return (own[0], own[-1] + 1) if own else None
    return None


def _earlier(raw: Transcript, entry: Entry) -> Iterator[Sequence[Placed]]:
    """The text after each sitting but the latest, from the newest back to the raw words."""
    for _, sitting in reversed(all_sittings(raw, entry.edits)[:-1]):
        yield placed_words(raw, sitting)
    yield placed_words(raw, ())


def _raw_span(placed: Sequence[Placed], sought: str) -> tuple[int, int] | None:
    """Raw words for which the first words stand that read so."""
    letters, starts, ends = "", {}, {}
    for item in placed:
        own = letters_of(item.word.text)
        if own:
            starts[len(letters)] = item.edit.start_word if item.edit else item.at
            letters += own
            ends[len(letters)] = item.edit.end_word if item.edit else item.at + 1
    at = letters.find(sought)
    while at >= 0:
        if at in starts and at + len(sought) in ends:
            return starts[at], ends[at + len(sought)]
        at = letters.find(sought, at + 1)
    return None
