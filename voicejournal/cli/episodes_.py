"""`voicejournal episodes`: hard moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from voicejournal.cli.numbered import is_sure, yes_option
from voicejournal.cli.program import (
    Program,
    answers_option,
    journal_options,
    json_option,
    pass_program,
)
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from voicejournal.flows.episodes import Told
    from voicejournal.journal import Value
    from voicejournal.ports import Question

SET = "hard-moment"
id_argument = click.argument("short_id", metavar="ID")


@click.group("episodes", invoke_without_command=True)
@json_option
@journal_options
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Hard moments: what happened, what you felt and did, what helped.

    They come from `record --prompts thought-record`, abc, communication or hard-moment,
    and from `episodes add`. ID is an entry's, or 12.2 for the second one of entry 12.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_all, as_json=as_json)


@command.command("list")
@click.option("--from", "first", metavar="DATE", help="First day.")
@click.option("--to", "last", metavar="DATE", help="Last day.")
@json_option
@journal_options
@pass_program
def show_all(
    program: Program, first: str | None = None, last: str | None = None, as_json: bool = False
) -> None:
    """All hard moments, oldest first."""
    from voicejournal.cli.moments import day_from_text

    days = [day_from_text(text) if text else None for text in (first, last)]
    found = program.open_journal().episodes.all(*days)
    if as_json:
        program.show_json([_values(told) for told in found])
        return
    if not found:
        program.say("No hard moment is kept. `voicejournal episodes add ID` keeps one.")
        return
    from voicejournal.screen.episodes import episodes_table

    program.show(episodes_table([(told.entry, told.episode) for told in found]))


@command.command("show")
@id_argument
@json_option
@journal_options
@pass_program
def show(program: Program, short_id: str, as_json: bool) -> None:
    """One hard moment whole."""
    told = _find(program, short_id)
    if as_json:
        program.show_json(_values(told))
        return
    from voicejournal.screen.episodes import episode_view

    program.show(episode_view(told.entry, told.episode))


@command.command("add")
@id_argument
@click.option("--passage", metavar="TEXT", help="What happened, as words of the entry.")
@click.option("--situation", metavar="TEXT", help="What happened, in other words.")
@click.option("--thought", metavar="TEXT", help="What went through your mind.")
@click.option("--felt", metavar="WORDS", help="As in 'anxious 8, ashamed 5'.")
@click.option("--did", "what_i_did", metavar="TEXT", help="What you did.")
@click.option("--before", "tense_before", metavar="0-10", help="How tense, at its worst.")
@click.option("--after", "tense_after", metavar="0-10", help="How tense, afterwards.")
@answers_option
@journal_options
@pass_program
def add(
    program: Program,
    /,
    short_id: str,
    passage: str | None,
    answers: Path | None,
    **given: str | None,
) -> None:
    """Keep a hard moment of an entry: by the options, and by questions for the rest."""
    from voicejournal.dialogue.answers import NO_ANSWERS, read_answers
    from voicejournal.dialogue.prompt_set import read_prompt_set
    from voicejournal.language.labels.episodes import TENSE_AFTER, TENSE_BEFORE

    episodes = program.open_journal().episodes
    entry = program.wiring.database.entries.find(short_id)
    questions = read_prompt_set(SET, program.places.prompts).questions
    values = _given(given, questions)
    asked = answers is None and not values and (program.has_person or program.plain)
    if answers is None and not (values or passage or asked):
        raise InputError("Nobody is there to ask.", "Use the options: --passage, --felt …")
    if answers is None and not (asked or passage or values.keys() - {TENSE_BEFORE, TENSE_AFTER}):
        raise InputError(
            "How tense you were tells of no moment by itself.",
            "Say what happened, or what you felt: --passage, --situation, --felt …",
        )
    scripted = read_answers(answers, questions) if answers else NO_ANSWERS
    found = episodes.passage(entry, passage) if passage else None
    told = episodes.add(entry, found, values, questions, program.asker() if asked else scripted)
    if told is None:
        program.say("Nothing was answered, so nothing is kept.")
        return
    program.say(f"Kept hard moment {_id(told)}.")


@command.command("delete")
@id_argument
@yes_option
@journal_options
@pass_program
def delete(program: Program, short_id: str, yes: bool) -> None:
    """Delete a hard moment for good; its entry stays."""
    told = _find(program, short_id)
    if is_sure(program, f"Delete hard moment {_id(told)} for good?", yes=yes):
        program.wiring.episodes.forget(told)
        program.say(f"Deleted hard moment {_id(told)}; entry {told.entry.number} stays.")


def _find(program: Program, short_id: str) -> Told:
    entry_id, dot, place = short_id.rpartition(".")
    episodes = program.open_journal().episodes
    if dot and entry_id and place.isascii() and place.isdecimal():
        return episodes.find(entry_id, int(place[:6]))
    return episodes.find(short_id, None)


def _given(given: dict[str, str | None], questions: tuple[Question, ...]) -> dict[str, Value]:
    """Values of the options, by the names of the questions that they answer."""
    from voicejournal.dialogue.understand import value_from_text
    from voicejournal.language.text.safe import printable

    values: dict[str, Value] = {}
    for question in questions:
        text = " ".join(printable(given.get(question.name) or "").split())
        if text:
            values[question.name] = value_from_text(question.slot, text, question.highest)
    return values


def _id(told: Told) -> str:
    from voicejournal.screen.episodes import episode_id

    return episode_id(told.entry, told.episode)


def _values(told: Told) -> dict[str, Any]:
    from voicejournal.cli.as_json import skill_json

    entry, episode = told.entry, told.episode
    return {
        "id": _id(told),
        "entry": entry.id,
        "day": entry.moment.journal_day.isoformat(),
        "kind": episode.kind,
        "parts": dict(episode.parts),
        "feelings": [{"word": f.word, "intensity": f.intensity} for f in episode.feelings],
        "feelings_after": [
            {"word": f.word, "intensity": f.intensity} for f in episode.feelings_after
        ],
        "highest": episode.highest,
        "distress": {"before": episode.distress.before, "after": episode.distress.after},
        "skills": [skill_json(skill) for skill in entry.mentioned.skills],
        "private": entry.private,
    }
