"""What the sentences of a page tell by their words, kept: it is read once."""

import json
from dataclasses import astuple
from hashlib import sha256
from typing import Any

from voicejournal.language.rules_mark import rules_mark
from voicejournal.language.telling.read_sentence import Evenings, ReadSentence
from voicejournal.ports import SealedFiles
from voicejournal.vault.kept_file import WORDS, KeptFile


class KeptWords:
    """Reads evenings (`reading.read_words`) that are not those which were read last."""

    def __init__(self, files: SealedFiles) -> None:
        self._files = files

    def __call__(
        self, evenings: Evenings, names: frozenset[str], helper: str
    ) -> list[list[ReadSentence]]:
        """What each sentence of each evening tells."""
        asked = json.dumps([list(map(list, evenings)), sorted(names), helper])
        kept = KeptFile(self._files, WORDS, f"{rules_mark()} {sha256(asked.encode()).hexdigest()}")
        found = kept.read()
        if found is not None:
            return [[_sentence(row) for row in rows] for rows in found]
        from voicejournal.language.telling.reading import read_words  # noqa: PLC0415 - loads the lists

        read = read_words(evenings, names, helper)
        kept.write([[astuple(sentence) for sentence in sentences] for sentences in read])
        return read


def _sentence(row: Any) -> ReadSentence:
    shares, patterns, routine, is_aside, may_be_danger = row
    return ReadSentence(shares, patterns, routine, is_aside=is_aside, may_be_danger=may_be_danger)
