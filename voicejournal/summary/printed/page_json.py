"""The page as JSON, for other programs: the same lines, each quote with its receipt."""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from voicejournal.journal import PageLine, Quote, WeeklyPage
from voicejournal.summary.moods import mean_mood


def page_values(page: WeeklyPage) -> dict[str, Any]:
    """The page as plain values. What found no room on it is not in them.

    What few pages have is left out of the others (`earlier`, `doubtful`), so that a page that was
    accepted before there was such a thing still reads as it did.
    """
    numbers = count(1)
    return {
        "first_day": page.first_day.isoformat(),
        "last_day": page.last_day.isoformat(),
        "with_whom": page.with_whom,
        "mood": {
            "lowest": 0,
            "highest": 10,
            "mean": mean_mood(page.days),
            "mean_before": page.mean_before,
            "days": [
                {
                    "day": day.day.isoformat(),
                    "pleasantness": day.pleasantness,
                    "spoken": day.spoken,
                    **({"earlier": list(day.earlier)} if day.earlier else {}),
                }
                for day in page.days
            ],
        },
        "sections": [
            {
                "name": section.name.value,
                "title": section.title,
                "lines": [_line_values(line, numbers) for line in section.lines],
            }
            for section in page.sections
        ],
    }


def page_json(page: WeeklyPage) -> str:
    """The page as JSON text, with a line end at its end."""
    return json.dumps(page_values(page), ensure_ascii=False, indent=2) + "\n"


def _line_values(line: PageLine, numbers: Iterator[int]) -> dict[str, Any]:
    quote = line.quote
    return {
        "label": line.label,
        "day": line.day.isoformat() if line.day else None,
        "triggers": [trigger.label for trigger in line.triggers],
        "feelings": [
            {"word": feeling.word, "intensity": feeling.intensity} for feeling in line.feelings
        ],
        "note": line.note,
        "distress": None
        if line.distress is None
        else {"before": line.distress.before, "after": line.distress.after},
        "quote": None if quote is None else _quote_values(quote, next(numbers)),
    }


def _quote_values(quote: Quote, number: int) -> dict[str, Any]:
    return {
        "number": f"q{number}",
        "entry": quote.entry_id,
        "day": quote.day.isoformat(),
        "start_s": quote.start_s,
        "text": quote.text,
        "initials": quote.initials,
        **({"doubtful": True} if quote.doubtful else {}),
    }
