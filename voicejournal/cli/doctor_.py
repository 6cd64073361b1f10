"""`voicejournal doctor`: what is missing, and the remedy."""

from __future__ import annotations

import click

from voicejournal.cli.program import Program, journal_options, json_option, pass_program
from voicejournal.errors import ExitCode


@click.command("doctor")
@json_option
@journal_options
@pass_program
def command(program: Program, as_json: bool) -> None:
    """Look at the microphone, the model, the journal and the disk; changes nothing unasked.

    On a terminal it then offers to go through language, microphone and model.
    """
    from voicejournal.cli.findings import findings

    found = findings(program)
    if as_json:
        program.show_json(
            [{"what": f.what, "ok": f.is_well, "found": f.found, "remedy": f.remedy} for f in found]
        )
    else:
        for finding in found:
            mark = "ok   " if finding.is_well else "fix  "
            program.say(f"{mark} {finding.what:<12} {finding.found}")
            for line in finding.remedy.splitlines():
                program.say(f"{'':<19}{line}")
    question = "\nGo through language, microphone and model now?"
    if program.has_person and not as_json and click.confirm(question, default=False):
        from voicejournal.cli.first_run import set_up

        set_up(program)
        return
    if not all(finding.is_well for finding in found):
        raise click.exceptions.Exit(ExitCode.INPUT)
