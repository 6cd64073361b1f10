"""Homework as a line and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voicejournal.language.labels.reported import report_text
from voicejournal.language.text.safe import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from voicejournal.journal import Homework


def homework_view(homework: Homework) -> RenderableType:
    """Its number and words, where it stands, and below what was told of it."""
    from rich.padding import Padding
    from rich.text import Text

    stands = homework.outcome or ("carried on" if homework.carried_at else "open")
    lines = [f"homework {homework.number}: {homework.text} ({stands})"]
    told = report_text(homework.reports)
    if told:
        lines.append(told)
    return Padding(Text(printable("\n".join(lines))), (0, 0, 0, 4))


def homework_json(homework: Homework) -> dict[str, Any]:
    """Homework with all its reports."""
    return {
        "number": homework.number,
        "text": homework.text,
        "outcome": homework.outcome,
        "carried_at": homework.carried_at.isoformat() if homework.carried_at else None,
        "reports": [
            {
                "day": report.day.isoformat(),
                "entry": report.entry_id,
                "tried": report.tried,
                "got_in_the_way": report.in_the_way,
                "learned": report.learned,
            }
            for report in homework.reports
        ],
    }
