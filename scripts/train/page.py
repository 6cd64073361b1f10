"""Train the weights that tell which sentences belong on the page, from authored weeks.

    python -m scripts.train.page          (writes page_words.json and page_meaning.npz)

The weeks are those of `scripts/train/weeks`, written for it, an author a letter or name: a sentence
belongs on the page where it tells a fact of its week. Private ones are left out. Deterministic, in
a minute; `scripts/bench/week.py --left-out` measures each author's weeks by weights of the others.
Needs scikit-learn.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from scripts.bench.week_material import AuthoredWeek, read_weeks
from scripts.bench.week_scores import is_told
from scripts.train.material import MODELS, WEEKS
from scripts.train.shipping import ship, ship_bytes
from voicejournal.language.telling import sense, word_sense
from voicejournal.language.telling.embed import MiniLm
from voicejournal.language.telling.patterns import read_telling
from voicejournal.language.telling.sense import MeaningWeights
from voicejournal.language.telling.word_sense import WordWeights
from voicejournal.language.telling.worded import Features, features_of
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text
from voicejournal.summary.initials import names_in

FEWEST: Final = 5
"""A feature of fewer sentences than that is not learned."""
STRENGTH: Final = 0.5
MEANING_STRENGTH: Final = 3.0
"""Inverse of the ridge penalty; both were chosen author by author."""

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence; `kind` is the section of the fact that it tells, empty where it tells none."""

    text: str
    features: Features
    kind: str


def all_weeks() -> list[AuthoredWeek]:
    """The weeks to learn from; those of the benchmark are no part of them."""
    return read_weeks(WEEKS)


def rows_of(week: AuthoredWeek) -> list[Row]:
    """The sentences of a week that may be on its page."""
    evenings = [
        [one.text for one in sentences_of(words_of_text(entry["text"]))] for entry in week.entries
    ]
    said = [[text for text in texts if not is_told(week.private, [text])] for texts in evenings]
    names = names_in(text for texts in evenings for text in texts)
    telling = read_telling(names, week.therapist)
    found = features_of(said, telling, names, week.therapist)
    return [
        Row(text, features, _kind(text, week))
        for texts, own in zip(said, found, strict=True)
        for text, features in zip(texts, own, strict=True)
    ]


def _kind(text: str, week: AuthoredWeek) -> str:
    told = (fact.section for fact in week.facts if is_told(fact.sentences, [text]))
    return next(told, "")


def word_weights(rows: Sequence[Row]) -> WordWeights:
    """Weights by the wording."""
    seen = Counter(name for row in rows for name in row.features)
    kept = [
        {name: value for name, value in row.features.items() if seen[name] >= FEWEST}
        for row in rows
    ]
    vectorizer = DictVectorizer(sparse=True)
    table = vectorizer.fit_transform(kept)
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    kinds, weights, bias = _fitted(table, rows, STRENGTH)
    named = zip(vectorizer.get_feature_names_out(), weights.round(3).tolist(), strict=True)
    return WordWeights(kinds, tuple(bias.round(3).tolist()), dict(named))


def meaning_weights(rows: Sequence[Row], vectors: Numbers) -> MeaningWeights:
    """Weights by the meaning; `vectors` are those of the rows."""
    kinds, weights, bias = _fitted(vectors, rows, MEANING_STRENGTH)
    return MeaningWeights(kinds, weights.astype(np.float32), bias.astype(np.float32))


def _fitted(
    features: Any, rows: Sequence[Row], strength: float
) -> tuple[tuple[str, ...], Numbers, Numbers]:
    """Kinds, weights (features, 1 + kinds) and bias: of belonging, then of each kind."""
    belongs = np.array([bool(row.kind) for row in rows])
    told = [row.kind for row in rows if row.kind]
    first = LogisticRegression(C=strength, solver="liblinear").fit(features, belongs)
    kind = LogisticRegression(C=strength, max_iter=1000).fit(features[belongs], told)
    weights = np.concatenate([first.coef_, kind.coef_]).T
    return tuple(map(str, kind.classes_)), weights, np.append(first.intercept_, kind.intercept_)


def main() -> None:
    """Train, and write both files."""
    rows = [row for week in all_weeks() for row in rows_of(week)]
    words = word_weights(rows)
    table = {"kinds": words.kinds, "bias": words.bias}
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(row)}" for name, row in words.weights.items()
    )
    head = json.dumps(table)[:-1]
    content = f'{head}, "weights": {{\n{lines}\n}}}}\n'
    print(ship_bytes(word_sense.FILE, content.encode()))
    vectors = MiniLm(lambda name: MODELS / name).vectors([row.text for row in rows])
    meaning = meaning_weights(rows, vectors)
    arrays = {
        "kinds": np.array(meaning.kinds),
        "weights": meaning.weights,
        "bias": meaning.bias,
    }
    print(ship(sense.FILE, arrays))


if __name__ == "__main__":
    main()
