"""The first run on a terminal, and `doctor` later: language, a try of the microphone, model."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import click

from voicejournal.errors import JournalError
from voicejournal.settings import FILE_NAME, changed, keep_settings

if TYPE_CHECKING:
    from voicejournal.cli.program import Program
    from voicejournal.wiring import Wiring

TRY_S = 4.0
FAINT_DBFS = -45.0
SECOND_OPINION = "tiny.en"


def introduce(program: Program) -> None:
    """Ask once what the first evening needs; every part can be left for later."""
    wiring = program.wiring
    if FILE_NAME in wiring.files.names() or wiring.database.entries.newest(1):
        return
    program.say(
        "Welcome. What you say stays on this machine.\n"
        f"Your journal will be in {program.places.journal}.\n"
    )
    set_up(program)
    program.say("`voicejournal doctor` goes through this again at any time.\n")


def set_up(program: Program) -> None:
    """Language, microphone, model: asked, tried, offered."""
    wiring = program.wiring
    settings = replace(wiring.settings, language=_language(program))
    keep_settings(wiring.files, settings)
    program.read_settings_again()
    _try_microphone(program)
    _offer_model(program)
    _offer_second_opinion(program)
    _offer_vectors(program)


def _language(program: Program) -> str:
    while True:
        said = click.prompt(
            "Your language, as en or nl (Enter: the model hears it)",
            default="",
            show_default=False,
        )
        try:
            return changed(program.wiring.settings, "language", said.strip()).language
        except JournalError as wrong:
            program.say(f"{wrong.message} {wrong.remedy}")


def _try_microphone(program: Program) -> None:
    try:
        program.wiring.microphone("")
    except JournalError:
        return  # the recording that follows, or doctor, says what is missing, once
    question = f"Try the microphone: speak for {TRY_S:.0f} seconds and hear it back?"
    while click.confirm(question, default=True):
        try:
            _speak_and_hear(program, program.wiring)
        except JournalError as trouble:
            program.say(f"{trouble.message} {trouble.remedy}")
            return
        question = "Once more?"
        if click.confirm("Did you hear yourself well?", default=True):
            return


def _speak_and_hear(program: Program, wiring: Wiring) -> None:
    import numpy as np

    from voicejournal.capture.recorder import peak_dbfs
    from voicejournal.journal import SAMPLE_RATE_HZ

    microphone = wiring.microphone("")
    program.say(f"Speak now, into {microphone.name} …")
    ended = Event()
    heard = []
    for block in microphone.blocks(ended):
        heard.append(block)
        if sum(map(len, heard)) >= TRY_S * SAMPLE_RATE_HZ:
            ended.set()
    sound = np.concatenate(heard)
    if not sound.any():
        program.say("Only silence came. Is the microphone muted?")
        return
    if peak_dbfs(sound) < FAINT_DBFS:
        program.say("That was very faint. Speak closer, or turn the microphone up.")
    program.say("This is what was heard; nothing of it is kept.")
    wiring.player.play(sound, Event(), lambda _played_s: None)


def _offer_model(program: Program) -> None:
    from voicejournal.cli.models_ import fetch_model

    wiring = program.wiring
    name = wiring.settings.model
    if name in wiring.weights.installed():
        return
    question = f"Fetch the speech model {name} now, once? Without it recordings wait."
    if not click.confirm(question, default=True):
        program.say("`voicejournal models fetch` fetches it later.")
        return
    try:
        fetch_model(program, name)
    except JournalError as trouble:
        program.say(f"{trouble.message} {trouble.remedy}")


def _offer_second_opinion(program: Program) -> None:
    """A small model for English beside the first, where English is or may be spoken."""
    from voicejournal.cli.models_ import MEGABYTE, fetch_model
    from voicejournal.weights.choice import AUTO, knows

    wiring = program.wiring
    settings, here = wiring.settings, wiring.weights.installed()
    second = wiring.manifest.model(SECOND_OPINION)
    is_wanted = settings.second_opinion == AUTO and knows(second, settings.language or "en")
    if not is_wanted or settings.model not in here or wiring.second.model is not None:
        return
    if SECOND_OPINION in here or settings.model == SECOND_OPINION:
        return
    size = f"{second.size_bytes / MEGABYTE:.0f} MB"
    question = (
        f"Fetch {SECOND_OPINION} too, {size}? It reads your words a second time; where the two"
        " differ, the words are marked as doubtful."
    )
    if not click.confirm(question, default=True):
        program.say(f"`voicejournal models fetch {SECOND_OPINION}` fetches it later.")
        return
    try:
        fetch_model(program, SECOND_OPINION)
    except JournalError as trouble:
        program.say(f"{trouble.message} {trouble.remedy}")


def _offer_vectors(program: Program) -> None:
    """The model behind the better proposals, where English is or may be spoken."""
    from voicejournal.cli.models_ import MEGABYTE, fetch_model
    from voicejournal.weights.choice import knows

    wiring = program.wiring
    for model in wiring.manifest.vectors:
        is_wanted = knows(model, wiring.settings.language or "en")
        if not is_wanted or wiring.weights.holds(model.name):
            continue
        size = f"{model.size_bytes / MEGABYTE:.0f} MB"
        question = (
            f"Fetch {model.name} too, {size}? It makes better proposals of mood and feelings;"
            " without it they come from a list of words."
        )
        if not click.confirm(question, default=True):
            program.say(f"`voicejournal models fetch {model.name}` fetches it later.")
            continue
        try:
            fetch_model(program, model.name)
        except JournalError as trouble:
            program.say(f"{trouble.message} {trouble.remedy}")
