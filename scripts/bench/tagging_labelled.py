"""Ratings, feelings and topics of whole texts, beside the prior, VADER and TF-IDF."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from scripts.bench.tagging_systems import Row, Tables, proposals, read_text
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
from voicejournal.journal import Past, PastEvening, Reading, Slot
from voicejournal.tagging.heads import TOPIC_LABELS
from voicejournal.tagging.reading import personal_offset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from voicejournal.tagging.tagger import ReflectionTagger

LEAST_OF_USER: Final = 3
"""A correlation within a user needs as many essays."""
F1_FROM: Final = 0.25
"""Probability from which a feeling counts for micro-F1; cross-validated in the training part."""
MIDDLE: Final = 5.0

Array = Any


@dataclass(frozen=True, slots=True)
class Trained:
    """The rows that the baselines are trained on: the same as the heads."""

    affect: Sequence[AffectRow]
    journals: Sequence[JournalRow]

    @classmethod
    def of(cls, folder: Path) -> Trained:
        """The training parts of a folder."""
        return cls(
            split_affect(affect_rows(folder / AFFECT))[0],
            split_journals(journal_rows(folder / JOURNALS))[0],
        )


def measure_affect(
    rows: Sequence[AffectRow], tagger: ReflectionTagger, trained: Trained | None, tables: Tables
) -> None:
    """Mood against valence, energy against arousal: r between and within users, and together."""
    truth = np.array([[5 + 2.5 * row.valence, 5 * row.arousal] for row in rows])
    users = [row.user for row in rows]
    read = [read_text(tagger, row.text) for row in rows]
    ours = np.array(
        [[one.reading.mood, one.reading.energy] if one else [MIDDLE, MIDDLE] for one in read]
    )
    vader = SentimentIntensityAnalyzer()
    compound = np.array([vader.polarity_scores(row.text)["compound"] for row in rows])
    systems: list[tuple[str, Array]] = [
        ("prior", np.full_like(truth, MIDDLE)),
        ("VADER", np.column_stack([MIDDLE * (1 + compound), MIDDLE * (1 + np.abs(compound))])),
    ]
    if trained:
        systems.append(("TF-IDF + ridge", _tfidf_ratings(trained.affect, rows)))
    systems += [
        ("voicejournal", ours),
        ("the same with the personal offset", _with_offset(rows, ours, truth)),
    ]
    table: list[Row] = []
    for name, guessed in systems:
        for column, what in enumerate(("mood", "energy")):
            figures = correlations(truth[:, column], guessed[:, column], users)
            error = float(np.abs(truth[:, column] - guessed[:, column]).mean())
            table.append((what, name, *(f"{figure:.3f}" for figure in figures), f"{error:.2f}"))
    head = ("rating", "system", "r (official)", "between", "within", "r over all", "mean error")
    title = f"Mood and energy: {len(rows)} essays of {len(set(users))} writers"
    tables.add(title, head, sorted(table, key=lambda row: row[0] != "mood"))


def correlations(
    truth: Array, guessed: Array, users: Sequence[str]
) -> tuple[float, float, float, float]:
    """The official composite, its two parts, and Pearson's r over all rows.

    SemEval-2026 task 2 takes r of the users' means, the mean of each user's own r, and puts the
    two together by Fisher's z.
    """
    of_user = defaultdict(list)
    for at, user in enumerate(users):
        of_user[user].append(at)
    means = np.array([[truth[rows].mean(), guessed[rows].mean()] for rows in of_user.values()])
    between = _r(means[:, 0], means[:, 1])
    own = [
        _r(truth[rows], guessed[rows])
        for rows in of_user.values()
        if len(rows) >= LEAST_OF_USER and np.std(truth[rows])
    ]
    within = float(np.mean(own)) if own else 0.0
    together = float(np.tanh((np.arctanh(between) + np.arctanh(within)) / 2))
    return together, between, within, _r(truth, guessed)


def _r(first: Array, second: Array) -> float:
    flat = len(first) < LEAST_OF_USER or np.std(first) == 0 or np.std(second) == 0
    return 0.0 if flat else float(np.corrcoef(first, second)[0, 1])


def _with_offset(rows: Sequence[AffectRow], ours: Array, truth: Array) -> Array:
    """Each user's essays in the order of time; only those before are known to the offset."""
    moved = ours.copy()
    order = sorted(range(len(rows)), key=lambda at: (rows[at].user, rows[at].at))
    past: list[PastEvening] = []
    for number, at in enumerate(order):
        if number and rows[order[number - 1]].user != rows[at].user:
            past = []
        known = Past(tuple(past))
        moved[at, 0] += personal_offset(known, "bench", lambda e: e.mood, lambda r: r.mood)
        moved[at, 1] += personal_offset(known, "bench", lambda e: e.energy, lambda r: r.energy)
        reading = Reading("bench", b"", float(ours[at, 0]), float(ours[at, 1]))
        mood, energy = (round(float(rating)) for rating in truth[at])
        past.append(PastEvening("en", reading, mood, energy))
    return moved


def _tfidf_ratings(trained: Sequence[AffectRow], rows: Sequence[AffectRow]) -> Array:
    cutter = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    counts = cutter.fit_transform([row.text for row in trained])
    targets = np.array([[5 + 2.5 * row.valence, 5 * row.arousal] for row in trained])
    return Ridge(1.0).fit(counts, targets).predict(cutter.transform([row.text for row in rows]))


def measure_journals(
    rows: Sequence[JournalRow], tagger: ReflectionTagger, trained: Trained | None, tables: Tables
) -> None:
    """Feelings by micro-F1 and hit@3, topics by accuracy and hit@2."""
    model = tagger.model
    if model is None:
        return
    heads = model.heads()
    read = [read_text(tagger, row.text) for row in rows]
    feelings = np.array([one.feelings if one else np.zeros(len(heads.sure)) for one in read])
    none = np.zeros(len(heads.topic_labels))
    topics = np.array([one.topics if one else none for one in read])
    emotions = [set(row.emotions) for row in rows]
    named = [{TOPIC_LABELS.get(topic, topic) for topic in row.topics} for row in rows]
    systems = [("voicejournal", feelings, topics)]
    if trained:
        systems = [
            ("prior", *_priors(trained.journals, len(rows), heads)),
            ("TF-IDF + LR", *_tfidf_labels(trained.journals, rows, heads)),
            *systems,
        ]
    table: list[Row] = [
        (
            name,
            f"{_micro_f1(of_feelings, emotions, heads.feeling_words):.3f}",
            f"{_hit(of_feelings, emotions, heads.feeling_words, 3):.3f}",
            f"{_hit(of_topics, named, heads.topic_labels, 1):.3f}",
            f"{_hit(of_topics, named, heads.topic_labels, 2):.3f}",
        )
        for name, of_feelings, of_topics in systems
    ]
    head = ("system", "feelings micro-F1", "feelings hit@3", "topics accuracy", "topics hit@2")
    tables.add(f"Feelings and topics: {len(rows)} journal answers", head, table)
    _measure_proposed(rows, tagger, frozenset(heads.feeling_words), tables)


def _measure_proposed(
    rows: Sequence[JournalRow], tagger: ReflectionTagger, known: frozenset[str], tables: Tables
) -> None:
    """What a person would see: of what is proposed, and known to these rows, how much is right."""
    proposed = right = wanted = 0
    for row in rows:
        said = proposals(tagger, row.text).get(Slot.FEELINGS, ())
        shown = known & set(said if isinstance(said, tuple) else ())
        proposed += len(shown)
        right += len(shown & set(row.emotions))
        wanted += len(row.emotions)
    tables.add(
        "Feelings as they are proposed",
        ("proposed", "right", "of those chosen"),
        [(str(proposed), f"{right / max(proposed, 1):.2f}", f"{right / max(wanted, 1):.2f}")],
    )


def _priors(trained: Sequence[JournalRow], count: int, heads: Any) -> tuple[Array, Array]:
    feelings = [np.mean([w in row.emotions for row in trained]) for w in heads.feeling_words]
    topics = [
        np.mean([label in {TOPIC_LABELS.get(t, t) for t in row.topics} for row in trained])
        for label in heads.topic_labels
    ]
    return np.tile(feelings, (count, 1)), np.tile(topics, (count, 1))


def _tfidf_labels(
    trained: Sequence[JournalRow], rows: Sequence[JournalRow], heads: Any
) -> tuple[Array, Array]:
    cutter = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    counts = cutter.fit_transform([row.text for row in trained])
    asked = cutter.transform([row.text for row in rows])
    feelings = np.zeros((len(rows), len(heads.feeling_words)))
    for column, word in enumerate(heads.feeling_words):
        chosen = [word in row.emotions for row in trained]
        head = LogisticRegression(C=5, max_iter=1000).fit(counts, chosen)
        feelings[:, column] = head.predict_proba(asked)[:, 1]
    told = [at for at, row in enumerate(trained) if row.topics]
    first = [TOPIC_LABELS.get(trained[at].topics[0], trained[at].topics[0]) for at in told]
    head = LogisticRegression(C=10, max_iter=2000).fit(counts[told], first)
    columns = [list(head.classes_).index(label) for label in heads.topic_labels]
    return feelings, head.predict_proba(asked)[:, columns]


def _micro_f1(scores: Array, wanted: Sequence[set[str]], names: Sequence[str]) -> float:
    truth = np.array([[name in labels for name in names] for labels in wanted])
    said = scores >= F1_FROM
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))


def _hit(scores: Array, wanted: Sequence[set[str]], names: Sequence[str], count: int) -> float:
    """Share of texts, of those that have labels, one of which is among the `count` likeliest."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :count]
    hits = [
        any(names[at] in labels for at in row)
        for row, labels in zip(best, wanted, strict=True)
        if labels
    ]
    return float(np.mean(hits))
