"""Train the weights that hear wording of danger by its meaning, from sentences of our own.

    python -m scripts.train.danger --rows FOLDER     (writes tagging/danger_head.npz)

`danger.txt` beside this file has sentences of danger and quiet ones that look alike, all written
for it; those of tests/tagging/danger.toml are learned, too. FOLDER holds the rows of rows.py; the
ordinary sentences of their training part are quiet, and a fifth of the entries at a time is kept
back for the threshold. `danger_held.txt` was written before, and settings were compared on it;
`danger_fresh.txt` after, and is only measured. Needs scikit-learn.
"""

import argparse
import os
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from scripts.train.rows import (
    AFFECT,
    JOURNALS,
    affect_rows,
    journal_rows,
    split_affect,
    split_journals,
)
from voicejournal.language.embed import MiniLm
from voicejournal.language.sentences import sentences_of
from voicejournal.language.typed import words_of_text
from voicejournal.tagging.danger import is_known_to_be_quiet, speaks_of_danger
from voicejournal.tagging.danger_sense import FILE, STEP

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
MODELS: Final = Path(os.environ.get("VOICEJOURNAL_MODELS") or ROOT / "models")
FALSE_ALARMS: Final = 0.001
"""Share of ordinary sentences that may be heard."""
MOST_ALIKE: Final = 1100
OTHERS: Final = 400
"""Ordinary sentences that are read: those with the most alike words, and some of the rest."""
FOLDS: Final = 5
PENALTY: Final = 3.0
GAMMA: Final = 1.5
QUIET_WEIGHT: Final = 0.65

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, and whether it speaks of danger; `entry` is that of an ordinary one."""

    text: str
    is_danger: bool
    entry: int = 0


def own_rows(name: str) -> list[Row]:
    """Sentences of a text file, each under a heading that begins with 'danger' or 'quiet'."""
    rows, is_danger = [], False
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            is_danger = line.startswith("# danger")
        elif line:
            rows.append(Row(line, is_danger))
    return rows


def rule_rows() -> list[Row]:
    """Sentences that the rules are tested by."""
    kept = tomllib.loads((ROOT / "tests" / "tagging" / "danger.toml").read_text("utf-8"))
    loud = [text for part in ("danger", "danger_later") for text in kept[part]]
    quiet = [
        text for part in ("quiet", "quiet_later") for texts in kept[part].values() for text in texts
    ]
    return [
        *(Row(text, is_danger=True) for text in loud),
        *(Row(t, is_danger=False) for t in quiet),
    ]


def ordinary_rows(folder: Path, own: Sequence[Row]) -> tuple[list[Row], int]:
    """Those ordinary sentences that are worth reading, and how many there are in all."""
    essays, _ = split_affect(affect_rows(folder / AFFECT))
    answers, _ = split_journals(journal_rows(folder / JOURNALS))
    entries = [*(row.text for row in essays), *(row.text for row in answers)]
    rows = [
        Row(sentence.text, is_danger=False, entry=entry)
        for entry, text in enumerate(entries)
        for sentence in sentences_of(words_of_text(text))
    ]
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    by_words = LogisticRegression(C=10.0, class_weight="balanced", max_iter=500)
    by_words.fit(words.fit_transform([row.text for row in own]), [row.is_danger for row in own])
    order = np.argsort(-by_words.decision_function(words.transform([row.text for row in rows])))
    rest = [int(at) for at in order[MOST_ALIKE:]]
    chosen = [*map(int, order[:MOST_ALIKE]), *random.Random(1).sample(rest, OTHERS)]  # noqa: S311
    return [rows[at] for at in chosen], len(rows)


def fitted(vectors: Numbers, rows: Sequence[Row]) -> SVC:
    """The machine; quiet sentences count a little less, since there are more."""
    is_danger = np.array([row.is_danger for row in rows])
    machine = SVC(C=PENALTY, gamma=GAMMA)
    return machine.fit(vectors, is_danger, sample_weight=np.where(is_danger, 1.0, QUIET_WEIGHT))


def chosen_threshold(
    learned: tuple[Numbers, list[Row]], ordinary: tuple[Numbers, list[Row]], count: int
) -> float:
    """The least score that `FALSE_ALARMS` of `count` ordinary sentences reach, unseen."""
    vectors, rows = ordinary
    part = np.array([row.entry % FOLDS for row in rows])
    scores = np.zeros(len(rows))
    for held in range(FOLDS):
        seen = np.flatnonzero(part != held)
        machine = fitted(
            np.concatenate([learned[0], vectors[seen]]), [*learned[1], *(rows[at] for at in seen)]
        )
        scores[part == held] = machine.decision_function(vectors[part == held])
    scores[[is_known_to_be_quiet(row.text) for row in rows]] = -np.inf
    return float(np.sort(scores)[::-1][int(count * FALSE_ALARMS)])


def report(machine: SVC, vectors: Numbers, rows: Sequence[Row], threshold: float) -> None:
    """Print what is heard of sentences that nothing was learned from."""
    by_sense = (machine.decision_function(vectors) > threshold) & np.array(
        [not is_known_to_be_quiet(row.text) for row in rows]
    )
    by_rules = np.array([speaks_of_danger(row.text) for row in rows])
    for is_danger, name in ((True, "danger"), (False, "quiet")):
        part = np.array([row.is_danger == is_danger for row in rows])
        either = int((by_rules | by_sense)[part].sum())
        print(f"{name}: {by_rules[part].sum()} by rules, {either} with the sense, of {part.sum()}")


def main() -> None:
    """Train, choose the threshold, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=Path, required=True, help="folder of the ordinary rows")
    folder = parser.parse_args().rows
    embed = MiniLm(lambda name: MODELS / name).vectors
    own = own_rows("danger.txt")
    ordinary, count = ordinary_rows(folder, own)
    learned = [*own, *rule_rows()]
    vectors, beside = (embed([row.text for row in rows]) for rows in (learned, ordinary))
    threshold = chosen_threshold((vectors, learned), (beside, ordinary), count)
    machine = fitted(np.concatenate([vectors, beside]), [*learned, *ordinary])
    print(f"{len(learned)} sentences and {len(ordinary)} of {count} ordinary; from {threshold:.2f}")
    for name in ("danger_held.txt", "danger_fresh.txt"):
        unseen = own_rows(name)
        print(name)
        report(machine, embed([row.text for row in unseen]), unseen, threshold)
    np.savez_compressed(
        ROOT / "voicejournal" / "tagging" / FILE,
        examples=np.rint(np.clip(machine.support_vectors_ / STEP, -127, 127)).astype(np.int8),
        weights=machine.dual_coef_[0].astype(np.float16),
        bias=machine.intercept_[0].astype(np.float32),
        gamma=np.float32(GAMMA),
        threshold=np.float32(threshold),
    )


if __name__ == "__main__":
    main()
