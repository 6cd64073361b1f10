"""JSON that holds all that the journal holds of an entry, an entry a line.

An object of `voicejournal` (which `format`, which `version`) and `entries`, each as the nouns are
(journal/entry.py) with what is as by default left out. Beside it may lie `audio/ID.flac`.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from voicejournal.errors import InputError
from voicejournal.exchange.building import checked
from voicejournal.exchange.codec import from_json, to_json
from voicejournal.exchange.refusal import Refused, refusal
from voicejournal.exchange.sounds import with_sound
from voicejournal.exchange.streams import items
from voicejournal.journal import Entry, Recording
from voicejournal.ports import Arrived, Arriving, FoundSound, SoundFiles
from voicejournal.vault.sealed import open_private

HEADER_KEY = "voicejournal"
VERSION = 1
FILE = "journal.json"
REMEDY = "Export it again; if a newer voicejournal wrote it, import it by that."


def write(entries: Iterable[Entry], file: BinaryIO) -> None:
    """Write entries as they come."""
    header = {"format": "entries", "version": VERSION}
    file.write(f'{{"{HEADER_KEY}": {json.dumps(header)},\n"entries": ['.encode())
    for number, entry in enumerate(entries):
        line = json.dumps(to_json(entry), ensure_ascii=False, separators=(",", ":"))
        file.write((",\n" if number else "\n").encode() + line.encode())
    file.write(b"\n]}\n")


def write_folder(entries: Iterable[Entry], folder: Path, sounds: SoundFiles | None) -> None:
    """Write `journal.json` into a folder, and below `audio/` the sound of each entry."""
    with os.fdopen(open_private(folder / FILE), "wb") as file:
        write(with_sound(entries, folder, sounds), file)


def read(file: BinaryIO, name: str, sound_of: Callable[[Recording], FoundSound | None]) -> Arriving:
    """Entries of a file; `sound_of` finds the sound that lies beside it."""
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
