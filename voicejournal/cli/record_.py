"""`voicejournal record`: tonight's reflection."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from voicejournal.cli.moments import day_from_text, moment_from_text, on_day
from voicejournal.cli.program import (
    Program,
    answers_option,
    at_option,
    journal_options,
    pass_program,
)
from voicejournal.errors import ExitCode, InputError, JournalError, LockedError

LIST = "list"
Kept_co = TypeVar("Kept_co", covariant=True)

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicejournal.dialogue.prompt_set import PromptSet
    from voicejournal.flows.evening import Evening, MakeMicrophone
    from voicejournal.journal import Entry, Moment
    from voicejournal.ports import Controls, LiveScreen, LiveTranscriber, Microphone


class _Records(Protocol[Kept_co]):
    """An evening that is recorded, with the database or without."""

    def record(
        self,
        make_microphone: MakeMicrophone,
        controls: Controls,
        screen: LiveScreen,
        *,
        at_once: bool = False,
    ) -> Kept_co | None:
        """Listen to the end; None if nothing was said."""
        ...


@click.command("record")
@click.option("--typed", is_flag=True, help="Write instead of speaking.")
@click.option("--prompts", default="", metavar="SET", help="Other questions; `list` names them.")
@click.option("--device", default="", metavar="NAME", help="Microphone, by a part of its name.")
@click.option("--day", metavar="DATE", help="Keep it as an evening of another day.")
@click.option(
    "--from-file",
    "clip",
    type=click.Path(path_type=Path),
    metavar="CLIP",
    help="A sound file in the microphone's place.",
)
@click.option("--real-time", is_flag=True, help="Play CLIP at the speed of speech.")
@at_option
@answers_option
@journal_options
@pass_program
def command(
    program: Program,
    typed: bool,
    prompts: str,
    device: str,
    day: str | None,
    clip: Path | None,
    real_time: bool,
    at: str | None,
    answers: Path | None,
) -> None:
    """Speak a reflection; answer five questions; done.

    Enter starts and ends, Space pauses, Ctrl-C ends and keeps what was said.
    """
    from voicejournal.cli.around_evening import (
        NIGHTLY,
        afterwards,
        named_questions,
        say_a_month_ago,
    )
    from voicejournal.cli.writing import NOTHING_WRITTEN, write_evening
    from voicejournal.dialogue.answers import read_answers
    from voicejournal.flows.evening import NOTHING, ONLY_SOUND

    _check_options(typed=typed, device=device, clip=clip, real_time=real_time)
    if prompts == LIST:
        _list_prompts(program)
        return
    prompt_set = _prompt_set(program, prompts)
    questions = prompt_set.questions
    scripted = read_answers(answers, (*questions, *named_questions(prompts))) if answers else None
    moment = _moment(program, at, day)
    wiring = program.open_journal()
    trouble = None if typed else wiring.trouble
    if trouble is not None:
        _say_only_sound(program, trouble, answers)
        private = bool(scripted and scripted.private)
        only_sound = wiring.only_sound(moment, program.say, private=private)
        kept = record_evening(program, only_sound, device=device, clip=clip, real_time=real_time)
        program.say(ONLY_SOUND if kept else NOTHING)
        raise click.exceptions.Exit(trouble.exit_code)
    if not typed and clip is None and program.has_person:
        from voicejournal.cli.first_run import introduce

        introduce(program)
        wiring = program.wiring
    say_a_month_ago(program, prompts, moment())
    asker = scripted or program.asker()
    evening = wiring.evening(
        asker,
        moment,
        program.say,
        private=bool(scripted and scripted.private),
        questions=questions,
        afterwards=afterwards(program, prompts, asker, is_person=scripted is None),
    )
    title = "" if prompts in {"", NIGHTLY} else prompt_set.title or prompt_set.name
    title = title[:1].upper() + title[1:]
    if typed:
        entry = write_evening(program, evening, title=title)
    else:
        if title and program.has_person:
            program.say(f"{title}: the questions follow.")
        entry = record_evening(program, evening, device=device, clip=clip, real_time=real_time)
    if entry is None:
        program.say(NOTHING_WRITTEN if typed else NOTHING)
        return
    finish(program, evening, entry)
    if entry.transcript is None:
        raise click.exceptions.Exit(ExitCode.NO_MODEL)


def _prompt_set(program: Program, prompts: str) -> PromptSet:
    """A prompt set by its name; that of a night without one."""
    from voicejournal.dialogue.prompt_set import NIGHTLY, read_prompt_set

    return read_prompt_set(prompts or NIGHTLY, program.places.prompts)


def _list_prompts(program: Program) -> None:
    from voicejournal.dialogue.prompt_set import all_prompt_sets

    for prompt_set in all_prompt_sets(program.places.prompts):
        if isinstance(prompt_set, InputError):
            program.tell(prompt_set)
            continue
        count = len(prompt_set.questions)
        kind = "your own" if prompt_set.is_own else "ours"
        asked = f"{count} question{'' if count == 1 else 's'}, {kind}"
        title = f": {prompt_set.title}" if prompt_set.title else ""
        program.say(f"{prompt_set.name}{title} ({asked})")
    program.say(f"Your own go into {program.places.prompts}, as NAME.toml.")


def _say_only_sound(program: Program, trouble: JournalError, answers: Path | None) -> None:
    program.tell(trouble)
    program.say("What you say now is recorded all the same, and kept as sound.")
    if answers is not None:
        program.say("The answers in the file are not: `voicejournal tag` gives them later.")


def record_evening(
    program: Program,
    evening: _Records[Kept_co],
    *,
    device: str,
    clip: Path | None,
    real_time: bool = False,
) -> Kept_co | None:
    """Record from a device or a clip, with the keys and the screen of this terminal."""
    from voicejournal.dialogue.keyboard import Keyboard

    wiring = program.wiring
    keyboard = Keyboard(whole_lines=program.plain or not sys.stdin.isatty())
    holder = f"process {os.getpid()}, since {wiring.clock.now():%H:%M}"
    with wiring.lock.held(holder), keyboard.listening():
        return evening.record(
            _microphone(program, device, clip, real_time=real_time),
            keyboard,
            _screen(program),
            at_once=clip is not None or not program.has_person,
        )


def finish(program: Program, evening: Evening, entry: Entry) -> None:
    """The questions, the last calm line, and what waited from before."""
    from voicejournal.flows.evening import NOTHING_ANSWERED
    from voicejournal.journal import Slot

    is_without_words = entry.transcript is not None and not entry.transcript.words
    if is_without_words and entry.recording is None:
        answered = evening.ask_alone(entry)
        if answered is None:
            program.say(NOTHING_ANSWERED)
            return
        entry = answered
    else:
        if is_without_words:
            program.say("No words were heard. The sound is kept.")
        entry = evening.ask(entry)
    asks_mood = any(one.slot is Slot.MOOD for one in evening.questioner.questions)
    _say_what_is_kept(program, entry, asks_mood=asks_mood)


def _say_what_is_kept(program: Program, entry: Entry, *, asks_mood: bool) -> None:
    from voicejournal.cli.around_evening import say_what_is_kept_about, say_what_waits
    from voicejournal.screen.phrases import day_text

    _say_what_is_in_doubt(program, entry)
    say_what_is_kept_about(program, entry)
    say_what_waits(program, entry)
    kept = f"Kept: {day_text(entry.moment.journal_day)}, entry {entry.number}."
    if program.has_person:
        program.say(f"{kept} Good night.")
    elif asks_mood and entry.mood.pleasantness is None and entry.transcript is not None:
        program.say(f"{kept} Not rated: `voicejournal tag {entry.number}` rates it.")
    else:
        program.say(kept)
    if entry.transcript is not None:
        from voicejournal.cli.recover_ import finish_pending

        with suppress(LockedError):  # then another program sees to what waits
            finish_pending(program)
            program.wiring.pending.put_away_all(program.tell)


def _say_what_is_in_doubt(program: Program, entry: Entry) -> None:
    from voicejournal.language.text.doubts import open_doubts
    from voicejournal.screen.phrases import doubts_text

    count = len(open_doubts(entry.transcript, entry.edits)) if entry.transcript else 0
    if count:
        program.say(f"{doubts_text(count)}: `voicejournal edit {entry.number}` settles them.")


def _check_options(*, typed: bool, device: str, clip: Path | None, real_time: bool) -> None:
    if typed and (clip is not None or device):
        raise click.UsageError("--typed needs neither --from-file nor --device.")
    if clip is not None and device:
        raise click.UsageError("--from-file stands in for --device.")
    if real_time and clip is None:
        raise click.UsageError("--real-time goes with --from-file.")
    if clip is not None and not clip.is_file():
        raise InputError(f"There is no file {clip}.", "Check the path, then try again.")


def _moment(program: Program, at: str | None, day: str | None) -> Callable[[], Moment]:
    wiring = program.wiring
    kept_day = day_from_text(day) if day else None
    if kept_day is not None and kept_day > wiring.clock.moment().journal_day and at is None:
        raise InputError(f"{kept_day} has not come yet.", "For example --day 2026-11-17.")
    spoken = moment_from_text(at, wiring.settings.day_starts_at_hour) if at else None

    def moment() -> Moment:
        when = spoken or wiring.clock.moment()
        return on_day(when, kept_day) if kept_day else when

    return moment


def _microphone(
    program: Program, device: str, clip: Path | None, *, real_time: bool
) -> Callable[[LiveTranscriber], Microphone]:
    if clip is None:
        microphone = program.wiring.microphone(
            device, lambda: program.say("Waiting for the sound system to answer …")
        )
        program.say(f"Microphone: {microphone.name}")
        return lambda _live: microphone
    from voicejournal.capture.clip import ClipMicrophone, draining_pace, real_time_pace

    def from_clip(live: LiveTranscriber) -> Microphone:
        return ClipMicrophone(clip, real_time_pace() if real_time else draining_pace(live))

    return from_clip


def _screen(program: Program) -> LiveScreen:
    from voicejournal.screen.live import DrawnScreen, PlainScreen

    return DrawnScreen(program.console) if program.is_drawn else PlainScreen(program.say)
