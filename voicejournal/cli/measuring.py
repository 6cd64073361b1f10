"""`voicejournal models use auto`: measures the models that are here and takes one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicejournal.cli.program import Program
    from voicejournal.flows.choose_model import Measured

MINUTE_S = 60


def use_auto(program: Program) -> None:
    """Measure, say what was measured, choose, and keep the choice as the setting `model`."""
    from voicejournal.settings import keep_settings

    wiring = program.wiring
    settings = wiring.settings
    flow = wiring.choose_model
    names = ", ".join(model.name for model in flow.candidates(settings.language))
    if names:
        program.say(f"Reading four passages of the demo on this machine, by {names} …")
    chosen = flow.choose(
        settings.language,
        settings.second_opinion,
        lambda measured: program.say(_measured_text(measured)),
        program.tell,
    )
    keep_settings(wiring.files, replace(settings, model=chosen.model.name))
    program.say(_chosen_text(chosen))
    if not settings.language:
        program.say(
            "No language is set, so models for English alone were left out."
            " `voicejournal config language en` lets them be used."
        )


def _measured_text(measured: Measured) -> str:
    beside = f" with {measured.second.name} beside it" if measured.second else ""
    verdict = "it keeps up" if measured.keeps_up else "too slow to keep up here"
    taken_s = measured.pace * MINUTE_S
    return f"  {measured.model.name}{beside}: {taken_s:.0f} s for a minute of speech, {verdict}."


def _chosen_text(chosen: Measured) -> str:
    name = chosen.model.name
    told = f"Reflections are transcribed by {name} from now on"
    if chosen.keeps_up:
        return f"{told}: of the models here that keep up it makes the fewest errors."
    return f"{told}. No model here keeps up; {name} is the quickest, and its words come later."
