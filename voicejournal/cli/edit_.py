"""`voicejournal edit`: correct the words of an entry."""

import sys

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError


@click.command("edit")
@click.argument("short_id", metavar="ID")
@journal_options
@pass_program
def command(program: Program, short_id: str) -> None:
    """Correct the words, here in the program. What was first heard is kept beside it.

    Without a terminal the new text is read from standard input.
    """
    from voicejournal.language.correcting import edits_between
    from voicejournal.language.edited import current, current_text
    from voicejournal.language.safe import printable

    wiring = program.open_journal()
    entry = wiring.database.entries.find(short_id)
    if entry.transcript is None:
        raise InputError(
            "This entry has no words yet.", "`voicejournal transcribe --pending` gives it some."
        )
    before = current_text(entry.transcript, entry.edits)
    if program.has_person:
        from voicejournal.cli.editor import edit_text

        program.say(
            "Correct what was misheard. Esc then Enter keeps it, Ctrl-C leaves it as it was."
        )
        transcript = current(entry)
        passages = [segment.text for segment in transcript.segments] if transcript else [before]
        text = edit_text("\n".join(passages))
    else:
        text = sys.stdin.read()
    after = " ".join(printable(text).split())
    if not after and not program.has_person:
        raise InputError("The new text is empty.", "To remove an entry: `voicejournal delete`.")
    if after == before:
        program.say("Nothing was changed.")
        return
    edits = edits_between(entry.transcript, after, wiring.clock.now(), entry.edits)
    wiring.database.entries.set_edits(entry.id, edits)
    program.say(f"Kept your correction of entry {entry.number}.")
