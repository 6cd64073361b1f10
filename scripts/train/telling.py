"""Train the weights that tell what kind of thing a sentence says, from sentences of our own.

Run: .venv/bin/python -m scripts.train.telling            (writes language/telling_head.npz)
     … --check                                            (eight-fold accuracy, and writes nothing)

`telling.txt` beside this file has the sentences under their kinds; all were written for it. A
softmax with equal weight for each kind, by plain gradient descent: deterministic, in seconds.
"""

import argparse
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicejournal.language.embed import MiniLm
from voicejournal.language.sense import FILE

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MODELS = Path(os.environ.get("VOICEJOURNAL_MODELS") or ROOT / "models")
DECAY = 0.02
STEPS = 400
RATE = 2.0
FOLDS = 8

Numbers = NDArray[Any]


def read_rows() -> list[tuple[str, str]]:
    """(kind, sentence) for each line."""
    rows, kind = [], ""
    for line in (HERE / "telling.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif line:
            rows.append((kind, line))
    return rows


def trained(vectors: Numbers, kinds: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Weights (dimensions, count) and bias (count,)."""
    weights, bias = np.zeros((vectors.shape[1], count)), np.zeros(count)
    balance = 1 / np.bincount(kinds, minlength=count)[kinds]
    balance = (balance / balance.mean())[:, None]
    wanted = np.eye(count)[kinds]
    for _ in range(STEPS):
        shares = np.exp(vectors @ weights + bias)
        shares /= shares.sum(axis=1, keepdims=True)
        wrong = (shares - wanted) * balance
        weights -= RATE * (vectors.T @ wrong + DECAY * weights) / len(kinds)
        bias -= RATE * wrong.mean(axis=0)
    return weights, bias


def checked(vectors: Numbers, kinds: Numbers, count: int) -> float:
    """Share of sentences whose kind is found by weights that have not seen them."""
    order = np.random.default_rng(0).permutation(len(kinds))
    right = 0
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        seen = np.setdiff1d(order, held)
        weights, bias = trained(vectors[seen], kinds[seen], count)
        right += int((np.argmax(vectors[held] @ weights + bias, axis=1) == kinds[held]).sum())
    return right / len(kinds)


def main() -> None:
    """Train, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    rows = read_rows()
    names = list(dict.fromkeys(kind for kind, _ in rows))
    vectors = MiniLm(lambda name: MODELS / name).vectors([text for _, text in rows])
    kinds = np.array([names.index(kind) for kind, _ in rows])
    if given.check:
        share = checked(vectors, kinds, len(names))
        print(f"{len(rows)} sentences, {len(names)} kinds: {share:.2f} right on those not seen")
        return
    weights, bias = trained(vectors, kinds, len(names))
    np.savez_compressed(
        ROOT / "voicejournal" / "language" / FILE,
        kinds=np.array(names),
        weights=weights.astype(np.float32),
        bias=bias.astype(np.float32),
    )


if __name__ == "__main__":
    main()
