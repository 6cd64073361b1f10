"""The command line: which commands there are; each is imported when it is used."""

import importlib
import sys

import click

from voicejournal import __version__
from voicejournal.cli.program import journal_options

COMMANDS = {
    "record": "tonight's reflection: speak, answer five questions, done",
    "import": "recordings made elsewhere, or entries that are text",
    "export": "your entries as Markdown, CSV, JSON, or for Day One or jrnl",
    "list": "the newest entries",
    "show": "one entry whole",
    "play": "hear an entry, its words following",
    "edit": "settle what is in doubt of an entry, and correct its words",
    "tag": "rate an entry, or change its ratings",
    "delete": "delete an entry for good",
    "search": "entries that hold all the words",
    "mood": "the log of your moods, its calendar and chart",
    "patterns": "what went together with your mood",
    "week": "the one page for the therapist",
    "session": "appointments: past ones, the next one, what you took along",
    "episodes": "hard moments: list, show, add, delete",
    "goal": "what you work towards: add, list, done",
    "people": "who is there for you: list, add, forget",
    "material": "handouts and texts to come back to: add, list, open",
    "help-now": "your own plan, and numbers to call",
    "transcribe": "give waiting recordings their words",
    "recover": "finish what was cut off",
    "models": "the speech models: list, fetch, use, verify",
    "config": "settings",
    "doctor": "what is missing, and the remedy",
    "demo": "a sample week through the real pipeline",
}
"""Name and help of each command; the module has the same name with underscores, and `command`."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"voicejournal.cli.{name}_")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.version_option(__version__, message="voicejournal %(version)s")
@journal_options
@click.pass_context
def app(ctx: click.Context) -> None:
    """Speak a reflection each night, offline; print one page a week.

    Without a command: tonight's reflection, when on a terminal.
    """
    if ctx.invoked_subcommand is not None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(ctx.get_help())
        return
    command = app.get_command(ctx, "record")
    if command is not None:
        ctx.invoke(command)
