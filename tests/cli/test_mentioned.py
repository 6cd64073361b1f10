"""What was mentioned: confirmed from a file, shown, changed; and help offered, leaving no trace."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # importlib mode: conftest is known to the type checker alone
    from tests.conftest import Program

EVENING = (
    "The meeting was long and I felt ashamed. I did the breathing, the one with four counts. "
    "I said no to the second shift. I slept four hours. I called my sister. "
    "I wanted to drink and I did not. Then I had a hot bath."
)
NOTHING = "It rained the whole day and the bus home was late again."
DANGER = "I felt calm at dinner. I don't want to be here any more. I did the breathing."
MENTIONED = ("skills", "wins", "urges", "sleep", "people", "care")


def bring(program: "Program", folder: Path, *texts: str, **answers: Any) -> str:
    """Import written evenings, a day apart; gives what was said."""
    rows = [
        {"recorded_at": f"2026-11-{17 + n}T21:15:00+00:00", "text": text, **answers}
        for n, text in enumerate(texts)
    ]
    path = folder / "evenings.json"
    path.write_text(json.dumps(rows), "utf-8")
    ran = program("import", path)
    assert ran.code == 0, ran
    return ran.out


def outcomes(entry: dict[str, Any]) -> dict[str, str]:
    return {answer["slot"]: answer["outcome"] for answer in entry["answers"]}


def test_accepted_it_is_kept_and_shown(voicejournal: "Program", tmp_path: Path) -> None:
    """Every value with its question; whether an urge was followed stays unsaid."""
    bring(voicejournal, tmp_path, EVENING, **dict.fromkeys(MENTIONED, "accept"))
    entry = voicejournal.data("show", "1")
    assert {slot: entry[slot] for slot in MENTIONED} == {
        "skills": ["breathing"],
        "wins": ["I said no to the second shift."],
        "urges": [{"label": "urge to drink", "acted": None}],
        "sleep": {"hours": 4.0, "quality": ""},
        "people": ["sister"],
        "care": [{"kind": "rest", "what": "a bath"}],
    }
    shown = voicejournal("show", "1").out
    for line in (
        "practised breathing",
        "urges urge to drink",
        "sleep 4 hours",
        "people sister",
        "cared for rest: a bath",
    ):
        assert line in " ".join(shown.split())
    for answer in entry["answers"]:
        if answer["slot"] in MENTIONED:
            assert answer["evidence"] in EVENING


def test_nothing_is_confirmed_by_itself(voicejournal: "Program", tmp_path: Path) -> None:
    """Without an answer it is a skip; and what was not mentioned is not asked about."""
    bring(voicejournal, tmp_path, EVENING, NOTHING)
    entry, other = voicejournal.data("show", "1"), voicejournal.data("show", "2")
    assert [outcomes(entry)[slot] for slot in MENTIONED] == ["skipped"] * 6
    assert [entry[slot] for slot in MENTIONED] == [[], [], [], None, [], []]
    assert set(outcomes(other)) == {"mood", "energy", "feelings", "triggers", "therapy"}


def test_a_file_answers_what_was_not_mentioned_too(voicejournal: "Program", tmp_path: Path) -> None:
    """Values of one's own, among them whether an urge was followed."""
    given = {
        "skills": ["grounding"],
        "wins": ["I went out, at last."],
        "urges": ["urge to smoke (acted)", "urge to drink (not acted)"],
        "sleep": "6.5 hours, badly",
        "people": ["Dr Okafor"],
        "care": ["movement: swimming", "tidied my desk"],
    }
    bring(voicejournal, tmp_path, NOTHING, **given)
    entry = voicejournal.data("show", "1")
    assert entry["urges"] == [
        {"label": "urge to smoke", "acted": True},
        {"label": "urge to drink", "acted": False},
    ]
    assert entry["wins"] == ["I went out, at last."]
    assert entry["sleep"] == {"hours": 6.5, "quality": "badly"}
    assert (entry["skills"], entry["people"]) == (["grounding"], ["Dr Okafor"])
    assert entry["care"] == [
        {"kind": "movement", "what": "swimming"},
        {"kind": "", "what": "tidied my desk"},
    ]


def test_it_can_be_changed_and_taken_away(voicejournal: "Program", tmp_path: Path) -> None:
    """By the options of `tag`."""
    bring(voicejournal, tmp_path, EVENING, **dict.fromkeys(MENTIONED, "accept"))
    options = ("--urges", "urge to drink (not acted)", "--sleep", "5, well", "--skills", "-")
    assert (
        voicejournal("tag", "1", *options, "--people", "Anna, Dr Okafor", "--care", "-").code == 0
    )
    entry = voicejournal.data("show", "1")
    assert entry["urges"] == [{"label": "urge to drink", "acted": False}]
    assert entry["sleep"] == {"hours": 5.0, "quality": "well"}
    assert (entry["skills"], entry["people"]) == ([], ["Anna", "Dr Okafor"])
    assert entry["care"] == []
    assert voicejournal("tag", "1", "--sleep", "-").code == 0
    assert voicejournal.data("show", "1")["sleep"] is None
    assert voicejournal("tag", "1", "--sleep", "40 hours").code == 1


def test_how_much_a_skill_helped_is_kept_with_it_and_shown(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """On the entry, with its hard moment, on the page, and in another journal."""
    text = "The hardest part was the call. I did some yoga, and the breathing in the kitchen."
    bring(voicejournal, tmp_path, text, skills="accept", helped=["8 5", "6"])
    told = "stretching 8 -> 5, breathing helped 6"
    assert f"practised {told}" in " ".join(voicejournal("show", "1").out.split())
    assert voicejournal("episodes", "add", "1", "--situation", "The call").code == 0
    assert f"practised: {told}" in " ".join(voicejournal("episodes").out.split())
    page = " ".join(voicejournal("week", "--week", "2026-W47").out.split())
    assert "did: stretching, 8 -> 5" in page
    assert "did: breathing, helped 6 of 10" in page
    whole, elsewhere = tmp_path / "whole.json", ("--journal", tmp_path / "elsewhere")
    assert voicejournal("export", "--format", "json", whole).code == 0
    assert voicejournal("import", *elsewhere, whole).code == 0
    kept = voicejournal.data("show", *elsewhere, "1")["skill_ratings"]
    assert kept == [
        {"name": "stretching", "before": 8, "after": 5, "helped": None},
        {"name": "breathing", "before": None, "after": None, "helped": 6},
    ]
    assert voicejournal("tag", "1", "--skills", "grounding 7->2").code == 0
    (skill,) = voicejournal.data("episodes", "show", "1")["skills"]
    assert skill == {"name": "grounding", "before": 7, "after": 2, "helped": None}


def test_how_much_it_helped_is_proposed_where_it_was_said(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """As the person said it, with its sentence; private with that sentence."""
    told = "It went from an eight to a five."
    text = f"The hardest part was the call. I did the breathing. {told} I did some yoga, too."
    bring(voicejournal, tmp_path, text, skills="accept", helped="accept")
    entry = voicejournal.data("show", "1")
    assert entry["skill_ratings"] == [
        {"name": "breathing", "before": 8, "after": 5, "helped": None},
        {"name": "stretching", "before": None, "after": None, "helped": None},
    ]
    (helped,) = (one for one in entry["answers"] if one["slot"] == "helped")
    assert (helped["outcome"], helped["evidence"]) == ("accepted", told)
    assert "distress 8 -> 5" in voicejournal("week", "--week", "2026-W47").out
    assert voicejournal("tag", "1", "--private-sentence", told).code == 0
    page = voicejournal("week", "--week", "2026-W47").out
    assert "8 -> 5" not in page
    assert "eight" not in page


def test_what_helped_stands_with_the_words_that_tell_of_it(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Of one skill; two bare numbers are before and after."""
    text = "The hardest part was the call. What helped me was doing the breathing."
    bring(voicejournal, tmp_path, text, skills="accept", helped=["8", "5"])
    page = " ".join(voicejournal("week", "--week", "2026-W47").out.split())
    assert re.search(r'"What helped me was doing the breathing\." ?\[q2\] distress 8 -> 5', page)


def test_too_few_words_propose_nothing(voicejournal: "Program", tmp_path: Path) -> None:
    """Seven."""
    bring(voicejournal, tmp_path, "I did the breathing and called Anna.")
    assert set(MENTIONED).isdisjoint(outcomes(voicejournal.data("show", "1")))


def test_wording_of_danger_is_met_with_a_quiet_offer_and_leaves_no_trace(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """Once, however many evenings are brought in; the questions go on, without a proposal."""
    said = bring(voicejournal, tmp_path, DANGER, "They would be better off without me.")
    assert said.count("help-now") == 1
    assert "If tonight is heavy" in said
    for number in ("1", "2"):
        entry = voicejournal.data("show", number)
        assert len(entry["answers"]) == 5
        assert [answer["proposed"] for answer in entry["answers"]] == [None] * 5
    kept = b"".join(path.read_bytes() for path in voicejournal.journal.rglob("*") if path.is_file())
    assert b"better off without me" in kept
    for trace in (b"help-now", b"danger", b"crisis", b"heavy"):
        assert trace not in kept


@pytest.mark.parametrize(
    "text",
    [
        "My brother says he wants to die and I was with him all evening.",
        "This deadline is killing me and I am dead tired of the report.",
        "I am not suicidal, I told the doctor, I am only very tired.",
        "Ik wil hier niet meer zijn, zei hij, en ik heb slecht geslapen vannacht.",
    ],
)
def test_somebody_else_and_an_idiom_are_met_with_nothing(
    voicejournal: "Program", tmp_path: Path, text: str
) -> None:
    """Nor is a language that the lists do not know."""
    assert "help-now" not in bring(voicejournal, tmp_path, text)


def test_an_evening_in_dutch_is_asked_without_proposals_and_told_why_once(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """The answers are kept all the same."""
    settings = voicejournal.journal / "settings.toml"
    settings.write_text(settings.read_text("utf-8").replace('"en"', '"nl"'), "utf-8")
    evening = "Ik heb vier uur geslapen en daarna heb ik mijn zus gebeld over het werk."
    said = bring(voicejournal, tmp_path, evening, f"{evening} Nog een keer.", mood=4, sleep="4")
    assert said.count("English") == 1
    for number in ("1", "2"):
        entry = voicejournal.data("show", number)
        assert (entry["mood"], entry["sleep"]) == (4, {"hours": 4.0, "quality": ""})
        assert [answer["proposed"] for answer in entry["answers"]] == [None] * 6


def test_it_goes_along_into_another_journal(voicejournal: "Program", tmp_path: Path) -> None:
    """By the export that holds all there is of an entry."""
    bring(voicejournal, tmp_path, EVENING, **dict.fromkeys(MENTIONED, "accept"))
    whole = tmp_path / "whole.json"
    assert voicejournal("export", "--format", "json", whole).code == 0
    elsewhere = ("--journal", tmp_path / "elsewhere")
    assert voicejournal("import", *elsewhere, whole).code == 0
    here, there = voicejournal.data("show", "1"), voicejournal.data("show", *elsewhere, "1")
    assert {slot: there[slot] for slot in MENTIONED} == {slot: here[slot] for slot in MENTIONED}


def test_a_rating_alone_is_no_hard_moment_and_nothing_of_it_is_kept(
    voicejournal: "Program", tmp_path: Path
) -> None:
    """It says what is missing; with what was felt it is one."""
    bring(voicejournal, tmp_path, "The call was hard.")
    refused = voicejournal("episodes", "add", "1", "--before", "3")
    assert refused.code == 1
    assert "--felt" in refused.err
    assert voicejournal.data("episodes") == []
    assert voicejournal("episodes", "add", "1", "--before", "3", "--felt", "sad 4").code == 0
    (told,) = voicejournal.data("episodes")
    assert told["distress"]["before"] == 3
