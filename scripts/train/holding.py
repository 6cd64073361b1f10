"""Train the weights that decide whether a named feeling holds.

    python -m scripts.train.holding --rows FOLDER     (writes language/scope/weights/holding.npz)

Learned of the probes in `probes/` and of those that the rules were tuned on. Probes are made of
exceptions: as a counterweight there are bits of ordinary evenings (`probes/narrative_*`), in which
what is told in the past is the day's, and what people's essays and journals name, where the rules
let it hold. Each author in turn is kept out, for the figures that are printed and, of probes, for
the threshold. Seconds; needs scikit-learn.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from scripts.train.material import PROBES, ROOT, Row
from scripts.train.naming import judged, namings, read_probes
from scripts.train.rows import training_texts
from scripts.train.shipping import ship
from voicejournal.language.lists.lexicon import Lexicon, read_lexicon
from voicejournal.language.scope.holding import FILE, Naming, marks_of

TUNED: Final = ("author", "second author", "second author, later")
"""Parts of tests/tagging/probes*.toml that nothing is claimed of."""
NARRATIVE: Final = "narrative"
LEAST_SAID: Final = 3
"""A mark of fewer namings is left out."""
STRENGTH: Final = 0.2
REAL_WEIGHT: Final = 0.03
"""Of a naming in an essay or a journal, beside 1 of one in a probe."""
KEPT: Final = 0.89
"""Share of what holds, of an author unseen, that is to be kept."""

Array = Any
Named = Row[Naming, bool]
"""A feeling that was named, and whether it holds."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Marks, a weight each, and a bias."""

    marks: tuple[str, ...]
    weights: Array
    bias: float

    def scores(self, rows: Sequence[Named]) -> Array:
        """Log odds."""
        index = {mark: at for at, mark in enumerate(self.marks)}
        found = ({index[m] for m in marks_of(row.said) if m in index} for row in rows)
        return np.array([self.bias + self.weights[list(each)].sum() for each in found])


def probe_rows(lexicon: Lexicon) -> list[Named]:
    """Namings of all probes that may be learned from."""
    tests = ROOT / "tests" / "tagging"
    tuned = [*read_probes(tests / "probes.toml"), *read_probes(tests / "probes_second.toml")]
    probes = [probe for path in PROBES for probe in read_probes(path)]
    probes += [probe for probe in tuned if probe.part in TUNED]
    return [
        Row(naming, holds, probe.part)
        for probe in probes
        for naming, holds in judged(probe, lexicon)
    ]


def real_rows(folder: Path, lexicon: Lexicon) -> list[Named]:
    """Namings of the training rows that the rules let hold."""
    return [
        Row(naming, True, "real", REAL_WEIGHT)
        for text in training_texts(folder)
        for _, naming in namings(text, lexicon)
        if naming.scope.holds
    ]


def fit(rows: Sequence[Named]) -> Fitted:
    """The regression, with as much weight on what holds as on what does not."""
    cutter = CountVectorizer(analyzer=marks_of, binary=True, min_df=LEAST_SAID)
    cutter.fit([row.said for row in rows if row.part != "real"])
    holds = np.array([row.label for row in rows])
    weights = np.array([row.weight for row in rows])
    weights[holds] *= weights[~holds].sum() / weights[holds].sum()
    machine = LogisticRegression(C=STRENGTH, max_iter=2000)
    machine.fit(cutter.transform([row.said for row in rows]), holds, sample_weight=weights)
    names = tuple(cutter.get_feature_names_out())
    return Fitted(names, machine.coef_[0], float(machine.intercept_[0]))


def unseen_scores(probes: Sequence[Named], real: Sequence[Named]) -> tuple[list[Named], Array]:
    """Rows of each author of `probes/`, scored by weights that saw the others alone."""
    parts = [path.stem for path in PROBES]
    scored: list[Named] = []
    scores: list[Array] = []
    for part in parts:
        own = [row for row in probes if row.part == part]
        scored += own
        scores.append(fit([*(row for row in probes if row.part != part), *real]).scores(own))
    return scored, np.concatenate(scores)


def report(rows: Sequence[Named], scores: Array, threshold: float) -> None:
    """What is kept of what holds, and of what does not, by author; beside it the rules alone."""
    for part in dict.fromkeys(row.part for row in rows):
        for holds in (True, False):
            chosen = [at for at, r in enumerate(rows) if r.part == part and r.label is holds]
            kept = float(np.mean(scores[chosen] >= threshold))
            ruled = float(np.mean([rows[at].said.scope.holds for at in chosen]))
            name = "holds" if holds else "does not"
            print(f"{part:16} {name:9} {len(chosen):4}: kept {kept:.2f}, by rules {ruled:.2f}")


def main() -> None:
    """Train, choose the threshold, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=Path, required=True, help="folder of the rows")
    lexicon = read_lexicon()
    real = real_rows(parser.parse_args().rows, lexicon)
    probes = probe_rows(lexicon)
    unseen, scores = unseen_scores(probes, real)
    is_probe = np.array([not row.part.startswith(NARRATIVE) for row in unseen])
    holding = np.array([row.label for row in unseen]) & is_probe
    threshold = float(np.quantile(scores[holding], 1 - KEPT))
    report(unseen, scores, threshold)
    fitted = fit([*probes, *real])
    print(f"{len(probes)} namings of probes, {len(real)} of essays and journals")
    print(f"of those {np.mean(fitted.scores(real) >= threshold):.2f} kept (seen)")
    print(
        ship(
            FILE,
            {
                "marks": np.frombuffer("\n".join(fitted.marks).encode(), dtype=np.uint8),
                "weights": fitted.weights.astype(np.float16),
                "bias": np.float32(fitted.bias - threshold),
            },
        )
    )


if __name__ == "__main__":
    main()
