"""A saying is tried only on a sentence that has what it needs, and none is missed by it."""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from scripts.train.needs import danger_needs, needs_of, privacy_needs
from voicejournal.errors import DamagedError
from voicejournal.language.danger import words as danger_words
from voicejournal.language.danger.rules import speaks_of_danger
from voicejournal.language.private import wordings as privacy_wordings

DANGER = files(danger_words.__package__)
PROBES = tomllib.loads((Path(__file__).parents[1] / "tagging" / "danger.toml").read_text("utf-8"))
LISTS = ((privacy_wordings, privacy_needs), (danger_words, danger_needs))


@pytest.mark.parametrize(("words", "made_of"), LISTS)
def test_the_needs_were_reckoned_of_these_wordings(
    words: ModuleType, made_of: Callable[[bytes], str]
) -> None:
    """Who changes a wording runs `scripts/train/needs.py` again."""
    folder = files(str(words.__package__))
    made = made_of((folder / words.WORDINGS).read_bytes())
    assert (folder / words.NEEDS).read_text("utf-8") == made


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("between us", [{"between us"}]),
        ("(?:keep|hold)ing", [{"keep", "hold"}, {"ing"}]),
        ("(?:keep|hold)", [{"keep", "hold"}]),
        ("(?:keep|hold)?", []),
        ("(?:keep|.)", []),
        ("(?=.*between).*(?!secret)", [{"between"}]),
        ("(?:keep)+ it?", [{"keep"}]),
        ("(?:keep|keeping) on", [{"keep"}, {" on"}]),
        ("(?:od|up) on it", [{" on it"}]),
        ("(?:od|up)", [{"od", "up"}]),
    ],
)
def test_what_a_pattern_needs_is_in_each_of_its_matches(
    pattern: str, needs: list[set[str]]
) -> None:
    assert needs_of(pattern) == needs


@pytest.mark.parametrize("text", PROBES["danger"] + PROBES["danger_later"])
def test_no_wording_of_danger_is_missed_by_what_it_needs(text: str) -> None:
    """The list without its needs, where each wording is tried, says the same."""
    tried = danger_words.parse_danger_words((DANGER / danger_words.WORDINGS).read_text("utf-8"))
    assert not any(wording.pattern.ways for wording in tried.wordings)
    assert all(wording.pattern.ways for wording in danger_words.read_danger_words().wordings)
    assert speaks_of_danger(text) == speaks_of_danger(text, tried)


def test_needs_of_other_wordings_are_not_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that was changed by hand is tried as a whole."""
    monkeypatch.setattr(danger_words, "WORDINGS", "../lists/mentions.toml")
    with pytest.raises(DamagedError):
        danger_words.read_danger_words.__wrapped__()


def test_without_what_they_need_all_wordings_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged file of needs takes nothing of what is heard."""
    for words in (danger_words, privacy_wordings):
        for name in (words.WORDINGS, words.NEEDS):
            content = (files(str(words.__package__)) / name).read_bytes()
            (tmp_path / name).write_bytes(content if name == words.WORDINGS else content[:99])
        monkeypatch.setattr(words, "files", lambda _package: tmp_path)
    tried = danger_words.read_danger_words.__wrapped__()
    assert not any(wording.pattern.ways for wording in tried.wordings)
    sayings = privacy_wordings.privacy_wordings.__wrapped__().sayings
    assert sayings
    assert not any(saying.ways for saying in sayings)


def test_a_sentence_with_other_letters_is_tried_by_every_saying() -> None:
    kept = "\u212aeep this between us."
    assert re.search("keep", kept, re.IGNORECASE)
    assert privacy_wordings.privacy_wordings().asks(kept)
