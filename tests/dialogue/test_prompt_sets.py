"""Prompt sets: ours, one's own, and what is said of one that is not right."""

from pathlib import Path

import pytest

from voicejournal.dialogue.answers import answers_from
from voicejournal.dialogue.prompt_set import (
    all_prompt_sets,
    parse_prompt_set,
    prompt_set_names,
    read_prompt_set,
)
from voicejournal.dialogue.understand import answer_from_text
from voicejournal.errors import InputError, NotFoundError
from voicejournal.journal import Slot
from voicejournal.ports import Question

RECORD = """# a thought, looked at

title = "a hard thought"

[[question]]
slot = "text"
name = "situation"
ask = "What happened?"

[[question]]
slot = "feelings"
name = "feelings_then"
highest = 100
ask = "Which feelings, 0 to 100?"

[[question]]
slot = "rating"
name = "belief"
highest = 100
ask = "How much do you believe it, 0 to 100?"

[[question]]
slot = "yes_no"
name = "said_it"
ask = "Did you say it?"
"""


def test_ours_are_whole() -> None:
    """Night and after a session, the first the one that is asked without a name."""
    assert prompt_set_names()[0] == "nightly"
    for name in prompt_set_names():
        assert read_prompt_set(name).questions
        assert read_prompt_set(name).title
    after = {question.slot for question in read_prompt_set("after-session").questions}
    assert {Slot.TAKEAWAY, Slot.HOMEWORK} <= after


def test_ones_own_goes_before_ours_of_the_same_name(tmp_path: Path) -> None:
    """And is listed among them; one that is broken is told of, and hides no other."""
    (tmp_path / "nightly.toml").write_text(RECORD, "utf-8")
    (tmp_path / "thought.toml").write_text(RECORD, "utf-8")
    (tmp_path / "broken.toml").write_text("title = ", "utf-8")
    assert read_prompt_set("nightly", tmp_path).title == "a hard thought"
    assert read_prompt_set("thought", tmp_path).is_own
    sets = list(all_prompt_sets(tmp_path))
    assert sum(isinstance(found, InputError) for found in sets) == 1
    assert len(sets) == len(prompt_set_names()) + len(["thought", "broken"])


@pytest.mark.parametrize("name", ["nope", "../nightly", "Nightly", "", "a/b"])
def test_what_is_no_set_is_not_found(name: str, tmp_path: Path) -> None:
    """Nor looked for outside of the folder."""
    with pytest.raises(NotFoundError):
        read_prompt_set(name, tmp_path)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "said"),
    [
        ('slot = "text"', 'slot = "txt"', 6, "slot is missing or unknown"),
        ('slot = "text"', "", 5, "slot is missing or unknown"),
        ('ask = "What happened?"', 'ask = ""', 8, "`ask` is a text"),
        ('ask = "What happened?"', "ask = 3", 8, "`ask` is a text"),
        ('name = "situation"', 'name = "Situation"', 7, "a name is of small letters"),
        ('name = "situation"', 'name = "mood"', 7, "a name is of small letters"),
        ('name = "situation"', "", 6, "needs a `name`"),
        ('name = "said_it"', 'name = "belief"', 24, "is the name of another question"),
        ('highest = 100\nask = "How', 'highest = 50\nask = "How', 19, "`highest` is 10 or 100"),
        ('name = "situation"', 'nam = "situation"', 7, "a question has no nam"),
        ("title =", "titel =", 3, "there is no titel"),
        ('[[question]]\nslot = "text"', '[[question]\nslot = "text"', 5, "no TOML"),
    ],
)
def test_a_message_names_the_line(was: str, becomes: str, line: int, said: str) -> None:
    """The line of the key that is wrong, or where its question begins."""
    assert was in RECORD
    with pytest.raises(InputError) as refused:
        parse_prompt_set("own", RECORD.replace(was, becomes, 1), "own.toml")
    assert refused.value.message.startswith(f"own.toml, line {line}: ")
    assert said in refused.value.message


def test_a_set_without_questions_is_none() -> None:
    """An empty file, too."""
    for text in ("", "title = 'x'", "question = 3", "question = []"):
        with pytest.raises(InputError, match="line 1"):
            parse_prompt_set("own", text, "own.toml")


def test_each_kind_is_answered_by_typing() -> None:
    """A rating to 100, feelings with their strengths, a text as it was typed, yes and no."""
    questions = {q.name: q for q in parse_prompt_set("own", RECORD, "own.toml").questions}

    def typed(name: str, text: str) -> object:
        question = questions[name]
        return answer_from_text(question.slot, text, None, question.highest).value

    assert typed("belief", "85") == 85
    assert typed("feelings_then", "afraid 80, sad 40") == ("afraid 80", "sad 40")
    assert typed("situation", "He rang; I froze.") == "He rang; I froze."
    assert typed("said_it", "n") is False
    with pytest.raises(InputError, match="0 to 100"):
        typed("belief", "101")
    with pytest.raises(InputError, match="neither yes nor no"):
        typed("said_it", "perhaps")
    two = answer_from_text(Slot.TAKEAWAY, "Rest first; then ring.", None).value
    assert two == ("Rest first", "then ring.")


def test_a_file_answers_by_the_names_of_the_questions() -> None:
    """With what the slot of each can hold; another name is refused."""
    questions = parse_prompt_set("own", RECORD, "own.toml").questions
    given = {"situation": "He rang.", "belief": 85, "said_it": False, "takeaway": ["Rest; first."]}
    answers = answers_from(given, "a file", questions)
    told = {question.name: answers.ask(question, None).value for question in questions}
    assert told == {
        "situation": "He rang.",
        "belief": 85,
        "said_it": False,
        "feelings_then": None,
    }
    assert answers.ask(Question(Slot.TAKEAWAY, "?"), None).value == ("Rest; first.",)
    with pytest.raises(InputError, match="was not asked: belief"):
        answers_from({"belief": 85}, "a file")
    with pytest.raises(InputError, match="0 to 100"):
        answers_from({"belief": 101}, "a file", questions)
