"""`voicejournal material`: handouts, texts and addresses to come back to."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voicejournal.cli.numbered import is_sure, number_argument, yes_option
from voicejournal.cli.program import Program, journal_options, json_option, pass_program
from voicejournal.errors import InputError

if TYPE_CHECKING:
    from voicejournal.journal import Material

LONGEST_NAME = 60
ADDRESS = re.compile(r"https?://\S+")
FILE_LIKE = re.compile(r"\S*(/|\\|\.\w{1,5}$)\S*")
SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
READABLE = frozenset({".txt", ".md", ".text", ".csv", ".toml", ".json"})


@click.group("material")
@journal_options
def command() -> None:
    """Handouts, texts and addresses to come back to, kept inside the journal."""


@command.command("add")
@click.argument("what", metavar="FILE|TEXT|ADDRESS")
@click.option("--about", default="", metavar="TOPICS", help="Shown when an evening speaks of it.")
@click.option("--name", default="", metavar="NAME", help="What to call it.")
@journal_options
@pass_program
def add(program: Program, what: str, about: str, name: str) -> None:
    """Keep a copy of a file, a text, or an address; - reads a text from standard input.

    An address is kept as text and never opened. --about takes a word or several, with
    commas: 'conflict, my boss'.
    """
    from voicejournal.language.labels.labels import labels_from_text
    from voicejournal.language.text.safe import printable

    topics = labels_from_text(printable(about))
    content, called, kind, suffix = _given(what)
    shown = _named(name) or called
    material = program.open_journal().materials.add(content, shown, kind, topics, suffix)
    program.say(f"Kept material {material.number}: {material.name}.")
    if not material.about:
        program.say("It is shown by `voicejournal material list`; --about names its topic.")


@command.command("list")
@json_option
@journal_options
@pass_program
def show(program: Program, as_json: bool) -> None:
    """All that is kept, oldest first."""
    materials = program.open_journal().database.materials.all()
    if as_json:
        program.show_json([_values(material) for material in materials])
        return
    if not materials:
        program.say("No material is kept. `voicejournal material add FILE` keeps a copy.")
        return
    from voicejournal.screen.between import materials_table

    program.show(materials_table(materials))


@command.command("open")
@number_argument
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="A copy, outside the journal."
)
@journal_options
@pass_program
def open_(program: Program, number: int, output: Path | None) -> None:
    """Read a text here; hand another file to the program that shows it, or copy it out."""
    from voicejournal.journal import MaterialKind
    from voicejournal.language.text.safe import printable

    material, content = program.open_journal().materials.read(number)
    if output is not None:
        _copy_out(program, output, content)
        return
    is_text = material.kind is not MaterialKind.FILE or Path(material.file).suffix in READABLE
    if is_text:
        click.echo(printable(content.decode("utf-8", errors="replace")))
        return
    if program.has_person and click.launch(str(program.places.materials / material.file)) == 0:
        program.say(f"Opened {material.name}.")
        return
    raise InputError(
        f"Material {number} is no text, and nothing here shows it.",
        f"`voicejournal material open {number} --output FILE` makes a copy for another program.",
    )


@command.command("remove")
@number_argument
@yes_option
@journal_options
@pass_program
def remove(program: Program, number: int, yes: bool) -> None:
    """Remove a material and its copy for good."""
    materials = program.open_journal().materials
    material = program.wiring.database.materials.find(number)
    if is_sure(program, f"Remove material {number}, {material.name}?", yes=yes):
        materials.remove(number)
        program.say(f"Removed material {number}.")


def _given(what: str) -> tuple[bytes, str, Any, str]:
    """Content, name, kind and ending of what is to be kept."""
    from voicejournal.journal import MaterialKind

    if what == "-":
        text = sys.stdin.read()
        return text.encode(), _named(text), MaterialKind.TEXT, ".txt"
    if ADDRESS.fullmatch(what.strip()):
        return what.strip().encode(), _named(what), MaterialKind.LINK, ".txt"
    if not what.strip():
        raise InputError("There is nothing to keep.", "Give a file, a text, or an address.")
    path = Path(what)
    if _exists(path):
        return _content(path), _named(path.name), MaterialKind.FILE, _suffix(path)
    if FILE_LIKE.fullmatch(what):
        raise InputError(f"There is no file {_named(what)}.", "Check the path, then try again.")
    return what.encode(errors="replace"), _named(what), MaterialKind.TEXT, ".txt"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a text that is longer than a path can be
        return False


def _content(path: Path) -> bytes:
    """Content of a file that ends: no folder, no device, nothing larger than is kept."""
    from voicejournal.flows.materials import MOST_BYTES

    name = _named(path.name)
    if not path.is_file():
        raise InputError(f"{name} is no file.", "Name one file.")
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as unread:
        raise InputError(f"{name} cannot be read.", "Check that it is yours.") from unread


def _suffix(path: Path) -> str:
    """The ending of the copy's name: a plain one, or none."""
    suffix = path.suffix.lower()
    return suffix if SUFFIX.fullmatch(suffix) else ""


def _named(text: str) -> str:
    """One short line that may be shown."""
    from voicejournal.language.text.safe import printable

    line = " ".join(printable(text).split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 2].rstrip()} …"


def _copy_out(program: Program, output: Path, content: bytes) -> None:
    from voicejournal.vault.sealed import PlainFiles

    if output.is_dir() or not output.absolute().parent.is_dir():
        raise InputError(
            f"{output} is no place for a file.", "Name a file in a folder that is there."
        )
    if output.exists():
        raise InputError(f"{output} is there already.", "Name another file.")
    PlainFiles(output.absolute().parent).write(output.name, content)
    program.say(f"A copy is in {output}. It is outside of the journal: remove it when done.")


def _values(material: Material) -> dict[str, Any]:
    return {
        "number": material.number,
        "name": material.name,
        "kind": material.kind.value,
        "about": list(material.about),
        "size_bytes": material.size_bytes,
        "sha256": material.sha256,
        "added_at": material.added_at.isoformat(),
    }
