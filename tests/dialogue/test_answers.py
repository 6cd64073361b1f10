"""Answers from a file, in the person's place."""

from pathlib import Path

import pytest

from voicejournal.dialogue.answers import answers_from, read_answers
from voicejournal.errors import InputError
from voicejournal.journal import Answer, Evidence, Outcome, Proposal, Slot
from voicejournal.ports import Question

FOUR = Proposal(Slot.MOOD, 4, Evidence("I just froze.", 3.0), "word list")


def mood(given: dict[str, object], proposal: Proposal | None = FOUR) -> Answer:
    return answers_from(given, "a file").ask(Question(Slot.MOOD, "Mood?"), proposal)


def test_a_key_left_out_is_a_skip() -> None:
    assert mood({}).outcome is Outcome.SKIPPED


def test_skip_is_a_skip_and_accept_takes_the_proposal() -> None:
    assert mood({"mood": "skip"}).outcome is Outcome.SKIPPED
    assert mood({"mood": "accept"}) == Answer(Slot.MOOD, Outcome.ACCEPTED, 4, FOUR)


def test_accepting_where_nothing_is_proposed_is_a_skip() -> None:
    assert mood({"mood": "accept"}, None).outcome is Outcome.SKIPPED


def test_a_mood_of_zero_is_a_rating() -> None:
    assert mood({"mood": 0}).value == 0


def test_marks_are_what_is_brought_to_therapy() -> None:
    answers = answers_from({"therapy": True, "marks": ["I just froze."]}, "a file")
    answer = answers.ask(Question(Slot.THERAPY, "Anything?"), None)
    assert answer.value == ("I just froze.",)


def test_toml_and_json_say_the_same(tmp_path: Path) -> None:
    toml = tmp_path / "a.toml"
    toml.write_text('mood = 4\nfeelings = ["anxious 8"]\nprivate = true\n', "utf-8")
    json = tmp_path / "a.json"
    json.write_text('{"mood": 4, "feelings": ["anxious 8"], "private": true}', "utf-8")
    assert read_answers(toml) == read_answers(json)
    assert read_answers(toml).private


@pytest.mark.parametrize(
    "text",
    ["mood = 11", "mod = 4", "mood = [4]", "mood = true", "mood = 4.5", "no toml", '{"mood": 4'],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as refused:
        read_answers(path)
    assert "answers.toml" in refused.value.message


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_answers(tmp_path / "none.toml")


def test_no_for_the_therapist_declines_and_is_no_skip() -> None:
    answers = answers_from({"therapy": False}, "a file")
    assert answers.ask(Question(Slot.THERAPY, "Anything?"), None).outcome is Outcome.REJECTED


@pytest.mark.parametrize("value", ["yes", 1, [{"marker": "not for her"}]])
def test_a_private_that_is_neither_true_nor_false_is_refused_and_never_shared(
    value: object,
) -> None:
    with pytest.raises(InputError):
        answers_from({"private": value}, "a file")
