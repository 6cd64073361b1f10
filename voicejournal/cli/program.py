"""What every command shares: the journal's place, the screen, and opening the journal."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from voicejournal.cli.own_name import with_own_name
from voicejournal.errors import JournalError
from voicejournal.language.text.safe import printable
from voicejournal.settings import Places, find_places, read_settings
from voicejournal.vault.sealed import PlainFiles
from voicejournal.wiring import Wiring

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console, RenderableType

    from voicejournal.ports import Asker, Health, ProgressScreen, Settler
    from voicejournal.screen.counted import CountedLine

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")

LINES_AT_ONCE = 1_000
"""More than a screen holds, and few enough that a pipe that closes ends the program soon."""


@dataclass
class Program:
    """One run of the program. The options before and after a command's name end here."""

    journal: Path | None = None
    plain: bool = False

    @cached_property
    def places(self) -> Places:
        """Where everything lies."""
        return find_places(os.environ, self.journal)

    @cached_property
    def wiring(self) -> Wiring:
        """The edges of this run."""
        return Wiring(self.places, read_settings(PlainFiles(self.places.journal)))

    @cached_property
    def health(self) -> Health:
        """What is found of the database by looking alone, once a run: it reads all of it."""
        return self.wiring.salvaging.health()

    def read_settings_again(self) -> None:
        """Let go of the edges, so that the next ones have the settings that were just written."""
        self.__dict__.pop("wiring", None)

    @cached_property
    def console(self) -> Console:
        """The screen: no markup, so that a transcript's brackets stay what they are."""
        from rich.console import Console

        return Console(highlight=False, markup=False, emoji=False)

    @property
    def is_drawn(self) -> bool:
        """Whether lines may be redrawn: a terminal that can, and nobody asked for plain lines."""
        return self.console.is_terminal and not self.console.is_dumb_terminal and not self.plain

    @property
    def is_ascii(self) -> bool:
        """Whether the screen shows no more than ASCII."""
        return not self.console.encoding.lower().startswith("utf")

    @property
    def has_person(self) -> bool:
        """Whether somebody sits at the terminal."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    def say(self, message: str) -> None:
        """A line of the program's own words."""
        from rich.text import Text

        told = with_own_name(printable(message))
        # A command that is broken over two lines cannot be copied.
        self.console.print(Text(told), soft_wrap=self.plain or "`" in told)

    def tell(self, trouble: JournalError) -> None:
        """A trouble that does not end the command."""
        self.say(f"{trouble.message} {trouble.remedy}")

    def show(self, shown: RenderableType) -> None:
        """Something drawn by the screen stage."""
        self.console.print(shown)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Lines of the program's own words, however many: at once where each of them fits."""
        from rich.text import Text

        if max(map(len, lines), default=0) <= self.console.width and all(map(str.isascii, lines)):
            for at in range(0, len(lines), LINES_AT_ONCE):
                self.console.out("\n".join(lines[at : at + LINES_AT_ONCE]), highlight=False)
            return
        for line in lines:
            self.console.print(Text(line))

    def show_json(self, value: object) -> None:
        """Data for programs."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))

    def open_journal(self, *, copies_too: bool = False, importing: bool = False) -> Wiring:
        """Open the journal and say what an earlier evening, or import, left unfinished.

        Half a copy of a file is kept with `copies_too`; else it is told of, but not while
        `importing`, which may be what mends it.
        """
        wiring = self.wiring
        if any(PlainFiles(self.places.spool).names()):
            from voicejournal.flows.recover import CutOff, keep_cut_off
            from voicejournal.language.text.names import DAYS
            from voicejournal.screen.phrases import length_text

            try:
                found = keep_cut_off(wiring.keeper, wiring.lock, copies_too=copies_too)
            except JournalError as trouble:  # a full disk must not forbid to read, or to delete
                found = CutOff(troubles=[trouble])
            for waiting in found.troubles[:1]:
                told = f"A recording waits to be kept. {waiting.message} {waiting.remedy}"
                click.echo(with_own_name(told), err=True)
            for recording in found.kept:
                day = DAYS[recording.moment.journal_day.weekday()]
                kept = f"I kept your {length_text(recording.duration_s)} of {day}."
                click.echo(with_own_name(f"{kept} `voicejournal recover` finishes it."), err=True)
            for copy in () if importing else found.copies:
                told = f"Bringing in {printable(copy.device)} was cut off: import it again."
                kept = f"Or `voicejournal recover` keeps the {length_text(copy.duration_s)} here."
                click.echo(with_own_name(f"{told} {kept}"), err=True)
        return wiring

    def progress(self) -> ProgressScreen:
        """Where to see how far a transcription is."""
        from voicejournal.screen.progress import DrawnProgress, PlainProgress

        return DrawnProgress(self.console) if self.is_drawn else PlainProgress(self.say)

    def counted(self) -> CountedLine:
        """Where to see how many entries are done."""
        from voicejournal.screen.counted import CountedLine

        return CountedLine(self.console, self.say, is_drawn=self.is_drawn)

    def asker(self) -> Asker:
        """Who asks the questions here: the terminal, or plain lines."""
        if self.has_person and not self.plain:
            from voicejournal.dialogue.terminal import TerminalAsker

            return TerminalAsker(self.say, self.help_text)
        if sys.stdin.isatty() or self.plain:
            from voicejournal.dialogue.plain import PlainAsker

            return PlainAsker(self.say, self.help_text)
        from voicejournal.dialogue.answers import NO_ANSWERS

        return NO_ANSWERS

    def help_text(self) -> str:
        """What `help-now` shows."""
        from voicejournal.cli.help_now_text import help_now_text

        return help_now_text(self.places.journal, lambda: self.wiring.settings.country)

    def settler(self) -> Settler:
        """Who settles doubts here: the terminal, or plain lines."""
        from voicejournal.dialogue.settling import PlainSettler, TerminalSettler

        return PlainSettler(self.say) if self.plain else TerminalSettler(self.say)


def _program(ctx: click.Context) -> Program:
    program = ctx.find_object(Program)
    if program is None:
        program = ctx.obj = Program()
    return program


def _set_journal(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _program(ctx).journal = value
    else:
        _program(ctx)


def _set_plain(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        _program(ctx).plain = True


def journal_options(function: Decorated) -> Decorated:
    """The options that stand on every command: which journal, and plain lines."""
    journal = click.option(
        "--journal",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_set_journal,
        expose_value=False,
        is_eager=True,
        metavar="DIR",
        help="Another journal (or VOICEJOURNAL_HOME).",
    )
    plain = click.option(
        "--plain",
        is_flag=True,
        callback=_set_plain,
        expose_value=False,
        is_eager=True,
        help="Plain lines, for screen readers.",
    )
    return journal(plain(function))


json_option = click.option("--json", "as_json", is_flag=True, help="Data for programs.")
at_option = click.option("--at", metavar="TIME", help="When it was spoken, with offset and [zone].")
answers_option = click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Answers without a keyboard, TOML or JSON.",
)
pass_program = click.make_pass_decorator(Program)
