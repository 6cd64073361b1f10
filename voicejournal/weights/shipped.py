"""Small weights of our own inside the program, checked as those that are fetched."""

import hashlib
from importlib.resources import files

from voicejournal.errors import ModelError
from voicejournal.weights.manifest import Manifest


def read_shipped(name: str, manifest: Manifest) -> bytes:
    """Content of a file of the program, `name` below its package, as the manifest has it.

    Raises:
        ModelError: the manifest does not know it, or it is missing or altered.
    """
    known = {file.name: file.sha256 for file in manifest.shipped}
    place = files("voicejournal") / name
    content = place.read_bytes() if name in known and place.is_file() else b""
    if hashlib.sha256(content).hexdigest() != known.get(name):
        raise ModelError(f"{name} was altered or is missing.", "Install voicejournal again.")
    return content
