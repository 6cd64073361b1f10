"""Four weeks by the command line: nothing that was given or wanted is left hanging."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

FIRST = date(2026, 10, 6)
"""The Tuesday of the first session; the others follow each week."""

Speak = Callable[..., str]


@pytest.fixture
def speak(voicejournal: "Program", tmp_path: Path) -> Speak:
    """Writes an evening of a day, so many days after the first session, with its answers."""

    def write(days: int, text: str, *options: str, hour: int = 21, **answers: Any) -> str:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(answers), "utf-8")
        at = f"{FIRST + timedelta(days=days)}T{hour}:30:00+01:00"
        given = ("--typed", "--at", at, "--answers", str(path), *options)
        ran = voicejournal("record", *given, typed=text)
        assert (ran.code, ran.err) == (0, ""), ran
        return ran.out

    return write


def session(program: "Program", week: int, *homework: str) -> None:
    """Keep the session of a week."""
    at = f"{FIRST + timedelta(weeks=week)}T10:00+01:00"
    options = [part for text in homework for part in ("--homework", text)]
    assert program("session", "add", "--at", at, *options).code == 0


def page(program: "Program", week: int) -> str:
    """Accept the page for the session of a week."""
    last = FIRST + timedelta(weeks=week)
    days = ("--from", str(last - timedelta(days=7)), "--to", str(last - timedelta(days=1)))
    ran = program("week", *days, "--accept")
    assert ran.code == 0, ran
    return " ".join(ran.out.split())


def evenings(speak: Speak, week: int, told: Sequence[dict[str, Any]]) -> None:
    """Every second evening of the week after a session."""
    for number, answers in enumerate(told):
        speak(7 * week + 1 + 2 * number, "An evening like others, with tea.", **answers)


def test_every_homework_and_every_topic_is_asked_reported_and_closed(
    voicejournal: "Program", speak: Speak
) -> None:
    """Or carried on, where one sees it; what is let go is gone."""
    session(voicejournal, 0, "Breathing, twice a day", "One thought record")

    # The first week: both pieces of homework are asked after, on different evenings.
    tried = {"tried": True, "got_in_the_way": "no quiet room", "learned": "it helps"}
    evenings(speak, 0, [tried, {"tried": False, "got_in_the_way": "I forgot"}, {"tried": True}])
    speak(
        6,
        "My father rang. The deadline is near.",
        marks=["My father rang.", "The deadline is near."],
    )
    first_page = page(voicejournal, 1)
    assert "Breathing, twice a day: tried 2 · got in the way: no quiet room" in first_page
    assert "One thought record: not tried · got in the way: I forgot" in first_page
    assert "My father rang" in first_page

    # At the second session one topic was discussed, one piece of homework is done with.
    session(voicejournal, 1)
    waiting = voicejournal.data("session", "close", "2")
    topics = {one["text"]: str(one["number"]) for one in waiting["topics"]}
    assert sorted(one["text"] for one in waiting["homework"]) == [
        "Breathing, twice a day",
        "One thought record",
    ]
    given = ("--discussed", topics["The deadline is near."], "--carry", topics["My father rang."])
    closed = voicejournal("session", "close", "2", *given, "--done", "1", "--go-on", "2")
    assert closed.out == "Nothing waits for an answer.\n"

    # The second week: what goes on is asked after again, and stands on the page with its day.
    evenings(speak, 1, [{"tried": True, "learned": "it was one thought"}, {}, {}])
    second_page = page(voicejournal, 2)
    assert 'from Mon 12 Oct: "My father rang."' in second_page
    assert "The deadline" not in second_page
    assert "One thought record: tried 1 · learned: it was one thought" in second_page
    assert "Breathing" not in second_page

    # The third session, on the way home: nothing was discussed, one thing is let go.
    session(voicejournal, 2)
    speak(
        14,
        "On the way home.",
        "--prompts",
        "after-session",
        hour=11,
        homework=["Ring my father"],
        discussed=False,
        take_along=True,
        homework_done=True,
    )
    assert voicejournal.data("session", "close", "3") == {"topics": [], "homework": []}

    # The third week: new homework, from the way home; it is not answered, and so not asked twice.
    evenings(speak, 2, [{}, {}, {}])
    third_page = page(voicejournal, 3)
    assert "My father rang" in third_page
    assert "Ring my father" in third_page

    # The fourth session: all is discussed, and done.
    session(voicejournal, 3)
    told = speak(21, "Home again, tired.")
    assert "2 things wait from before the session: `voicejournal session close`" in told
    number = voicejournal.data("session", "close", "4")["topics"][0]["number"]
    voicejournal("session", "close", "4", "--discussed", str(number), "--go-on", "3")
    speak(23, "An evening with tea.", tried=True, learned="he was glad")
    session(voicejournal, 4)
    voicejournal("session", "close", "5", "--done", "3")

    assert left_hanging(voicejournal.journal) == []
    assert "father" not in page(voicejournal, 4).partition("HOMEWORK")[0]


def test_homework_that_a_session_ended_is_ended_on_the_page_of_that_week(
    voicejournal: "Program", speak: Speak
) -> None:
    """Whose days begin before the session, and hold the evening that gave it."""
    session(voicejournal, 0)
    speak(0, "On the way home.", "--prompts", "after-session", homework=["Ring my father"])
    session(voicejournal, 1, "One thought record")
    voicejournal("session", "close", "2", "--done", "1")
    days = ("--from", str(FIRST), "--to", str(FIRST + timedelta(days=8)))
    told = voicejournal("week", *days).out
    assert "Ring my father: done\n" in told
    assert "One thought record\n" in told
    assert told.count("Ring my father") == 1


def left_hanging(journal: Path) -> list[Any]:
    """Topics and homework that are neither closed nor carried on, and homework never asked."""
    with sqlite3.connect(journal / "journal.db") as database:
        open_topics = database.execute("SELECT text FROM topics WHERE settled IS NULL").fetchall()
        open_homework = database.execute("SELECT text FROM homework WHERE outcome = ''").fetchall()
        never_asked = database.execute(
            "SELECT text FROM homework WHERE id NOT IN (SELECT homework_id FROM homework_reports)"
        ).fetchall()
    return [*open_topics, *open_homework, *never_asked]
