"""`voicejournal play`: hear an entry, its words following."""

from __future__ import annotations

import re
from threading import Event
from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, pass_program
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicejournal.journal import Entry

QUOTE = re.compile(r"q(\d+)")
POSITION = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})|(\d+(?:\.\d+)?)")


@click.command("play")
@click.argument("short_id", metavar="ID")
@click.option("--at", "position", metavar="1:23", help="Start here (minutes:seconds).")
@journal_options
@pass_program
def command(program: Program, short_id: str, position: str | None) -> None:
    """Play an entry from a position; `q3` plays the third quote of the last page.

    Ctrl-C stops.
    """
    from voicejournal.journal import SAMPLE_RATE_HZ

    wiring = program.open_journal()
    start_s = _seconds(position) if position else 0.0
    quoted = QUOTE.fullmatch(short_id)
    if quoted:
        quote = wiring.database.pages.quote(int(quoted[1]))
        short_id, start_s = quote.entry_id, quote.start_s
    entry = wiring.database.entries.find(short_id)
    if entry.recording is None:
        raise InputError("This entry was written, so there is nothing to hear.", "Use `show`.")
    sound = wiring.keeper.sound(entry.recording)[int(start_s * SAMPLE_RATE_HZ) :]
    if not len(sound):
        raise InputError("The entry ends before that.", "Start earlier with --at.")
    stopped = Event()
    try:
        _follow(program, entry, start_s, lambda at: wiring.player.play(sound, stopped, at))
    except KeyboardInterrupt:
        stopped.set()
        program.say("Stopped.")


def _follow(
    program: Program,
    entry: Entry,
    start_s: float,
    play: Callable[[Callable[[float], None]], None],
) -> None:
    from voicejournal.language.text.edited import current

    transcript = current(entry)
    if transcript is None or not program.is_drawn:
        program.say(f"Playing entry {entry.number}. Ctrl-C stops.")
        play(lambda _played_s: None)
        return
    from voicejournal.screen.follow import FollowedWords

    with FollowedWords(program.console, transcript.words, start_s) as words:
        play(words.at)


def _seconds(text: str) -> float:
    matched = POSITION.fullmatch(text)
    if matched is None:
        raise InputError(f"{text} is no position.", "For example 1:23 or 83.")
    hours, minutes, seconds, plain = matched.groups()
    if plain is not None:
        return float(plain)
    return int(hours or 0) * 3600.0 + int(minutes) * 60 + int(seconds)
