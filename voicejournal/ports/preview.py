"""The page as the person goes through it, before anybody else sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol


class Wish(Enum):
    """What the person wants of a line."""

    OUT_OR_IN = auto()
    """Off the page, or back on it."""
    SWAP = auto()
    """The next line of its section in its place."""
    UP = auto()
    DOWN = auto()
    INITIALS = auto()
    """Names as initials, or whole again."""
    ALL_INITIALS = auto()
    """The same for all lines at once."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A line as it is previewed, under the title of its section.

    `receipt` is the number of its quote; `reason` says why it is not on the page, empty where it
    is. `names` are those that initials would stand for, or stand for.
    """

    title: str
    text: str
    receipt: str = ""
    reason: str = ""
    names: tuple[str, ...] = ()
    has_initials: bool = False

    @property
    def is_on_page(self) -> bool:
        """Whether it would be printed."""
        return not self.reason


class Preview(Protocol):
    """The page, and what becomes of it. Each change is kept at once."""

    @property
    def rows(self) -> Sequence[PreviewRow]:
        """The lines of the page in their order, and behind them what is left out."""
        ...

    def wish(self, number: int, wish: Wish) -> tuple[int, str]:
        """Change the line of this index; returns where it is then, and what is to be said."""
        ...


DrawPreview = Callable[[Sequence[PreviewRow], int, int, int, str], list[tuple[str, str]]]
"""Rows, the index of the chosen one, columns, lines, a message: styled text for that room."""


class Previewer(Protocol):
    """Goes through a preview with the person."""

    def go_through(self, preview: Preview) -> bool:
        """Return whether the person accepted the page as it is then."""
        ...
