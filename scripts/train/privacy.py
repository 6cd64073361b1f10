"""Train the weights that hear a wish for privacy in words that no wording knows.

    python -m scripts.train.privacy       (writes language/private/privacy_words.json)
    … --check                             (each author's weeks by weights of the others)

Of the weeks of `scripts/train/page.py`: the words with which somebody kept something off, and all
clauses of what is not private; and the wordings and look-alikes of `tests/language`. Needs
scikit-learn.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from scripts.bench.week_material import AuthoredWeek
from scripts.bench.week_scores import words_of
from scripts.train.material import ROOT
from scripts.train.page import all_weeks
from scripts.train.shipping import ship_bytes
from voicejournal.language.private import word_weights as privacy_words
from voicejournal.language.private.wishes import asks_for_privacy, hear_anew, plain_of
from voicejournal.language.private.word_weights import clauses_of, features_of
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text

WORDINGS: Final = ROOT / "tests" / "language"
STRENGTH: Final = 3.0
"""Inverse of the ridge penalty; chosen author by author."""
FEWEST: Final = 2
LEAST_LETTERS: Final = 8
PART_LETTERS: Final = 25
"""So many letters of a marker, and of a private sentence, stand in nothing else."""
SMALLEST: Final = 0.02
"""A weight that is smaller is not kept."""


@dataclass(frozen=True, slots=True)
class Example:
    """Words, whether they ask for privacy, and how much they count."""

    text: str
    asks: bool
    counts: float


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a week: `asks` for privacy, or is private, or neither."""

    text: str
    asks: bool
    private: bool


def said_in(week: AuthoredWeek) -> list[Said]:
    """All sentences of a week."""
    passages = [one for entry in week.entries for one in entry.get("private", ())]
    markers = [_letters(one["marker"]) for one in passages]
    private = {_letters(text) for one in passages for text in one["sentences"]}
    found = []
    for entry in week.entries:
        for sentence in sentences_of(words_of_text(entry["text"])):
            own = _letters(sentence.text)
            asks = any(_is_within(marker, own) or _is_within(own, marker) for marker in markers)
            hidden = any(
                own == other or (own in other and len(own) > PART_LETTERS) for other in private
            )
            found.append(Said(sentence.text, asks, asks or hidden))
    return found


def _is_within(one: str, other: str) -> bool:
    return len(one) > LEAST_LETTERS and one in other


def _letters(text: str) -> str:
    return " ".join(words_of(text))


def examples_of(week: AuthoredWeek) -> list[Example]:
    """What a week teaches."""
    passages = [one for entry in week.entries for one in entry.get("private", ())]
    markers = (plain_of(one["marker"].strip(" ,")) for one in passages)
    asked = [Example(marker, asks=True, counts=3.0) for marker in markers]
    open_ = [one.text for one in said_in(week) if not one.private]
    return asked + [
        Example(clause, asks=False, counts=1.0)
        for text in open_
        for clause in clauses_of(plain_of(text))
    ]


def wordings() -> list[Example]:
    """What asks, and what only sounds so."""
    return [
        Example(plain_of(line), asks, counts)
        for name, asks, counts in (("private", True, 1.0), ("open", False, 2.0))
        for line in (WORDINGS / f"{name}_wordings.txt").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


def trained(examples: Sequence[Example]) -> dict[str, float]:
    """A weight for each feature; that of the empty name is the bias."""
    found = [features_of(one.text) for one in examples]
    seen = Counter(name for own in found for name in own)
    kept = [{name: value for name, value in own.items() if seen[name] >= FEWEST} for own in found]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(kept)
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    model = LogisticRegression(C=STRENGTH, solver="liblinear")
    asks = np.array([one.asks for one in examples])
    model.fit(table, asks, np.array([one.counts for one in examples]))
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0].tolist(), strict=True)
    weights = {name: round(weight, 2) for name, weight in named if abs(weight) >= SMALLEST}
    return {"": round(float(model.intercept_[0]), 2), **weights}


def trained_on(weeks: Sequence[AuthoredWeek]) -> dict[str, float]:
    """The same of these weeks and the wordings."""
    return trained([one for week in weeks for one in examples_of(week)] + wordings())


def check(weeks: Sequence[AuthoredWeek]) -> None:
    """Print, part by part, how many wishes are heard and how many sentences only seem to ask."""
    for part in sorted({week.part for week in weeks}):
        use(trained_on([week for week in weeks if week.part != part]))
        said = [one for week in weeks if week.part == part for one in said_in(week)]
        heard = sum(one.asks and asks_for_privacy(one.text) for one in said)
        falsely = sum(not one.private and asks_for_privacy(one.text) for one in said)
        print(f"{part:8} {heard} of {sum(one.asks for one in said)} heard, {falsely} falsely")


def use(weights: Mapping[str, float]) -> None:
    """Let the program weigh by these, in this process."""
    privacy_words.read_privacy_words = lambda: weights  # type: ignore[assignment]
    hear_anew()


def main() -> None:
    """Train, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    weeks = all_weeks()
    if given.check:
        check(weeks)
        return
    weights = trained_on(weeks)
    rows = ",\n".join(f"{json.dumps(name)}: {weight}" for name, weight in weights.items())
    print(ship_bytes(privacy_words.FILE, f"{{\n{rows}\n}}\n".encode()))


if __name__ == "__main__":
    main()
