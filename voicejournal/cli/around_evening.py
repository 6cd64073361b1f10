"""What is asked and said around an evening's own questions: homework, topics, materials."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicejournal.cli.program import Program
    from voicejournal.flows.recall import Recalled
    from voicejournal.journal import Entry, Moment, Session
    from voicejournal.ports import Asker, Question

AFTER_SESSION = "after-session"
NIGHTLY = "nightly"


def named_questions(prompts: str) -> tuple[Question, ...]:
    """What a file of answers may answer beside a prompt set's own questions."""
    if prompts == AFTER_SESSION:
        from voicejournal.flows.closing import CLOSING_QUESTIONS

        return CLOSING_QUESTIONS
    if prompts in {"", NIGHTLY}:
        from voicejournal.flows.homework import REPORT_QUESTIONS

        return REPORT_QUESTIONS
    return ()


def afterwards(
    program: Program, prompts: str, asker: Asker, *, is_person: bool
) -> Callable[[Entry], None]:
    """What is asked once a prompt set's questions are done; a file of answers settles no words."""

    def ask(entry: Entry) -> None:
        if is_person and (program.has_person or program.plain):
            _settle_marks(program, entry)
        if prompts == AFTER_SESSION:
            _ask_what_was_discussed(program, entry, asker)
        elif prompts in {"", NIGHTLY}:
            program.wiring.homework_question(asker).ask(entry)

    return ask


def _settle_marks(program: Program, entry: Entry) -> None:
    """What was not clearly heard of the marks: on the page it is in brackets until it is."""
    from functools import partial

    from voicejournal.language.once_said import doubts_in_marks
    from voicejournal.screen.doubt import doubt_view

    kept = program.wiring.database.entries.find(entry.id)
    if not doubts_in_marks(kept):
        return
    program.say("\nOf what you marked, this was not clearly heard. Esc leaves it in doubt.")
    settling = program.wiring.settling_marks(
        program.settler(), lambda view: program.show(doubt_view(view, plain=not program.is_drawn))
    )
    recording = kept.recording
    sound = partial(program.wiring.keeper.sound, recording) if recording else None
    settling.go_through(kept, sound)


def say_a_month_ago(program: Program, prompts: str, moment: Moment) -> None:
    """One line before an evening begins, where something is a month old since the one before."""
    if prompts not in {"", NIGHTLY}:
        return
    found = program.wiring.recall.on_evening(moment)
    if found is not None:
        program.say(recalled_text(found))


def recalled_text(found: Recalled) -> str:
    """'A month ago you said: "I rang my sister"'."""
    if found.goal is None:
        return f'A month ago you said: "{found.win}"'
    done = f"`voicejournal goal done {found.goal.number}` when it is so."
    return f"A month ago you set out to: {found.goal.text.rstrip('.')}. {done}"


def say_what_is_kept_about(program: Program, entry: Entry) -> None:
    """One quiet line, where the evening speaks of the topic of a material."""
    found = program.wiring.materials.about(entry)
    if found is not None:
        program.say(f"You keep something about {found.topic}: {found.material.name}")
        program.say(f"`voicejournal material open {found.material.number}` shows it.")


def say_what_waits(program: Program, entry: Entry) -> None:
    """A line on the evening of a session and the one after it, where something waits for a word."""
    session = program.wiring.database.sessions.last(entry.moment.at)
    if session is None:
        return
    day = session.at.astimezone(entry.moment.at.tzinfo).date()
    if (entry.moment.journal_day - day).days <= 1:
        say_waiting(program, session)


def say_waiting(program: Program, session: Session) -> None:
    """How much waits for an answer after a session, and which command asks."""
    count = program.wiring.closing.waiting(session).count
    if count:
        waits = "1 thing waits" if count == 1 else f"{count} things wait"
        program.say(f"{waits} from before the session: `voicejournal session close`")


def _ask_what_was_discussed(program: Program, entry: Entry, asker: Asker) -> None:
    session = program.wiring.database.sessions.last(entry.moment.at)
    if session is not None:
        program.wiring.closing.ask(session, asker)
