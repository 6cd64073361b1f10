"""Which models suit a language, from best to least, and which gives the second opinion. Pure.

A language is a code as in 'en' or 'nl'; '' is one that the model hears for itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from voicejournal.weights.manifest import Manifest, Model

ENGLISH = "en"
MANY = "many"
AUTO = "auto"
OFF = "off"
MOST_TIMES_THE_FIRST = 2.0
"""Size of a second model beside the first's, where none was named.

The two read each piece at the same time, so a second that is much larger would hold the first up:
base takes twice the time of tiny.en and is 1.9 times its size (decisions/0004).
"""


@dataclass(frozen=True, slots=True)
class Second:
    """The model that gives the second opinion, or None; `reason` says in words why that is so.

    An English-only model beside a language that is heard reads only what is heard as English:
    `knows(model, heard)` tells it for each piece. `is_refused` where a model was named that
    cannot be used, which `remedy` mends.
    """

    model: Model | None
    reason: str = ""
    remedy: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether a model was named and cannot be used."""
        return bool(self.remedy)


def knows(model: Model, language: str) -> bool:
    """Whether a model can read a language; one that is to be heard needs a multilingual model."""
    return model.languages == MANY or language == ENGLISH


def suited(manifest: Manifest, language: str, installed: Iterable[str]) -> tuple[Model, ...]:
    """The installed models that know a language, from best to least."""
    here = set(installed)
    fitting = (model for model in manifest.models if model.name in here and knows(model, language))
    return tuple(sorted(fitting, key=lambda model: -model.quality))


def second_for(
    first: str, language: str, installed: Iterable[str], setting: str, manifest: Manifest
) -> Second:
    """Who gives the second opinion beside `first`, by the setting 'auto', 'off' or a name."""
    here = set(installed)
    if setting == OFF:
        return Second(None, "it is set to off")
    if setting != AUTO:
        return _named(setting, first, language, here, manifest)
    own = next((model for model in manifest.models if model.name == first), None)
    if own is None:
        return Second(None, f"{first} is not a model that is known")
    others = [model for model in manifest.models if model.name in here and model is not own]
    able = [model for model in others if _may_read(model, language)]
    if not able:
        return Second(None, _none_reads(others, language))
    light = [model for model in able if model.size_bytes <= MOST_TIMES_THE_FIRST * own.size_bytes]
    if not light:
        names = ", ".join(model.name for model in able)
        return Second(None, f"{names} would hold {first} up")
    # Where the language is heard, a model for all of them reads every piece.
    return Second(min(light, key=lambda model: (not knows(model, language), model.size_bytes)))


def _named(name: str, first: str, language: str, here: set[str], manifest: Manifest) -> Second:
    auto = "`voicejournal config second_opinion auto` leaves it to the program."
    model = next((model for model in manifest.models if model.name == name), None)
    if model is None:
        return Second(None, f"there is no model named {name}", auto)
    if name == first:
        return Second(None, f"{name} reads already, and would only repeat itself", auto)
    if name not in here:
        return Second(None, f"{name} is not here", f"`voicejournal models fetch {name}`")
    if not _may_read(model, language):
        return Second(None, f"{name} knows English only, and your language is {language}", auto)
    return Second(model)


def _may_read(model: Model, language: str) -> bool:
    """An English-only model may wait for English where the language is heard."""
    return knows(model, language or ENGLISH)


def _none_reads(others: list[Model], language: str) -> str:
    if others:
        names = ", ".join(model.name for model in others)
        return f"of the other models here none knows the language {language} ({names})"
    return "no other model is here"
