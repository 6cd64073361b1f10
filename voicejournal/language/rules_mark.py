"""What tells the rules of a part of the program from others: what those found is not believed."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

LANGUAGE: Final = "voicejournal.language"
SUMMARY: Final = "voicejournal.summary"

_RULES: Final = (".py", ".toml", ".json")


@cache
def rules_mark(package: str = LANGUAGE) -> str:
    """A hash of a package's modules, lists and weights; some milliseconds."""
    digest = sha256()
    for file in _rules_in(files(package)):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _rules_in(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _rules_in(one)
        elif one.name.endswith(_RULES):
            yield one
