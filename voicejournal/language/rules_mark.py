"""What tells the rules of a part of the program from others: what those found is not believed."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

LANGUAGE: Final = "voicejournal.language"
SUMMARY: Final = "voicejournal.summary"

_RULES: Final = (".py", ".toml", ".json")


@cache
def rules_mark(package: str = LANGUAGE) -> str:
    """A hash of a package's modules, lists and weights; some milliseconds."""
    digest = sha256()
    for file in sorted(files(package).iterdir(), key=lambda one: one.name):
        if file.name.endswith(_RULES):
            content = file.read_bytes()
            digest.update(f"{file.name} {len(content)} ".encode() + content)
    return digest.hexdigest()
