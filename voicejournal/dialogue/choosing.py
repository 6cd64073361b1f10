"""Proposed labels on a terminal: the arrows move among them, Space takes one out or in again."""

from textwrap import wrap

KEPT = "[x]"
LEFT_OUT = "[ ]"
CURSOR = ">"


class Choosing:
    """Which of the proposed labels are kept, and at which one the cursor stands."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels
        self._left_out: set[int] = set()
        self._at = 0

    @property
    def kept(self) -> tuple[str, ...]:
        """The labels that are kept, in their order."""
        return tuple(
            label for number, label in enumerate(self._labels) if number not in self._left_out
        )

    def move(self, by: int) -> None:
        """Go to another label; after the last comes the first."""
        self._at = (self._at + by) % len(self._labels)

    def toggle(self) -> None:
        """Leave out the label at the cursor, or keep it again."""
        self._left_out ^= {self._at}

    def lines(self, width: int) -> list[str]:
        """The labels as they stand, none broken that fits into a line of `width` columns."""
        lines: list[str] = []
        before = ""
        for number, label in enumerate(self._labels):
            cursor = CURSOR if number == self._at and len(self._labels) > 1 else " "
            shown = f"{cursor}{LEFT_OUT if number in self._left_out else KEPT} {label}"
            are_short = max(len(label), len(before)) <= width // 2
            if lines and are_short and len(lines[-1]) + len(shown) < width:
                lines[-1] += f" {shown}"
            else:
                lines += wrap(shown, width, subsequent_indent=" " * len(" [x] "))
            before = label
        return lines
