"""The page for the therapist."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from voicejournal.wiring.speech import SpeechWiring

if TYPE_CHECKING:
    from voicejournal import ports
    from voicejournal.flows.week import Week
    from voicejournal.summary.lines.telling import Sense


class PageWiring(SpeechWiring):
    """What the page is made by, and where it is printed."""

    @cached_property
    def sense(self) -> Sense | None:
        """What a sentence tells by its meaning; none while the model of sentences is not here."""
        if not all(self.weights.holds(model.name) for model in self.manifest.vectors):
            return None
        from voicejournal.language.kept.sense import KeptSense
        from voicejournal.language.rules_mark import rules_mark

        def make() -> Sense:  # loads numpy and onnxruntime, which what is kept does without
            from voicejournal.language.telling.embed import MiniLm
            from voicejournal.language.telling.sense import SentenceSense

            return SentenceSense(MiniLm(self.weights.find))

        models = "+".join(model.name for model in self.manifest.vectors)
        return KeptSense(make, self.files, f"{models} {rules_mark()}")

    @cached_property
    def week(self) -> Week:
        """The week's page."""
        from functools import partial

        from voicejournal.flows.page_source import Gathering
        from voicejournal.flows.week import Week
        from voicejournal.flows.went_together import WentTogether
        from voicejournal.language.kept.sounds_private import KeptSoundsPrivate
        from voicejournal.language.kept.words import KeptWords
        from voicejournal.summary.fitting import fit
        from voicejournal.summary.week import candidates

        database = self.database
        people = (one.name for one in database.supports.all())
        taught = tuple(n for n in (*self.settings.own_words, *people) if n[:1].isupper())
        read = KeptSoundsPrivate(self.files)
        gathering = Gathering(
            database.entries,
            database.sessions,
            self.loop_source,
            read,
            WentTogether(database.entries, database.rated, read, self.reckoning),
            self.settings.therapist,
            taught,
        )
        find = partial(candidates, sense=self.sense, read_words=KeptWords(self.files))
        return Week(database.entries, database.pages, database.sessions, gathering, find, fit)

    @cached_property
    def printer(self) -> ports.Printer:
        """The system's print queues."""
        from voicejournal.summary.printed.printing import LpPrinter

        return LpPrinter()
