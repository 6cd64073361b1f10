"""Lines of pages on their way to another journal: which words they quote, and where those are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from voicejournal.errors import NotFoundError
from voicejournal.journal import CandidateKey, Entry, LineOfPage
from voicejournal.language.private.hidden_words import letters_of
from voicejournal.language.private.kept_off import place_of
from voicejournal.language.text.edited import current
from voicejournal.language.text.safe import printable
from voicejournal.ports import EntryStore


@dataclass(frozen=True, slots=True)
class CarriedLines:
    """A line is known by the numbers of its words, which another reading of them may change."""

    store: EntryStore

    def with_words(self, line: LineOfPage) -> LineOfPage:
        """The line with the words that it quotes, as they stand now."""
        key = _key(line.key)
        entry = self._entry(key.entry_id) if key is not None else None
        return replace(line, words=_words(entry, key)) if entry and key else line

    def here(self, line: LineOfPage, evenings: Mapping[str, str]) -> LineOfPage | None:
        """The line as it is in this journal; None where its evening or its words are not here.

        `evenings` has the ids here of those evenings that have another one there.
        """
        key = _key(line.key)
        if key is None or not key.entry_id:
            return line if key is not None else None
        key = replace(key, entry_id=evenings.get(key.entry_id, key.entry_id))
        entry = self._entry(key.entry_id)
        if entry is None:
            return None
        if line.words and letters_of(_words(entry, key)) != letters_of(line.words):
            place = place_of(entry, line.words)
            if place is None:
                return None
            key = replace(key, start_word=place[0], end_word=place[1])
        return replace(line, key=str(key))

    def _entry(self, entry_id: str) -> Entry | None:
        try:
            return self.store.find(entry_id) if entry_id else None
        except NotFoundError:
            return None


def _key(text: str) -> CandidateKey | None:
    """The key of a line; that of another version is none."""
    try:
        return CandidateKey.parse(text)
    except ValueError:
        return None


def _words(entry: Entry, key: CandidateKey) -> str:
    transcript = current(entry)
    words = transcript.words[key.start_word : key.end_word] if transcript else ()
    return printable(" ".join("".join(word.text for word in words).split()))
