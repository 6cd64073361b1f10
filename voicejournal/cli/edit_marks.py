"""The part of `edit` that marks sentences: as a hard moment, or as private."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicejournal.dialogue.marking import Mark, Marked, Marking
from voicejournal.journal import Share
from voicejournal.language.labels.episodes import episodes_of
from voicejournal.language.once_said import as_it_reads
from voicejournal.language.private.choices import PRIVATE, SHARED, words_scopes
from voicejournal.language.private.kept_off import WHOLE, kept_off, place_of
from voicejournal.language.text.edited import current
from voicejournal.language.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from voicejournal.cli.program import Program
    from voicejournal.journal import Entry
    from voicejournal.ports import Question

HARD_MOMENT = "hard-moment"


def marking_of(entry: Entry) -> Marking:
    """The words of an entry to edit, a passage a line, with what is marked of them already."""
    text, starts = _lines(entry)
    marking = Marking(text)
    for part in kept_off(entry):
        mark = Mark.PRIVATE if part.is_certain else Mark.PERHAPS
        marking.put(mark, starts[part.start_word], starts[part.end_word])
    for episode in episodes_of(as_it_reads(entry)):
        place = place_of(entry, episode.situation) if episode.from_words else None
        if place is not None:
            marking.put(Mark.MOMENT, starts[place[0]], starts[place[1]], fixed=True)
    return marking


def shares_of(
    entry: Entry, marking: Marking, at: datetime, tell: Callable[[str], None]
) -> tuple[Share, ...]:
    """What was opened or closed here, for an entry with its words as they are to be kept."""
    # What is opened is what stood there: a clock that was put back must not say it came later.
    now = max([at, *(edit.made_at for edit in entry.edits)])
    raw = entry.transcript
    if raw is None or not raw.words:
        return _of_unheard(entry, marking, now, tell)
    shares: list[Share] = []
    for one in marking.opened():
        place = place_of(entry, *_said(marking, one))
        if place is None:
            tell(f"This holds no words, and stays as it was: {_quoted(marking, one)}")
        elif any(state is not None for state in _states(entry, place)):
            scopes = words_scopes(entry, *place)
            shares += [Share(entry.id, scope, SHARED, now) for scope in scopes]
    # What is private comes last: an opened word may hang together with one that is not.
    then = replace(entry, shares=(*entry.shares, *shares))
    for one in marking.private():
        place = place_of(entry, *_said(marking, one))
        if place is None:
            if marking.is_closed(one):
                told = "This holds no words, and could not be kept as private: "
                tell(f"{told}{_quoted(marking, one)}")
        elif _is_to_close(entry, then, marking, one, place):
            scopes = words_scopes(entry, *place)
            shares += [Share(entry.id, scope, PRIVATE, now) for scope in scopes]
    return tuple(shares)


def keep_moments(program: Program, entry: Entry, marking: Marking, *, asks: bool = True) -> bool:
    """Keep the hard moments that were marked here; whether there were any.

    Where it `asks` for nothing, it tells nothing either, and a moment is its sentence alone.
    """
    moments = [] if entry.is_session else list(marking.new_moments())
    for one in moments:
        kept = program.wiring.database.entries.find(entry.id)
        keep = _ask_of_moment if asks else _keep_sentence
        keep(program, kept, *_said(marking, one))
    return bool(moments)


def _of_unheard(
    entry: Entry, marking: Marking, now: datetime, tell: Callable[[str], None]
) -> tuple[Share, ...]:
    """The same where no word was heard: nothing but the whole entry can be kept off."""
    places = ((one, place_of(entry, *_said(marking, one))) for one in marking.private())
    if any(
        Mark.PRIVATE in one.marks or (place is not None and None in _states(entry, place))
        for one, place in places
    ):
        tell("No words were heard in this entry, so all of it is private now.")
        return (Share(entry.id, WHOLE, PRIVATE, now),)
    if any(marking.opened()):
        tell("No words were heard in this entry, so what may be seen stays as it was.")
    return ()


def _is_to_close(
    entry: Entry, then: Entry, marking: Marking, one: Marked, place: tuple[int, int]
) -> bool:
    """Whether a sentence that is shown as private has to be kept so, lest it be open `then`."""
    states = _states(then, place)
    if marking.is_closed(one) and Mark.PRIVATE in one.marks:
        return not all(states)
    # A sentence may only sound private because of another one that was changed.
    is_loose = marking.is_closed(one) or (Mark.PERHAPS in one.marks and marking.is_changed)
    is_open = set(states) == {None} or states != _states(entry, place)
    return None in states and (is_loose or is_open)


def _states(entry: Entry, place: tuple[int, int]) -> tuple[bool | None, ...]:
    """What is known of each word: True is private, False perhaps, None open."""
    told = {
        number: part.is_certain
        for part in kept_off(entry)
        for number in range(part.start_word, part.end_word)
    }
    return tuple(told.get(number) for number in range(*place))


def _quoted(marking: Marking, one: Marked) -> str:
    return f'"{printable(marking.text[one.start : one.end])}"'


def _ask_of_moment(program: Program, entry: Entry, said: str, before: str) -> None:
    """Keep a hard moment of a sentence, and ask for the rest of it: a key skips a question."""
    from voicejournal.errors import InputError

    episodes = program.wiring.episodes
    try:
        passage = episodes.passage(entry, said, before)
    except InputError as gone:
        program.say(f"{gone.message} {gone.remedy}")
        return
    program.say(f'\nA hard moment: "{printable(passage.text)}"')
    if episodes.add(entry, passage, {}, _questions(program), program.asker()) is not None:
        program.say(f"Kept. `voicejournal episodes show {entry.number}` shows it.")


def _keep_sentence(program: Program, entry: Entry, said: str, before: str) -> None:
    """Keep a hard moment that is only a sentence; nothing where it has no words any more."""
    if place_of(entry, said, before) is not None:
        episodes = program.wiring.episodes
        passage = episodes.passage(entry, said, before)
        situation = [one for one in _questions(program) if one.name == "situation"]
        episodes.add(entry, passage, {}, situation, program.asker())


def _questions(program: Program) -> tuple[Question, ...]:
    from voicejournal.dialogue.prompt_set import read_prompt_set

    return read_prompt_set(HARD_MOMENT, program.places.prompts).questions


def _said(marking: Marking, one: Marked) -> tuple[str, str]:
    """A sentence, and all that stands before it."""
    return marking.text[one.start : one.end], marking.text[: one.start]


def _lines(entry: Entry) -> tuple[str, list[int]]:
    """A passage a line; and where each word begins, and at last where all of them end."""
    transcript = current(entry)
    text, starts = "", []
    for number, segment in enumerate(transcript.segments if transcript else ()):
        text += "\n" if number else ""
        said = "".join(word.text for word in segment.words)
        at = len(text) - (len(said) - len(said.lstrip()))
        for word in segment.words:
            starts.append(max(at, 0))
            at += len(word.text)
        text += said.strip()
    return text, [*starts, len(text)]
