"""`voicejournal session`: appointments with the therapist."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from voicejournal.cli.around_evening import say_waiting
from voicejournal.cli.homework_lines import homework_json, homework_view
from voicejournal.cli.numbered import own_words
from voicejournal.cli.program import Program, journal_options, json_option, pass_program
from voicejournal.cli.session_close import close
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicejournal.journal import Homework, Session

EXAMPLE = "For example --at 2026-11-24T10:00, or --at 2026-11-24T10:00+01:00."
at_option = click.option("--at", metavar="TIME", help="When, as 2026-11-24T10:00; else now.")
with_option = click.option("--with", "with_whom", metavar="NAME", help="With whom.")
number_argument = click.argument("number", type=click.IntRange(min=1), metavar="NUMBER")


@click.group("session")
@journal_options
def command() -> None:
    """Appointments with the therapist: `week` tells since the last one.

    `record --prompts after-session` keeps what you take along from it.
    """


command.add_command(close)


@command.command("add")
@at_option
@with_option
@click.option("--homework", metavar="TEXT", multiple=True, help="What to try until the next time.")
@journal_options
@pass_program
def add(program: Program, at: str | None, with_whom: str | None, homework: tuple[str, ...]) -> None:
    """Keep an appointment, past or to come; homework from it is asked after at night."""
    wiring = program.open_journal()
    when = _instant(program, at) if at else wiring.clock.now().replace(second=0, microsecond=0)
    tasks = [own_words([text], "homework") for text in homework]
    if tasks and when > wiring.clock.now():
        raise InputError(
            "Homework comes from a session that was held.",
            "Keep the appointment without it; give the homework once it was held.",
        )
    known = {session.number for session in wiring.database.sessions.all()}
    session = wiring.database.sessions.add(when, _name(program, with_whom))
    if session.number in known:
        program.say(f"It is here already: {_sentence(program, session)}")
    else:
        program.say(f"Kept {_sentence(program, session)}")
    for text in tasks:
        wiring.database.homework.add(text, session)
    if not _is_next(program, session):
        say_waiting(program, session)


@command.command("list")
@json_option
@journal_options
@pass_program
def show(program: Program, as_json: bool) -> None:
    """All appointments, with what you took along from each."""
    database = program.open_journal().database
    sessions, homework = database.sessions.all(), database.homework.all()
    if as_json:
        program.show_json([_values(program, session, homework) for session in sessions])
        return
    if not sessions:
        program.say("No session is kept. `voicejournal session add --at TIME` keeps one.")
    for session in sessions:
        program.say(_told(program, session))
        for takeaway in session.takeaways:
            program.say(f"    took along: {takeaway}")
        for one in homework:
            if one.session == session.number:
                program.show(homework_view(one))
    for one in homework:
        if not one.session:
            program.show(homework_view(one))


@command.command("change")
@number_argument
@at_option
@with_option
@journal_options
@pass_program
def change(program: Program, number: int, at: str | None, with_whom: str | None) -> None:
    """Move an appointment, or correct with whom it is."""
    if at is None and with_whom is None:
        raise click.UsageError("Give --at, or --with.")
    store = program.open_journal().database.sessions
    kept = _find(program, number)
    when = _instant(program, at) if at else kept.at
    session = store.change(number, when, kept.with_whom if with_whom is None else with_whom.strip())
    program.say(f"Kept {_sentence(program, session)}")


@command.command("remove")
@number_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
@journal_options
@pass_program
def remove(program: Program, number: int, yes: bool) -> None:
    """Remove an appointment; what you took along stays with its evening."""
    session = _find(program, number)
    if not yes:
        if not program.has_person:
            raise InputError("Removing asks first, and nobody is there to ask.", "--yes says yes.")
        if not click.confirm(f"Remove {_told(program, session)}?", default=False):
            program.say("Nothing was removed.")
            return
    program.wiring.database.sessions.remove(number)
    program.say(f"Removed {_sentence(program, session)}")


def _find(program: Program, number: int) -> Session:
    from voicejournal.errors import NotFoundError

    for session in program.open_journal().database.sessions.all():
        if session.number == number:
            return session
    raise NotFoundError(f"There is no session {number}.", "`voicejournal session list` shows them.")


def _name(program: Program, with_whom: str | None) -> str:
    from voicejournal.language.text.safe import printable

    name = program.wiring.settings.therapist if with_whom is None else with_whom
    return " ".join(printable(name).split())


def _instant(program: Program, text: str) -> datetime:
    """An instant; one without an offset is of this machine's zone."""
    from voicejournal.cli.moments import FIRST_YEAR, LAST_YEAR

    try:
        given = datetime.fromisoformat(text.strip())
    except ValueError as wrong:
        raise InputError(f"{text} is no time.", EXAMPLE) from wrong
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        raise InputError(f"{text} is no time of a life.", EXAMPLE)
    if len(text.strip()) <= len("2026-11-24"):
        raise InputError(f"{text} has no hour.", EXAMPLE)
    return given if given.tzinfo else _local(program, given)


def _local(program: Program, given: datetime) -> datetime:
    """The instant at which a clock on the wall here shows this."""
    zone = program.wiring.clock.moment().at.tzinfo
    return given.replace(tzinfo=zone)


def _is_next(program: Program, session: Session) -> bool:
    return session.at > program.wiring.clock.now()


def _told(program: Program, session: Session) -> str:
    from voicejournal.screen.phrases import clock_text, short_day_text

    at = session.at.astimezone(program.wiring.clock.moment().at.tzinfo)
    whom = f" with {session.with_whom}" if session.with_whom else ""
    which = ", next" if _is_next(program, session) else ""
    day = " ".join(short_day_text(at.date()).split())
    return f"session {session.number}: {day}, {clock_text(at)}{whom}{which}"


def _sentence(program: Program, session: Session) -> str:
    """The same with one full stop behind it, whatever the name ends with."""
    return f"{_told(program, session).rstrip('.')}."


def _values(program: Program, session: Session, homework: Sequence[Homework]) -> dict[str, Any]:
    at = session.at.astimezone(program.wiring.clock.moment().at.tzinfo)
    return {
        "number": session.number,
        "at": at.isoformat(),
        "with_whom": session.with_whom,
        "status": "next" if _is_next(program, session) else "past",
        "takeaways": list(session.takeaways),
        "homework": [homework_json(one) for one in homework if one.session == session.number],
        "topics": [
            {"number": topic.number, "text": topic.text, "settled": topic.settled}
            for topic in program.wiring.database.topics.all()
            if topic.session == session.number
        ],
    }
