"""Moods and patterns as data for programs."""

from collections.abc import Sequence
from typing import Any

from voicejournal.journal import DayRating, Pattern, Patterns, TrendPoint


def days_json(days: Sequence[DayRating]) -> list[dict[str, Any]]:
    """A day with a reflection each; `rated` is 'same day', 'later', 'unknown' or null."""
    return [
        {
            "day": day.day.isoformat(),
            "mood": day.pleasantness,
            "energy": day.energy,
            "rated": day.rated.value if day.rated else None,
        }
        for day in days
    ]


def patterns_json(found: Patterns, trend: Sequence[TrendPoint]) -> dict[str, Any]:
    """Everything that is on the screen, and the figures behind it."""
    return {
        "from": found.first_day.isoformat(),
        "to": found.last_day.isoformat(),
        "rated": len(found.rated_days),
        "missing": found.missing,
        "tested": found.tested,
        "patterns": [_pattern_json(pattern) for pattern in found.patterns],
        "days": days_json(found.days),
        "trend": [
            {"day": point.day.isoformat(), "mood": _rounded(point.pleasantness)} for point in trend
        ],
    }


def _pattern_json(pattern: Pattern) -> dict[str, Any]:
    return {
        "kind": pattern.factor.kind.value,
        "label": pattern.factor.label,
        "verdict": pattern.verdict.value,
        "evenings_with": pattern.evenings_with,
        "evenings_without": pattern.evenings_without,
        "mean_with": _rounded(pattern.mean_with),
        "mean_without": _rounded(pattern.mean_without),
        "difference": _rounded(pattern.difference),
        "adjusted_difference": _rounded(pattern.adjusted),
        "p": pattern.p,
        "q": pattern.q,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
