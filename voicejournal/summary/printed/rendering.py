"""The page in each of its formats, as bytes: all are the same page."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

from voicejournal.journal import WeeklyPage
from voicejournal.ports import PrintJob
from voicejournal.summary.printed.paper import Paper
from voicejournal.summary.printed.text import COLUMNS, page_text


class PageFormat(StrEnum):
    """What a page can be made as."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"


SUFFIXES: Final = {
    ".txt": PageFormat.TEXT,
    ".html": PageFormat.HTML,
    ".htm": PageFormat.HTML,
    ".pdf": PageFormat.PDF,
    ".json": PageFormat.JSON,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file's bytes, and what the person should know of them."""

    content: bytes
    remarks: tuple[str, ...] = ()


def rendered(page: WeeklyPage, wanted: PageFormat, paper: Paper | None, usual: Paper) -> Rendered:
    """The page in a format; on `paper` if one was named, else a PDF is on the `usual` one.

    Raises:
        NotFoundError: the format needs an extra that is not installed.
        InputError: the words have no room on one sheet at a size that can be read.
    """
    return _RENDERERS[wanted](page, paper, usual)


def print_job(page: WeeklyPage, paper: Paper) -> tuple[PrintJob, tuple[str, ...]]:
    """What a printer gets, and what the person should know of it: a PDF, else text in a form."""
    from voicejournal.summary.printed.pdf import is_pdf_here  # noqa: PLC0415 - its parts are an extra

    if is_pdf_here():
        made = _pdf(page, paper, paper)
        media = (f"media={paper.name_printed}", "fit-to-page")
        return PrintJob(made.content, "application/pdf", media), made.remarks
    text = page_text(page)
    return PrintJob(text.encode(), "text/plain", form_options(text, paper)), ()


LINES_AN_INCH: Final = 6
COLUMNS_AN_INCH: Final = 10
MARGIN_PT: Final = 36


def form_options(text: str, paper: Paper) -> tuple[str, ...]:
    """Options of CUPS that put a text on one sheet: its lines an inch, and so its type."""
    inches = paper.height_mm / 25.4 - 2 * MARGIN_PT / 72
    lines = max(ceil(text.count("\n") / inches), LINES_AN_INCH)
    left = round((paper.width_mm / 25.4 - COLUMNS / COLUMNS_AN_INCH) * 72 / 2)
    return (
        f"media={paper.name_printed}",
        f"lpi={lines}",
        f"cpi={COLUMNS_AN_INCH}",
        f"page-top={MARGIN_PT}",
        f"page-bottom={MARGIN_PT}",
        f"page-left={left}",
        f"page-right={left - 4}",
    )


def _text(page: WeeklyPage, _paper: Paper | None, _usual: Paper) -> Rendered:
    return Rendered(page_text(page).encode())


def _json(page: WeeklyPage, _paper: Paper | None, _usual: Paper) -> Rendered:
    from voicejournal.summary.printed.page_json import page_json  # noqa: PLC0415 - seldom wanted

    return Rendered(page_json(page).encode())


def _html(page: WeeklyPage, paper: Paper | None, _usual: Paper) -> Rendered:
    from voicejournal.summary.printed.html import page_html  # noqa: PLC0415 - seldom wanted

    return Rendered(page_html(page, paper).encode())


def _pdf(page: WeeklyPage, paper: Paper | None, usual: Paper) -> Rendered:
    from voicejournal.summary.printed.pdf import page_pdf  # noqa: PLC0415 - seldom wanted

    made = page_pdf(page, paper or usual)
    places = [f"[{receipt}]" for receipt in made.missing_in]
    if made.missing_elsewhere:
        places.append("words that were not said")
    if not places:
        return Rendered(made.content)
    remark = (
        f"Some signs are in none of the page's fonts and show as boxes: {', '.join(places)}."
        " --format html shows them with the fonts of the machine that reads it."
    )
    return Rendered(made.content, (remark,))


_RENDERERS: Final[dict[PageFormat, Callable[[WeeklyPage, Paper | None, Paper], Rendered]]] = {
    PageFormat.TEXT: _text,
    PageFormat.HTML: _html,
    PageFormat.PDF: _pdf,
    PageFormat.JSON: _json,
}
