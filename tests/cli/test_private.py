"""What the person keeps to themselves is on no page, and everywhere else as it was."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicejournal.capture.spool import WavSpool
from voicejournal.journal import Moment

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

WEEK = ("week", "--week", "2026-W47")
EVENING = {
    "recorded_at": "2026-11-17T21:15:00+00:00",
    "text": (
        "I slept badly. The hardest part was the meeting. Anyway. I am proud that I hid in the"
        " shed. Don't let Dr M see this."
    ),
    "mood": 3,
    "feelings": ["ashamed", "tired"],
    "triggers": ["work"],
    "keep_private": "skip",
}


def written(program: "Program", tmp_path: Path, **changed: object) -> None:
    """Bring in the evening as text."""
    path = tmp_path / "evening.json"
    path.write_text(json.dumps(EVENING | changed), "utf-8")
    ran = program("import", path)
    assert (ran.code, ran.err) == (0, "")


def page(program: "Program") -> str:
    """The page in every format that the command prints."""
    return "".join(program(*WEEK, *options).out for options in ((), ("--json",)))


def test_what_sounds_private_is_off_the_page_until_it_is_answered(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Without an answer it stays off; `show` says so, and search and show have it still."""
    written(voicejournal, tmp_path)
    shown = page(voicejournal)
    assert "I slept badly." in shown
    assert "shed" not in shown
    assert "Dr M" not in shown
    assert 'off the page: "' in voicejournal("show", "1").out
    assert "shed" in voicejournal("search", "shed").out
    parts = voicejournal.data("show", "1")["kept_off"]
    assert [part["answered"] for part in parts] == [False]


@pytest.mark.parametrize(("answer", "is_there"), [(True, False), ("accept", False), (False, True)])
def test_a_file_of_answers_says_whether_it_is_kept_off(
    voicejournal: "Program", tmp_path: Path, answer: object, is_there: bool
) -> None:
    """No lets it on the page."""
    written(voicejournal, tmp_path, keep_private=answer)
    assert ("shed" in page(voicejournal)) == is_there
    answered = [part["answered"] for part in voicejournal.data("show", "1")["kept_off"]]
    assert answered == ([] if is_there else [True])


def test_the_question_is_asked_at_the_end_and_enter_is_yes(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """As plain lines here, after the questions."""
    written(voicejournal, tmp_path)
    asked = voicejournal("--plain", "tag", "1", typed="skip\n" * 7 + "\n")
    assert "Keep this off the page?" in asked.out
    assert "I hid in the shed" in asked.out
    assert [part["answered"] for part in voicejournal.data("show", "1")["kept_off"]] == [True]
    again = voicejournal("--plain", "tag", "1", typed="skip\n" * 7 + "\n")
    assert "Keep this off the page?" not in again.out


def of_each(program: "Program") -> dict[str, bool]:
    """The sentences that are kept off, and whether they were answered for."""
    return {part["text"]: part["answered"] for part in program.data("show", "1")["kept_off"]}


LONG = (
    "Work was long. I cooked for my sister. Keep this between us. I drank on Tuesday. I lied about"
    " it. Anyway, the choir was good."
)
PUT = ["Work was long.", "I cooked for my sister.", "Keep this between us.", "I drank on Tuesday."]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("9\n\u00b2\n3-1\n3, 4 5", "Keep this between us. I drank on Tuesday. I lied about it."),
        ("", LONG.partition(" Anyway")[0]),
        ("n", ""),
    ],
)
def test_the_question_is_answered_sentence_by_sentence_or_with_one_key(
    voicejournal: "Program", tmp_path: Path, typed: str, left: str
) -> None:
    """By numbers, which stay off; what is no number opens nothing."""
    written(voicejournal, tmp_path, text=LONG)
    asked = voicejournal("--plain", "tag", "1", typed="skip\n" * 5 + f"{typed}\n")
    for number, sentence in enumerate(PUT, 1):
        assert f"  {number} {sentence}\n" in asked.out
    assert of_each(voicejournal) == ({left: True} if left else {})
    again = voicejournal("--plain", "tag", "1", typed="skip\n" * 7)
    assert "Keep this off the page?" not in again.out


def test_a_long_passage_is_put_in_nine_parts(voicejournal: "Program", tmp_path: Path) -> None:
    """Each of neighbours, so that a digit names it."""
    text = "This whole evening is only for me. " + " ".join(
        f"It rained {n} times." for n in range(20)
    )
    written(voicejournal, tmp_path, text=text)
    asked = voicejournal("--plain", "tag", "1", typed="skip\n" * 5 + "1-8\n")
    assert "  9 It rained 18 times. It rained 19 times.\n" in asked.out
    assert "8 of 9 stay off the page." in asked.out
    (part,) = of_each(voicejournal)
    assert part.endswith("It rained 17 times.")


def test_a_sentence_is_made_private_and_shared_again(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """By its words; what was not said is refused."""
    written(voicejournal, tmp_path, text="The hardest part was the rent. I slept badly.")
    assert "rent" in page(voicejournal)
    told = voicejournal("tag", "1", "--private-sentence", "the hardest part was the rent")
    assert (told.code, told.out) == (0, "Kept what may be seen of entry 1.\n")
    assert "rent" not in page(voicejournal)
    assert voicejournal("edit", "1", typed="The hardest part was the rent again. So.").code == 0
    assert "rent" not in page(voicejournal)
    voicejournal("tag", "1", "--shared-sentence", "The hardest part was the rent again. So.")
    assert "rent" in page(voicejournal)
    assert voicejournal("tag", "1", "--private-sentence", "never said").code == 1


def test_an_answer_is_made_private(voicejournal: "Program", tmp_path: Path) -> None:
    """The mood, or one feeling; the log of moods is the person's own."""
    written(voicejournal, tmp_path)
    assert voicejournal("tag", "1", "--private-answer", "mood").code == 0
    assert voicejournal("tag", "1", "--private-answer", "ashamed").code == 0
    shown = page(voicejournal)
    assert "not rated" in shown
    assert "ashamed" not in shown
    assert "tired" in shown
    voicejournal("tag", "1", "--shared-answer", "ashamed")
    assert "ashamed" in page(voicejournal)
    assert voicejournal("tag", "1", "--private-answer", "nonsense").code == 1


def test_a_private_recording_that_was_killed_comes_back_private(voicejournal: "Program") -> None:
    """Its sidecar said so before the first sound."""
    moment = Moment(datetime(2026, 11, 17, 21, tzinfo=UTC), "UTC", datetime(2026, 11, 17).date())  # noqa: DTZ001
    spool = WavSpool(voicejournal.journal / "spool")
    for name, private in (("0193-aaaa", True), ("0193-bbbb", False)):
        spool.begin(name, moment, "Desk", private=private).append(np.ones(32_000, np.int16))
    kept = {entry["id"]: entry["private"] for entry in voicejournal.data("list")}
    assert kept == {"0193-aaaa": True, "0193-bbbb": False}


SEVERAL = (
    "I called my sister and she listened. I did the breathing. I cooked lunch for myself. "
    "I went swimming with the man from the office. My neighbour Tom was there for me after I drank."
    " I did a thought record about the abortion."
)


def everywhere(program: "Program", folder: Path) -> str:
    """The page, and every export that is without what is private."""
    texts = [page(program)]
    for kind in ("json", "markdown", "csv"):
        to = Path(mkdtemp(dir=folder)) / "out"
        ran = program("export", to, "--format", kind, "--without-private")
        assert ran.code == 0, ran
        files = [to] if to.is_file() else [one for one in to.rglob("*") if one.is_file()]
        texts += [one.read_text("utf-8") for one in files]
    return "".join(texts)


def test_of_several_values_those_of_private_words_are_off_the_page_and_the_exports(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Though the sentence that is kept with them, that of the first, is open."""
    answers = dict.fromkeys(("people", "skills", "care"), "accept")
    written(voicejournal, tmp_path, text=SEVERAL, keep_private=False, **answers)
    shown = everywhere(voicejournal, tmp_path)
    for value in ("Tom", "swimming", "thought record"):
        assert value in shown
    voicejournal("tag", "1", "--private-sentence", SEVERAL[SEVERAL.index("I went") :])
    shown = everywhere(voicejournal, tmp_path)
    for value in ("Tom", "swimming", "thought record"):
        assert value not in shown
    for value in ("sister", "food", "breathing"):
        assert f'"{value}' in shown
    voicejournal("tag", "1", "--shared-answer", "people")
    assert "Tom" in page(voicejournal)


def test_how_much_skills_helped_is_made_private(voicejournal: "Program", tmp_path: Path) -> None:
    """The skill stays, bare."""
    text = "The hardest part was the rent. I did the breathing."
    written(voicejournal, tmp_path, text=text, skills=["breathing 8 -> 5"])
    told = re.compile(r'8 -> 5|"before":\s*8|"after":\s*5')
    assert told.search(everywhere(voicejournal, tmp_path))
    assert voicejournal("tag", "1", "--private-answer", "helped").code == 0
    shown = everywhere(voicejournal, tmp_path)
    assert not told.search(shown)
    assert "breathing" in shown


def exported(program: "Program", folder: Path, *more: str) -> str:
    """All that an export without what is private holds, as text."""
    ran = program("export", folder, "--format", "json", "--without-private", *more)
    assert ran.code == 0, ran
    files = [one for one in folder.rglob("*") if one.is_file()] if folder.is_dir() else [folder]
    return "".join(one.read_text("utf-8") for one in files)


def test_what_was_taken_out_of_the_words_is_in_no_export_for_others(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Neither as it was first said, nor as it was typed once."""
    written(voicejournal, tmp_path)
    assert voicejournal("edit", "1", typed="I slept badly. I drank with Ottilie.").code == 0
    assert voicejournal("edit", "1", typed="I slept badly. It rained.").code == 0
    told = exported(voicejournal, tmp_path / "out")
    assert "It rained." in told
    for word in ("shed", "Dr M", "Ottilie"):
        assert word not in told


def test_a_choice_about_nothing_that_there_is_is_refused(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """A private one that nobody understands would hide nothing."""
    written(voicejournal, tmp_path)
    voicejournal("tag", "1", "--private-sentence", "I slept badly.")
    voicejournal("export", tmp_path / "whole", "--format", "json")
    (path,) = [one for one in tmp_path.rglob("*.json") if "whole" in str(one)] or [
        tmp_path / "whole"
    ]
    path.write_text(path.read_text("utf-8").replace('"words ', '"sentences '), "utf-8")
    ran = voicejournal("--journal", tmp_path / "other", "import", path)
    assert "what one of its choices is about" in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_of_what_was_typed_in_one_piece_no_sentence_is_opened_alone(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """It would open the others with it."""
    written(voicejournal, tmp_path, text="I slept badly. It rained.")
    typed = "I slept badly. I hid in the shed. I am proud that I rang Ben. It rained."
    assert voicejournal("edit", "1", typed=typed).code == 0
    voicejournal("tag", "1", "--private-sentence", "I hid in the shed.")
    ran = voicejournal("tag", "1", "--shared-sentence", "I am proud that I rang Ben.")
    assert ran.code == 1
    assert "typed in one piece" in ran.err
    assert "shed" not in page(voicejournal)
    both = "I hid in the shed. I am proud that I rang Ben."
    assert voicejournal("tag", "1", "--shared-sentence", both).code == 0
    assert "rang Ben" in page(voicejournal)
