"""Entries that are text already: a JSON file of one object or a list, as other programs give it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicejournal.dialogue.answers import KEYS, ScriptedAnswers, answers_from
from voicejournal.errors import InputError

MOST_BYTES = 50_000_000
"""Some fifty years of evenings: a larger file is no journal."""
EXAMPLE = '{"recorded_at": "2026-09-07T21:15:00+01:00", "text": "…", "mood": 5}'


@dataclass(frozen=True, slots=True)
class Written:
    """One entry: when, its text, and the answers that came with it; `name` is for messages."""

    name: str
    recorded_at: str
    text: str
    answers: ScriptedAnswers


def read_written(path: Path) -> tuple[Written, ...]:
    """All entries of a file; one that is not whole refuses the file, so that none is missed.

    Raises:
        InputError: no such file, too large, no JSON, or an entry that is not whole.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name} is larger than a journal can be.", "Split it.")
        given = json.loads(path.read_text("utf-8"))
    except OSError as missing:
        raise InputError(f"{path} cannot be read.", "Check the path.") from missing
    except (ValueError, RecursionError) as broken:  # ValueError: no JSON, no UTF-8, huge numbers
        raise InputError(f"{path.name} is no JSON.", f"An entry is {EXAMPLE}") from broken
    rows = given if isinstance(given, list) else [given]
    return tuple(_written(row, f"{path.name}, entry {n}") for n, row in enumerate(rows, start=1))


def _written(row: Any, name: str) -> Written:
    if not isinstance(row, Mapping):
        raise InputError(f"{name} is no object.", f"An entry is {EXAMPLE}")
    text, recorded_at = row.get("text"), row.get("recorded_at")
    if not (isinstance(text, str) and text.strip() and isinstance(recorded_at, str)):
        raise InputError(f"{name} lacks its text or its time.", f"An entry is {EXAMPLE}")
    answers = {key: value for key, value in row.items() if key in KEYS}
    return Written(name, recorded_at, text, answers_from(answers, name))
