"""What there is to bring in below a folder: sound files and JSON files, and nothing beyond it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicejournal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection

TEXT_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Files to bring in, and how many others there were."""

    files: tuple[Path, ...]
    left_out: int


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
