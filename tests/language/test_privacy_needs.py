"""A saying is tried only on a sentence that has what it needs, and none is missed by it."""

import re
from importlib.resources import files

import pytest

from scripts.train.privacy_needs import made_of, needs_of
from voicejournal.language.privacy_wordings import NEEDS, WORDINGS, privacy_wordings

FOLDER = files("voicejournal.language")


def test_the_needs_were_reckoned_of_these_wordings() -> None:
    """Who changes a wording runs `scripts/train/privacy_needs.py` again."""
    assert (FOLDER / NEEDS).read_text("utf-8") == made_of((FOLDER / WORDINGS).read_bytes())
    assert any(saying.needs for saying in privacy_wordings().sayings)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("between us", {"between us"}),
        ("(?:keep|hold)ing", {"keep", "hold"}),
        ("(?:keep|hold)", {"keep", "hold"}),
        ("(?:keep|hold)?", set()),
        ("(?:keep|.)", set()),
        ("(?=.*between).*(?!secret)", {"between"}),
        ("(?:keep)+ it?", {"keep"}),
    ],
)
def test_what_a_pattern_needs_is_in_each_of_its_matches(pattern: str, needs: set[str]) -> None:
    assert needs_of(pattern) == needs


def test_a_sentence_with_other_letters_is_tried_by_every_saying() -> None:
    kept = "\u212aeep this between us."
    assert re.search("keep", kept, re.IGNORECASE)
    assert privacy_wordings().asks(kept)
