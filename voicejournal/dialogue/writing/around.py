"""What stands around the text of the writing screen."""

from collections.abc import Callable, Iterable
from typing import Final

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.containers import WindowRenderInfo
from prompt_toolkit.layout.controls import UIContent
from prompt_toolkit.layout.margins import Margin

from voicejournal.dialogue.writing.row_breaks import cells

SEPARATOR: Final = " · "
INDENT: Final = 2
ABOVE, BELOW = "↑", "↓"


class MoreMargin(Margin):
    """The margin left of a text; arrows in it tell that there is more above or below."""

    def get_width(self, get_ui_content: Callable[[], UIContent]) -> int:  # noqa: ARG002
        """As wide as everything is indented."""
        return INDENT

    def create_margin(
        self, window_render_info: WindowRenderInfo, width: int, height: int
    ) -> StyleAndTextTuples:
        """A row of it for each row of the text."""
        rows = [" " * width] * height
        if window_render_info.vertical_scroll > 0:
            rows[0] = ABOVE.ljust(width)
        if window_render_info.vertical_scroll + height < window_render_info.content_height:
            rows[-1] = BELOW.ljust(width)
        return [("", "\n".join(rows))]


def indented(rows: Iterable[str]) -> str:
    """Rows as they stand on the screen."""
    return "\n".join(f"{' ' * INDENT}{row}" for row in rows)


def in_rows(phrases: Iterable[str], columns: int, separator: str = SEPARATOR) -> list[str]:
    """Phrases side by side, as many in a row as have room."""
    rows: list[str] = []
    for phrase in phrases:
        longer = f"{rows[-1]}{separator}{phrase}" if rows else phrase
        if rows and cells(longer) <= columns:
            rows[-1] = longer
        else:
            rows.append(phrase)
    return rows


def quoted(text: str, columns: int) -> str:
    """A text in quotes, in one row, cut where there is no more room; nothing without quotes."""
    shown = " ".join(text.split())
    if not shown:
        return ""
    if cells(shown) + 2 > columns:
        while shown and cells(shown) + 3 > columns:
            shown = shown[:-1]
        shown = f"{shown.rstrip()}…"
    return f'"{shown}"'
