"""Train the weights that hear wording of danger by words and meaning, from sentences of our own.

    python -m scripts.train.danger --rows FOLDER     (writes tagging/weights/danger.npz)

`danger.txt` and `danger_readers.txt` beside this file have sentences of danger and quiet ones that
look alike, all written for it, the second by four readers who had not seen the rules; those of
tests/tagging/danger.toml are learned, too. FOLDER holds the rows of rows.py; the ordinary sentences
of their training part are quiet, and so are those of the evenings in `weeks/` and of the probes in
`probes/`. The thresholds are chosen on evenings of an author of `weeks/` that were kept back. Each
reader is kept out once for the figures that are printed; `danger_held.txt`, `danger_fresh.txt` and
`danger_wishes.txt` are only measured. Some minutes; needs scikit-learn.
"""

import argparse
import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import SVC

from scripts.train.material import HERE, MODELS, PROBES, ROOT, WEEKS, Row
from scripts.train.naming import read_probes
from scripts.train.rows import training_texts
from scripts.train.shipping import ship
from voicejournal.language.danger.rules import is_known_to_be_quiet, speaks_of_danger
from voicejournal.language.telling.embed import MiniLm
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text
from voicejournal.tagging.danger_sense import FILE, STEP, DangerHead, marks_of

CLEAR_ALARMS: Final = 0.04
FAINT_ALARMS: Final = 0.3
"""Share of the evenings of `weeks/` in which something may be heard. They are heavy ones: of essays
and journals it is a tenth of that."""
MOST_ALIKE: Final = 3000
"""Ordinary sentences that the machine reads: those that the words take for the likeliest."""
PENALTY: Final = 3.0
GAMMA: Final = 1.5
WORDS_PENALTY: Final = 10.0
WORDS_SHARE: Final = 0.35
"""What a point of the words is worth beside one of the machine: their spreads are as 3 to 1."""
LEAST_SAID: Final = 2
LEAST_WEIGHT: Final = 0.02

Numbers = NDArray[Any]
Spoken = Row[str, bool]
"""A sentence, and whether it speaks of danger; `part` is its reader, or empty."""


@dataclass(frozen=True, slots=True)
class Read:
    """Rows with a vector each."""

    rows: list[Spoken]
    vectors: Numbers

    def where(self, chosen: Sequence[bool] | Numbers) -> "Read":
        """Those rows for which `chosen` is true."""
        kept = np.flatnonzero(chosen)
        return Read([self.rows[at] for at in kept], self.vectors[kept])

    def __add__(self, other: "Read") -> "Read":
        return Read([*self.rows, *other.rows], np.concatenate([self.vectors, other.vectors]))

    @property
    def texts(self) -> list[str]:
        """The sentences."""
        return [row.said for row in self.rows]

    @property
    def is_danger(self) -> Numbers:
        """(rows,)."""
        return np.array([row.label for row in self.rows])


def own_rows(name: str) -> list[Spoken]:
    """Sentences of a text file, each under a heading: 'danger' or 'quiet', and perhaps whose."""
    rows, heading = [], ""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line:
            is_danger = heading.startswith("danger")
            rows.append(Row(line, is_danger, heading.partition(", ")[2]))
    return rows


def rule_rows() -> list[Spoken]:
    """Sentences that the rules are tested by."""
    kept = tomllib.loads((ROOT / "tests" / "tagging" / "danger.toml").read_text("utf-8"))
    loud = [text for part in ("danger", "danger_later") for text in kept[part]]
    quiet = [
        text for part in ("quiet", "quiet_later") for texts in kept[part].values() for text in texts
    ]
    return [
        *(Row(text, label=True, part="rules") for text in loud),
        *(Row(text, label=False, part="rules") for text in quiet),
    ]


def ordinary_rows(folder: Path) -> list[Spoken]:
    """The sentences of people's essays and journals, and of our own probes."""
    probes = [probe for path in PROBES for probe in read_probes(path)]
    texts = training_texts(folder)
    texts += [probe.text for probe in probes if not probe.kind.startswith("crisis")]
    return [Row(text, label=False, part="") for text in _sentences(texts)]


def evening_rows() -> list[list[Spoken]]:
    """The sentences of each evening of `weeks/`, and each with the one after it."""
    evenings = []
    for path in sorted(WEEKS.glob("*.json")):
        for entry in json.loads(path.read_text("utf-8"))["entries"]:
            told = _sentences([entry["text"]])
            both = [" ".join(pair) for pair in pairwise(told)]
            evenings.append([Row(t, label=False, part=path.stem[0]) for t in [*told, *both]])
    return evenings


def _sentences(texts: Sequence[str]) -> list[str]:
    return [s.text for text in texts for s in sentences_of(words_of_text(text))]


def trained(own: Read, ordinary: Read) -> dict[str, Numbers]:
    """Words over all rows, then the machine over those ordinary ones that are worth it."""
    both = own + ordinary
    cutter = CountVectorizer(analyzer=marks_of, binary=True, min_df=LEAST_SAID)
    words = LogisticRegression(C=WORDS_PENALTY, class_weight="balanced", max_iter=500)
    words.fit(normalize(cutter.fit_transform(both.texts).astype(float)), both.is_danger)
    told = words.decision_function(normalize(cutter.transform(ordinary.texts).astype(float)))
    chosen = np.zeros(len(told), dtype=bool)
    chosen[np.argsort(-told)[:MOST_ALIKE]] = True
    hard = own + ordinary.where(chosen)
    machine = SVC(C=PENALTY, gamma=GAMMA, class_weight="balanced")
    machine.fit(hard.vectors, hard.is_danger)
    weights = words.coef_[0] * WORDS_SHARE
    kept = np.flatnonzero(np.abs(weights) >= LEAST_WEIGHT)
    names = cutter.get_feature_names_out()
    return {
        "examples": np.rint(np.clip(machine.support_vectors_ / STEP, -127, 127)).astype(np.int8),
        "weights": machine.dual_coef_[0].astype(np.float16),
        "bias": machine.intercept_[0].astype(np.float32),
        "gamma": np.float32(GAMMA),
        "marks": np.frombuffer("\n".join(names[kept]).encode(), dtype=np.uint8),
        "mark_weights": weights[kept].astype(np.float16),
        "words_bias": np.float32(words.intercept_[0] * WORDS_SHARE),
    }


def head_of(arrays: dict[str, Numbers]) -> DangerHead:
    """As the program reads it, without thresholds."""
    marks = bytes(arrays["marks"]).decode().split("\n")
    return DangerHead(
        arrays["examples"].astype(np.float32) * STEP,
        arrays["weights"].astype(np.float32),
        float(arrays["bias"]),
        float(arrays["gamma"]),
        dict(zip(marks, arrays["mark_weights"].astype(float).tolist(), strict=True)),
        float(arrays["words_bias"]),
        clear=0.0,
        faint=0.0,
        by_words=0.0,
    )


def thresholds(own: Read, ordinary: Read, evenings: Sequence[Read]) -> dict[str, float]:
    """The least scores that the allowed share of evenings reaches, whose author was not seen."""
    most: list[tuple[float, float]] = []
    for author in sorted({evening.rows[0].part for evening in evenings}):
        seen = [evening for evening in evenings if evening.rows[0].part != author]
        head = head_of(trained(own, sum(seen, ordinary)))
        held = [evening for evening in evenings if evening.rows[0].part == author]
        most += [_most_of(head, evening) for evening in held]
    scores, by_words = (np.sort(np.array(column))[::-1] for column in zip(*most, strict=True))
    return {
        "clear": float(scores[int(len(most) * CLEAR_ALARMS)]),
        "faint": float(scores[int(len(most) * FAINT_ALARMS)]),
        "by_words": float(by_words[int(len(most) * FAINT_ALARMS)]),
    }


def _most_of(head: DangerHead, evening: Read) -> tuple[float, float]:
    """The highest scores of an evening, together and by words, of what the rules leave open."""
    is_open = np.array([not is_known_to_be_quiet(text) for text in evening.texts])
    both = head.scores(evening.texts, evening.vectors)[is_open]
    words = head.word_scores(evening.texts)[is_open]
    return float(both.max(initial=-9.0)), float(words.max(initial=-9.0))


def report(name: str, head: DangerHead, read: Read, limits: dict[str, float]) -> None:
    """Print what is heard of sentences that nothing was learned from."""
    scores = head.scores(read.texts, read.vectors)
    scores[[is_known_to_be_quiet(text) for text in read.texts]] = -np.inf
    by_rules = np.array([speaks_of_danger(text) for text in read.texts])
    for is_danger in (True, False):
        part = read.is_danger == is_danger
        clear, faint = (
            int((by_rules | (scores >= limits[limit]))[part].sum()) for limit in ("clear", "faint")
        )
        rules = int(by_rules[part].sum())
        kind = "danger" if is_danger else "quiet"
        print(f"{name:8} {kind:6} {part.sum():4}: rules {rules}, clearly {clear}, faintly {faint}")


def main() -> None:
    """Train, choose the thresholds, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=Path, required=True, help="folder of the ordinary rows")
    folder = parser.parse_args().rows
    embed = MiniLm(lambda name: MODELS / name).vectors

    def read(rows: list[Spoken]) -> Read:
        return Read(rows, embed([row.said for row in rows]))

    own = read([*own_rows("danger.txt"), *own_rows("danger_readers.txt"), *rule_rows()])
    ordinary = read(ordinary_rows(folder))
    evenings = [read(rows) for rows in evening_rows()]
    limits = thresholds(own, ordinary, evenings)
    ordinary = sum(evenings, ordinary)
    reader = np.array([row.part for row in own.rows])
    for name in [part for part in dict.fromkeys(reader) if part.endswith("reader")]:
        head = head_of(trained(own.where(reader != name), ordinary))
        report(name, head, own.where(reader == name), limits)
    arrays = trained(own, ordinary)
    for name in ("held", "fresh", "wishes"):
        report(name, head_of(arrays), read(own_rows(f"danger_{name}.txt")), limits)
    print(f"{len(own.rows)} sentences, {len(ordinary.rows)} ordinary ones")
    print(ship(FILE, arrays | {name: np.float32(limit) for name, limit in limits.items()}))


if __name__ == "__main__":
    main()
