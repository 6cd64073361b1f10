"""The model that suits this machine, and the second opinion."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program


@pytest.fixture(autouse=True)
def opinions_are_given(voicejournal: "Program") -> None:
    """The setting as it is by default; other tests do without, for speed."""
    (voicejournal.journal / "settings.toml").write_text('model = "tiny.en"\nlanguage = "en"\n')


@pytest.fixture
def only_base(models_folder: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which base is the only model."""
    folder = tmp_path / "only base"
    folder.mkdir()
    (folder / "base").symlink_to(models_folder / "base")
    return {"VOICEJOURNAL_MODELS": str(folder)}


def test_the_models_here_are_measured_and_one_is_taken(voicejournal: "Program") -> None:
    """Each with its second opinion beside it; the choice is the setting from then on."""
    ran = voicejournal("models", "use", "auto")
    assert ran.code == 0, ran
    assert "base with tiny.en beside it:" in ran.out
    assert "tiny.en with base beside it:" in ran.out
    assert "s for a minute of speech" in ran.out
    chosen = voicejournal.data("config", "model")["model"]
    assert f"Reflections are transcribed by {chosen} from now on" in " ".join(ran.out.split())
    assert "No language is set" not in ran.out


def test_without_a_language_only_multilingual_models_are_measured(
    voicejournal: "Program",
) -> None:
    """And it is said how those for English come in."""
    voicejournal("config", "--unset", "language")
    ran = voicejournal("models", "use", "auto")
    assert ran.code == 0, ran
    assert "base with tiny.en beside it:" in ran.out
    assert "tiny.en with base" not in ran.out
    assert "`voicejournal config language en` lets them be used." in ran.out
    assert voicejournal.data("config", "model") == {"model": "base"}


def test_without_a_model_that_knows_the_language_nothing_is_changed(
    voicejournal: "Program", models_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "few").mkdir()
    (tmp_path / "few" / "tiny.en").symlink_to(models_folder / "tiny.en")
    few = {"VOICEJOURNAL_MODELS": str(tmp_path / "few")}
    voicejournal("config", "language", "nl")
    ran = voicejournal("models", "use", "auto", **few)
    assert ran.code == 7
    assert "None of the models here knows the language nl." in ran.err
    assert voicejournal.data("config", "model") == {"model": "tiny.en"}


def test_the_models_say_which_gives_the_second_opinion(
    voicejournal: "Program", only_base: dict[str, str]
) -> None:
    """Or why there is none."""
    voicejournal("models", "use", "base")
    listed = voicejournal.data("models", "list")
    assert [model["name"] for model in listed if model["second_opinion"]] == ["tiny.en"]
    assert "here, second opinion" in voicejournal("models", "list").out
    alone = voicejournal("models", "list", **only_base).out
    assert "No second opinion: no other model is here." in alone
    voicejournal("config", "second_opinion", "off")
    assert "No second opinion: it is set to off." in voicejournal("models", "list").out


def test_a_second_opinion_that_cannot_be_is_refused_and_the_setting_stays(
    voicejournal: "Program",
) -> None:
    """The model itself, an unknown one, one that is not here."""
    for name in ("tiny.en", "enormous", "small"):
        ran = voicejournal("config", "second_opinion", name)
        assert (ran.code, ran.out) == (7, "")
    assert voicejournal.data("config")["second_opinion"] == "auto"
    assert voicejournal("config", "second_opinion", "base").code == 0


def test_a_language_that_is_changed_later_rules_the_second_opinion_out_and_the_doctor_says_so(
    voicejournal: "Program",
) -> None:
    """It is ignored, not used: an English-only model has no opinion of Dutch."""
    voicejournal("models", "use", "base")
    voicejournal("config", "second_opinion", "tiny.en")
    voicejournal("config", "language", "nl")
    assert not any(model["second_opinion"] for model in voicejournal.data("models", "list"))
    look = _looks(voicejournal)["2nd opinion"]
    assert look["ok"] is False
    assert "tiny.en knows English only, and your language is nl" in str(look["found"])
    assert "second_opinion auto" in str(look["remedy"])
    ran = voicejournal("models", "use", "tiny.en")
    assert "It knows English only, and your language is nl." in ran.out
    assert _looks(voicejournal)["model"]["ok"] is False


def test_the_doctor_looks_at_the_second_opinion_too(voicejournal: "Program") -> None:
    voicejournal("models", "use", "base")
    assert _looks(voicejournal)["2nd opinion"]["found"] == "tiny.en, unaltered"
    voicejournal("config", "--unset", "language")
    found = _looks(voicejournal)["2nd opinion"]["found"]
    assert found == "tiny.en, unaltered, where English is heard"


def test_names_of_ones_own_are_kept(voicejournal: "Program") -> None:
    ran = voicejournal("config", "vocabulary", "Miriam,Dr  Okafor")
    assert (ran.code, ran.out) == (0, "vocabulary is now Miriam, Dr Okafor.\n")
    assert voicejournal("config", "vocabulary", "1234").code == 1
    assert voicejournal.data("config")["vocabulary"] == "Miriam, Dr Okafor"


def _looks(voicejournal: "Program") -> dict[str, dict[str, object]]:
    return {look["what"]: look for look in json.loads(voicejournal("doctor", "--json").out)}
