"""`voicejournal models`: the models that are fetched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from voicejournal.cli.program import Program, journal_options, json_option, pass_program

if TYPE_CHECKING:
    from voicejournal.weights import FetchProgress

MEGABYTE = 1_000_000


@click.group("models")
@journal_options
def command() -> None:
    """The models: what there is, fetching one, using one, checking them."""


@command.command("list")
@json_option
@journal_options
@pass_program
def list_models(program: Program, as_json: bool) -> None:
    """What there is, what is here, and which is in use."""
    wiring = program.wiring
    models = wiring.manifest.all
    here = {model.name for model in models if wiring.weights.holds(model.name)}
    vectors = {model.name for model in wiring.manifest.vectors}
    in_use = {wiring.settings.model, *(vectors & here)}
    second = wiring.second.model
    if as_json:
        program.show_json(
            [
                {
                    "name": model.name,
                    "title": model.title,
                    "languages": model.languages,
                    "size_bytes": model.size_bytes,
                    "licence": model.licence,
                    "here": model.name in here,
                    "in_use": model.name in in_use,
                    "second_opinion": model is second,
                }
                for model in models
            ]
        )
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for model in models:
        states = [
            "here" if model.name in here else "",
            "in use" if model.name in in_use else "",
            "second opinion" if model is second else "",
        ]
        size = f"{model.size_bytes / MEGABYTE:.0f} MB"
        table.add_row(model.name, size, ", ".join(filter(None, states)), model.title)
    program.show(table)
    if second is None:
        program.say(f"No second opinion: {wiring.second.reason}. {wiring.second.remedy}".strip())


@command.command("fetch")
@click.argument("names", nargs=-1)
@journal_options
@pass_program
def fetch(program: Program, names: tuple[str, ...]) -> None:
    """Fetch models, once; the only step that uses the network.

    Default: the one that writes your words down, and minilm, which makes better proposals.
    """
    wiring = program.wiring
    vectors = tuple(model.name for model in wiring.manifest.vectors)
    for name in names or (wiring.settings.model, *vectors):
        fetch_model(program, name)


@command.command("use")
@click.argument("name")
@journal_options
@pass_program
def use(program: Program, name: str) -> None:
    """Transcribe by this model from now on. It must be here already.

    `auto` measures the models here, which takes a minute or two, and takes the best that keeps up.
    """
    from voicejournal.errors import ModelError
    from voicejournal.settings import keep_settings
    from voicejournal.weights.choice import AUTO, knows

    if name == AUTO:
        from voicejournal.cli.measuring import use_auto

        use_auto(program)
        return
    wiring = program.wiring
    if name in {model.name for model in wiring.manifest.vectors}:
        raise ModelError(
            f"{name} writes no words down; it is used for the proposals when it is here.",
            "`voicejournal models list` shows which do.",
        )
    wiring.weights.verify(name)
    keep_settings(wiring.files, replace(wiring.settings, model=name))
    program.say(f"Reflections are transcribed by {name} from now on.")
    language = wiring.settings.language
    if language and not knows(wiring.manifest.model(name), language):
        program.say(f"It knows English only, and your language is {language}.")


@command.command("verify")
@click.argument("names", nargs=-1)
@journal_options
@pass_program
def verify(program: Program, names: tuple[str, ...]) -> None:
    """Compare every byte with the manifest. Default: all that are here."""
    wiring = program.wiring
    weights = wiring.weights
    here = [model.name for model in wiring.manifest.all if weights.holds(model.name)]
    for name in names or here:
        weights.verify(name)
        program.say(f"{name} is whole and unaltered.")
    if not names and not here:
        program.say("No model is here yet. `voicejournal models fetch` fetches one.")


def fetch_model(program: Program, name: str) -> None:
    """Fetch one model, showing how far it is."""
    from voicejournal.weights import Stage

    last_said = ""

    def tell(progress: FetchProgress) -> None:
        nonlocal last_said
        if progress.stage is Stage.FETCHING and program.is_drawn:
            arrived, total = progress.arrived_bytes / MEGABYTE, progress.total_bytes / MEGABYTE
            program.console.print(f"  {name}: {arrived:.0f} of {total:.0f} MB   ", end="\r")
            return
        said = _stage_text(progress)
        if said and said != last_said:
            last_said = said
            program.say(said)

    program.wiring.weights.fetch(name, tell)


def _stage_text(progress: FetchProgress) -> str:
    from voicejournal.weights import Stage

    match progress.stage:
        case Stage.ASKING:
            size = f"{progress.total_bytes / MEGABYTE:.0f} MB"
            return f"Fetching the model {progress.name}, {size}, from {progress.source} …"
        case Stage.GIVEN_UP:
            return f"  {progress.source} does not give it; the next source is asked."
        case Stage.CHECKING:
            return f"  checking {progress.name} …"
        case Stage.DONE:
            return f"  {progress.name} is here and checked."
        case _:
            return ""
