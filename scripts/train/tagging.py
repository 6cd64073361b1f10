"""Make the small weights behind the proposals, and note their hash in the manifest.

    python -m scripts.train.tagging --rows FOLDER [--models FOLDER]

Under two minutes; the same rows give the same bytes on the same machine. Only the training parts
are read: see rows.py. Settings were chosen by cross-validation within them.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from scripts.train.material import MODELS
from scripts.train.rows import (
    AFFECT,
    JOURNALS,
    AffectRow,
    JournalRow,
    affect_rows,
    journal_rows,
    split_affect,
    split_journals,
)
from scripts.train.shipping import ship
from voicejournal.language.lists.lexicon import Lexicon, read_lexicon
from voicejournal.language.telling.embed import MiniLm
from voicejournal.language.text.sentences import Sentence, sentences_of
from voicejournal.language.text.typed import words_of_text
from voicejournal.tagging.features import affect_features, feeling_marks, trigger_marks
from voicejournal.tagging.heads import FILE, TOPIC_LABELS, as_bytes
from voicejournal.tagging.seen import Seen, see

RIDGE: Final = 15.0
FEELINGS_C: Final = 1.0
TOPICS_C: Final = 10.0
LEAST_PRECISION: Final = 0.55
"""A feeling is proposed where, within the training rows, more than half of such were right."""
LEAST_ROWS: Final = 30
"""Feelings with fewer training rows are left to the word list."""
NEVER: Final = 2.0

Array = Any


class Features:
    """What the heads are given, a row a text; texts of which nothing may be read are left out."""

    def __init__(self, texts: Sequence[str], embedder: MiniLm, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.sentences = [sentences_of(words_of_text(text)) for text in texts]
        found = [see(sentences, embedder, lexicon) for sentences in self.sentences]
        self.rows = [row for row, seen in enumerate(found) if seen is not None]
        self.seen: list[Seen] = [seen for seen in found if seen is not None]

    def dense_with(self, marks: Any, *, of_all: bool = False) -> Array:
        """(rows, 768 + marks): vectors beside the numbers that `marks` gives."""
        return np.array(
            [
                np.concatenate([seen.dense, marks(self._sentences(at, of_all), self.lexicon)])
                for at, seen in enumerate(self.seen)
            ]
        )

    def _sentences(self, at: int, of_all: bool) -> Sequence[Sentence]:
        return self.sentences[self.rows[at]] if of_all else self.seen[at].sentences


def train_ratings(rows: Sequence[AffectRow], features: Features) -> dict[str, Array]:
    """Ridge to 0-10: mood from valence, energy from arousal.

    A row weighs 1 / sqrt(rows of its writer): else those who wrote much decide for all (r of the
    energy .38 without, .41 with, by cross-validation over the writers).
    """
    targets = np.array([[5 + 2.5 * row.valence, 5 * row.arousal] for row in rows])
    written = Counter(row.user for row in rows)
    weights = np.array([written[rows[at].user] ** -0.5 for at in features.rows])
    fitted = Ridge(RIDGE).fit(
        features.dense_with(affect_features, of_all=True),
        targets[features.rows],
        sample_weight=weights / weights.mean(),
    )
    return {"ratings_weights": fitted.coef_.T, "ratings_bias": fitted.intercept_}


def train_feelings(rows: Sequence[JournalRow], features: Features) -> dict[str, Array]:
    """A logistic head a feeling, and the probability from which it is proposed."""
    words = sorted({emotion for row in rows for emotion in row.emotions})
    inputs = features.dense_with(feeling_marks, of_all=True)
    weights, biases, sure = [], [], []
    for word in words:
        chosen = np.array([word in rows[at].emotions for at in features.rows])
        head = LogisticRegression(C=FEELINGS_C, max_iter=1000)
        folds = StratifiedKFold(5, shuffle=True, random_state=0)
        enough = chosen.sum() >= LEAST_ROWS
        if enough:
            held = cross_val_predict(head, inputs, chosen, cv=folds, method="predict_proba")[:, 1]
        sure.append(_sure_from(held, chosen) if enough else NEVER)
        head.fit(inputs, chosen)
        weights.append(head.coef_[0])
        biases.append(head.intercept_[0])
    return {
        "feeling_words": as_bytes(words),
        "feelings_weights": np.array(weights).T,
        "feelings_bias": np.array(biases),
        "sure": np.array(sure),
    }


def _sure_from(probabilities: Array, chosen: Array) -> float:
    """The least probability from which on `LEAST_PRECISION` of the rows are right."""
    order = np.argsort(-probabilities)
    precision = np.cumsum(chosen[order]) / np.arange(1, len(order) + 1)
    enough = [at for at in range(9, len(order)) if precision[at] >= LEAST_PRECISION]
    return float(probabilities[order][max(enough)]) if enough else NEVER


def train_topics(rows: Sequence[JournalRow], features: Features) -> dict[str, Array]:
    """One logistic head over all topics; a row with several counts by its first."""
    inputs = features.dense_with(trigger_marks, of_all=True)
    told = [at for at, row in enumerate(features.rows) if rows[row].topics]
    topics = [rows[features.rows[at]].topics[0] for at in told]
    head = LogisticRegression(C=TOPICS_C, max_iter=2000).fit(inputs[told], topics)
    return {
        "topic_labels": as_bytes([TOPIC_LABELS.get(topic, topic) for topic in head.classes_]),
        "topics_weights": head.coef_.T,
        "topics_bias": head.intercept_,
    }


def write(arrays: dict[str, Array]) -> str:
    """Ship the weights, floats in half precision."""
    small = {
        name: array if array.dtype == np.uint8 else array.astype(np.float16)
        for name, array in arrays.items()
    }
    return ship(FILE, small)


def main() -> None:
    """Train all heads."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rows", type=Path, required=True, help="folder of the rows")
    options.add_argument(
        "--models",
        type=Path,
        default=MODELS,
        help="folder that holds minilm",
    )
    given = options.parse_args()
    embedder, lexicon = MiniLm(lambda name: given.models / name), read_lexicon()
    affect, _ = split_affect(affect_rows(given.rows / AFFECT))
    journals, _ = split_journals(journal_rows(given.rows / JOURNALS))
    of_affect = Features([row.text for row in affect], embedder, lexicon)
    of_journals = Features([row.text for row in journals], embedder, lexicon)
    arrays = {
        **train_ratings(affect, of_affect),
        **train_feelings(journals, of_journals),
        **train_topics(journals, of_journals),
    }
    print(f"trained on {len(affect)} essays and {len(journals)} journal answers")
    print(write(arrays))


if __name__ == "__main__":
    main()
