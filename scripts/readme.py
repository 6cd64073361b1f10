"""The generated parts of the README: help texts, as the program itself gives them."""

from click import Context

from voicejournal.cli.app import COMMANDS, app

WIDTH = 88


def commands_help() -> str:
    """All commands with their help, as `voicejournal --help` shows them."""
    longest = max(map(len, COMMANDS))
    lines = [f"{name:<{longest}}  {text}" for name, text in COMMANDS.items()]
    return _block("\n".join(lines))


def command_help(name: str) -> str:
    """The whole help of one command."""
    shown = {**app.context_settings, "max_content_width": WIDTH, "terminal_width": WIDTH}
    group = Context(app, info_name="voicejournal", **shown)
    command = app.get_command(group, name)
    if command is None:
        raise LookupError(name)
    context = Context(command, info_name=name, parent=group, **shown)
    return _block(command.get_help(context))


def _block(text: str) -> str:
    return f"\n```text\n{text}\n```\n\n"
