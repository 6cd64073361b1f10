"""Whether a difference in mood is more than chance, with the trend and yesterday's mood taken off.

Of each evening's mood, and of what it named, the share is taken off that carries over from the last
rated evening; then the trend is (generalised least squares, as Prais and Winsten 1954 do it, over
gaps too). What rests is shuffled, for p by permutation (Freedman and Lane 1983; Winkler et al.
2014). Welch's test and the bootstrap take the likeness of neighbouring evenings for a finding twice
as often as allowed.
"""

import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Days = NDArray[np.int64]

PERMUTATIONS: Final = 1_999
"""The smallest p is one in two thousand: enough for BH at .10 over some two hundred factors."""

DAYS_A_WAVE: Final = 56
"""A slow wave of the trend for each eight weeks, beside its line."""
MOST_WAVES: Final = 60

BATCH_NUMBERS: Final = 1 << 21
"""Moods shuffled at a time, 16 MB of them."""

LOST_BESIDE: Final = 2
"""Beside a column of the trend each, in the correction of a correlation over few evenings."""
MOST_CARRIED: Final = 0.9

TINY: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Test:
    """Of each factor: the adjusted difference in points, and its two-sided p by permutation."""

    __test__ = False  # no test of pytest's

    adjusted: Floats
    p: Floats


def permutation_test(days: Days, moods: Floats, named: Floats) -> Test:
    """Test factors, a column of 0 and 1 of `named` (days x factors) each, against the moods.

    `days` are day numbers in order, each once; days that are missing need no row. The same data
    always give the same p. A factor that says no more than the trend gets p = 1.
    """
    trend = _trend(days)
    carried = _carried_over(days, moods, _spanned(trend))
    basis = _spanned(_fresh(trend, carried))
    rest = _without(basis, _fresh(moods[:, None], carried))[:, 0]
    own = _without(basis, _fresh(named, carried))
    weight = (own * own).sum(axis=0)
    size = float(rest @ rest)
    is_told = (weight > TINY * np.maximum((named * named).sum(axis=0), 1)) & (size > TINY)
    safe_weight = np.where(is_told, weight, 1.0)
    moved = rest @ own
    if size <= TINY or not is_told.any():
        return Test(np.where(is_told, moved / safe_weight, 0.0), np.ones(len(weight)))
    observed = np.abs(moved) / np.sqrt(size)
    as_large = np.zeros(len(weight))
    generator = np.random.default_rng(_seed(days, moods))
    both, spans = np.column_stack([basis, own]), basis.shape[1]
    rows_a_batch = max(1, BATCH_NUMBERS // len(rest))
    for done in range(0, PERMUTATIONS, rows_a_batch):
        rows = min(rows_a_batch, PERMUTATIONS - done)
        shuffled = generator.permuted(np.broadcast_to(rest, (rows, len(rest))), axis=1)
        moved_so = shuffled @ both
        # The shuffled rest may have a trend by chance, which the test would take off as well.
        left = size - (moved_so[:, :spans] ** 2).sum(axis=1)
        reached = np.abs(moved_so[:, spans:]) / np.sqrt(np.maximum(left, TINY))[:, None]
        as_large += (reached >= observed * (1 - TINY)).sum(axis=0)
    p = np.where(is_told, (as_large + 1) / (PERMUTATIONS + 1), 1.0)
    return Test(np.where(is_told, moved / safe_weight, 0.0), p)


def false_discovery_rates(p: Floats) -> Floats:
    """Each p as its q (Benjamini and Hochberg 1995): the share of false ones among those kept."""
    order = np.argsort(p, kind="stable")
    ranked = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return q


def _carried_over(days: Days, moods: Floats, trend: Floats) -> Floats:
    """Share of the last rated evening's mood that is left on each later one: less, the longer ago.

    From the correlation of evenings that follow each other, which comes out too low over few of
    them (Kendall 1954; Marriott and Pope 1954), more so where a trend is taken off: corrected.
    """
    around = _without(trend, moods[:, None])[:, 0]
    follows = np.flatnonzero(np.diff(days) == 1)
    size = float(around[follows] @ around[follows])
    count, columns = len(follows), trend.shape[1]
    share = 0.0
    if size > TINY and count > columns + LOST_BESIDE:
        found = float(around[follows] @ around[follows + 1]) / size
        share = (count * found + columns) / (count - columns - LOST_BESIDE)
    return np.asarray(min(MOST_CARRIED, max(0.0, share)) ** np.diff(days))


def _fresh(columns: Floats, carried: Floats) -> Floats:
    """What of each row does not carry over from the row before, all of one variance."""
    fresh = columns.astype(float)
    fresh[1:] -= carried[:, None] * columns[:-1]
    fresh[1:] /= np.sqrt(1 - carried**2)[:, None]
    return fresh


def _trend(days: Days) -> Floats:
    """A line, and slow waves on it: the longer the time, the more of them."""
    span = int(days[-1] - days[0]) + 1
    place = (days - days[0] + 0.5) / span
    waves = np.arange(1, min(MOST_WAVES, span // DAYS_A_WAVE) + 1)
    return np.column_stack([np.ones(len(days)), place, np.cos(np.pi * np.outer(place, waves))])


def _spanned(columns: Floats) -> Floats:
    """Orthonormal columns of the same span."""
    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    return np.asarray(left[:, sizes > TINY * sizes[0]])


def _without(basis: Floats, columns: Floats) -> Floats:
    """What of the columns the basis does not explain."""
    return columns - basis @ (basis.T @ columns)


def _seed(days: Days, moods: Floats) -> int:
    return zlib.crc32(moods.tobytes(), zlib.crc32((days - days[0]).tobytes()))
