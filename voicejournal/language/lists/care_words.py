"""How people tell that they looked after themselves: the list of `care.toml` beside it.

A file of its own: the weights of the heads that propose moods were learned with the other lists.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from voicejournal.errors import DamagedError
from voicejournal.journal import Care
from voicejournal.language.lists.lexicon import WordList
from voicejournal.language.lists.mention_words import Named

KINDS: Final = ("sleep", "food", "movement", "joy", "rest", "nature", "people")
"""The kinds of care that are told apart, in the order of the page."""


@cache
def read_care_words() -> WordList[Named]:
    """Read and check the packaged list; the same value each time.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    try:
        return WordList(
            tuple(
                Named(
                    care_text(Care(row["kind"], row["what"].lower())),
                    tuple(row["forms"]),
                    tuple(row.get("unless", ())),
                )
                for row in _table()["care"]
            )
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(error) from error


@cache
def care_of_skills() -> Mapping[str, str]:
    """Of skills by name, which kind of care they are as well.

    Raises:
        DamagedError: the packaged file is not as it should be.
    """
    try:
        return dict(_table()["of_skill"])
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(error) from error


@cache
def _table() -> Mapping[str, Any]:
    text = files("voicejournal.language.lists").joinpath("care.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> DamagedError:
    return DamagedError(f"The list of words is damaged: {error}.", "Install voicejournal again.")


def care_from_text(text: str) -> Care:
    """What a person typed: 'movement: a walk', 'movement', or something of no kind that we know."""
    kind, colon, what = (part.strip() for part in text.partition(":"))
    if kind in KINDS:
        return Care(kind, what)
    return Care("", f"{kind}{':' if colon else ''} {what}".strip())


def care_text(care: Care) -> str:
    """Care as it is typed and shown."""
    return ": ".join(part for part in (care.kind, care.what) if part)
