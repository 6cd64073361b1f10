"""`record` without a keyboard: a clip, or typed words, and answers from a file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jiwer
import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program, Spoken

AT = "2026-11-17T00:30:00+00:00[Europe/London]"
MOST_WORD_ERRORS = 0.15
"""Of tiny.en, on clear speech."""


def word_errors(said: str, heard: str) -> float:
    """Share of words that were heard wrongly, spelling and stops aside."""
    plain = jiwer.Compose(
        [
            jiwer.ToLowerCase(),
            jiwer.RemovePunctuation(),
            jiwer.RemoveMultipleSpaces(),
            jiwer.Strip(),
            jiwer.ReduceToListOfListOfWords(),
        ]
    )
    return float(jiwer.wer(said, heard, reference_transform=plain, hypothesis_transform=plain))


def written(folder: Path, answers: object) -> Path:
    """A file of answers."""
    path = folder / "answers.json"
    path.write_text(json.dumps(answers), "utf-8")
    return path


def test_a_spoken_evening_is_kept_with_its_words_and_its_answers(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """Half past midnight belongs to the evening before; what was not answered is a skip."""
    given = {
        "mood": 2,
        "feelings": ["anxious 8"],
        "triggers": "accept",
        "therapy": "skip",
        "marks": [],
    }
    answers = written(tmp_path, given)
    clip = ("--from-file", spoken.path)
    ran = voicejournal("record", *clip, "--at", AT, "--answers", answers)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Kept: Monday 16 November, entry 1.\n")
    entry = voicejournal.data("show", "last")
    assert word_errors(spoken.text, entry["text"]) <= MOST_WORD_ERRORS
    assert entry["recorded_at"] == "2026-11-17T00:30:00+00:00"
    assert (entry["day"], entry["zone"]) == ("2026-11-16", "Europe/London")
    assert entry["duration_s"] == 15.5
    assert entry["mood"] == 2
    assert entry["energy"] is None
    assert entry["feelings"] == [{"word": "anxious", "intensity": 8}]
    assert entry["triggers"] == ["work"]
    outcomes = {answer["slot"]: answer["outcome"] for answer in entry["answers"]}
    assert outcomes == {
        "mood": "edited",
        "energy": "skipped",
        "feelings": "edited",
        "triggers": "accepted",
        "therapy": "skipped",
    }


def test_answers_may_be_toml(voicejournal: "Program", tmp_path: Path) -> None:
    """The same keys, the other way of writing them; here for a written evening."""
    answers = tmp_path / "answers.toml"
    answers.write_text('mood = 6\nfeelings = ["calm"]\ntherapy = "ask about sleep"\n')
    typed = "I had a quiet evening and went to bed early."
    ran = voicejournal("record", "--typed", "--at", AT, "--answers", answers, typed=typed)
    assert (ran.code, ran.err) == (0, "")
    entry = voicejournal.data("show", "1")
    assert entry["text"] == typed
    assert (entry["origin"], entry["duration_s"]) == ("typed", None)
    assert entry["mood"] == 6
    assert entry["marks"] == ["ask about sleep"]


def test_an_evening_may_be_kept_as_one_of_another_day(voicejournal: "Program") -> None:
    """`--day` sets the day of the page; the time stays when it was said."""
    typed = "Written two days late, about Saturday."
    ran = voicejournal("record", "--typed", "--at", AT, "--day", "2026-11-14", typed=typed)
    assert (ran.code, ran.err) == (0, "")
    entry = voicejournal.data("show", "2026-11-14")
    assert entry["recorded_at"] == "2026-11-17T00:30:00+00:00"
    shown = voicejournal("show", "1").out
    assert "Saturday 14 November 2026, kept on Tue 17 Nov" in shown
    assert "00:30" not in shown


def test_nothing_typed_is_nothing_kept(voicejournal: "Program") -> None:
    """White space is no reflection."""
    ran = voicejournal("record", "--typed", typed="  \n\t\n")
    assert (ran.code, ran.out) == (0, "Nothing was written, so nothing is kept.\n")
    assert voicejournal.data("list") == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"mood": 11}', "answers.json, mood: That is no rating from 0 to 10."),
        ('{"humour": 3}', "answers.json answers what was not asked: humour."),
        ('{"mood": 4', "is neither TOML nor JSON."),
        ('{"mood": {"value": 4}}', "answers.json: mood has a value that answers nothing."),
        ("\udcff\udcfe", "is neither TOML nor JSON."),
    ],
)
def test_bad_answers_are_refused_before_anything_is_recorded(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path, content: str, told: str
) -> None:
    """The person is told which answer is wrong while there is nothing to lose yet."""
    answers = tmp_path / "answers.json"
    answers.write_bytes(content.encode("utf-8", "surrogateescape"))
    ran = voicejournal("record", "--from-file", spoken.path, "--answers", answers)
    assert ran.code == 1
    assert told in ran.err
    assert not (voicejournal.journal / "spool").exists()


def test_answers_that_are_not_there_are_refused(
    voicejournal: "Program", spoken: "Spoken", tmp_path: Path
) -> None:
    """By the path that was given."""
    missing = tmp_path / "none.json"
    ran = voicejournal("record", "--from-file", spoken.path, "--answers", missing)
    assert ran.code == 1
    assert f"The answers in {missing} cannot be read." in ran.err


def test_a_clip_that_is_no_sound_keeps_nothing(voicejournal: "Program", tmp_path: Path) -> None:
    """It is refused by name; no empty entry is left behind."""
    broken = tmp_path / "broken.m4a"
    broken.write_bytes(b"this is no sound" * 100)
    ran = voicejournal("record", "--from-file", broken)
    assert ran.code == 1
    assert ran.err.startswith("broken.m4a cannot be read as sound.\n")
    assert voicejournal.data("list") == []


@pytest.mark.parametrize("at", ["yesterday", "2026-11-17T22:30:00", "2026-11-17T22:30+00:00[Mars]"])
def test_a_time_that_is_none_is_refused(voicejournal: "Program", at: str) -> None:
    """Without an offset nobody knows when it was."""
    ran = voicejournal("record", "--typed", "--at", at, typed="words")
    assert ran.code == 1
    assert "For example 2026-11-17T22:30:00+00:00[Europe/London]." in ran.err


def test_without_a_microphone_the_remedy_is_said(voicejournal: "Program") -> None:
    """Exit 6, and the way to write instead."""
    ran = voicejournal("record")
    assert ran.code == 6
    assert "voicejournal record --typed" in ran.err


def test_an_altered_model_is_refused_and_the_recording_waits_for_a_whole_one(
    voicejournal: "Program", spoken: "Spoken", altered_models: Path
) -> None:
    """Weights that were changed are never run; what was said is kept until they are whole."""
    models = {"VOICEJOURNAL_MODELS": str(altered_models)}
    ran = voicejournal("models", "verify", **models)
    assert ran.code == 7
    assert "model.bin was altered" in ran.err
    assert "voicejournal models fetch tiny.en" in ran.err
    ran = voicejournal("record", "--from-file", spoken.path, "--at", AT, **models)
    assert ran.code == 7
    said = ran.out + ran.err
    assert "model.bin was altered" in said
    assert "voicejournal models fetch tiny.en" in said
    assert "voicejournal transcribe --pending" in said
    entry = voicejournal.data("show", "1")
    assert (entry["waits"], entry["text"], entry["duration_s"]) == (True, None, 15.5)
    ran = voicejournal("transcribe", "--pending")
    assert (ran.code, ran.err) == (0, "")
    entry = voicejournal.data("show", "1")
    assert word_errors(spoken.text, entry["text"]) <= MOST_WORD_ERRORS
    assert voicejournal("transcribe", "--pending").out == "No recording waits.\n"


def test_the_answers_of_a_prompt_set_are_an_entry_without_a_word_beside_them(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """The questions are the writing: what is answered to them is kept, shown and counted."""
    answers = tmp_path / "answers.toml"
    answers.write_text('event = "The train stood still."\ntense_before = 8\n')
    ran = voicejournal("record", "--typed", "--prompts", "abc", "--answers", answers, typed="\n")
    assert (ran.code, ran.err) == (0, "")
    assert "entry 1" in ran.out
    assert "Not rated" not in ran.out
    assert "The train stood still." in voicejournal("episodes").out
    assert voicejournal("show", "1").code == voicejournal("week").code == 0


@pytest.mark.parametrize("told", ["", "private = true\n"])
def test_a_prompt_set_with_nothing_written_and_nothing_answered_keeps_nothing(
    voicejournal: "Program", tmp_path: Path, told: str
) -> None:
    """Said in one line."""
    answers = tmp_path / "answers.toml"
    answers.write_text(told)
    ran = voicejournal("record", "--typed", "--prompts", "abc", "--answers", answers, typed="")
    assert ran.code == 0
    assert "Nothing was written or answered, so nothing is kept." in ran.out
    assert voicejournal.data("list") == []


def test_a_note_for_therapy_is_kept_beside_the_marks(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Both were answered, so both are to be brought up."""
    answers = tmp_path / "answers.toml"
    answers.write_text('mood = 5\nmarks = ["The rent is late."]\ntherapy = "the old flat"\n')
    typed = "The rent is late. I ate."
    assert voicejournal("record", "--typed", "--answers", answers, typed=typed).code == 0
    assert voicejournal.data("show", "1")["marks"] == ["The rent is late.", "the old flat"]


def test_an_answer_to_a_named_question_is_refused_by_its_name(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """With the form that would be understood."""
    answers = tmp_path / "answers.toml"
    answers.write_text('discussed = ["yes", "no"]\n')
    ran = voicejournal("record", "--typed", "--prompts", "after-session", "--answers", answers)
    assert ran.code == 1
    assert "discussed has a value that answers nothing." in ran.err
    assert "discussed = true or false" in ran.err
