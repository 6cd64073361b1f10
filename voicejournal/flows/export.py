"""Export: the person's own entries as a file of another format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from voicejournal.journal import Answer, Entry
from voicejournal.language.private.hidden_words import letters_of
from voicejournal.language.private.kept_off import kept_off, shareable
from voicejournal.language.text.edited import current
from voicejournal.ports import EntryCarrier, SoundFiles


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which entries: of some days, or just one, that fit; with what is private or without."""

    first_day: date | None = None
    last_day: date | None = None
    only: Entry | None = None
    fits: Callable[[Entry], bool] = lambda _entry: True
    without_private: bool = False


@dataclass(slots=True)
class Exported:
    """What went out: how many entries, and how many of them private.

    Numbers of those that are there without private passages, and so without their sound; that wait
    for their words; and whose sound is not here.
    """

    entries: int = 0
    private: int = 0
    left_private: int = 0
    shortened: list[int] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    soundless: list[int] = field(default_factory=list)


OnCount = Callable[[int, int], None]
"""Called with how many entries are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Export:
    """Gives entries to a writer, one at a time, and counts them."""

    carrier: EntryCarrier
    sounds: SoundFiles

    def __call__(
        self,
        chosen: Chosen,
        write: Callable[[Iterator[Entry]], None],
        on_count: OnCount,
        *,
        with_audio: bool,
    ) -> Exported:
        """Let `write` have the chosen entries, oldest first; says what they were."""
        exported = Exported()
        write(self._counted(chosen, exported, on_count, with_audio))
        return exported

    def _counted(
        self, chosen: Chosen, exported: Exported, on_count: OnCount, with_audio: bool
    ) -> Iterator[Entry]:
        days = (chosen.first_day, chosen.last_day)
        total = 1 if chosen.only else self.carrier.count(*days)
        entries = iter([chosen.only]) if chosen.only else self.carrier.each(*days)
        for number, whole in enumerate(entries, start=1):
            entry = whole
            if entry.private and chosen.without_private:
                exported.left_private += 1
                continue
            if chosen.without_private:
                entry = self._shareable(entry, exported)
            held = entry.recording
            if not chosen.fits(entry):
                continue
            exported.entries += 1
            exported.private += entry.private
            if held is not None and entry.transcript is None:
                exported.wordless.append(entry.number)
            if held is not None and with_audio and not self.sounds.is_here(held):
                exported.soundless.append(entry.number)
            yield entry
            on_count(number, total)

    def _shareable(self, entry: Entry, exported: Exported) -> Entry:
        """The entry without its private passages and answers: then without its sound as well.

        Nor has it what was taken out of its words in `edit`, which may have been just these.
        """
        shown = shareable(entry)
        if entry.edits:
            answers = tuple(_as_it_stands(answer, shown) for answer in shown.answers)
            shown = replace(shown, transcript=current(shown), edits=(), answers=answers)
        if not (kept_off(entry) or kept_off(replace(entry, edits=()))):
            return shown
        exported.shortened.append(entry.number)
        return replace(shown, recording=None)


def _as_it_stands(answer: Answer, entry: Entry) -> Answer:
    """An answer without what was proposed of words that do not stand there any more."""
    transcript = current(entry)
    left = letters_of(transcript.text) if transcript else ""
    proposal = answer.proposal
    if proposal is None or letters_of(proposal.evidence.text) in left:
        return answer
    return replace(answer, proposal=None)
