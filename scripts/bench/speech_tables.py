"""A table of figures: for people, in Markdown, and for programs."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Table:
    """A titled table; each row has a value a column."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    note: str = ""

    def add(self, *row: Any) -> None:
        """Add a row."""
        self.rows.append(row)

    def as_text(self) -> str:
        """The table in Markdown, its columns lined up."""
        cells = [self.columns, *(tuple(_text(value) for value in row) for row in self.rows)]
        widths = [max(len(row[n]) for row in cells) for n in range(len(self.columns))]
        lines = [
            "| " + " | ".join(f"{cell:<{widths[n]}}" for n, cell in enumerate(row)) + " |"
            for row in cells
        ]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        note = f"\n{self.note}\n" if self.note else ""
        return "\n".join([f"### {self.title}", "", *lines, note])

    def as_rows(self) -> dict[str, Any]:
        """The same figures for programs."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return {"title": self.title, "rows": rows, "note": self.note}


def _text(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 1 else f"{value:.2f}"
    return str(value)
