"""JSON that holds all that the journal holds of an entry, an entry a line.

An object of `voicejournal` (which `format`, which `version`, appointments as `sessions`) and
`entries`, each as the nouns are (journal/entry.py) with what is as by default left out. Beside it
may lie `audio/ID.flac`.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from voicejournal.errors import InputError
from voicejournal.exchange.building import checked
from voicejournal.exchange.codec import from_json, to_json
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.exchange.sounds import with_sound
from voicejournal.exchange.streams import items
from voicejournal.journal import Entry, Recording, Session
from voicejournal.ports import Arrived, Arriving, FoundSound, SoundFiles
from voicejournal.vault.sealed import open_private

HEADER_KEY = "voicejournal"
VERSION = 1
FILE = "journal.json"
REMEDY = "Export it again; if a newer voicejournal wrote it, import it by that."


def write(entries: Iterable[Entry], file: BinaryIO, sessions: Iterable[Session] = ()) -> None:
    """Write appointments, and entries as they come; takeaways are with their entries."""
    held = [to_json(replace(session, takeaways=(), number=0)) for session in sessions]
    header = {"format": "entries", "version": VERSION, "sessions": held}
    file.write(f'{{"{HEADER_KEY}": {json.dumps(header)},\n"entries": ['.encode())
    for number, entry in enumerate(entries):
        line = json.dumps(to_json(entry), ensure_ascii=False, separators=(",", ":"))
        file.write((",\n" if number else "\n").encode() + line.encode())
    file.write(b"\n]}\n")


def write_folder(
    entries: Iterable[Entry],
    folder: Path,
    sounds: SoundFiles | None,
    sessions: Iterable[Session] = (),
) -> None:
    """Write `journal.json` into a folder, and below `audio/` the sound of each entry."""
    with os.fdopen(open_private(folder / FILE), "wb") as file:
        write(with_sound(entries, folder, sounds), file, sessions)


def read(file: BinaryIO, name: str, sound_of: Callable[[Recording], FoundSound | None]) -> Arriving:
    """Appointments and entries of a file; `sound_of` finds the sound that lies beside it."""
    yield from _sessions(file, name)
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
        yield Arrived(told, entry, sound)


def _sessions(file: BinaryIO, name: str) -> Arriving:
    """Appointments stand at the beginning: what was taken along refers to those that are there."""
    header = next(items(file, name, HEADER_KEY), None)
    given = header.get("sessions", []) if isinstance(header, Mapping) else []
    for number, held in enumerate(given if isinstance(given, list) else [], start=1):
        try:
            yield from_json(Session, held, "it")
        except Refused as wrong:
            yield refusal(f"{name}, appointment {number}", wrong, REMEDY)
