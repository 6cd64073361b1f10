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
