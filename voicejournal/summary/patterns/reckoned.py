"""Factors reckoned against moods: numbers alone, whatever they are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Of each factor the adjusted difference in points, its two-sided p, and its q."""

    adjusted: tuple[float, ...]
    p: tuple[float, ...]
    q: tuple[float, ...]


Columns = Sequence[Sequence[bool]]
"""Of each factor whether each day named it."""

Reckon = Callable[[Sequence[int], Sequence[int], Columns], Reckoned]
"""Reckons factors by day numbers in order, each once, and by the days' moods."""


def reckon(days: Sequence[int], moods: Sequence[int], columns: Columns) -> Reckoned:
    """By permutation and Benjamini-Hochberg (`permutation`)."""
    # Loading numpy takes longer than all else of a page, and a journal of some weeks needs none.
    import numpy as np  # noqa: PLC0415

    from voicejournal.summary.patterns.permutation import (  # noqa: PLC0415
        false_discovery_rates,
        permutation_test,
    )

    named = np.array(columns, dtype=float).T
    test = permutation_test(np.array(days), np.array(moods, dtype=float), named)
    q = false_discovery_rates(test.p)
    return Reckoned(tuple(test.adjusted.tolist()), tuple(test.p.tolist()), tuple(q.tolist()))
