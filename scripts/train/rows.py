"""The rows that the small weights are trained and measured on, and how they are split.

They are not in the repository; docs/TAGGING.md says where they are from and how to get them.

- `semeval26va.train.jsonl`: SemEval-2026 task 2, essays on how one feels now, with the writer's own
  valence (-2..2) and arousal (0..2); split by user.
- `lemotif.train.jsonl`: Lemotif, journal answers with 18 emotions and 11 topics; split by a hash of
  the text.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AFFECT = "semeval26va.train.jsonl"
JOURNALS = "lemotif.train.jsonl"
PARTS = 5
"""One part of five is for testing, never for training or tuning."""


@dataclass(frozen=True, slots=True)
class AffectRow:
    """An essay; `valence` -2..2, `arousal` 0..2, `at` as it was written down."""

    text: str
    user: str
    at: str
    valence: float
    arousal: float


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A journal answer with the emotions and topics that its writer chose."""

    text: str
    emotions: tuple[str, ...]
    topics: tuple[str, ...]


def part_of(key: str) -> int:
    """0 to 4 by a hash: a fixed fifth of everything."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % PARTS


def affect_rows(path: Path) -> list[AffectRow]:
    """Rows that have a valence and an arousal, in the order of the file."""
    return [
        AffectRow(
            row["text"],
            str(row.get("user", "")),
            str(row.get("ts", "")),
            float(row["labels"]["valence"]),
            float(row["labels"]["arousal"]),
        )
        for row in _rows(path)
        if "valence" in row["labels"]
    ]


def journal_rows(path: Path) -> list[JournalRow]:
    """Rows that have emotions or topics, in the order of the file."""
    return [
        JournalRow(
            row["text"],
            tuple(row["labels"].get("emotions", ())),
            tuple(row["labels"].get("topics", ())),
        )
        for row in _rows(path)
        if "emotions" in row["labels"] or "topics" in row["labels"]
    ]


def split_affect(rows: Sequence[AffectRow]) -> tuple[list[AffectRow], list[AffectRow]]:
    """Rows to train on and rows to test on; no user is in both."""
    return (
        [row for row in rows if part_of(f"user {row.user}")],
        [row for row in rows if not part_of(f"user {row.user}")],
    )


def split_journals(rows: Sequence[JournalRow]) -> tuple[list[JournalRow], list[JournalRow]]:
    """Rows to train on and rows to test on; a text that stands twice is in one of them."""
    return (
        [row for row in rows if part_of(row.text)],
        [row for row in rows if not part_of(row.text)],
    )


def training_texts(folder: Path) -> list[str]:
    """All essays and journal answers of the training parts."""
    essays, _ = split_affect(affect_rows(folder / AFFECT))
    answers, _ = split_journals(journal_rows(folder / JOURNALS))
    return [*(row.text for row in essays), *(row.text for row in answers)]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
