"""The part of `edit` that marks sentences: as a hard moment, or as private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicejournal.dialogue.marking import Mark, Marked, Marking
from voicejournal.journal import Share
from voicejournal.language.edited import current
from voicejournal.language.episodes import episodes_of
from voicejournal.language.kept_off import PRIVATE, SHARED, kept_off, place_of, words_scope
from voicejournal.language.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicejournal.cli.program import Program
    from voicejournal.journal import Entry

HARD_MOMENT = "hard-moment"


def marking_of(entry: Entry) -> Marking:
    """The words of an entry to edit, a passage a line, with what is marked of them already."""
    text, starts = _lines(entry)
    marking = Marking(text)
    for part in kept_off(entry):
        mark = Mark.PRIVATE if part.is_certain else Mark.PERHAPS
        marking.put(mark, starts[part.start_word], starts[part.end_word])
    for episode in episodes_of(entry):
        place = place_of(entry, episode.situation) if episode.from_words else None
        if place is not None:
            marking.put(Mark.MOMENT, starts[place[0]], starts[place[1]], fixed=True)
    return marking


def keep_marks(program: Program, entry: Entry, marking: Marking) -> bool:
    """Keep what was marked, with the words as they are by now; whether there was anything new."""
    entries = program.wiring.database.entries
    kept = entries.find(entry.id)
    is_private = (one for one in marking.marked() if Mark.PRIVATE in one.marks)
    shares = [
        *_scopes(kept, marking, is_private, PRIVATE),
        *_scopes(kept, marking, marking.opened(), SHARED),
    ]
    for scope, choice in shares:
        entries.share(Share(entry.id, scope, choice, program.wiring.clock.now()))
    if shares:
        program.say(f"Kept what may be seen of entry {entry.number}.")
    moments = [] if entry.is_session else list(marking.new_moments())
    for one in moments:
        _keep_moment(program, entries.find(entry.id), marking, one)
    return bool(shares or moments)


def _scopes(
    entry: Entry, marking: Marking, sentences: Iterable[Marked], choice: str
) -> list[tuple[str, str]]:
    """Scopes of these sentences with a choice, but where it was chosen already."""
    found = []
    for one in sentences:
        place = place_of(entry, *_said(marking, one))
        if place is None:
            continue
        told = {
            number: part.is_certain
            for part in kept_off(entry)
            for number in range(part.start_word, part.end_word)
        }
        states = {told.get(number) for number in range(*place)}
        if states != ({True} if choice == PRIVATE else {None}):
            found.append((words_scope(entry, *place), choice))
    return found


def _keep_moment(program: Program, entry: Entry, marking: Marking, one: Marked) -> None:
    """Keep a hard moment of a sentence, and ask for the rest of it: a key skips a question."""
    from voicejournal.dialogue.prompt_set import read_prompt_set
    from voicejournal.errors import InputError

    episodes = program.wiring.episodes
    try:
        passage = episodes.passage(entry, *_said(marking, one))
    except InputError as gone:
        program.say(f"{gone.message} {gone.remedy}")
        return
    program.say(f'\nA hard moment: "{printable(passage.text)}"')
    questions = read_prompt_set(HARD_MOMENT, program.places.prompts).questions
    if episodes.add(entry, passage, {}, questions, program.asker()) is not None:
        program.say(f"Kept. `voicejournal episodes show {entry.number}` shows it.")


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
