"""Asking whether what sounded private is kept off the page; without an answer it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicejournal.journal import Entry, Evidence, Outcome, Proposal, Share, Slot, Value
from voicejournal.language.private.choices import PRIVATE, SHARED, words_scopes
from voicejournal.language.private.kept_off import KeptOff, unanswered
from voicejournal.language.text.edited import current
from voicejournal.ports import KEEP_PRIVATE, Asker, Clock, EntryStore, Question

QUESTION = Question(Slot.YES_NO, "Keep this off the page?", KEEP_PRIVATE)
MOST_PARTS = 9
"""More sentences than this are put in groups of neighbours: each has a digit, and a line or two."""
MOST_CHARS = 300
LEAST_CHARS = 100
"""Of what is put to the person again, in all and of each part; a part is answered for whole."""


@dataclass(frozen=True, slots=True)
class PrivacyQuestion:
    """One question about all sentences of an entry that sounded private."""

    store: EntryStore
    asker: Asker
    clock: Clock
    say: Callable[[str], None] = lambda _remark: None

    def ask(self, entry: Entry, hear: Callable[[Evidence], None] | None = None) -> None:
        """Ask, and keep the answer for each sentence; nothing where nothing sounded so."""
        if entry.private or entry.is_session:
            return
        groups = _grouped(list(unanswered(entry)))
        if not groups:
            return
        answer = self.asker.ask(QUESTION, _proposal(entry, groups), hear)
        if answer.outcome is Outcome.SKIPPED:
            return
        kept = _kept(answer.value, len(groups))
        # What is kept off comes last: an opened sentence may hang together with one that is not.
        for choice, chosen in ((SHARED, set(range(len(groups))) - kept), (PRIVATE, kept)):
            for part in (part for number in sorted(chosen) for part in groups[number]):
                for scope in words_scopes(entry, part.start_word, part.end_word):
                    self.store.share(Share(entry.id, scope, choice, self.clock.now()))
        if 0 < len(kept) < len(groups):
            self.say(f"{len(kept)} of {len(groups)} stay off the page.")


def _grouped(parts: Sequence[KeptOff]) -> list[list[KeptOff]]:
    """At most `MOST_PARTS` groups of neighbours, as even as they may be."""
    count = min(len(parts), MOST_PARTS)
    groups: list[list[KeptOff]] = [[] for _ in range(count)]
    for number, part in enumerate(parts):
        groups[number * count // len(parts)].append(part)
    return groups


def _proposal(entry: Entry, groups: Sequence[Sequence[KeptOff]]) -> Proposal:
    """That all of it is kept off: of several groups each by its number."""
    transcript = current(entry)
    start_s = transcript.words[groups[0][0].start_word].start_s if transcript else 0.0
    room = max(MOST_CHARS // len(groups), LEAST_CHARS)
    told = [
        _shortened(" ".join(" ".join(part.text.split()) for part in group), room)
        for group in groups
    ]
    several = tuple(f"{number} {text}" for number, text in enumerate(told, 1))
    value: Value = several if len(several) > 1 else True
    return Proposal(Slot.YES_NO, value, Evidence(" … ".join(told), start_s), "privacy")


def _kept(value: Value | None, count: int) -> set[int]:
    """Indices of the groups that an answer keeps off."""
    if isinstance(value, tuple):
        return {int(label.partition(" ")[0]) - 1 for label in value}
    return set(range(count)) if value is True else set()


def _shortened(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return f"{text[: room // 2].rstrip()} … {text[-room // 2 :].lstrip()}"
