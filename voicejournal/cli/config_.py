"""`voicejournal config`: settings, read and written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, json_option, pass_program

if TYPE_CHECKING:
    from voicejournal.wiring import Wiring


@click.command("config")
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--unset", is_flag=True, help="Back to the default.")
@json_option
@journal_options
@pass_program
def command(
    program: Program, key: str | None, value: str | None, unset: bool, as_json: bool
) -> None:
    """Show all settings, show one, or set one: `voicejournal config therapist "Dr M."`."""
    from voicejournal.settings import KEYS, Settings, changed, keep_settings

    wiring = program.wiring
    if key is not None and (value is not None or unset):
        if key in KEYS and unset:
            value = str(getattr(Settings(), key))
        settings = changed(wiring.settings, key, value or "")
        if key == "model":
            wiring.weights.verify(settings.model)
        if key == "second_opinion":
            _check_second_opinion(replace(program.wiring, settings=settings))
        keep_settings(wiring.files, settings)
        program.say(f"{key} is now {getattr(settings, key) or 'not set'}.")
        return
    if key is not None:
        changed(wiring.settings, key, str(getattr(wiring.settings, key, "")))
    shown = {name: getattr(wiring.settings, name) for name in KEYS if key in (None, name)}
    if as_json:
        program.show_json(shown)
        return
    if key is not None:
        program.say(str(shown[key]) or "not set")
        return
    for name, kept in shown.items():
        program.say(f"{name:<20} {kept if kept != '' else 'not set'}")
    program.say(f"\nThe journal is in {program.places.journal}")


def _check_second_opinion(wiring: Wiring) -> None:
    """Refuse a model that could never give one; one that a later change rules out is ignored."""
    from voicejournal.errors import ModelError

    second = wiring.second
    if second.is_refused:
        raise ModelError(f"That cannot be set: {second.reason}.", second.remedy)
    if second.model is not None:
        wiring.weights.verify(second.model.name)
