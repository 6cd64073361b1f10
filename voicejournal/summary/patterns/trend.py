"""The slow course of the mood, for the eye alone: nothing is concluded from it."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from voicejournal.journal import DayRating, TrendPoint
from voicejournal.summary.patterns.days import LEAST_FOR_TREND
from voicejournal.summary.patterns.permutation import Floats

SHARE: Final = 0.5
"""Of the rated days that the value of each is smoothed over."""

MOST_POINTS: Final = 200
"""More rated days than this are smoothed at as many of them, spread evenly."""


def trend_of(days: Sequence[DayRating]) -> tuple[TrendPoint, ...]:
    """LOWESS over half of the rated days (Cleveland 1979, one pass); empty under four weeks."""
    rated = [(day.day, day.pleasantness) for day in days if day.pleasantness is not None]
    if len(rated) < LEAST_FOR_TREND:
        return ()
    numbers = np.array([day.toordinal() for day, _ in rated], dtype=float)
    moods = np.array([mood for _, mood in rated], dtype=float)
    places = np.unique(np.linspace(0, len(rated) - 1, min(len(rated), MOST_POINTS)).round())
    chosen = places.astype(int)
    smooth = lowess(numbers, moods, numbers[chosen])
    return tuple(
        TrendPoint(rated[place][0], float(min(10.0, max(0.0, mood))))
        for place, mood in zip(chosen, smooth, strict=True)
    )


def lowess(x: Floats, y: Floats, at: Floats, share: float = SHARE) -> Floats:
    """Local lines with tricube weights, over the nearest `share` of the points (both in order)."""
    reach = max(2, int(np.ceil(share * len(x))))
    smooth = np.empty(len(at))
    first = 0
    for number, here in enumerate(at):
        # The nearest stand side by side; what is farther than the last of them has no weight.
        while first + reach < len(x) and x[first + reach] - here < here - x[first]:
            first += 1
        near, told = x[first : first + reach], y[first : first + reach]
        widest = max(float(here - near[0]), float(near[-1] - here), 1e-9)
        weight = np.clip(1 - (np.abs(near - here) / widest) ** 3, 0, None) ** 3
        total = weight.sum()
        mean_x, mean_y = weight @ near / total, weight @ told / total
        spread = weight @ (near - mean_x) ** 2
        slope = weight @ ((near - mean_x) * (told - mean_y)) / spread if spread > 0 else 0.0
        smooth[number] = mean_y + slope * (here - mean_x)
    return smooth
