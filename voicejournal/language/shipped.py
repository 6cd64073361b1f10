"""Small weights of our own inside the program, each checked by its sha256 before it is used.

The list is `shipped.toml` beside this file.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from voicejournal.errors import DamagedError

LIST: Final = "language/shipped.toml"
"""Below the package, as the names that it holds."""

_REMEDY: Final = "Install voicejournal again."


def read_shipped(name: str) -> bytes:
    """Content of a file of the program, `name` below its package, as the list has it.

    Raises:
        DamagedError: the list does not know it, or it is missing or altered.
    """
    try:
        content = (files("voicejournal") / name).read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != shipped_hashes().get(name):
        raise DamagedError(f"{name} was altered or is missing.", _REMEDY)
    return content


@cache
def shipped_hashes() -> Mapping[str, str]:
    """The sha256 of each file by its name; the same value each time.

    Raises:
        DamagedError: the list is missing, or is none.
    """
    try:
        text = (files("voicejournal") / LIST).read_text("utf-8")
        return {row["name"]: row["sha256"] for row in tomllib.loads(text)["shipped"]}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DamagedError("The list of small weights is damaged.", _REMEDY) from error
