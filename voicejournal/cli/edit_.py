"""`voicejournal edit`: settle what is in doubt of an entry, and correct its words."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError, Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicejournal.dialogue.marking import Marking
    from voicejournal.journal import Edit, Entry, Transcript

UNCHANGED = "Nothing was changed."
CUT_SHORT = "What you changed until now is kept."


@click.command("edit")
@click.argument("short_id", metavar="ID")
@click.option("--doubts", "only_doubts", is_flag=True, help="Only go through what is in doubt.")
@click.option("--text", "only_text", is_flag=True, help="Go straight to the text.")
@journal_options
@pass_program
def command(program: Program, short_id: str, only_doubts: bool, only_text: bool) -> None:
    """Settle what was heard with doubt, then correct the words, here in the program.

    What was first heard is kept beside it. F2 marks the underlined sentence, where the cursor is,
    as a hard moment, F3 as private. Without a terminal the new text is read from standard input.
    """
    from voicejournal.language.text.doubts import open_doubts

    if only_doubts and only_text:
        raise click.UsageError("--doubts and --text leave nothing of each other.")
    entry = program.open_journal().database.entries.find(short_id)
    if entry.transcript is None:
        raise InputError(
            "This entry has no words yet.", "`voicejournal transcribe --pending` gives it some."
        )
    if only_doubts and not (program.has_person or program.plain):
        raise InputError("Nobody is there to ask.", "--plain reads the answers line by line.")
    has_doubts = bool(open_doubts(entry.transcript, entry.edits))
    if only_doubts and not has_doubts:
        program.say(f"Nothing is in doubt in entry {entry.number}.")
    if has_doubts and (only_doubts or (program.has_person and not only_text)):
        entry = _settle(program, entry)
        if not only_doubts and not click.confirm("Correct the whole text too?", default=False):
            return
    if entry.transcript is not None and not only_doubts:
        _correct(program, entry, entry.transcript)


def _settle(program: Program, entry: Entry) -> Entry:
    """Go through the doubts; returns the entry as it is then."""
    from voicejournal.screen.doubt import doubt_view
    from voicejournal.screen.phrases import doubts_text

    wiring = program.wiring
    plain = not program.is_drawn
    settling = wiring.settling(
        program.settler(), lambda view: program.show(doubt_view(view, plain=plain))
    )
    recording = entry.recording
    sound = partial(wiring.keeper.sound, recording) if recording else None
    left = settling.go_through(entry, sound)
    told = f"{doubts_text(left)} still" if left else "Nothing is in doubt any more"
    program.say(f"\nEntry {entry.number}: {told[0].lower()}{told[1:]}.")
    return wiring.database.entries.find(entry.id)


def _correct(program: Program, entry: Entry, transcript: Transcript) -> None:
    """Take a new text from the editor, or from standard input, and keep it."""
    if program.has_person:
        _correct_on_screen(program, entry, transcript)
        return
    text = _in_one_line(sys.stdin.read())
    if not text:
        raise InputError("The new text is empty.", "To remove an entry: `voicejournal delete`.")
    if not _keep(program, entry, transcript, text, program.say):
        program.say(UNCHANGED)


def _correct_on_screen(program: Program, entry: Entry, transcript: Transcript) -> None:
    """Let the person correct and mark; a signal keeps what was changed until then.

    Raises:
        KeyboardInterrupt: Ctrl-C; nothing is changed.
        Interrupted: a signal, or the terminal is gone.
    """
    from voicejournal.cli.edit_marks import keep_moments, marking_of
    from voicejournal.cli.editor import edit_marked
    from voicejournal.dialogue.signals import noted_signals

    marking = marking_of(entry)
    # A closing window may tell more than once: no later signal may come before all is kept.
    with noted_signals() as is_ending:
        text, is_cut_short = edit_marked(f"Entry {entry.number}: correct its words.", marking)
        is_cut_short = is_cut_short or is_ending()
        tell = _untold if is_cut_short else program.say
        is_kept = _keep(program, entry, transcript, _in_one_line(text), tell, marking)
        if is_cut_short:
            has_moments = keep_moments(program, entry, marking, asks=False)
            raise Interrupted("", CUT_SHORT if is_kept or has_moments else UNCHANGED)
    has_moments = keep_moments(program, entry, marking)
    if not (is_kept or has_moments):
        program.say(UNCHANGED)


def _keep(
    program: Program,
    entry: Entry,
    transcript: Transcript,
    text: str,
    tell: Callable[[str], None],
    marking: Marking | None = None,
) -> bool:
    """Keep a new text, and what may be seen of it; whether either is new."""
    from voicejournal.cli.edit_marks import shares_of
    from voicejournal.language.text.correcting import edits_between
    from voicejournal.language.text.edited import current_text

    wiring = program.wiring
    now = wiring.clock.now()
    edits: tuple[Edit, ...] = ()
    if text != current_text(transcript, entry.edits):
        edits = edits_between(transcript, text, now, entry.edits)
    then = replace(entry, edits=(*entry.edits, *edits))
    shares = shares_of(then, marking, now, tell) if marking else ()
    if edits or shares:
        wiring.database.entries.set_edits(entry.id, edits, shares)
    if edits:
        tell(f"Kept your correction of entry {entry.number}.")
    if shares:
        tell(f"Kept what may be seen of entry {entry.number}.")
    return bool(edits or shares)


def _in_one_line(text: str) -> str:
    from voicejournal.language.text.safe import printable

    return " ".join(printable(text).split())


def _untold(_message: str) -> None:
    """Nobody may be there any more to be told."""
