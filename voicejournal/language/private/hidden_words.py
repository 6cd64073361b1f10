"""What the hidden words of an entry tell, and what its open ones tell as well."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from voicejournal.journal import Answer, Outcome, Slot
from voicejournal.language.labels.labels import feeling_from_text
from voicejournal.language.labels.mentioned import skill_from_text, urge_from_text
from voicejournal.language.lists.care_words import read_care_words
from voicejournal.language.lists.lexicon import read_lexicon
from voicejournal.language.lists.mention_words import read_mention_words
from voicejournal.language.text.plain import plain

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """Passages of an entry that are kept off, its `whole` current text, and what is `open` of it.

    Without passages nothing is hidden.
    """

    passages: tuple[str, ...] = ()
    whole: str = ""
    open: str = ""

    def touch(self, text: str) -> bool:
        """Whether a text has words that are hidden, or is one with them."""
        letters = letters_of(text)
        if not letters or not self.passages:
            return False
        hidden = [part for passage in self.passages if (part := letters_of(passage))]
        if any(letters in part for part in hidden):
            return True
        if self.repeat(text):
            return False
        return letters in letters_of(self.whole) or any(part in letters for part in hidden)

    def repeat(self, text: str) -> bool:
        """Whether a text stands in the open words as well."""
        return letters_of(text) in letters_of(self.open)

    def alone_tell(self, text: str) -> bool:
        """Whether a text says what is hidden, and nothing that is open."""
        return self.touch(text) and not self.repeat(text)

    def told_in(self, answer: Answer) -> bool:
        """Whether an answer was taken as proposed from words that are hidden."""
        proposal = answer.proposal
        return (
            proposal is not None
            and answer.outcome is Outcome.ACCEPTED
            and self.touch(proposal.evidence.text)
        )

    def labels_told(self, answer: Answer) -> Iterator[str]:
        """Labels of an accepted or proposed list that may come from hidden words.

        The evidence of a list is that of one label. Another one is open where its words stand in
        that evidence, or in the open words and in no hidden ones: whose words are in both may have
        been told by either.
        """
        proposal = answer.proposal
        if proposal is None or not self.passages:
            return
        values = [proposal.value, answer.value if answer.outcome is Outcome.ACCEPTED else None]
        for value in values:
            if not isinstance(value, tuple) or len(value) < 2:  # noqa: PLR2004 - its evidence tells
                continue
            for label in (label_of(answer.slot, text) for text in value):
                if not self._is_open(answer.slot, label, proposal.evidence.text):
                    yield label

    def _is_open(self, slot: Slot, label: str, evidence: str) -> bool:
        if not self.touch(evidence) and _says(slot, label, evidence):
            return True
        is_hidden = any(_says(slot, label, passage) for passage in self.passages)
        return _says(slot, label, self.open) and not is_hidden


def label_of(slot: Slot, text: str) -> str:
    """The label of a value of a list, without its strength, its effect or what was done."""
    if slot is Slot.FEELINGS:
        return feeling_from_text(text).word
    if slot is Slot.SKILLS:
        return skill_from_text(text).name
    if slot is Slot.URGES:
        return urge_from_text(text).label
    return text


def letters_of(text: str) -> str:
    """Letters and digits alone, in one case."""
    if text.isascii():  # nothing in it has more than one form
        return "".join(filter(str.isalnum, text.lower()))
    plain_text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain_text if c.isalnum() or unicodedata.category(c).startswith("M"))


def _says(slot: Slot, label: str, text: str) -> bool:
    """Whether a label, or a form of it in its word list, stands in a text in whole words."""
    own = label.rpartition(": ")[2] if slot is Slot.CARE else label
    # A name is not the word that is written like it: 'Will'.
    is_name = slot is Slot.PEOPLE and own != own.lower()
    sought, searched = (
        f" {' '.join(_WORD.findall(one if is_name else plain(one)))} " for one in (own, text)
    )
    return (bool(sought.strip()) and sought in searched) or label in _listed(slot, text)


def _listed(slot: Slot, text: str) -> frozenset[str]:
    """Labels of a slot's word list that have a form in a text."""
    if slot is Slot.FEELINGS:
        return frozenset(hit.entry.word for hit in read_lexicon().feelings.find(text))
    if slot is Slot.TRIGGERS:
        return frozenset(hit.entry.label for hit in read_lexicon().triggers.find(text))
    if slot is Slot.CARE:
        return frozenset(hit.entry.name for hit in read_care_words().find(text))
    if slot is Slot.SKILLS:
        return frozenset(hit.entry.name for hit in read_mention_words().skills.find(text))
    if slot is Slot.URGES:
        return frozenset(hit.entry.name for hit in read_mention_words().urges.find(text))
    return frozenset()
