"""`voicejournal session close`: what was discussed, and which homework is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from voicejournal.cli.program import (
    Program,
    answers_option,
    journal_options,
    json_option,
    pass_program,
)
from voicejournal.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from voicejournal.flows.closing import Became, Waiting
    from voicejournal.journal import Session

TOPIC = click.IntRange(min=1)


@click.command("close")
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[NUMBER]")
@click.option("--discussed", type=TOPIC, multiple=True, metavar="TOPIC", help="It was discussed.")
@click.option("--carry", type=TOPIC, multiple=True, metavar="TOPIC", help="To the next page.")
@click.option("--let-go", type=TOPIC, multiple=True, metavar="TOPIC", help="No longer wanted.")
@click.option("--done", type=TOPIC, multiple=True, metavar="HOMEWORK", help="Done with.")
@click.option("--go-on", type=TOPIC, multiple=True, metavar="HOMEWORK", help="Goes on.")
@click.option("--drop", type=TOPIC, multiple=True, metavar="HOMEWORK", help="No longer wanted.")
@answers_option
@json_option
@journal_options
@pass_program
def close(
    program: Program,
    number: int | None,
    discussed: tuple[int, ...],
    carry: tuple[int, ...],
    let_go: tuple[int, ...],
    done: tuple[int, ...],
    go_on: tuple[int, ...],
    drop: tuple[int, ...],
    answers: Path | None,
    as_json: bool,
) -> None:
    """Ask what was discussed and done at a session: the last one, or NUMBER.

    What was not goes on to the next page and the next session, unless you let it go.
    Options name topics and homework by their numbers; without any, each is asked.
    """
    wiring = program.open_journal()
    session = _session(program, number)
    closing = wiring.closing
    topics, homework = _became(discussed, carry, let_go), _became(done, go_on, drop)
    closing.settle(topics, homework, session)
    if not (topics or homework or as_json):
        _ask(program, session, answers)
    waiting = closing.waiting(session)
    if as_json:
        program.show_json(_values(waiting))
    else:
        _say(program, waiting)


def _became(
    over: tuple[int, ...], on: tuple[int, ...], away: tuple[int, ...]
) -> tuple[Became, ...]:
    """What each number is to become: closed, carried on, or let go."""
    from voicejournal.flows.closing import Became
    from voicejournal.journal import Settled

    given = ((over, Settled.DONE), (on, Settled.CARRIED), (away, Settled.LET_GO))
    return tuple(Became(number, settled) for numbers, settled in given for number in numbers)


def _session(program: Program, number: int | None) -> Session:
    store = program.wiring.database.sessions
    if number is None:
        last = store.last(program.wiring.clock.now())
        if last is None:
            raise NotFoundError(
                "No past session is kept.", "`voicejournal session add --at TIME` keeps one."
            )
        return last
    for session in store.all():
        if session.number == number:
            if session.at > program.wiring.clock.now():
                raise InputError(f"Session {number} is still to come.", "Close it afterwards.")
            return session
    raise NotFoundError(f"There is no session {number}.", "`voicejournal session list` shows them.")


def _ask(program: Program, session: Session, answers: Path | None) -> None:
    from voicejournal.dialogue.answers import read_answers
    from voicejournal.flows.closing import CLOSING_QUESTIONS

    scripted = read_answers(answers, CLOSING_QUESTIONS) if answers else None
    program.wiring.closing.ask(session, scripted or program.asker())


def _say(program: Program, waiting: Waiting) -> None:
    if not waiting.count:
        program.say("Nothing waits for an answer.")
        return
    program.say("Open, and on the next page:")
    for topic in waiting.topics:
        program.say(f"  topic {topic.number}: {topic.text}")
    for homework in waiting.homework:
        program.say(f"  homework {homework.number}: {homework.text}")


def _values(waiting: Waiting) -> dict[str, Any]:
    return {
        "topics": [
            {"number": topic.number, "text": topic.text, "entry": topic.entry_id}
            for topic in waiting.topics
        ],
        "homework": [{"number": one.number, "text": one.text} for one in waiting.homework],
    }
