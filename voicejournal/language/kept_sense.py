"""What sentences tell by their meaning, kept: a page that is looked at again answers at once."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from voicejournal.errors import JournalError, NotFoundError
from voicejournal.ports import SealedFiles

FILE: Final = "sense.json"
"""Shares by the sha256 of a sentence, of what this program asked for last; no words."""

Shares = Mapping[str, float]
Sense = Callable[[Sequence[str]], Sequence[Shares]]


class KeptSense:
    """A sense (`language.sense`) that is built and asked only for sentences it was not asked for.

    `version` tells apart what different models say.
    """

    def __init__(self, make: Callable[[], Sense], files: SealedFiles, version: str) -> None:
        self._make = make
        self._files = files
        self._version = version
        self._asked: dict[str, Shares] = {}

    def __call__(self, texts: Sequence[str]) -> tuple[Shares, ...]:
        """Shares for each text; none where the model cannot be used."""
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        known = {**self._kept(), **self._asked}
        missing = [n for n, key in enumerate(keys) if key not in known]
        if missing:
            found = self._make()([texts[n] for n in missing])
            known.update((keys[n], shares) for n, shares in zip(missing, found, strict=True))
        answers = {key: known[key] for key in keys}
        if missing and all(answers.values()):
            self._keep({**self._asked, **answers})
        self._asked.update(answers)
        return tuple(answers[key] for key in keys)

    def _kept(self) -> dict[str, Shares]:
        try:
            kept: Any = json.loads(self._files.read(FILE))
            shares: dict[str, Shares] = kept["shares"] if kept["version"] == self._version else {}
        except (NotFoundError, ValueError, KeyError, TypeError):
            return {}
        return shares

    def _keep(self, shares: Mapping[str, Shares]) -> None:
        content = json.dumps({"version": self._version, "shares": shares})
        with suppress(JournalError):  # a journal that cannot be written to can still be read
            self._files.write(FILE, content.encode())


def forget_sense(files: SealedFiles) -> None:
    """Let go of what is kept: a deleted entry leaves not even the hash of a sentence."""
    files.remove(FILE)
