"""A written reflection: however the writing ends, what stands there is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from voicejournal.errors import Interrupted

if TYPE_CHECKING:
    from voicejournal.cli.program import Program
    from voicejournal.flows.evening import Evening
    from voicejournal.journal import Entry

WRITTEN = "What you wrote until now is kept."
NOTHING_WRITTEN = "Nothing was written, so nothing is kept."


def write_evening(program: Program, evening: Evening, *, title: str = "") -> Entry | None:
    """Let the person write, or read a pipe, and keep it; None if nothing was written.

    A prompt set has a `title`, and its answers may be all: then the entry has no words.

    Raises:
        Interrupted: ended by Ctrl-C or a signal; what was written is kept.
    """
    from voicejournal.dialogue.signals import noted_signals
    from voicejournal.language.text.safe import printable
    from voicejournal.language.text.typed import transcript_of_text

    entry = None
    # A closing window may tell more than once: no later signal may come between text and entry.
    with noted_signals() as is_ending:
        written, is_cut_short = _written(program, title)
        text = printable(written).strip()
        if text or (title and not is_cut_short and not is_ending()):
            language = program.wiring.settings.language or "en"
            now = program.wiring.clock.now()
            entry = evening.write(transcript_of_text(text, evening.identify(), language, now))
        if is_cut_short or is_ending():
            if entry is not None and not text:
                evening.keeper.forget(entry)
            raise Interrupted("", WRITTEN if text else NOTHING_WRITTEN)
    return entry


def _written(program: Program, title: str) -> tuple[str, bool]:
    """What was written, and whether that was cut short."""
    before = f"{title}: the questions follow. " if title else ""
    if program.has_person and not program.plain:
        from voicejournal.cli.editor import write_text

        return write_text(f"{before}Write as long as you like.")
    if program.has_person:
        program.say(f"{before}Write as long as you like; Ctrl-D on an empty line keeps it.")
        program.say("Ctrl-C keeps the lines before, and leaves.")
    return _lines()


def _lines() -> tuple[str, bool]:
    from voicejournal.dialogue.signals import noted_signals

    lines: list[str] = []
    try:
        with noted_signals(_interrupt):
            lines.extend(sys.stdin)
    except (KeyboardInterrupt, OSError):  # OSError: the terminal is gone
        return "".join(lines), True
    return "".join(lines), False


def _interrupt() -> None:
    raise KeyboardInterrupt
