"""Wording of danger that no rule knows is heard by its meaning, where the model is here."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from voicejournal.errors import DamagedError, ModelError
from voicejournal.journal import Past
from voicejournal.language.danger.rules import speaks_of_danger
from voicejournal.language.telling.embed import MiniLm
from voicejournal.language.text.typed import transcript_of_text
from voicejournal.ports import Noticed
from voicejournal.tagging import danger_sense
from voicejournal.tagging.danger_sense import (
    FILE,
    DangerSense,
    parse_danger_head,
    read_danger_head,
)
from voicejournal.tagging.noticer import WordListNoticer
from voicejournal.tagging.tagger import ReflectionTagger

ROOT = Path(__file__).parents[2]
MODELS = Path(os.environ.get("VOICEJOURNAL_MODELS") or ROOT / "models")
UNKNOWN_TO_RULES = "I read the obituaries and I'm jealous."
ORDINARY = "I went to the market and bought apples."


def noticed(text: str, embedder: MiniLm) -> Noticed:
    """What is noticed of a written reflection."""
    transcript = transcript_of_text(text, "t1", "en", datetime(2026, 11, 17, tzinfo=UTC))
    return WordListNoticer(sense=DangerSense(embedder)).notice(transcript)


@pytest.fixture(scope="module")
def embedder() -> MiniLm:
    """The model that is packaged."""
    if not (MODELS / "minilm").is_dir():
        pytest.skip("minilm is not here")
    return MiniLm(lambda name: MODELS / name)


@pytest.mark.parametrize(
    "text",
    [
        "Next Ramadan I want to be calm when the table is late.",
        "This Lent I'd like to be gentler with myself.",
        "On Shabbat I want to leave the phone in the drawer and just breathe.",
        "I just want to rest this weekend.",
        "I hope tonight I'll finally get a proper sleep.",
        "I want to live nearer the water.",
    ],
)
def test_a_hope_or_a_plan_is_not_heard(text: str, embedder: MiniLm) -> None:
    """Nor a wish for rest, or to be otherwise."""
    assert not DangerSense(embedder)([text]).faintly


@pytest.mark.parametrize(
    "text",
    [
        UNKNOWN_TO_RULES,
        f"{ORDINARY} {UNKNOWN_TO_RULES}",
        "My sleeves were down all day. Nobody saw what I did.",
    ],
)
def test_what_no_rule_knows_is_heard_by_its_meaning(text: str, embedder: MiniLm) -> None:
    """Alone, among others, or of two sentences together; nothing else is proposed."""
    assert not speaks_of_danger(text)
    assert noticed(text, embedder) == Noticed(may_be_danger=True)


@pytest.mark.parametrize(
    "text",
    [
        ORDINARY,
        "My brother told me he reads the obituaries and is jealous.",
        "In the film I watched she reads the obituaries and is jealous.",
        "Years ago I read the obituaries and I was jealous.",
        "I told the doctor that I'm not a danger to myself.",
        "I'm dying for a coffee.",
    ],
)
def test_what_the_rules_know_to_be_quiet_stays_quiet(text: str, embedder: MiniLm) -> None:
    """However much it resembles danger."""
    assert not noticed(text, embedder).may_be_danger


def test_of_a_faint_sentence_nothing_is_proposed(
    embedder: MiniLm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the others it is, and help is offered."""
    head = read_danger_head()
    faint = "I managed to put the pills back in the drawer."
    text = f"I finally cleaned the kitchen. {faint} Then I watched television with Anna."
    (score,) = head.scores([faint], embedder.vectors([faint]))
    edges = replace(head, clear=float(score) + 9, faint=float(score) - 0.01)
    monkeypatch.setattr(danger_sense, "read_danger_head", lambda: edges)
    found = noticed(text, embedder)
    assert not found.may_be_danger
    assert faint in found.withheld
    said = {proposal.evidence.text for proposal in found.proposals}
    assert said
    assert faint not in said
    kept = {value for one in found.proposals if isinstance(one.value, tuple) for value in one.value}
    assert not any("pills" in value for value in kept)
    transcript = transcript_of_text(text, "t1", "en", datetime(2026, 11, 17, tzinfo=UTC))
    tagged = ReflectionTagger().propose(transcript, Past(), found.withheld)
    assert all(faint != proposal.evidence.text for proposal in tagged.proposals)


def test_the_rules_alone_are_left_where_the_model_is_not_here() -> None:
    """As before; and what only the sense knows is missed."""

    def missing(name: str) -> Path:
        raise ModelError(f"{name} is not here.", "")

    assert noticed("I want to die.", MiniLm(missing)).may_be_danger
    assert not noticed(UNKNOWN_TO_RULES, MiniLm(missing)).may_be_danger


def test_damaged_weights_are_told() -> None:
    """Never silently without the sense."""
    whole = (files("voicejournal") / FILE).read_bytes()
    scores = parse_danger_head(whole).scores(["one", "two"], np.zeros((2, 384), np.float32))
    assert scores.shape == (2,)
    with pytest.raises(DamagedError):
        parse_danger_head(whole[:1000])
    with pytest.raises(DamagedError):
        parse_danger_head(b"")
