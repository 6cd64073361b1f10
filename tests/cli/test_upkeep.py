"""What keeps the journal well: models, settings, the doctor, numbers to call, recovery."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

NO_DATABASE = b"this was a database once" * 200


def test_the_models_say_what_is_here_and_in_use(voicejournal: "Program") -> None:
    """tiny.en is in use, base is here as well."""
    models = {model["name"]: model for model in voicejournal.data("models", "list")}
    assert (models["tiny.en"]["here"], models["tiny.en"]["in_use"]) == (True, True)
    assert (models["base"]["here"], models["base"]["in_use"]) == (True, False)
    assert models["base"]["size_bytes"] > 100_000_000
    ran = voicejournal("models", "verify", "tiny.en")
    assert (ran.code, ran.out) == (0, "tiny.en is whole and unaltered.\n")
    ran = voicejournal("models", "verify", "enormous")
    assert (ran.code, ran.out) == (7, "")


def test_a_model_is_used_only_when_it_is_here(
    voicejournal: "Program", altered_models: Path
) -> None:
    """An altered or absent one is refused, and the setting stays as it was."""
    altered = {"VOICEJOURNAL_MODELS": str(altered_models)}
    assert voicejournal("models", "use", "base", **altered).code == 7
    assert voicejournal("config", "model", "tiny.en", **altered).code == 7
    ran = voicejournal("models", "use", "base")
    assert (ran.code, ran.out) == (0, "Reflections are transcribed by base from now on.\n")
    assert voicejournal.data("config")["model"] == "base"
    assert voicejournal("config", "model", "tiny.en").out == "model is now tiny.en.\n"


def test_settings_are_kept_and_go_back(voicejournal: "Program") -> None:
    """Set, shown, unset; what cannot be a value is refused with an example."""
    assert voicejournal("config", "therapist", "Dr  M.").out == "therapist is now Dr M..\n"
    assert voicejournal.data("config", "therapist") == {"therapist": "Dr M."}
    assert voicejournal("config", "--unset", "therapist").code == 0
    assert voicejournal.data("config")["therapist"] == ""
    assert "therapist            not set" in voicejournal("config").out
    for key, value in (("language", "klingon"), ("day_starts_at_hour", "25"), ("humour", "dry")):
        ran = voicejournal("config", key, value)
        assert (ran.code, ran.out) == (1, "")
    assert voicejournal("config", "humour").code == 1


def test_settings_that_cannot_be_read_are_said(voicejournal: "Program") -> None:
    """By the file's name; the numbers to call come all the same."""
    (voicejournal.journal / "settings.toml").write_text("model = ", "utf-8")
    ran = voicejournal("list")
    assert ran.code == 1
    assert "settings.toml" in ran.err
    ran = voicejournal("doctor")
    assert ran.code == 1
    assert "settings.toml" in ran.out + ran.err
    assert voicejournal("help-now").code == 0


def test_the_doctor_names_what_is_missing_and_changes_nothing(evenings: "Program") -> None:
    """Here the microphone; a program reads the same from JSON."""
    before = sorted(path.name for path in evenings.journal.rglob("*"))
    ran = evenings("doctor")
    assert ran.code == 1
    assert "fix   microphone" in ran.out
    found = {look["what"]: look for look in json.loads(evenings("doctor", "--json").out)}
    assert found["journal"]["ok"] is True
    assert "3 entries" in found["journal"]["found"]
    assert found["model"]["ok"] is True
    assert found["microphone"]["ok"] is False
    assert "record --typed" in found["microphone"]["remedy"]
    assert sorted(path.name for path in evenings.journal.rglob("*")) == before


def test_numbers_to_call_come_whatever_is_broken(voicejournal: "Program") -> None:
    """One's own plan first; neither the database nor the settings are needed."""
    ran = voicejournal("help-now", "--edit", typed="Ring Anna, 020 7946 0000.\n")
    assert ran.code == 0
    voicejournal("config", "country", "GB")
    (voicejournal.journal / "journal.db").write_bytes(NO_DATABASE)
    ran = voicejournal("help-now")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("Ring Anna, 020 7946 0000.") < ran.out.index("999")
    assert "116 123" in ran.out
    assert (voicejournal.journal / "journal.db").read_bytes() == NO_DATABASE


def test_a_damaged_database_is_refused_and_unchanged(evenings: "Program") -> None:
    """Its pages overwritten: exit 3, a remedy, and not a byte of it touched."""
    for extra in evenings.journal.glob("journal.db-*"):
        extra.unlink()
    database = evenings.journal / "journal.db"
    whole = database.read_bytes()
    damaged = whole[:200] + b"\xa5" * (len(whole) - 200)
    for content in (NO_DATABASE, damaged):
        database.write_bytes(content)
        ran = evenings("list")
        assert (ran.code, ran.out) == (3, "")
        assert "Nothing was overwritten." in ran.err
        assert "Traceback" not in ran.err
        ran = evenings("record", "--typed", typed="words that must not be lost")
        assert ran.code == 3
        assert database.read_bytes() == content
        assert evenings("doctor").code == 1


def test_an_entry_can_be_transcribed_again_by_another_model(evenings: "Program") -> None:
    """The words are the new model's; a written entry has no sound."""
    ran = evenings("transcribe", "1", "--model", "base")
    assert (ran.code, ran.out) == (0, "Entry 1 has its words from base.\n")
    entry = evenings.data("show", "1")
    assert entry["model"] == "base"
    assert "deadline" in entry["text"]
    assert entry["mood"] == 4
    assert evenings("transcribe", "2").code == 1
    assert evenings("transcribe").code == 2
    assert evenings("transcribe", "1", "--model", "enormous").code == 7


def test_where_nothing_was_cut_off_recovery_says_so(evenings: "Program") -> None:
    """And changes nothing."""
    before = evenings.data("list")
    ran = evenings("recover")
    assert (ran.code, ran.out) == (0, "Nothing waits to be finished.\n")
    assert evenings.data("list") == before


def test_the_day_of_an_evening_follows_the_setting(voicejournal: "Program") -> None:
    """Who goes to bed at five may say when the day starts."""
    voicejournal("config", "day_starts_at_hour", "6")
    at = "2026-11-17T05:00:00+00:00[Europe/London]"
    assert voicejournal("record", "--typed", "--at", at, typed="Still Monday.").code == 0
    assert date.fromisoformat(voicejournal.data("show", "1")["day"]) == date(2026, 11, 16)
