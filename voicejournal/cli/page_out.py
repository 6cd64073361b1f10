"""Where the page goes: on the screen, into a file, or onto paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicejournal.errors import InputError

if TYPE_CHECKING:
    from voicejournal.cli.program import Decorated, Program
    from voicejournal.journal import WeeklyPage
    from voicejournal.summary.printed.paper import Paper
    from voicejournal.summary.printed.rendering import PageFormat

FORMATS = ("text", "html", "pdf", "json")
PAPERS = ("a4", "letter")
STDOUT = Path("-")


def out_options(function: Decorated) -> Decorated:
    """The options that say where a page goes, and as what."""
    for option in reversed(
        (
            click.option(
                "--format", "kind", type=click.Choice(FORMATS), help="Else by FILE's end."
            ),
            click.option(
                "--output", type=click.Path(path_type=Path), metavar="FILE", help="Into a file."
            ),
            click.option("--paper", type=click.Choice(PAPERS), help="Else your country's."),
            click.option("--print", "to_paper", is_flag=True, help="Onto paper, by `lp`."),
            click.option("--printer", metavar="NAME", help="Another print queue."),
        )
    ):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True)
class Out:
    """Where a page goes, and as what; `printer` is empty for the default one."""

    kind: PageFormat
    paper: Paper | None
    output: Path | None = None
    to_paper: bool = False
    printer: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether it is for the screen, to be read there."""
        from voicejournal.summary.printed.rendering import PageFormat

        return self.output is None and not self.to_paper and self.kind is PageFormat.TEXT


def out_from(
    kind: str | None,
    output: Path | None,
    paper: str | None,
    to_paper: bool,
    printer: str | None,
    as_json: bool,
) -> Out:
    """What the options come to.

    Raises:
        click.UsageError: they contradict each other.
        InputError: the file's end says nothing of its format.
    """
    from voicejournal.summary.printed.paper import Paper
    from voicejournal.summary.printed.rendering import PageFormat

    if as_json and kind not in {None, "json"}:
        raise click.UsageError("--json is one format, --format names another.")
    to_paper = to_paper or printer is not None
    if to_paper and (output is not None or kind is not None or as_json):
        raise click.UsageError(
            "--print makes what the printer takes, without --format or --output."
        )
    chosen = PageFormat.JSON if as_json else PageFormat(kind) if kind else _by_end(output)
    if paper is not None and not (to_paper or chosen in {PageFormat.PDF, PageFormat.HTML}):
        raise click.UsageError("--paper is for --print, PDF and HTML.")
    return Out(chosen, Paper[paper.upper()] if paper else None, output, to_paper, printer or "")


def hand_over(program: Program, page: WeeklyPage, out: Out) -> None:
    """Bring the page where it goes; what leaves the screen was accepted before.

    Raises:
        JournalError: it cannot be made, written or printed.
    """
    from voicejournal.summary.printed.paper import paper_of

    usual = paper_of(program.wiring.settings.country)
    if out.to_paper:
        _print(program, page, out, usual)
    elif out.output is None or out.output == STDOUT:
        _show(program, page, out, usual)
    else:
        _write(program, page, out, out.output, usual)


def _by_end(output: Path | None) -> PageFormat:
    from voicejournal.summary.printed.rendering import SUFFIXES, PageFormat

    if output is None or output == STDOUT or not output.suffix:
        return PageFormat.TEXT
    if output.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"What {output.suffix} is as a page is not known.",
            f"Name a file that ends in {', '.join(SUFFIXES)}, or say --format.",
        )
    return SUFFIXES[output.suffix.lower()]


def _show(program: Program, page: WeeklyPage, out: Out, usual: Paper) -> None:
    """On the screen, in its width; or as it would be in a file, to another program."""
    from voicejournal.summary.printed.rendering import PageFormat, rendered

    if out.is_shown and program.console.is_terminal:
        from voicejournal.summary.printed.text import page_text

        click.echo(page_text(page, program.console.width), nl=False)
        return
    if out.kind is PageFormat.PDF and program.console.is_terminal:
        raise InputError("A PDF is nothing for a terminal.", "Name a file: --output page.pdf.")
    made = rendered(page, out.kind, out.paper, usual)
    _remark(made.remarks)
    if out.kind is PageFormat.PDF:
        click.echo(made.content, nl=False)
    else:
        click.echo(made.content.decode(), nl=False)  # in the encoding of whoever reads it


def _write(program: Program, page: WeeklyPage, out: Out, output: Path, usual: Paper) -> None:
    from voicejournal.summary.printed.rendering import rendered
    from voicejournal.vault.sealed import PlainFiles

    if output.is_dir() or not output.absolute().parent.is_dir():
        raise InputError(
            f"{output} is no place for a file.", "Name a file in a folder that is there."
        )
    made = rendered(page, out.kind, out.paper, usual)
    over = " over what is there" if output.exists() else ""
    if not _accepted(program, page, f"Write this page to {output}{over}?", "written"):
        return
    PlainFiles(output.absolute().parent).write(output.name, made.content)
    program.say(f"The page is in {output}.")
    _remark(made.remarks)


def _print(program: Program, page: WeeklyPage, out: Out, usual: Paper) -> None:
    from voicejournal.flows.print_page import PrintPage
    from voicejournal.summary.printed.rendering import print_job

    wiring = program.wiring
    queue = wiring.printer.find(out.printer)
    job, remarks = print_job(page, out.paper or usual)
    if not _accepted(program, page, f"Print this page on {queue}?", "printed"):
        return
    PrintPage(wiring.printer, wiring.files, program.say)(job, queue)
    _remark(remarks)


def _accepted(program: Program, page: WeeklyPage, question: str, done: str) -> bool:
    """Show the page and ask, unless just this page was accepted; nobody there accepts nothing.

    Raises:
        InputError: nobody is there to ask.
    """
    from voicejournal.cli.page_preview import accepted_now, say_if_changed
    from voicejournal.summary.printed.text import page_text

    if program.wiring.week.is_accepted(page):
        return True
    say_if_changed(program, page)
    if not program.has_person:
        raise InputError(
            f"The page was not accepted, so it was not {done}.",
            "Look at it with `voicejournal week --preview`, or use --accept.",
        )
    click.echo(page_text(page, program.console.width))
    if click.confirm(question, default=False):
        accepted_now(program, page)
        return True
    program.say(f"Nothing was {done}.")
    return False


def _remark(remarks: tuple[str, ...]) -> None:
    for remark in remarks:
        click.echo(remark, err=True)
