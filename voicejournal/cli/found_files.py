"""What there is to bring in below a folder: sound files and journals, and nothing beyond it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicejournal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from voicejournal.cli.program import Program
    from voicejournal.exchange.telling import Kind

TEXT_SUFFIX = ".json"
JOURNAL_SUFFIXES = frozenset({TEXT_SUFFIX, ".md", ".csv", ".zip", ".txt"})
"""What may be a journal in a folder of many things; which is one, is seen by what it holds."""


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Files to bring in, and how many others there were."""

    files: tuple[Path, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a path stands for: journals by their kind, and files that are one thing each.

    The sound of journals is looked for below `root`.
    """

    journals: Mapping[Path, Kind]
    files: tuple[Path, ...]
    root: Path


def found_at(program: Program, named: Path, *, only_sound: bool = False) -> Found:
    """A file itself; what is to be brought in of a folder, oldest first, saying what is not.

    Raises:
        InputError: a folder holds nothing to bring in, or a journal where sound is wished for.
    """
    from voicejournal.capture.sound_file import SUFFIXES
    from voicejournal.cli.file_time import time_of
    from voicejournal.exchange.between_markdown import FILE as BETWEEN_FILE
    from voicejournal.exchange.between_markdown import FOLDER as MATERIALS_FOLDER
    from voicejournal.exchange.reading import JOURNALS
    from voicejournal.exchange.telling import kind_of

    if not named.is_dir():
        kind = kind_of(named)
        if kind not in JOURNALS:
            return Found({}, (named,), named)
        if only_sound:
            raise _no_recording(named)
        return Found({named: kind}, (), named.parent)
    own = {program.places.journal.resolve(), program.places.models.resolve()}
    if (named / BETWEEN_FILE).is_file():  # what lies there are handouts, and no journals
        own.add((named / MATERIALS_FOLDER).resolve())
    below = files_below(named, {*SUFFIXES, *JOURNAL_SUFFIXES}, own)
    kinds = {path: kind_of(path) for path in below.files if path.suffix.lower() in JOURNAL_SUFFIXES}
    journals = {path: kind for path, kind in sorted(kinds.items()) if kind in JOURNALS}
    single = {*SUFFIXES, TEXT_SUFFIX}
    files = [p for p in below.files if p not in journals and p.suffix.lower() in single]
    if not (files or journals):
        raise InputError(f"There is no sound in the folder {named}.", "Name another folder.")
    left_out = below.left_out + len(below.files) - len(files) - len(journals)
    clock, hour = program.wiring.clock, program.wiring.settings.day_starts_at_hour
    if left_out:
        told = "file is" if left_out == 1 else "files are"
        program.say(f"{left_out} other {told} left out: hidden, or of another kind.")
    files.sort(key=lambda path: time_of(path, clock, hour).moment.at)
    if journals and only_sound:
        raise _no_recording(next(iter(journals)))
    return Found(journals, tuple(files), named)


def _no_recording(path: Path) -> InputError:
    return InputError(f"{path.name} is no recording.", "Import it without --as session.")


def files_below(folder: Path, kinds: Collection[str], apart: Collection[Path]) -> FoundFiles:
    """Files below a folder whose names end in one of `kinds`; folders `apart` are passed over.

    Hidden files, and links that lead out of the folder, are left out. Nothing is opened.

    Raises:
        InputError: a folder in it cannot be read.
    """
    root = folder.resolve()
    found: dict[Path, Path] = {}
    left_out = 0
    for here, folders, names in os.walk(folder, onerror=_refuse, followlinks=False):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (Path(here) / name).resolve() not in apart
        )
        for name in sorted(names):
            path = Path(here) / name
            lies = path.resolve()
            is_kind = path.suffix.lower() in kinds and not name.startswith(".")
            if is_kind and lies.is_relative_to(root) and lies.is_file():
                found.setdefault(lies, path)  # a link beside its file is the same file
            else:
                left_out += 1
    return FoundFiles(tuple(found.values()), left_out)


def _refuse(refused: OSError) -> None:
    name = refused.filename or "The folder"
    raise InputError(f"{name} cannot be read.", "Look at its permissions.") from refused
