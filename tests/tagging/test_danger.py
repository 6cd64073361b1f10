"""Wording of danger is heard, whoever's else, long over, denied or an idiom is not."""

import tomllib
from pathlib import Path

import pytest

from voicejournal.errors import DamagedError
from voicejournal.language.danger.rules import speaks_of_danger
from voicejournal.language.danger.words import parse_danger_words

PROBES = tomllib.loads(Path(__file__).with_name("danger.toml").read_text("utf-8"))
DANGER = PROBES["danger"] + PROBES["danger_later"]
QUIET = [
    (kind, text)
    for part in ("quiet", "quiet_later")
    for kind, texts in PROBES[part].items()
    for text in texts
]


@pytest.mark.parametrize("text", DANGER)
def test_wording_of_danger_is_heard(text: str) -> None:
    """Plain or indirect."""
    assert speaks_of_danger(text)


@pytest.mark.parametrize(("kind", "text"), QUIET)
def test_what_only_looks_like_it_is_left_quiet(kind: str, text: str) -> None:
    """Somebody else's, a film, long over, denied, an idiom."""
    assert not speaks_of_danger(text), kind


@pytest.mark.parametrize(
    "change", [("(?:a)", "(?:a"), ("[quiet]", "[loud]"), ("[[wording]]", "[[wording")]
)
def test_a_damaged_list_is_told(change: tuple[str, str]) -> None:
    """Never silently without danger words."""
    whole = "[[wording]]\nforms = ['(?:a)']\n[quiet]\n" + "\n".join(
        f"{name} = ['b']"
        for name in (
            "idioms",
            "somebody_said",
            "stories",
            "others",
            "long_over",
            "not_over",
            "recent",
            "present",
            "asked",
            "answered",
            "denials",
            "no_denials",
        )
    )
    assert parse_danger_words(whole).wordings[0].pattern.search("a")
    with pytest.raises(DamagedError):
        parse_danger_words(whole.replace(*change))
