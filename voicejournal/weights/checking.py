"""Whether the files in a folder are those of a source, by size and by sha256."""

import hashlib
from pathlib import Path

from voicejournal.weights.manifest import Model, ModelFile, Source


def sha256_of(path: Path) -> str:
    """Hash of a file, read in chunks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def looks_whole(folder: Path, model: Model) -> bool:
    """Whether all files of one source are here with their sizes: cheap, and no proof."""
    return any(
        _files_of_right_size(folder, source) == len(source.files) for source in model.sources
    )


def trouble_with(folder: Path, model: Model, loadable: frozenset[str]) -> str:
    """What keeps a folder from being the model, in a few words; empty if it is the model.

    All files must belong to one source: halves of two conversions are no model. A file of
    `loadable` that the source does not have would be read by the loader, so it is trouble too.
    """
    nearest_first = sorted(model.sources, key=lambda source: -_files_of_right_size(folder, source))
    troubles = [trouble_with_source(folder, source, loadable) for source in nearest_first]
    return "" if "" in troubles else troubles[0]


def trouble_with_source(folder: Path, source: Source, loadable: frozenset[str]) -> str:
    """The same for one source. Sizes go first, so that a hash is taken only where it decides."""
    for file in source.files:
        size = _size_of(folder / file.name)
        if size != file.size_bytes:
            return f"{file.name} is missing" if size is None else f"{file.name} was altered"
    for name in loadable - {file.name for file in source.files}:
        if (folder / name).exists():
            return f"{name} does not belong there"
    for file in source.files:
        if not _is_unaltered(folder, file):
            return f"{file.name} was altered"
    return ""


def _is_unaltered(folder: Path, file: ModelFile) -> bool:
    return sha256_of(folder / file.name) == file.sha256


def _files_of_right_size(folder: Path, source: Source) -> int:
    return sum(_size_of(folder / file.name) == file.size_bytes for file in source.files)


def _size_of(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None
