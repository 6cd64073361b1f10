"""A hard moment in words: what its parts are called, and what helped."""

from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Distress, Episode, Feeling
from voicejournal.language.labels.labels import feeling_text

CALLED: Final = {
    "situation": "what happened",
    "event": "what happened",
    "what_happened": "what happened then",
    "hot_thought": "thought",
    "thought": "thought",
    "belief": "told myself",
    "evidence_for": "speaks for it",
    "evidence_against": "speaks against it",
    "balanced_thought": "balanced thought",
    "consequence": "did",
    "what_i_did": "did",
    "wanted_to_say": "wanted to say",
    "said": "said",
}


def distress_text(distress: Distress) -> str:
    """'8 -> 5', '8 -> -' where it was not rated again; empty where it was not rated."""
    if distress == Distress():
        return ""
    before, after = (
        "-" if rated is None else str(rated) for rated in (distress.before, distress.after)
    )
    return f"{before} -> {after}"


def felt_text(episode: Episode) -> str:
    """'anxious 8, ashamed 5', or 'anxious 80 -> 40 of 100' where they were rated again."""
    if not episode.feelings_after:
        of = f" of {episode.highest}" if episode.feelings and episode.highest != 10 else ""  # noqa: PLR2004
        return ", ".join(map(feeling_text, episode.feelings)) + of
    after = {feeling.word: feeling.intensity for feeling in episode.feelings_after}
    told = [_changed(feeling, after) for feeling in episode.feelings]
    known = {feeling.word for feeling in episode.feelings}
    told += [feeling_text(one) for one in episode.feelings_after if one.word not in known]
    return f"{', '.join(told)} of {episode.highest}"


def parts_text(episode: Episode) -> Sequence[tuple[str, str]]:
    """What the parts are called, and their words."""
    return [(CALLED[name], text) for name, text in episode.parts]


def _changed(feeling: Feeling, after: dict[str, int | None]) -> str:
    now = after.get(feeling.word)
    return feeling_text(feeling) if now is None else f"{feeling_text(feeling)} -> {now}"
