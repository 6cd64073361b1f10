"""Which speech model suits this machine: each that may be used is measured once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicejournal.errors import JournalError, ModelError
from voicejournal.ports import PaceMeter
from voicejournal.weights import Manifest, Model
from voicejournal.weights.choice import second_for, suited

MOST_PACE = 0.5
"""Seconds of work for a second of speech: half is left for the recorder and other programs."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A model with its second opinion, and how long both take together for a second of speech."""

    model: Model
    second: Model | None
    pace: float

    @property
    def keeps_up(self) -> bool:
        """Whether the words come while one speaks, with room to spare."""
        return self.pace <= MOST_PACE


@dataclass(frozen=True, slots=True)
class ChooseModel:
    """Measures the installed models that know the language, and chooses one of them."""

    manifest: Manifest
    installed: Sequence[str]
    meter: PaceMeter

    def candidates(self, language: str) -> Sequence[Model]:
        """The models that may be chosen, from best to least; '' is a language that is heard."""
        return suited(self.manifest, language, self.installed)

    def choose(
        self,
        language: str,
        second_opinion: str,
        on_measured: Callable[[Measured], None],
        on_trouble: Callable[[JournalError], None],
    ) -> Measured:
        """The best model that keeps up, else the quickest; each is told of once it is measured.

        A model that cannot be loaded is told of by `on_trouble`, and the others are measured.

        Raises:
            ModelError: there is none that can be used.
        """
        measured = []
        for model in self.candidates(language):
            second = second_for(
                model.name, language, self.installed, second_opinion, self.manifest
            ).model
            try:
                pace = self.meter.pace(model.name, second.name if second else None)
            except ModelError as trouble:
                on_trouble(trouble)
                continue
            measured.append(Measured(model, second, pace))
            on_measured(measured[-1])
        if not measured:
            raise ModelError(self._none(language), "`voicejournal models fetch base`")
        return next((one for one in measured if one.keeps_up), None) or min(
            measured, key=lambda one: one.pace
        )

    def _none(self, language: str) -> str:
        if self.candidates(language):
            return "None of the models here can be used."
        if self.installed and not language:
            return "The models here are for English alone, and no language is set."
        if self.installed:
            return f"None of the models here knows the language {language}."
        return "No model is here yet."
