"""`voicejournal tag`: rate an entry, or change its ratings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError
from voicejournal.journal import Share, Slot
from voicejournal.language.private.answers import answer_scope
from voicejournal.language.private.choices import PRIVATE, SHARED, words_scopes
from voicejournal.language.private.kept_off import WHOLE, opens_more, place_of

if TYPE_CHECKING:
    from voicejournal.journal import Entry

CLEAR = "-"
LATEST = datetime.max.replace(tzinfo=UTC)
"""Of a choice that is looked at before it is made: after all that is there."""


@click.command("tag")
@click.argument("short_id", metavar="ID")
@click.option("--mood", metavar="0-10", help="Mood; - takes the rating away.")
@click.option("--energy", metavar="0-10", help="Energy; - takes the rating away.")
@click.option("--feelings", metavar="WORDS", help="As in 'anxious 8, ashamed'; - for none.")
@click.option("--triggers", metavar="WORDS", help="As in 'work, conflict'; - for none.")
@click.option("--skills", metavar="WORDS", help="As in 'breathing 8 -> 5, yoga 6'; - for none.")
@click.option("--wins", metavar="TEXT", help="What went well, with ; between; - for none.")
@click.option("--urges", metavar="WORDS", help="As in 'urge to drink (not acted)'; - for none.")
@click.option("--sleep", metavar="NIGHT", help="As in '4 hours, badly'; - takes it away.")
@click.option("--people", metavar="NAMES", help="Who was a support; - for none.")
@click.option("--care", metavar="WORDS", help="As in 'movement: a walk, food'; - for none.")
@click.option("--therapy", metavar="TEXT", help="What to bring to therapy; - takes it away.")
@click.option("--private/--shared", default=None, help="Keep the entry off every page, or not.")
@click.option("--private-sentence", metavar="TEXT", multiple=True, help="Keep these words off.")
@click.option("--shared-sentence", metavar="TEXT", multiple=True, help="Let these words on again.")
@click.option("--private-answer", metavar="ANSWER", multiple=True, help="'mood', or 'anxious'.")
@click.option("--shared-answer", metavar="ANSWER", multiple=True, help="Let it on again.")
@journal_options
@pass_program
def command(
    program: Program,
    /,
    short_id: str,
    private: bool | None,
    private_sentence: tuple[str, ...],
    shared_sentence: tuple[str, ...],
    private_answer: tuple[str, ...],
    shared_answer: tuple[str, ...],
    **given: str | None,
) -> None:
    """Rate an entry: by the options, or by the evening's questions without any.

    What is private goes on no page: the entry, words of it, or an answer.
    """
    wiring = program.open_journal()
    entry = wiring.database.entries.find(short_id)
    is_given = any(value is not None for value in given.values())
    shares = [
        *_whole(private),
        *_of_words(entry, private_sentence, PRIVATE),
        *_of_words(entry, shared_sentence, SHARED),
        *_of_answers(entry, private_answer, PRIVATE),
        *_of_answers(entry, shared_answer, SHARED),
    ]
    asks = not shares and not is_given
    if entry.is_session and (asks or is_given):
        raise InputError(
            f"Entry {entry.number} is a session: it is for reading and hearing, and not rated.",
            "Rate the evening on which you spoke about it.",
        )
    if asks and not program.has_person and not program.plain:
        raise InputError("Nobody is there to ask.", "Rate by the options: --mood 4, --energy 3 …")
    _keep_options(program, entry, given)
    for scope, choice in shares:
        wiring.database.entries.share(Share(entry.id, scope, choice, wiring.clock.now()))
    if asks:
        wiring.evening(program.asker(), wiring.clock.moment, program.say).ask(entry)
    if is_given or asks:
        program.say(f"Kept the ratings of entry {entry.number}.")
    elif shares:
        program.say(f"Kept what may be seen of entry {entry.number}.")


def _whole(private: bool | None) -> list[tuple[str, str]]:
    if private is None:
        return []
    return [(WHOLE, PRIVATE if private else SHARED)]


def _of_words(entry: Entry, texts: tuple[str, ...], choice: str) -> list[tuple[str, str]]:
    """Scopes of words that were said, with a choice."""
    scopes = []
    for text in texts:
        place = place_of(entry, text)
        if place is None:
            raise InputError(
                f"These words are not in entry {entry.number} as it stands.",
                f"`voicejournal show {entry.number}` shows its words.",
            )
        own = words_scopes(entry, *place)
        shares = [Share(entry.id, scope, choice, LATEST) for scope in own]
        if choice == SHARED and opens_more(entry, shares, *place):
            raise InputError(
                "These words were typed in one piece with others that are kept off.",
                "Name all of them, or none.",
            )
        scopes += [(scope, choice) for scope in own]
    return scopes


def _of_answers(entry: Entry, names: tuple[str, ...], choice: str) -> list[tuple[str, str]]:
    """Scopes of answers by their slot, or by one of their labels, with a choice."""
    known = {slot.value: answer_scope(slot) for slot in Slot}
    known |= {f.word: answer_scope(Slot.FEELINGS, f.word) for f in entry.feelings}
    known |= {t.label: answer_scope(Slot.TRIGGERS, t.label) for t in entry.triggers}
    scopes = []
    for name in names:
        scope = known.get(" ".join(name.lower().split()))
        if scope is None:
            raise InputError(
                f"Entry {entry.number} has no such answer.",
                f"Name one of its feelings or triggers, or: {', '.join(Slot)}.",
            )
        scopes.append((scope, choice))
    return scopes


def _keep_options(program: Program, entry: Entry, given: dict[str, str | None]) -> None:
    from voicejournal.dialogue.understand import value_from_text
    from voicejournal.journal import Answer, Outcome, Slot

    wiring = program.wiring
    answers = []
    for name, text in given.items():
        if text is not None:
            slot = Slot(name)
            empty = None if slot in {Slot.MOOD, Slot.ENERGY} else ()
            value = empty if text.strip() == CLEAR else value_from_text(slot, text)
            answers.append(Answer(slot, Outcome.EDITED, value))
    for answer in answers:
        wiring.database.entries.set_answer(entry.id, answer, wiring.clock.now())
