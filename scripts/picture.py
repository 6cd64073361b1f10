"""Draw the pictures of the README: the screen at night, and the page, from the real code.

Run: PYTHONPATH=. .venv/bin/python scripts/picture.py
The pictures name only fonts that machines have; nothing in them is fetched from anywhere.
"""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import typst
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from tests.pages import sample_page
from voicejournal.journal import SAMPLE_RATE_HZ, Moment, Segment, SpeechSegment, Word
from voicejournal.ports import Heard, LiveView, ReadPiece, SoundState
from voicejournal.screen.live import LastWords, drawing
from voicejournal.summary.printed.paper import Paper
from voicejournal.summary.printed.pdf import composition
from voicejournal.summary.printed.sheet import sheet_of

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
COLUMNS = 66
PIXELS_AN_INCH = 90
NIGHT = TerminalTheme(
    (24, 26, 32),
    (214, 214, 206),
    [(24, 26, 32), *[(150, 150, 145)] * 6, (214, 214, 206)],
)
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
LEVELS_DBFS = tuple(
    -54 + level for level in (9, 16, 30, 42, 30, 18, 16, 9, 9, 16, 30, 42, 20, 9, 14, 26, 36, 30)
)
HEARD = (
    "He said it in front of everyone and I just froze.",
    "I went to the kitchen and did the breathing, the one with four counts.",
    "It helped a bit.",
)


def main() -> None:
    """Draw all pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    console = Console(width=COLUMNS, record=True, file=io.StringIO(), highlight=False)
    view = evening()
    console.print(drawing(view, LastWords().lines(view.heard.segments)))
    svg = console.export_svg(title="voicejournal", theme=NIGHT)
    (PICTURES / "evening.svg").write_text(with_own_fonts(svg), "utf-8")
    (PICTURES / "page.png").write_bytes(page_picture())


def page_picture() -> bytes:
    """The invented week of the tests, as it is set for paper."""
    composed = composition(sheet_of(sample_page()), Paper.A4)
    drawn = typst.compile(**composed, format="png", ppi=PIXELS_AN_INCH)
    if not isinstance(drawn, bytes):
        raise TypeError("The page is one sheet.")
    return drawn


def evening() -> LiveView:
    """A moment of an evening, as the flow would give it to the screen."""
    at = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)
    sound = SoundState(252.0, LEVELS_DBFS, False, False, 0.0, "", (), True, None)
    pieces = tuple(
        ReadPiece(
            SpeechSegment(0, SAMPLE_RATE_HZ), Segment(0, 1, text, (Word(0, 1, text, 1.0),)), "en"
        )
        for text in HEARD
    )
    return LiveView(
        "Blue Yeti", Moment(at, "UTC", at.date()), sound, Heard(pieces, 2.0), started=True
    )


def with_own_fonts(svg: str) -> str:
    """The picture without its web fonts, in the fonts that a machine has."""
    without = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return without.replace("Fira Code", FONTS.split(",")[1].strip(" '")).replace(
        "font-family: arial", "font-family: sans-serif"
    )


if __name__ == "__main__":
    main()
