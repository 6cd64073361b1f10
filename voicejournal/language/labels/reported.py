"""What was told of homework, in one line."""

from collections.abc import Sequence
from typing import Final

from voicejournal.journal import Report

MOST_TOLD: Final = 2
"""Of what got in the way, and of what was learned: the newest."""


def report_text(reports: Sequence[Report]) -> str:
    """'tried 3 · got in the way: no time · learned: it helps'; empty where nothing was told.

    The number is of evenings on which it was tried.
    """
    told = [report for report in reports if report.tried is not None]
    if not told:
        return ""
    tried = sum(report.tried is True for report in told)
    parts = [f"tried {tried}" if tried else "not tried"]
    for label, texts in (
        ("got in the way", [report.in_the_way for report in told]),
        ("learned", [report.learned for report in told]),
    ):
        newest = list(dict.fromkeys(text for text in texts if text))[-MOST_TOLD:]
        if newest:
            parts.append(f"{label}: {'; '.join(newest)}")
    return " · ".join(parts)
