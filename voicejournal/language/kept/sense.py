"""What sentences tell by their meaning, kept: a page that is looked at again answers at once."""

import hashlib
from collections.abc import Callable, Mapping, Sequence

from voicejournal.ports import SealedFiles
from voicejournal.vault.kept_file import SENSE, KeptFile

Shares = Mapping[str, float]
Sense = Callable[[Sequence[str]], Sequence[Shares]]


class KeptSense:
    """A sense (`language.sense`) that is built and asked only for sentences it was not asked for.

    `version` tells apart what different models say.
    """

    def __init__(self, make: Callable[[], Sense], files: SealedFiles, version: str) -> None:
        self._make = make
        self._file = KeptFile(files, SENSE, version)
        self._asked: dict[str, Shares] = {}

    def __call__(self, texts: Sequence[str]) -> tuple[Shares, ...]:
        """Shares for each text; none where the model cannot be used."""
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        known = {**(self._file.read() or {}), **self._asked}
        missing = [n for n, key in enumerate(keys) if key not in known]
        if missing:
            found = self._make()([texts[n] for n in missing])
            known.update((keys[n], shares) for n, shares in zip(missing, found, strict=True))
        answers = {key: known[key] for key in keys}
        if missing and all(answers.values()):
            self._file.write({**self._asked, **answers})
        self._asked.update(answers)
        return tuple(answers[key] for key in keys)
