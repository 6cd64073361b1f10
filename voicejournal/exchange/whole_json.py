"""JSON that holds all that the journal holds of an entry, an entry a line.

An object of `voicejournal` (which `format`, which `version`, appointments as `sessions`, what else
is `between` sessions, how many materials there are at most), `materials` with their content in
base64, and `entries`. All are as the nouns are (journal/) with what is as by default left out.
Beside it may lie `audio/ID.flac`.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from voicejournal.errors import InputError
from voicejournal.exchange.building import checked, checked_between, checked_material
from voicejournal.exchange.codec import from_json, to_json
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.exchange.sounds import with_sound
from voicejournal.exchange.streams import items
from voicejournal.journal import Between, Entry, Material, Recording, Session
from voicejournal.ports import Arrived, Arriving, FoundSound, MaterialCopy, SoundFiles
from voicejournal.vault.sealed import open_private

HEADER_KEY = "voicejournal"
BETWEEN = "between"
MATERIALS = "materials"
VERSION = 1
FILE = "journal.json"
REMEDY = "Export it again; if a newer voicejournal wrote it, import it by that."


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes along with entries: all between sessions, and at most `most` materials."""

    between: Between
    materials: Iterable[MaterialCopy]
    most: int


NOTHING: Final = Beside(Between(), (), 0)


def write(entries: Iterable[Entry], file: BinaryIO, beside: Beside = NOTHING) -> None:
    """Write what goes along, and entries as they come; takeaways are with their entries."""
    sessions = [replace(one, takeaways=(), number=0) for one in beside.between.sessions]
    header = {"format": "entries", "version": VERSION, "sessions": to_json(tuple(sessions))}
    if beside.between != Between():
        header[BETWEEN] = to_json(beside.between)
    if beside.most:
        header[MATERIALS] = beside.most
    file.write(f'{{"{HEADER_KEY}": {_line(header)},\n'.encode())
    if beside.most:
        _write_materials(beside.materials, file)
    file.write(b'"entries": [')
    file.writelines(
        (",\n" if number else "\n").encode() + _line(to_json(entry)).encode()
        for number, entry in enumerate(entries)
    )
    file.write(b"\n]}\n")


def _write_materials(materials: Iterable[MaterialCopy], file: BinaryIO) -> None:
    file.write(f'"{MATERIALS}": ['.encode())
    for number, copy in enumerate(materials):
        content = b64encode(copy.content).decode()
        line = _line({"material": to_json(copy.material), "content": content})
        file.write((",\n" if number else "\n").encode() + line.encode())
    file.write(b"],\n")


def write_folder(
    entries: Iterable[Entry], folder: Path, sounds: SoundFiles | None, beside: Beside = NOTHING
) -> None:
    """Write `journal.json` into a folder, and below `audio/` the sound of each entry."""
    with os.fdopen(open_private(folder / FILE), "wb") as file:
        write(with_sound(entries, folder, sounds), file, beside)


def read(file: BinaryIO, name: str, sound_of: Callable[[Recording], FoundSound | None]) -> Arriving:
    """Appointments, entries, and what else is between sessions, of a file.

    `sound_of` finds the sound that lies beside it.
    """
    header = next(items(file, name, HEADER_KEY), None)
    header = header if isinstance(header, Mapping) else {}
    yield from _sessions(header, name)
    beside = list(_between(header, name))
    file.seek(0)
    for number, given in enumerate(items(file, name, "entries.item"), start=1):
        told = f"{name}, entry {number}"
        try:
            entry = checked(from_json(Entry, given, "it"))
        except Refused as wrong:
            yield refusal(told, wrong, REMEDY)
            continue
        sound = sound_of(entry.recording) if entry.recording else None
        if entry.transcript is None and entry.recording is not None and sound is None:
            yield InputError(
                f"{told} waits for its words, and its sound is not there.",
                "Export it again with --audio.",
            )
            continue
        yield Arrived(told, without_homework_of(beside, entry), sound)
    yield from beside
    file.seek(0)
    yield from _materials(file, name, header.get(MATERIALS))


def without_homework_of(beside: Iterable[object], entry: Entry) -> Entry:
    """The entry without homework that comes after it from between sessions, in its order there."""
    comes = {
        homework.text
        for between in beside
        if isinstance(between, Between)
        for homework in between.homework
        if homework.entry_id == entry.id
    }
    return replace(entry, homework=tuple(text for text in entry.homework if text not in comes))


def _between(header: Mapping[str, object], name: str) -> Arriving:
    if BETWEEN not in header:
        return
    told = f"{name}, what is between sessions"
    try:
        yield from checked_between(from_json(Between, header[BETWEEN], "it"), told, REMEDY)
    except Refused as wrong:
        yield refusal(told, wrong, REMEDY)


def _materials(file: BinaryIO, name: str, most: object) -> Arriving:
    """They stand before the entries, which are not read again for them."""
    if not isinstance(most, int) or most < 1:
        return
    for number, given in enumerate(islice(items(file, name, f"{MATERIALS}.item"), most), start=1):
        try:
            yield _copy(given)
        except Refused as wrong:
            yield refusal(f"{name}, material {number}", wrong, REMEDY)


def _copy(given: object) -> MaterialCopy:
    if not isinstance(given, Mapping) or set(given) != {"material", "content"}:
        raise Refused("it is no material")
    material = checked_material(from_json(Material, given["material"], "it"))
    try:
        return MaterialCopy(material, b64decode(str(given["content"]), validate=True))
    except ValueError:
        raise Refused("its content is no base64") from None


def _line(given: object) -> str:
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def _sessions(header: Mapping[str, object], name: str) -> Arriving:
    """Appointments stand at the beginning: what was taken along refers to those that are there."""
    given = header.get("sessions", [])
    for number, held in enumerate(given if isinstance(given, list) else [], start=1):
        try:
            yield from_json(Session, held, "it")
        except Refused as wrong:
            yield refusal(f"{name}, appointment {number}", wrong, REMEDY)
