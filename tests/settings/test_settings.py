"""Settings: one file in the journal's folder."""

from pathlib import Path

import pytest

from voicejournal.errors import InputError
from voicejournal.settings import (
    FILE_NAME,
    Settings,
    changed,
    find_places,
    keep_settings,
    read_settings,
)
from voicejournal.vault.sealed import PlainFiles


def test_a_journal_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings(PlainFiles(tmp_path)) == Settings()


def test_what_was_set_is_read_back(tmp_path: Path) -> None:
    files = PlainFiles(tmp_path)
    settings = changed(changed(Settings(), "therapist", "Dr  M."), "country", "gb")
    keep_settings(files, changed(settings, "day_starts_at_hour", "5"))
    assert read_settings(files) == Settings(therapist="Dr M.", country="GB", day_starts_at_hour=5)


@pytest.mark.parametrize(
    ("key", "value"),
    [("language", "english"), ("country", "1"), ("day_starts_at_hour", "13"), ("nonsense", "1")],
)
def test_a_setting_that_cannot_be_is_refused(key: str, value: str) -> None:
    with pytest.raises(InputError):
        changed(Settings(), key, value)


def test_a_broken_file_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("language = ", "utf-8")
    with pytest.raises(InputError):
        read_settings(PlainFiles(tmp_path))
    assert (tmp_path / FILE_NAME).read_text("utf-8") == "language = "


def test_the_named_journal_wins_over_the_environment(tmp_path: Path) -> None:
    environment = {"VOICEJOURNAL_HOME": str(tmp_path / "a"), "VOICEJOURNAL_MODELS": "/models"}
    assert find_places(environment, None).journal == tmp_path / "a"
    assert find_places(environment, tmp_path / "b").journal == tmp_path / "b"
    assert find_places(environment, None).models == Path("/models")


def test_names_and_words_of_ones_own_are_a_list_with_commas(tmp_path: Path) -> None:
    """Each once, as it was first written; a list written by hand into the file is read as well."""
    settings = changed(Settings(), "vocabulary", " Miriam,Dr   Okafor,, sertraline, miriam ")
    assert settings.vocabulary == "Miriam, Dr Okafor, sertraline"
    assert settings.own_words == ("Miriam", "Dr Okafor", "sertraline")
    assert Settings().own_words == ()
    (tmp_path / FILE_NAME).write_text('vocabulary = ["Miriam", "Zoë"]', "utf-8")
    assert read_settings(PlainFiles(tmp_path)).own_words == ("Miriam", "Zoë")


TOO_MANY = (
    ", ".join("a" * count for count in range(1, 36))
    + ", "
    + ", ".join("b" * count + "c" * rest for count in range(1, 12) for rest in range(1, 8))
)


@pytest.mark.parametrize(
    "text", ["12", "a name\x1b[2J", "I told my sister that it was all too much for me", TOO_MANY]
)
def test_a_vocabulary_of_something_else_is_refused_with_an_example(text: str) -> None:
    """A sentence pasted by mistake is not a name."""
    with pytest.raises(InputError) as refused:
        changed(Settings(), "vocabulary", text)
    assert refused.value.remedy


def test_the_second_opinion_is_left_to_the_program_unless_it_is_set() -> None:
    assert Settings().second_opinion == "auto"
    assert changed(Settings(), "second_opinion", "OFF").second_opinion == "off"
    assert changed(Settings(), "second_opinion", " ").second_opinion == "auto"
