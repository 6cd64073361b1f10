"""Choosing a model by measuring: the flow, over a FAKE meter whose figures are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from voicejournal.errors import JournalError, ModelError
from voicejournal.flows.choose_model import ChooseModel, Measured
from voicejournal.weights import read_manifest


@dataclass
class GivenPaces:
    """A FAKE meter: the paces are given, and it remembers who stood beside whom."""

    paces: Mapping[str, float]
    beside: dict[str, str | None] = field(default_factory=dict)

    def pace(self, model: str, beside: str | None) -> float:
        """The given pace; a model without one fails."""
        self.beside[model] = beside
        if model not in self.paces:
            raise ModelError(f"The model {model} cannot be used: model.bin was altered.", "Fetch.")
        return self.paces[model]


@dataclass
class Chosen:
    """What a choice came to."""

    name: str
    told: list[str]
    troubles: list[str]


def choose(meter: GivenPaces, *installed: str, language: str = "en") -> Chosen:
    """Choose among installed models."""
    told: list[Measured] = []
    troubles: list[JournalError] = []
    flow = ChooseModel(read_manifest(), installed, meter)
    chosen = flow.choose(language, "auto", told.append, troubles.append)
    return Chosen(
        chosen.model.name,
        [one.model.name for one in told],
        [trouble.message for trouble in troubles],
    )


def test_the_best_model_that_keeps_up_at_half_of_real_time_is_taken() -> None:
    """Each is measured with its second opinion beside it, and told of."""
    meter = GivenPaces({"small": 0.51, "base": 0.5, "tiny.en": 0.1})
    chosen = choose(meter, "tiny.en", "base", "small")
    assert chosen.name == "base"
    assert chosen.told == ["small", "base", "tiny.en"]
    assert meter.beside == {"small": "tiny.en", "base": "tiny.en", "tiny.en": "base"}


def test_where_none_keeps_up_the_quickest_is_taken() -> None:
    assert choose(GivenPaces({"base": 1.4, "tiny.en": 0.8}), "tiny.en", "base").name == "tiny.en"


def test_a_model_for_english_alone_is_not_measured_for_dutch() -> None:
    """Nor as second opinion."""
    meter = GivenPaces({"base": 0.2})
    assert choose(meter, "tiny.en", "base", language="nl").told == ["base"]
    assert meter.beside == {"base": None}


def test_an_altered_model_is_told_of_and_the_others_are_measured() -> None:
    chosen = choose(GivenPaces({"tiny.en": 0.1}), "tiny.en", "base")
    assert chosen.name == "tiny.en"
    assert chosen.troubles == ["The model base cannot be used: model.bin was altered."]


@pytest.mark.parametrize(
    ("installed", "language", "said"),
    [
        ((), "en", "No model is here yet."),
        (("tiny.en",), "nl", "None of the models here knows the language nl."),
        (("tiny.en",), "", "The models here are for English alone, and no language is set."),
        (("base",), "en", "None of the models here can be used."),
    ],
)
def test_where_none_can_be_used_it_is_said_why(
    installed: tuple[str, ...], language: str, said: str
) -> None:
    with pytest.raises(ModelError) as refused:
        choose(GivenPaces({}), *installed, language=language)
    assert refused.value.message == said
    assert refused.value.remedy
