"""What is between sessions in a folder of Markdown: `between.md`, and `materials/` beside it.

It is front matter alone: appointments, homework with what was told of it, goals, topics, people,
and which file of `materials/` is what. Read as YAML 1.2 has it, where `no` is a word.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from voicejournal.errors import InputError
from voicejournal.exchange.building import checked_between, checked_material
from voicejournal.exchange.codec import from_json, to_json
from voicejournal.exchange.front_matter import NO_YAML, Reader
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.journal import Between, Material
from voicejournal.ports import Arriving, MaterialCopy
from voicejournal.vault.sealed import make_private_folder, open_private

FILE: Final = "between.md"
FOLDER: Final = "materials"
KEY: Final = "voicejournal"
KIND: Final = "between sessions"
MATERIALS: Final = "materials"
MOST_BYTES: Final = 2_000_000
"""Read by Python alone, as the front matter of entries is: some ten seconds."""
MOST_CONTENT_BYTES: Final = 50_000_000
REMEDY: Final = "`voicejournal export --format markdown` shows how such a file looks."
HEAD: Final = re.compile(rf"\ufeff?---[ \t]*\r?\n{KEY}: ['\"]?{KIND}\b")

_FRONT: Final = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)


def write(between: Between, materials: Iterable[MaterialCopy], folder: Path) -> None:
    """Write what there is of it; a folder without any has no such file."""
    held = list(_written(materials, folder))
    if between == Between() and not held:
        return
    front = {KEY: KIND, **to_json(between), **({MATERIALS: held} if held else {})}
    text = yaml.dump(
        front,
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=MOST_BYTES,
    )
    with os.fdopen(open_private(folder / FILE), "w", encoding="utf-8", newline="\n") as file:
        file.write(f"---\n{text}---\n")


def read(path: Path) -> Arriving:
    """Appointments, homework, goals, topics and people of a file, then the materials beside it."""
    try:
        front = dict(_front(path))
        front.pop(KEY)
        materials = front.pop(MATERIALS, [])
        yield from checked_between(from_json(Between, front, "it"), path.name, REMEDY)
    except Refused as wrong:
        yield refusal(path.name, wrong, REMEDY)
        return
    except OSError:
        yield InputError(f"{path} cannot be read.", "Check the path.")
        return
    for number, given in enumerate(materials if isinstance(materials, list) else [], start=1):
        try:
            yield _copy(given, path.parent / FOLDER)
        except Refused as wrong:
            yield refusal(f"{path.name}, material {number}", wrong, REMEDY)


def _written(materials: Iterable[MaterialCopy], folder: Path) -> Iterator[Any]:
    for copy in materials:
        make_private_folder(folder / FOLDER)
        with os.fdopen(open_private(folder / FOLDER / copy.material.file), "wb") as file:
            file.write(copy.content)
        yield to_json(copy.material)


def _front(path: Path) -> Mapping[str, Any]:
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused("it is larger than it can be")
    try:
        matched = _FRONT.match(content.decode("utf-8"))
        front = yaml.load(matched[1], Loader=Reader) if matched else None  # noqa: S506 - a safe one
    except UnicodeDecodeError:
        raise Refused("it is no text in UTF-8") from None
    except NO_YAML:
        raise Refused("its front matter is no YAML") from None
    if not isinstance(front, Mapping) or KEY not in front:
        raise Refused("it has no front matter")
    return front


def _copy(given: object, folder: Path) -> MaterialCopy:
    """A material with the file that it names, which lies in that folder and nowhere else."""
    material = checked_material(from_json(Material, given, "it"))
    lies = (folder / material.file).resolve()
    try:
        if lies.parent != folder.resolve() or lies.stat().st_size > MOST_CONTENT_BYTES:
            raise Refused("its file is not there")
        return MaterialCopy(material, lies.read_bytes())
    except (OSError, ValueError):
        raise Refused("its file is not there") from None
