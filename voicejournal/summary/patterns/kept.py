"""What was reckoned of factors and moods, kept: the same numbers always come to the same."""

from array import array
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from voicejournal.language.rules_mark import SUMMARY, rules_mark
from voicejournal.ports import SealedFiles
from voicejournal.summary.patterns.reckoned import Columns, Reckoned, reckon
from voicejournal.vault.kept_file import RECKONED, KeptFile

MOST: Final = 8
"""Results that are kept: of a page, of `patterns` over a year or two."""


class KeptReckoning:
    """Reckons as `reckoned.reckon` does, but what was reckoned lately is known."""

    def __init__(self, files: SealedFiles) -> None:
        self._file = KeptFile(files, RECKONED, rules_mark(SUMMARY))

    def __call__(self, days: Sequence[int], moods: Sequence[int], columns: Columns) -> Reckoned:
        """What the factors come to."""
        key = _mark(days, moods, columns)
        kept = dict(self._file.read() or ())
        if key in kept:
            adjusted, p, q = kept[key]
            return Reckoned(tuple(adjusted), tuple(p), tuple(q))
        found = reckon(days, moods, columns)
        kept[key] = (found.adjusted, found.p, found.q)
        self._file.write(list(kept.items())[-MOST:])
        return found


def _mark(days: Sequence[int], moods: Sequence[int], columns: Columns) -> str:
    numbers = b"".join((array("q", days).tobytes(), array("q", moods).tobytes()))
    named = b"".join(map(bytes, columns))
    return sha256(f"{len(days)} {len(columns)} ".encode() + numbers + named).hexdigest()
