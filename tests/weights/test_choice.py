"""Which model reads, and which gives the second opinion."""

import pytest

from voicejournal.weights import Manifest, read_manifest
from voicejournal.weights.choice import knows, second_for, suited

ALL = ("tiny.en", "base", "base.en", "small.en", "small", "large-v3-turbo")


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    """The manifest of this checkout."""
    return read_manifest()


def names(manifest: Manifest, language: str, *installed: str) -> list[str]:
    """Names of the models that suit a language, from best to least."""
    return [model.name for model in suited(manifest, language, installed)]


def test_for_english_every_model_is_ordered_from_best_to_least(manifest: Manifest) -> None:
    """A model for English alone stands before its multilingual sibling."""
    assert names(manifest, "en", *ALL) == [
        "large-v3-turbo",
        "small.en",
        "small",
        "base.en",
        "base",
        "tiny.en",
    ]
    assert names(manifest, "en", "base", "tiny.en") == ["base", "tiny.en"]


@pytest.mark.parametrize("language", ["nl", ""])
def test_another_language_or_one_that_is_heard_needs_a_multilingual_model(
    manifest: Manifest, language: str
) -> None:
    assert names(manifest, language, *ALL) == ["large-v3-turbo", "small", "base"]


@pytest.mark.parametrize(
    ("first", "language", "installed", "expected"),
    [
        ("base", "en", ("base", "tiny.en"), "tiny.en"),
        ("tiny.en", "en", ("base", "tiny.en"), "base"),
        ("small.en", "en", ALL, "tiny.en"),
        ("small", "nl", ALL, "base"),
        ("base", "", ("base", "tiny.en"), "tiny.en"),
        ("small", "", ALL, "base"),
    ],
)
def test_the_cheapest_other_model_that_knows_the_language_gives_the_second_opinion(
    manifest: Manifest, first: str, language: str, installed: tuple[str, ...], expected: str
) -> None:
    """Where the language is heard, one for all languages goes before one for English."""
    second = second_for(first, language, installed, "auto", manifest)
    assert second.model is not None
    assert second.model.name == expected
    assert second.reason == ""


def test_an_english_only_model_is_no_second_opinion_for_dutch(manifest: Manifest) -> None:
    """Neither unasked nor asked; and it is said."""
    unasked = second_for("base", "nl", ("base", "tiny.en"), "auto", manifest)
    assert (unasked.model, unasked.is_refused) == (None, False)
    assert "none knows the language nl" in unasked.reason
    asked = second_for("base", "nl", ("base", "tiny.en"), "tiny.en", manifest)
    assert (asked.model, asked.is_refused) == (None, True)
    assert asked.reason == "tiny.en knows English only, and your language is nl"


def test_where_the_language_is_heard_an_english_model_waits_for_english(
    manifest: Manifest,
) -> None:
    """The caller asks for each piece whether the second knows what was heard."""
    second = second_for("base", "", ("base", "tiny.en"), "auto", manifest).model
    assert second is not None
    assert knows(second, "en")
    assert not knows(second, "nl")


def test_a_second_that_would_hold_the_first_up_is_taken_only_when_it_is_named(
    manifest: Manifest,
) -> None:
    """Both read the same piece at the same time."""
    here = ("tiny.en", "small")
    unasked = second_for("tiny.en", "en", here, "auto", manifest)
    assert unasked.model is None
    assert unasked.reason == "small would hold tiny.en up"
    asked = second_for("tiny.en", "en", here, "small", manifest).model
    assert asked is not None
    assert asked.name == "small"


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("off", "it is set to off"),
        ("base", "base reads already, and would only repeat itself"),
        ("small", "small is not here"),
        ("enormous", "there is no model named enormous"),
    ],
)
def test_no_second_opinion_has_its_reason(manifest: Manifest, setting: str, reason: str) -> None:
    second = second_for("base", "en", ("base", "tiny.en"), setting, manifest)
    assert (second.model, second.reason) == (None, reason)
    assert second.is_refused == (setting != "off")
