"""Which words of entries sound private, kept: what an evening holds is read once."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from voicejournal.journal import Entry, SoundsPrivate
from voicejournal.language.private.sounds_private import sounds_private
from voicejournal.language.rules_mark import rules_mark
from voicejournal.language.text.edited import all_sittings, placed_words
from voicejournal.ports import SealedFiles
from voicejournal.vault.kept_file import PRIVATE, KeptFile

MOST: Final = 400
"""Entries that are kept: a year, for a page and its patterns."""


class KeptSoundsPrivate:
    """Gives entries what is known of them; what is not known yet is read, and kept."""

    def __init__(self, files: SealedFiles) -> None:
        self._files = files

    def __call__(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries with what of them sounds private.

        Raises:
            DamagedError: an edit does not fit its transcript.
        """
        file = KeptFile(self._files, PRIVATE, rules_mark())
        kept = {key: tuple(_known(*one) for one in known) for key, known in file.read() or ()}
        told = [_told(entry, kept.get(entry.id, ())) for entry in entries]
        found = {one.id: one.sounds_private for one in told if one.sounds_private}
        if any(kept.get(key) != one for key, one in found.items()):
            others = {key: one for key, one in kept.items() if key not in found}
            newest = [*others.items(), *found.items()][-MOST:]
            file.write([[key, [[one.of, one.spans] for one in known]] for key, known in newest])
        return told


def _told(entry: Entry, known: tuple[SoundsPrivate, ...]) -> Entry:
    """With what is known of its text, as it was heard and after each sitting of `edit`."""
    raw = entry.transcript
    if raw is None:
        return entry
    sittings = [(), *(sitting for _, sitting in all_sittings(raw, entry.edits))]
    texts = ([item.word for item in placed_words(raw, sitting)] for sitting in sittings)
    found = (sounds_private(words, raw.language, known) for words in texts)
    return replace(entry, sounds_private=tuple(dict.fromkeys(found)))


def _known(of: str, spans: Iterable[tuple[int, int]]) -> SoundsPrivate:
    return SoundsPrivate(of, tuple((start, end) for start, end in spans))
