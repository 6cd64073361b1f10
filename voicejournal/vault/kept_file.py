"""Numbers that were made of words, kept in the journal's folder: they can be made anew."""

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from voicejournal.errors import JournalError
from voicejournal.ports import SealedFiles

SENSE: Final = "sense.json"
"""What sentences tell by their meaning,"""
WORDS: Final = "words.json"
"""and by their words;"""
PRIVATE: Final = "private.json"
"""which words of entries sound private;"""
RECKONED: Final = "reckoned.json"
"""and what factors and moods come to."""
ALL: Final = (SENSE, WORDS, PRIVATE, RECKONED)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of such numbers; what was kept under another `version`, or is damaged, is not there.

    No words are kept in one, and a hash of words only beside the words themselves: who deletes an
    entry forgets them all.
    """

    files: SealedFiles
    name: str
    version: str

    def read(self) -> Any:
        """What was kept; None where there is nothing."""
        try:
            mark, _, content = self.files.read(self.name).partition(b"\n")
            return json.loads(content) if mark == self._mark(content) else None
        except (JournalError, ValueError):
            return None

    def write(self, held: object) -> None:
        """Keep this, and nothing else; a journal that cannot be written to can still be read."""
        content = json.dumps(held).encode()
        with suppress(JournalError):
            self.files.write(self.name, self._mark(content) + b"\n" + content)

    def _mark(self, content: bytes) -> bytes:
        return sha256(self.version.encode() + b"\n" + content).hexdigest().encode()


def forget_all(files: SealedFiles) -> None:
    """Let go of everything that is kept: a deleted entry leaves not even the hash of a sentence."""
    for name in ALL:
        files.remove(name)
