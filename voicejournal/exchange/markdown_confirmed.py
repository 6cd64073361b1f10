"""What was confirmed of an entry beside its labels, in its front matter: no word of it is lost.

Names are those of the nouns (journal/). What has but one value stands as that value, and may be
written so by hand. Answers stand there where a question of their own asked for them, as those
about a hard moment; with them all others, for their order is that of the questions.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from voicejournal.exchange.codec import from_json, to_json
from voicejournal.exchange.refusal import Refused
from voicejournal.journal import (
    Answer,
    Care,
    Distress,
    Entry,
    Mentioned,
    Person,
    Skill,
    Sleep,
    Urge,
    Win,
)

_LISTS: Final[Mapping[str, tuple[Any, str]]] = {
    "skills": (Skill, "name"),
    "wins": (Win, "text"),
    "urges": (Urge, "label"),
    "people": (Person, "name"),
    "care": (Care, "kind"),
}
"""Nouns of `Mentioned`, and which of their values may stand alone."""
_TEXTS: Final = ("takeaways", "homework")
KEYS: Final = frozenset((*_LISTS, *_TEXTS, "sleep", "distress", "answers"))


def front_of(entry: Entry) -> Mapping[str, Any]:
    """The part of the front matter; what is not there is None."""
    mentioned = entry.mentioned
    held: dict[str, Any] = {
        key: [_short(noun, alone) for noun in getattr(mentioned, key)] or None
        for key, (_, alone) in _LISTS.items()
    }
    held |= {key: list(getattr(entry, key)) or None for key in _TEXTS}
    held["sleep"] = to_json(mentioned.sleep) if mentioned.sleep is not None else None
    held["distress"] = to_json(entry.distress) or None
    is_named = any(answer.name for answer in entry.answers)
    held["answers"] = to_json(entry.answers) if is_named else None
    return held


def with_confirmed(entry: Entry, front: Mapping[str, Any]) -> Entry:
    """The entry with what its front matter, read by types, says of all this.

    Raises:
        Refused: something of it is not as it must be.
    """
    read = {
        key: tuple(from_json(kind, _long(item, alone, kind), f"one of its {key}") for item in given)
        for key, (kind, alone) in _LISTS.items()
        if (given := _list(front, key))
    }
    return replace(
        entry,
        distress=from_json(Distress, front.get("distress") or {}, "its distress"),
        takeaways=from_json(tuple[str, ...], _list(front, "takeaways"), "its takeaways"),
        homework=from_json(tuple[str, ...], _list(front, "homework"), "its homework"),
        answers=from_json(tuple[Answer, ...], _list(front, "answers"), "its answers"),
        mentioned=Mentioned(**read, sleep=_sleep(front)),
    )


def _short(noun: object, alone: str) -> Any:
    held = {key: value for key, value in to_json(noun).items() if value != {}}
    return held[alone] if set(held) == {alone} else held


def _long(given: object, alone: str, kind: Any) -> object:
    """As the noun has it, from one value or from what leaves distress out."""
    held = {alone: str(given)} if isinstance(given, str | int) else given
    if kind is Skill and isinstance(held, Mapping):
        return {"distress": {}, **held}
    return held


def _sleep(front: Mapping[str, Any]) -> Sleep | None:
    given = front.get("sleep")
    if given is None:
        return None
    if isinstance(given, str):
        given = {"quality": given}
    elif isinstance(given, int | float):
        given = {"hours": given}
    return from_json(Sleep, given, "its sleep")  # type: ignore[no-any-return]


def _list(front: Mapping[str, Any], key: str) -> list[Any]:
    given = front.get(key)
    if given is None:
        return []
    if isinstance(given, str):
        return [given]
    if not isinstance(given, list):
        raise Refused(f"its {key} are no list")
    return given
